"""Goals of two strategies beside each other. Strategies and figures are made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Alignment,
    AlignmentKind,
    AlignmentReport,
    Baseline,
    Commitment,
    Difference,
    Direction,
    Goal,
    GoalKind,
    GoalRole,
    Indicator,
    Need,
    Strategy,
    Target,
    TargetForm,
    Theme,
    alignment,
)

EXACT, SAME, NOT = AlignmentKind.EXACT, AlignmentKind.SAME_SUBJECT, AlignmentKind.NOT_COMPARABLE
UP, DOWN = Direction.INCREASE, Direction.DECREASE
SOURCE = Source(id="d", document="D", publisher="P", sha256="0" * 64)


def indicator(name: str, unit: str, quantity: str | None = None) -> Indicator:
    more = {} if quantity is None else {"quantity": quantity}
    return Indicator(id=name, name=Label(name, name), unit=Label(unit, unit), **more)


SCHOOLED = indicator("schooled", "%")
NATION = indicator("nation", "%")
CO2 = indicator("co2", "ton", "gas")
PER_HEAD = indicator("co2-per-head", "ton pr. borger", "gas")
OF_FIRMS = indicator("co2-firms", "ton", "gas")
CARS = indicator("cars", "biler", "driving")
CAR_SHARE = indicator("car-share", "%", "driving")
KM = indicator("km", "km", "driving")
UNMEASURED = Indicator(
    id="co2", name=Label("co2", "co2"), unit=Unknown("not stated"), quantity="gas"
)

SHARE = Target(
    id="T", indicator=SCHOOLED, form=TargetForm.SHARE, direction=UP, value=90, deadline=2030
)
FALL = Target(
    id="T", indicator=CO2, form=TargetForm.RELATIVE_CHANGE, direction=DOWN, value=-70, deadline=2030
)
LEVEL = Target(
    id="T", indicator=CO2, form=TargetForm.LEVEL, direction=DOWN, value="1.7", deadline=2030
)
NET_ZERO = Target(
    id="T", indicator=CO2, form=TargetForm.NET_ZERO, direction=DOWN, value=0, deadline=2050
)
BENCHMARK = Target(
    id="T", indicator=SCHOOLED, form=TargetForm.BENCHMARK, direction=UP, benchmark=NATION
)
ONLY_UP = Target(id="T", indicator=SCHOOLED, form=TargetForm.DIRECTION, direction=UP)
ALL = Target(id="T", indicator=SCHOOLED, form=TargetForm.UNIVERSAL, direction=UP, value=100)


def goal(name: str, *targets: Target, subjects: tuple[str, ...] = ("subject",)) -> Goal:
    numbered = tuple(attrs.evolve(each, id=f"{name}-T{at}") for at, each in enumerate(targets, 1))
    return Goal(
        id=name,
        title=Label(f"Mål {name}", f"Goal {name}"),
        role=GoalRole.GOAL,
        kind=GoalKind.NUMERIC,
        targets=numbered,
        subjects=subjects,
    )


def strategy(*goals: Goal, code: str = "0326", name: str = "own") -> Strategy:
    return Strategy(
        id=name,
        municipality=Municipality(code),
        label=Label("Vision", "Vision"),
        themes=(Theme(id="theme", title=Label("Tema", "Theme"), goals=goals),),
    )


def aligned(a: tuple[Goal, ...], b: tuple[Goal, ...]) -> AlignmentReport:
    return alignment(strategy(*a), strategy(*b, code="0306", name="other"))


def one(a: Target, b: Target) -> Alignment:
    [row] = aligned((goal("G1", a),), (goal("G1", b),)).rows
    return row


def evolved(target: Target, **changes: Any) -> Target:
    return attrs.evolve(target, **changes)


def in_scope(target: Target, scope: str) -> Target:
    return evolved(target, scope=Label(scope, scope))


def printed(target: Target, text: str) -> Target:
    locator = Locator(source=SOURCE, section=("S",), first_line=1, last_line=1, printed=text)
    return evolved(target, locator=locator)


def test_targets_with_the_same_figures_are_exact() -> None:
    row = one(SHARE, evolved(SHARE, value="90.0"))
    assert (row.kind, row.differences, row.needs) == (EXACT, (), ())


def test_how_firmly_and_where_it_is_said_is_noted_of_equal_figures() -> None:
    row = one(
        printed(evolved(SHARE, deadline_of_list=True, comparator_stated=True), "90 %"),
        printed(evolved(SHARE, commitment=Commitment.SUPPORT), "90 procent"),
    )
    assert row.kind is EXACT
    assert row.differences == (
        Difference.DEADLINE_OF_LIST,
        Difference.COMPARATOR_STATED,
        Difference.COMMITMENT,
        Difference.WORDING,
    )
    assert row.explain() == "\n".join(
        [
            "Kalundborg: Mål G1: mindst 90 % i 2030.",
            "Odsherred: Mål G1: (mindst) 90 % i 2030.",
            "Måltallene er ens.",
            "Fristens plads: over listen af mål (Kalundborg), i målet (Odsherred).",
            "Mindst eller højst: skrevet (Kalundborg), underforstået (Odsherred).",
            "Forpligtelse: skal nås (Kalundborg), udviklingen understøtter det (Odsherred).",
            "Ordlyd: »90 %« (Kalundborg), »90 procent« (Odsherred).",
        ]
    )
    assert str(row) == row.explain("da")
    assert "Wording: “90 %” (Kalundborg), “90 procent” (Odsherred)." in row.explain("en")


@pytest.mark.parametrize(
    ("b", "difference", "line"),
    (
        (
            evolved(SHARE, value=95),
            Difference.VALUE,
            "Værdi: (mindst) 90 % (Kalundborg), (mindst) 95 % (Odsherred).",
        ),
        (
            evolved(SHARE, deadline=None),
            Difference.DEADLINE,
            "Frist: 2030 (Kalundborg), ingen (Odsherred).",
        ),
        (
            evolved(SHARE, direction=DOWN),
            Difference.DIRECTION,
            "Retning: stigende (Kalundborg), faldende (Odsherred).",
        ),
        (
            evolved(SHARE, baseline=Baseline(year=2020)),
            Difference.BASELINE,
            "Basisår: ikke oplyst (Kalundborg), 2020 (Odsherred).",
        ),
        (
            in_scope(SHARE, "piger"),
            Difference.SCOPE,
            "Omfang: ikke oplyst (Kalundborg), piger (Odsherred).",
        ),
    ),
)
def test_another_figure_of_one_indicator_is_named(
    b: Target, difference: Difference, line: str
) -> None:
    row = one(SHARE, b)
    assert (row.kind, row.differences, row.needs) == (SAME, (difference,), ())
    reason, told = row.explain().split("\n")[2:]
    assert (reason, told) == ("Samme indikator, men måltallene er ikke ens.", line)


def test_a_share_and_all_are_figures_of_one_measure() -> None:
    row = one(SHARE, evolved(ALL, deadline=2030))
    assert (row.kind, row.needs) == (SAME, ())
    assert row.differences == (Difference.FORM, Difference.VALUE)


def test_a_ceiling_per_head_needs_more_than_a_fall_states() -> None:
    row = one(
        evolved(LEVEL, indicator=PER_HEAD, comparator_stated=True),
        evolved(FALL, commitment=Commitment.AIM),
    )
    assert row.kind is NOT
    assert row.needs == (Need.POPULATION, Need.BASE_YEAR, Need.BASE_VALUE)
    assert row.explain() == "\n".join(
        [
            "Kalundborg: Mål G1: højst 1,7 ton pr. borger i 2030.",
            "Odsherred: Mål G1: -70 % i forhold til udgangspunktet frem til 2030.",
            "Samme størrelse, men tallene kan ikke sammenlignes, som de står.",
            "Indikator: co2-per-head (Kalundborg), co2 (Odsherred).",
            "Enhed: ton pr. borger (Kalundborg), ton (Odsherred).",
            "Målform: niveau (Kalundborg), ændring i procent (Odsherred).",
            "Basisår: ikke oplyst (Kalundborg), ikke oplyst (Odsherred).",
            "Mindst eller højst: skrevet (Kalundborg), underforstået (Odsherred).",
            "Forpligtelse: skal nås (Kalundborg), der arbejdes hen imod det (Odsherred).",
            "Det ville kræve folketallet, basisåret og værdien i basisåret.",
        ]
    )


@pytest.mark.parametrize(
    ("a", "b", "needs"),
    (
        # falls of the same size from a year that is not stated, or from two years
        (FALL, FALL, (Need.BASE_YEAR, Need.BASE_VALUE)),
        (
            evolved(FALL, baseline=Baseline(year=1990)),
            evolved(FALL, baseline=Baseline(year=2005)),
            (Need.BASE_VALUE,),
        ),
        (evolved(FALL, baseline=Baseline(year=1990)), LEVEL, (Need.BASE_VALUE,)),
        # another way of measuring, another scope, another unit
        (LEVEL, evolved(LEVEL, indicator=OF_FIRMS), (Need.INDICATOR,)),
        (
            in_scope(NET_ZERO, "kommunen"),
            in_scope(evolved(NET_ZERO, indicator=OF_FIRMS), "virksomhederne"),
            (Need.SCOPE,),
        ),
        (LEVEL, evolved(LEVEL, indicator=PER_HEAD), (Need.POPULATION,)),
        (evolved(LEVEL, indicator=KM), evolved(LEVEL, indicator=CARS), (Need.UNIT,)),
        (evolved(LEVEL, indicator=UNMEASURED), evolved(LEVEL, indicator=UNMEASURED), (Need.UNIT,)),
        (LEVEL, evolved(LEVEL, indicator=UNMEASURED), (Need.UNIT,)),
        (
            evolved(SHARE, indicator=CAR_SHARE),
            evolved(SHARE, indicator=CARS, form=TargetForm.COUNT),
            (Need.WHOLE,),
        ),
        # neutrality is net, a level does not say so
        (NET_ZERO, LEVEL, (Need.NET,)),
        # a figure of others, and none
        (BENCHMARK, SHARE, (Need.BENCHMARK_VALUE,)),
        (BENCHMARK, evolved(BENCHMARK, benchmark=SCHOOLED), (Need.BENCHMARK_VALUE,)),
        (ONLY_UP, SHARE, (Need.TARGET_VALUE,)),
        (ONLY_UP, BENCHMARK, (Need.BENCHMARK_VALUE, Need.TARGET_VALUE)),
    ),
)
def test_figures_that_cannot_be_compared_say_what_is_missing(
    a: Target, b: Target, needs: tuple[Need, ...]
) -> None:
    for row in (one(a, b), one(b, a)):
        assert (row.kind, row.needs) == (NOT, needs)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    (
        # from one base year, and from base values that make levels of the changes
        (
            evolved(FALL, baseline=Baseline(year=1990)),
            evolved(FALL, baseline=Baseline(year=1990)),
            EXACT,
        ),
        (
            evolved(FALL, baseline=Baseline(year=1990, value=10)),
            evolved(FALL, baseline=Baseline(year=2005, value=8)),
            SAME,
        ),
        (evolved(FALL, baseline=Baseline(year=1990, value=10)), LEVEL, SAME),
        (BENCHMARK, BENCHMARK, EXACT),
        # a direction alone has no unit that could differ
        (ONLY_UP, ONLY_UP, EXACT),
        (
            evolved(ONLY_UP, indicator=UNMEASURED),
            evolved(ONLY_UP, indicator=CO2, deadline=2030),
            SAME,
        ),
        (NET_ZERO, evolved(NET_ZERO, deadline=2045), SAME),
    ),
)
def test_figures_that_can_be_compared_need_nothing(
    a: Target, b: Target, kind: AlignmentKind
) -> None:
    row = one(a, b)
    assert (row.kind, row.needs) == (kind, ())


def test_base_years_left_open_are_not_known_to_be_one() -> None:
    values = (Baseline(year=Unknown("not stated"), value=each) for each in (10, 10))
    row = one(*(evolved(FALL, baseline=each) for each in values))
    assert (row.kind, row.differences, row.needs) == (SAME, (Difference.BASELINE,), ())


def test_one_indicator_is_one_quantity_where_only_one_strategy_names_it() -> None:
    unnamed = evolved(LEVEL, indicator=indicator("co2", "ton"))
    assert one(LEVEL, unnamed).kind is EXACT


@pytest.mark.parametrize("unit", ("ton pr. indbygger om året", "Tonnes per capita"))
def test_units_say_in_words_that_they_are_per_head(unit: str) -> None:
    row = one(LEVEL, evolved(LEVEL, indicator=indicator("other", unit, "gas")))
    assert row.needs == (Need.POPULATION,)
    meetings = evolved(LEVEL, indicator=indicator("other", "ton pr. borgermøde", "gas"))
    assert one(LEVEL, meetings).needs == (Need.UNIT,)


def test_what_is_missing_is_listed_in_words() -> None:
    text = one(ONLY_UP, BENCHMARK).explain("en")
    assert text.endswith(
        "That would need the value of the benchmark and a value for the target without a figure."
    )
    assert "Benchmark: none (Kalundborg), nation (Odsherred)." in text
    assert one(LEVEL, evolved(LEVEL, indicator=UNMEASURED)).explain().split("\n")[3:] == [
        "Enhed: ton (Kalundborg), ikke oplyst (Odsherred).",
        "Det ville kræve en fælles enhed.",
    ]


def test_printed_figures_are_compared_only_where_they_are_equal() -> None:
    other = one(printed(SHARE, "90 %"), printed(evolved(SHARE, value=95), "95 pct."))
    assert other.differences == (Difference.VALUE,)
    unprinted = one(printed(SHARE, "90 %"), printed(SHARE, ""))
    assert unprinted.differences == ()


def test_a_goal_without_targets_shares_only_the_subject() -> None:
    [row] = aligned((goal("G1"),), (goal("G2", SHARE, ALL),)).rows
    assert (row.kind, row.differences) == (SAME, (Difference.NO_TARGET,))
    assert (row.a.target, row.b.target) == (None, None)
    assert row.explain() == "\n".join(
        [
            "Kalundborg: Mål G1: intet måltal.",
            "Odsherred: Mål G2: (mindst) 90 % i 2030; alle.",
            "Samme emne, men Kalundborg har intet måltal.",
        ]
    )


def test_two_goals_without_targets_share_only_the_subject() -> None:
    [row] = aligned((goal("G1"),), (goal("G1"),)).rows
    assert (row.kind, row.differences) == (SAME, (Difference.NO_TARGET,))
    assert row.explain("en").endswith("The same subject, but neither has a target.")


def test_targets_of_different_quantities_share_only_the_subject() -> None:
    row = one(SHARE, evolved(LEVEL, deadline=None))
    assert (row.kind, row.differences, row.needs) == (SAME, (Difference.QUANTITY,), ())
    assert (row.a.target, row.b.target) == (None, None)
    assert row.explain().split("\n")[2:] == [
        "Samme emne, men der måles ikke det samme.",
        "Størrelse: schooled (Kalundborg), co2 (Odsherred).",
    ]


def pairs(report: AlignmentReport) -> list[tuple[str | None, str | None]]:
    return [
        (row.a.target.id if row.a.target else None, row.b.target.id if row.b.target else None)
        for row in report.rows
    ]


def test_targets_are_paired_by_form_then_indicator_then_deadline() -> None:
    first = evolved(LEVEL, indicator=PER_HEAD)
    by_form = aligned((goal("A", first, NET_ZERO),), (goal("B", FALL, NET_ZERO),))
    assert pairs(by_form) == [("A-T1", "B-T1"), ("A-T2", "B-T2")]
    assert [row.kind for row in by_form.rows] == [NOT, EXACT]
    crossed = aligned((goal("A", first, NET_ZERO),), (goal("B", NET_ZERO, FALL),))
    assert pairs(crossed) == [("A-T1", "B-T2"), ("A-T2", "B-T1")]
    by_indicator = aligned((goal("A", LEVEL),), (goal("B", first, evolved(LEVEL, deadline=2040)),))
    assert pairs(by_indicator) == [("A-T1", "B-T2"), (None, "B-T1")]
    years = (None, 2035, 2028)
    by_deadline = aligned(
        (goal("A", LEVEL),), (goal("B", *(evolved(LEVEL, deadline=year) for year in years)),)
    )
    assert pairs(by_deadline) == [("A-T1", "B-T3"), (None, "B-T1"), (None, "B-T2")]
    without = evolved(LEVEL, deadline=None)
    neither = aligned((goal("A", without),), (goal("B", LEVEL, without),))
    assert pairs(neither) == [("A-T1", "B-T2"), (None, "B-T1")]


def test_a_target_left_over_stands_by_itself() -> None:
    report = aligned((goal("A", SHARE, LEVEL),), (goal("B", LEVEL),))
    assert pairs(report) == [("A-T1", None), ("A-T2", "B-T1")]
    left, _ = report.rows
    assert (left.kind, left.differences) == (SAME, (Difference.NO_TARGET,))
    assert left.explain().split("\n") == [
        "Kalundborg: Mål A: (mindst) 90 % i 2030.",
        "Odsherred: Mål B: (højst) 1,7 ton i 2030.",
        "Samme emne, men Odsherred har intet måltal at stille ved siden af.",
    ]
    [_, right] = aligned((goal("A", LEVEL),), (goal("B", SHARE, LEVEL),)).rows
    assert right.explain("en").endswith("Kalundborg has no target to set beside it.")


def test_rows_follow_the_first_document_and_then_the_second() -> None:
    a = (goal("A1", subjects=("y", "x")), goal("A2"), goal("A3", subjects=("x", "z")))
    b = (goal("B1", subjects=("x",)), goal("B2", subjects=()), goal("B3", subjects=("x", "y")))
    report = aligned(a, b)
    assert [(row.a.goal.id, row.b.goal.id, row.subjects) for row in report.rows] == [
        ("A1", "B1", ("x",)),
        ("A1", "B3", ("y", "x")),
        ("A3", "B1", ("x",)),
        ("A3", "B3", ("x",)),
    ]
    assert [each.id for each in report.only_in_a] == ["A2"]
    assert [each.id for each in report.only_in_b] == ["B2"]


def test_the_table_counts_the_kinds_and_the_goals_left_out() -> None:
    report = aligned(
        (goal("A1", SHARE), goal("A2", subjects=())), (goal("B1", evolved(SHARE, value=95)),)
    )
    assert str(report).split("\n") == [
        "Kalundborg: Vision og Odsherred: Vision",
        "",
        "Kalundborg                    Odsherred                     Sammenstilling  Forskelle",
        "----------------------------  ----------------------------  --------------  ---------",
        "Mål A1: (mindst) 90 % i 2030  Mål B1: (mindst) 95 % i 2030  samme emne      værdi",
        "",
        "Rækker: ens i tal (0), samme emne (1), kan ikke sammenlignes (0).",
        "Mål uden fælles emne: Kalundborg (1), Odsherred (0).",
    ]
    assert [row.kind for row in report.of_kind(SAME)] == [SAME]
    assert report.of_kind(EXACT) == ()
    english = report.table("en")
    assert english.rows == (
        (
            "Goal A1: (at least) 90% by 2030",
            "Goal B1: (at least) 95% by 2030",
            "same subject",
            "value",
        ),
    )
    assert [each.label for each in english.columns][2:] == ["Alignment", "Differences"]


def test_html_is_escaped() -> None:
    named = attrs.evolve(goal("A1"), title=Label("<b>Mål</b>", "<b>Goal</b>"))
    html = aligned((named,), (goal("B1"),))._repr_html_()
    assert "&lt;b&gt;Mål&lt;/b&gt;" in html
    assert "<b>" not in html


def test_two_strategies_of_one_municipality_are_told_apart() -> None:
    report = alignment(strategy(goal("A1"), name="old"), strategy(goal("A1"), name="new"))
    assert report.names == ("Kalundborg (old)", "Kalundborg (new)")
    assert report.rows[0].explain().startswith("Kalundborg (old): Mål A1: intet måltal.")


def test_what_is_no_strategy_or_language_is_refused() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Strategy, got 'own' @ alignment"):
        alignment("own", strategy())  # type: ignore[arg-type]  # that is the point
    with pytest.raises(WrongTypeError, match="allowed: Strategy"):
        alignment(strategy(), None)  # type: ignore[arg-type]  # likewise
    report = aligned((goal("A1"),), (goal("B1"),))
    with pytest.raises(InvalidValueError, match="unknown language"):
        report.table("sv")  # type: ignore[arg-type]  # likewise
    with pytest.raises(InvalidValueError, match="unknown language"):
        report.rows[0].explain("sv")  # type: ignore[arg-type]  # likewise


def test_every_difference_and_need_has_words_in_both_languages() -> None:
    a = printed(evolved(LEVEL, indicator=PER_HEAD, deadline_of_list=True), "1,7")
    b = in_scope(evolved(FALL, commitment=Commitment.AIM, baseline=Baseline(year=1990)), "firmaer")
    row = one(a, b)
    everything = attrs.evolve(
        row,
        differences=tuple(set(Difference) - {Difference.QUANTITY, Difference.NO_TARGET}),
        needs=tuple(Need),
    )
    danish, english = everything.explain("da"), everything.explain("en")
    assert len(danish.split("\n")) == len(english.split("\n")) == 3 + len(Difference) - 2 + 1
    assert not set(danish.split("\n")) & set(english.split("\n"))


targets = st.builds(
    Target,
    id=st.just("T"),
    indicator=st.sampled_from((CO2, PER_HEAD, OF_FIRMS, SCHOOLED)),
    form=st.sampled_from((TargetForm.LEVEL, TargetForm.RELATIVE_CHANGE)),
    direction=st.just(DOWN),
    value=st.sampled_from((Decimal(-70), Decimal(-40))),
    deadline=st.sampled_from((None, 2030, 2045)),
    baseline=st.sampled_from((Unknown("not stated"), Baseline(year=1990))),
)
groups = st.lists(targets, max_size=3)


@given(targets, targets)
def test_the_other_way_round_says_the_same(a: Target, b: Target) -> None:
    there, back = one(a, b), one(b, a)
    assert (there.kind, there.needs) == (back.kind, back.needs)
    assert there.differences == back.differences
    assert (there.kind is NOT) is bool(there.needs)
    if a == b:
        open_base = a.form is TargetForm.RELATIVE_CHANGE and isinstance(a.baseline, Unknown)
        assert there.kind is (NOT if open_base else EXACT)


@given(groups, groups)
def test_each_target_stands_once_or_the_goals_stand_alone(a: list[Target], b: list[Target]) -> None:
    rows = aligned((goal("A", *a),), (goal("B", *b),)).rows
    of_a = [row.a.target.id for row in rows if row.a.target]
    of_b = [row.b.target.id for row in rows if row.b.target]
    quantities = [{each.indicator.quantity for each in side} for side in (a, b)]
    if set.intersection(*quantities):
        assert of_a == [f"A-T{at}" for at in range(1, len(a) + 1)]
        assert sorted(of_b) == [f"B-T{at}" for at in range(1, len(b) + 1)]
    else:
        assert (len(rows), of_a, of_b) == (1, [], [])
