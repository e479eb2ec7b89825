"""The goals for sustainable development, held against what the United Nations publish."""

from __future__ import annotations

from typing import Any

import pytest

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.source import Locator, Source
from kommunedata.strategy.model.sdg import SDG_GOALS, SdgGoal, SdgOrigin, SdgReference

# Danish: as Danish listings of the goals print them; English: the skos:altLabel lines of
# the file that the targets below are from
NAMES = (
    ("Afskaf fattigdom", "No poverty"),
    ("Stop sult", "Zero hunger"),
    ("Sundhed og trivsel", "Good health and well-being"),
    ("Kvalitetsuddannelse", "Quality education"),
    ("Ligestilling mellem kønnene", "Gender equality"),
    ("Rent vand og sanitet", "Clean water and sanitation"),
    ("Bæredygtig energi", "Affordable and clean energy"),
    ("Anstændige jobs og økonomisk vækst", "Decent work and economic growth"),
    ("Industri, innovation og infrastruktur", "Industry, innovation and infrastructure"),
    ("Mindre ulighed", "Reduced inequalities"),
    ("Bæredygtige byer og lokalsamfund", "Sustainable cities and communities"),
    ("Ansvarligt forbrug og produktion", "Responsible consumption and production"),
    ("Klimaindsats", "Climate action"),
    ("Livet i havet", "Life below water"),
    ("Livet på land", "Life on land"),
    ("Fred, retfærdighed og stærke institutioner", "Peace, justice and strong institutions"),
    ("Partnerskaber for handling", "Partnerships for the goals"),
)

# the only colour in TheGlobalGoals_Icons_Color_Goal_1.svg to _17.svg, United Nations Statistics
# Division: https://github.com/UNStats/FIS4SDGs, globalResources, commit 56f70ab
COLOURS = """
#e5243b #dda63a #4c9f38 #c5192d #ff3a21 #26bde2 #fcc30b #a21942 #fd6925
#dd1367 #fd9d24 #bf8b2e #3f7e44 #0a97d9 #56c02b #00689d #19486a
"""

# the sdgo:Target lines of sdg-kos-goals-targets-indicators.ttl, United Nations Statistics
# Division: https://github.com/UNStats/LOD4Stats, sdg-data, commit 0ae578b
TARGETS = """
1.1 1.2 1.3 1.4 1.5 1.a 1.b
2.1 2.2 2.3 2.4 2.5 2.a 2.b 2.c
3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 3.9 3.a 3.b 3.c 3.d
4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.a 4.b 4.c
5.1 5.2 5.3 5.4 5.5 5.6 5.a 5.b 5.c
6.1 6.2 6.3 6.4 6.5 6.6 6.a 6.b
7.1 7.2 7.3 7.a 7.b
8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.8 8.9 8.10 8.a 8.b
9.1 9.2 9.3 9.4 9.5 9.a 9.b 9.c
10.1 10.2 10.3 10.4 10.5 10.6 10.7 10.a 10.b 10.c
11.1 11.2 11.3 11.4 11.5 11.6 11.7 11.a 11.b 11.c
12.1 12.2 12.3 12.4 12.5 12.6 12.7 12.8 12.a 12.b 12.c
13.1 13.2 13.3 13.a 13.b
14.1 14.2 14.3 14.4 14.5 14.6 14.7 14.a 14.b 14.c
15.1 15.2 15.3 15.4 15.5 15.6 15.7 15.8 15.9 15.a 15.b 15.c
16.1 16.2 16.3 16.4 16.5 16.6 16.7 16.8 16.9 16.10 16.a 16.b
17.1 17.2 17.3 17.4 17.5 17.6 17.7 17.8 17.9 17.10 17.11 17.12 17.13 17.14 17.15 17.16
17.17 17.18 17.19
"""

PLACE = Locator(
    source=Source(
        id="policy", document="Børne- og ungepolitik", publisher="En kommune", sha256="0" * 64
    ),
    section=("Verdensmål",),
    first_line=12,
    last_line=12,
    printed="",
)


def test_the_goals_have_the_names_that_are_published() -> None:
    assert [(each.name_da, each.name_en) for each in SDG_GOALS] == list(NAMES)
    assert [each.number for each in SDG_GOALS] == list(range(1, 18))


def test_the_colours_are_those_of_the_icons() -> None:
    assert [each.colour for each in SDG_GOALS] == [each.upper() for each in COLOURS.split()]


def test_the_targets_are_those_of_the_published_list() -> None:
    assert len(TARGETS.split()) == 169
    assert [code for goal in SDG_GOALS for code in goal.target_codes] == TARGETS.split()


def test_each_goal_has_its_number_of_targets() -> None:
    # the sdgo:Target lines of that file, counted goal by goal; they add up to 169
    counts = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]
    assert [len(each.target_codes) for each in SDG_GOALS] == counts
    assert sum(counts) == 169


def test_goals_and_targets_have_the_united_nations_iris() -> None:
    assert SdgGoal(4).iri == "http://metadata.un.org/sdg/4"
    assert SdgReference("4").iri == "http://metadata.un.org/sdg/4"
    assert SdgReference("4.1").iri == "http://metadata.un.org/sdg/4.1"
    assert SdgReference("17.19").iri == "http://metadata.un.org/sdg/17.19"
    assert SdgReference("1.a").iri == "http://metadata.un.org/sdg/1.a"


def test_every_published_code_leads_to_its_goal() -> None:
    for code in TARGETS.split():
        reference = SdgReference(code)
        assert reference.goal == SdgGoal(int(code.split(".")[0]))
        assert reference.is_target
    for goal in SDG_GOALS:
        reference = SdgReference(str(goal.number))
        assert reference.goal == goal
        assert not reference.is_target


def test_goals_sort_by_number() -> None:
    assert sorted([SdgGoal(10), SdgGoal(2), SdgGoal(1)]) == [SdgGoal(1), SdgGoal(2), SdgGoal(10)]


@pytest.mark.parametrize("number", (0, 18, -1))
def test_other_numbers_are_no_goals(number: int) -> None:
    with pytest.raises(InvalidValueError, match="from 1 to 17.*@ SdgGoal.number"):
        SdgGoal(number)


@pytest.mark.parametrize("number", ("4", 4.0, True, None))
def test_a_goal_is_a_whole_number(number: Any) -> None:
    with pytest.raises(WrongTypeError, match="SdgGoal.number"):
        SdgGoal(number)


def test_a_reference_is_the_documents_unless_it_says_otherwise() -> None:
    named = SdgReference("3.4", locator=PLACE)
    assert (named.origin, named.origin.value, named.locator) == (
        SdgOrigin.DOCUMENT,
        "document",
        PLACE,
    )
    tagged = SdgReference("3.4", origin=SdgOrigin.USER)
    assert (tagged.origin.value, tagged.locator) == ("user", None)
    assert named != tagged


ALL = "1 to 17, or a target such as 4.1 or 4.a"
OF_4 = "4, 4.1 to 4.7 or 4.a to 4.c"


@pytest.mark.parametrize(
    ("code", "allowed", "suggestions"),
    (
        ("4.99", OF_4, ()),
        ("4.8", OF_4, ()),
        ("4.d", OF_4, ()),
        ("4.A", OF_4, ("4.a",)),
        ("04", OF_4, ("4",)),
        ("4.01", OF_4, ("4.1",)),
        ("4,1", OF_4, ("4.1",)),
        ("4.1.1", OF_4, ("4.1",)),
        (" 4", OF_4, ("4",)),
        ("4.", OF_4, ("4",)),
        ("SDG 4", OF_4, ("4",)),
        ("Delmål 4.A", OF_4, ("4.a",)),
        ("17.20", "17 or 17.1 to 17.19", ()),
        ("17.a", "17 or 17.1 to 17.19", ()),
        ("18", ALL, ()),
        ("18.1", ALL, ()),
        ("0", ALL, ()),
        ("", ALL, ()),
        ("Kvalitetsuddannelse", ALL, ()),
        ("\N{ARABIC-INDIC DIGIT FOUR}", ALL, ()),
        pytest.param("4" * 10**6, ALL, (), id="long"),
    ),
)
def test_unknown_codes_are_refused_with_what_is_allowed(
    code: str, allowed: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(NotFoundError, match="unknown goal or target") as caught:
        SdgReference(code)
    assert caught.value.allowed == allowed
    assert caught.value.suggestions == suggestions
    assert caught.value.where == "SdgReference.code"


def test_the_message_says_it_all() -> None:
    with pytest.raises(NotFoundError) as caught:
        SdgReference("04")
    assert str(caught.value) == (
        "unknown goal or target, allowed: 4, 4.1 to 4.7 or 4.a to 4.c, got '04', "
        "did you mean '4'? @ SdgReference.code"
    )


@pytest.mark.parametrize("wrong", (4, 4.1, None, ("4",), b"4"))
def test_codes_are_never_numbers(wrong: Any) -> None:
    with pytest.raises(WrongTypeError, match="a str such as '4' or '4.1'"):
        SdgReference(wrong)


@pytest.mark.parametrize("change", ({"origin": "user"}, {"origin": None}, {"locator": "line 12"}))
def test_other_fields_of_the_wrong_type_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(WrongTypeError, match="SdgReference"):
        SdgReference("4", **change)
