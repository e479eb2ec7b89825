"""The parts of a strategy: what they are called, what they hold, what they refuse."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Ambition,
    Challenge,
    CollaborationPoint,
    Direction,
    Element,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    Initiative,
    InitiativeStatus,
    SdgReference,
    Statement,
    Target,
    TargetForm,
    Term,
    Theme,
)

TITLE = Label("Flere job", "More jobs")
SOURCE = Source(id="plan", document="Plan", publisher="Kalundborg Kommune", sha256="0" * 64)
PLACE = Locator(source=SOURCE, section=("Mål",), first_line=7, last_line=8, printed="")
SIMPLE = (Element, Statement, Ambition, CollaborationPoint, Initiative, Theme, Challenge)


def goal(name: str = "G1", **more: Any) -> Goal:
    given = {"role": GoalRole.GOAL, "kind": GoalKind.QUALITATIVE} | more
    return Goal(id=name, title=TITLE, **given)


def theme(name: str, *children: Theme, **more: Any) -> Theme:
    return Theme(id=name, title=TITLE, children=children, **more)


@pytest.mark.parametrize("name", ("HEL-F1-V1", "T", "_x", "a.b-c_d", "x" * 60))
def test_an_id_is_a_name_in_xml(name: str) -> None:
    for kind in SIMPLE:
        assert kind(id=name, title=TITLE).id == name
    assert goal(name).id == name


@pytest.mark.parametrize("name", ("1x", "-x", ".x", "a b", "a:b", "a/b", "SORØ", "a\n", "\u0661x"))
def test_what_is_no_name_in_xml_is_no_id(name: str) -> None:
    for kind in SIMPLE:
        with pytest.raises(InvalidValueError, match=f"not of the form.* @ {kind.__name__}.id"):
            kind(id=name, title=TITLE)
    with pytest.raises(InvalidValueError, match="not of the form.* @ Goal.id"):
        goal(name)


@pytest.mark.parametrize("name", ("", " ", "x" * 61))
def test_an_id_has_1_to_60_characters(name: str) -> None:
    with pytest.raises(InvalidValueError, match="blank or too long, allowed: 1 to 60 characters"):
        Element(id=name, title=TITLE)


def test_a_title_is_read_in_either_language() -> None:
    for each in (goal(), theme("T1"), Ambition(id="A1", title=TITLE)):
        assert (each.title_da, each.title_en) == ("Flere job", "More jobs")


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"id": 1}, "not a text, allowed: a str, got 1 @ Element.id"),
        ({"title": "Flere job"}, "allowed: Label, got 'Flere job' @ Element.title"),
        ({"locator": "line 7"}, "allowed: Locator, got 'line 7' @ Element.locator"),
        ({"also_at": PLACE}, "allowed: a tuple of Locator.* @ Element.also_at"),
        ({"also_at": [PLACE]}, "allowed: a tuple of Locator.* @ Element.also_at"),
    ),
)
def test_an_element_refuses_other_types(more: dict[str, Any], what: str) -> None:
    given: dict[str, Any] = {"id": "E1", "title": TITLE} | more
    with pytest.raises(WrongTypeError, match=what):
        Element(**given)


def test_an_element_keeps_all_its_places() -> None:
    again = attrs.evolve(PLACE, first_line=20, last_line=20)
    printed = Element(id="E1", title=TITLE, locator=PLACE, also_at=(again,))
    assert (printed.locator, printed.also_at) == (PLACE, (again,))
    own = Element(id="E1", title=TITLE)
    assert (own.locator, own.also_at) == (None, ())


def test_parts_of_different_kinds_are_never_equal() -> None:
    parts = {kind(id="E1", title=TITLE) for kind in SIMPLE}
    assert len(parts) == len(SIMPLE)


def test_a_term_is_kept_as_printed() -> None:
    assert Term(text="Ny-tænkning, m.v.").text == "Ny-tænkning, m.v."
    assert Term(text="Klima", locator=PLACE).locator == PLACE
    with pytest.raises(InvalidValueError, match="blank or too long, allowed: 1 to 100"):
        Term(text=" ")
    with pytest.raises(WrongTypeError, match="allowed: Locator"):
        Term(text="Klima", locator=7)  # type: ignore[arg-type]


def test_a_goal_has_no_targets_subjects_or_sdgs_unless_given() -> None:
    bare = goal()
    assert (bare.targets, bare.subjects, bare.sdgs) == ((), (), ())
    target = Target(
        id="G1-T1",
        indicator=Indicator(id="jobs", name=TITLE, unit=Label("job", "jobs")),
        form=TargetForm.DIRECTION,
        direction=Direction.INCREASE,
    )
    given = goal(targets=(target,), subjects=("employment",), sdgs=(SdgReference("8.5"),))
    assert given.targets == (target,)
    assert given.subjects == ("employment",)
    assert given.sdgs == (SdgReference("8.5"),)


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"role": "goal"}, "allowed: GoalRole, got 'goal' @ Goal.role"),
        ({"kind": None}, "allowed: GoalKind, got None @ Goal.kind"),
        ({"targets": None}, "allowed: a tuple of Target, got None @ Goal.targets"),
        ({"targets": ("T1",)}, r"allowed: a tuple of Target, got \('T1',\) @ Goal.targets"),
        ({"subjects": ["climate"]}, "allowed: a tuple of str.* @ Goal.subjects"),
        ({"subjects": "climate"}, "allowed: a tuple of str, got 'climate' @ Goal.subjects"),
        ({"sdgs": ("4.1",)}, "allowed: a tuple of SdgReference.* @ Goal.sdgs"),
        ({"sdgs": Unknown("lost")}, "allowed: a tuple of SdgReference.* @ Goal.sdgs"),
    ),
)
def test_a_goal_refuses_other_types(more: dict[str, Any], what: str) -> None:
    with pytest.raises(WrongTypeError, match=what):
        goal(**more)


@pytest.mark.parametrize("subject", ("Climate", "1-climate", "klima og natur", "æble"))
def test_a_subject_is_a_word_in_small_letters(subject: str) -> None:
    with pytest.raises(InvalidValueError, match="not of the form.* @ Goal.subjects"):
        goal(subjects=("climate", subject))


def test_an_initiative_is_planned_unless_it_says_otherwise() -> None:
    bare = Initiative(id="I1", title=TITLE)
    assert (bare.status, bare.goals, bare.period) == (InitiativeStatus.PLANNED, (), None)
    running = Initiative(
        id="I1",
        title=TITLE,
        goals=("G1", "G2"),
        period=DateRange.year(2024),
        status=InitiativeStatus.RUNNING,
    )
    assert (running.goals, running.period) == (("G1", "G2"), DateRange.year(2024))


@pytest.mark.parametrize(
    ("more", "error", "what"),
    (
        ({"goals": ("G1", "1x")}, InvalidValueError, "not of the form.*'1x' @ Initiative.goals"),
        ({"goals": ["G1"]}, WrongTypeError, "allowed: a tuple of str.* @ Initiative.goals"),
        ({"goals": "G1"}, WrongTypeError, "allowed: a tuple of str, got 'G1' @ Initiative.goals"),
        ({"period": 2024}, WrongTypeError, "allowed: DateRange, got 2024 @ Initiative.period"),
        ({"status": "done"}, WrongTypeError, "allowed: InitiativeStatus.* @ Initiative.status"),
    ),
)
def test_an_initiative_refuses_what_it_cannot_hold(
    more: dict[str, Any], error: type[Exception], what: str
) -> None:
    with pytest.raises(error, match=what):
        Initiative(id="I1", title=TITLE, **more)


def test_a_walk_comes_to_each_theme_before_those_within_it() -> None:
    #     A
    #    / \
    #   B   D
    #   |   |
    #   C   E
    whole = theme("A", theme("B", theme("C")), theme("D", theme("E")))
    assert [each.id for each in whole.walk()] == ["A", "B", "C", "D", "E"]
    assert [each.id for each in theme("F").walk()] == ["F"]


def test_a_theme_holds_its_own_parts_in_a_fixed_order() -> None:
    inner = theme("B", goals=(goal("G2"),))
    outer = theme(
        "A",
        inner,
        cross_cutting=True,
        initiatives=(Initiative(id="I1", title=TITLE),),
        collaboration_points=(CollaborationPoint(id="C1", title=TITLE),),
        ambitions=(Ambition(id="A1", title=TITLE), Ambition(id="A2", title=TITLE)),
        goals=(goal("G1"),),
    )
    assert [each.id for each in outer.elements()] == ["G1", "A1", "A2", "C1", "I1"]
    assert list(inner.elements()) == [goal("G2")]
    assert (outer.cross_cutting, inner.cross_cutting) == (True, False)


@pytest.mark.parametrize("children", ((theme("A"),), (theme("B"), theme("C", theme("A")))))
def test_a_theme_that_contains_itself_is_refused(children: tuple[Theme, ...]) -> None:
    with pytest.raises(InvalidValueError, match="contains itself, got 'A' @ Theme 'A'"):
        theme("A", *children)


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"children": [theme("B")]}, "allowed: a tuple of Theme.* @ Theme.children"),
        ({"children": (goal(),)}, "allowed: a tuple of Theme.* @ Theme.children"),
        ({"cross_cutting": 1}, "allowed: bool, got 1 @ Theme.cross_cutting"),
        ({"goals": (theme("B"),)}, "allowed: a tuple of Goal.* @ Theme.goals"),
        ({"ambitions": (goal(),)}, "allowed: a tuple of Ambition.* @ Theme.ambitions"),
        ({"collaboration_points": None}, "allowed: a tuple of CollaborationPoint, got None"),
        ({"initiatives": (goal(),)}, "allowed: a tuple of Initiative.* @ Theme.initiatives"),
    ),
)
def test_a_theme_refuses_other_types(more: dict[str, Any], what: str) -> None:
    with pytest.raises(WrongTypeError, match=what):
        Theme(id="A", title=TITLE, **more)


@pytest.mark.parametrize("sdgs", ((), (SdgReference("13"),), Unknown("the icons were lost")))
def test_sdgs_of_a_challenge_are_some_or_none_or_unknown(sdgs: Any) -> None:
    assert Challenge(id="C1", title=TITLE, sdgs=sdgs).sdgs == sdgs


@pytest.mark.parametrize("sdgs", (None, [SdgReference("13")], ("13",), "13", SdgReference("13")))
def test_sdgs_of_a_challenge_refuse_other_types(sdgs: Any) -> None:
    with pytest.raises(
        WrongTypeError, match="a tuple of SdgReference, or Unknown.* @ Challenge.sdgs"
    ):
        Challenge(id="C1", title=TITLE, sdgs=sdgs)


def test_a_challenge_keeps_its_words_in_order() -> None:
    keywords = (Term(text="Natur"), Term(text="Affald"))
    cloud = Challenge(id="C1", title=TITLE, keywords=keywords, outcomes=(Term(text="Job"),))
    assert (cloud.keywords, cloud.outcomes) == (keywords, (Term(text="Job"),))
    with pytest.raises(WrongTypeError, match="allowed: a tuple of Term.* @ Challenge.keywords"):
        Challenge(id="C1", title=TITLE, keywords=("Natur",))  # type: ignore[arg-type]


def test_parts_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        goal().id = "G2"  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        theme("A").children = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        goal().note = "x"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ("kalundborg-2020", "soroe-2026", "helsingoer-2030"))
def test_a_shipped_strategy_copies_and_pickles_to_an_equal_one(name: str) -> None:
    strategy = datasets.strategy(name)
    pickled = pickle.loads(pickle.dumps(strategy))  # noqa: S301 - ours
    for other in (pickled, copy.copy(strategy), copy.deepcopy(strategy)):
        assert other == strategy
        assert hash(other) == hash(strategy)
    assert pickled is not strategy
    assert len({strategy, pickled, *map(datasets.strategy, [name] * 2)}) == 1


def test_a_shipped_strategy_cannot_be_changed_but_evolves() -> None:
    strategy = datasets.strategy("soroe-2026")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        strategy.themes = ()  # type: ignore[misc]
    other = attrs.evolve(strategy, themes=strategy.themes[:1])
    assert other != strategy
    assert (len(other.themes), other.label) == (1, strategy.label)
