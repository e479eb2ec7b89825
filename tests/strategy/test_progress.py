"""How progress is assessed where the cases of others have nothing to say."""

from __future__ import annotations

import decimal
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Severity, Unknown
from kommunedata.language import Label
from kommunedata.strategy import (
    EUROSTAT,
    SDG_BUILD,
    UNSD_2023,
    Baseline,
    Bound,
    Direction,
    Indicator,
    Measure,
    Method,
    NotAssessable,
    Observation,
    Obstacle,
    Point,
    Progress,
    ScoreLine,
    Status,
    StatusProfile,
    Target,
    TargetForm,
    aggregate,
    progress,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
AS_OF = date(2025, 12, 31)
PEOPLE = Indicator(id="people", name=Label("Borgere", "People"), unit=Label("borgere", "people"))
SHARE = Indicator(id="share", name=Label("Andel", "Share"), unit=Label("%", "%"))
NATION = Indicator(id="nation", name=Label("landet", "the nation"), unit=Label("%", "%"))


def target(form: TargetForm, direction: Direction, value: object = None, **more: Any) -> Target:
    given = {"indicator": PEOPLE, "deadline": 2030} | more
    return Target(id="T1", form=form, direction=direction, value=value, **given)  # type: ignore[arg-type]


def seen(indicator: str = "people", /, **values: object) -> list[Observation]:
    return [
        Observation(indicator=indicator, year=int(year[1:]), value=value)  # type: ignore[arg-type]
        for year, value in values.items()
    ]


def assessed(*args: Any, **more: Any) -> Progress:
    found = progress(*args, as_of=more.pop("as_of", AS_OF), **more)
    assert isinstance(found, Progress)
    return found


def refused(*args: Any, **more: Any) -> Obstacle:
    found = progress(*args, as_of=more.pop("as_of", AS_OF), **more)
    assert isinstance(found, NotAssessable)
    return found.reason


SUBSTANTIAL = (
    "Status: substantial progress (pace 1.25; straight line; Statistics Canada (sdg-build))."
)
FALL = target(TargetForm.RELATIVE_CHANGE, DOWN, -12)


def test_a_relative_change_resolves_from_its_baseline() -> None:
    # 4.000 x 0,88 = 3.520; from 4.000 to 3.700 is 300 of 480, which is 62,5 %
    found = assessed(FALL, seen(y2025=3700), baseline=Baseline(year=2020, value=4000))
    assert found.level == 3520
    assert found.share_of_way == Fraction(5, 8)
    assert found.share_of_time == Fraction(1, 2)
    assert found.expected == 3760  # half of 480 down
    assert found.pace == Fraction(5, 4)
    assert found.needed == -36  # 180 more in five years
    assert found.projection == 3400  # 60 a year for five more years
    assert found.status is Status.SUBSTANTIAL_PROGRESS


def test_without_the_baseline_it_cannot_be_assessed() -> None:
    assert refused(FALL, seen(y2025=3700)) is Obstacle.NO_BASELINE
    assert refused(FALL, seen(y2025=3700), baseline=Baseline(year=2020)) is (
        Obstacle.NO_BASELINE_VALUE
    )
    only_value = Baseline(year=Unknown("not stated"), value=4000)
    assert refused(FALL, seen(y2025=3700), baseline=only_value) is Obstacle.NO_BASELINE_YEAR
    found = assessed(FALL, seen(y2020=4000, y2025=3700), baseline=Baseline(year=2020))
    assert (found.start, found.level) == (Point(2020, Decimal(4000)), Decimal(3520))


@pytest.mark.parametrize("base", (0, -100))
def test_a_change_in_per_cent_needs_a_baseline_above_zero(base: int) -> None:
    # -12 per cent of -100 is -88, which is more: whether that is a fall is not said
    for form in (FALL, target(TargetForm.RELATIVE_CHANGE, UP, 12)):
        found = refused(form, seen(y2025=base), baseline=Baseline(year=2020, value=base))
        assert found is Obstacle.NO_SHARE_OF_BASELINE


def test_an_absolute_change_is_counted_from_its_baseline() -> None:
    more = target(TargetForm.ABSOLUTE_CHANGE, UP, 5, baseline=Baseline(year=2020))
    found = assessed(more, seen(y2020=12, y2024=14))
    assert (found.level, found.share_of_way, found.pace) == (
        Decimal(17),
        Fraction(2, 5),
        Fraction(1),
    )
    assert refused(more, seen(y2024=14)) is Obstacle.NO_BASELINE_VALUE


def test_a_resolved_level_is_exact_for_every_value() -> None:
    tiny = "0." + "0" * 17 + "1"
    found = assessed(
        target(TargetForm.RELATIVE_CHANGE, DOWN, f"-{tiny}"),
        seen(y2025="999999999999999999.5"),
        baseline=Baseline(year=2020, value="999999999999999999.9"),
    )
    # all but 1e-20 of the baseline: 999999999999999999.9 - 0.009999999999999999999
    assert found.level == Decimal("999999999999999999.890000000000000000001")


def test_what_is_met_is_achieved_whatever_the_way_there() -> None:
    jobs = target(TargetForm.COUNT, UP, 24_000)
    found = assessed(jobs, seen(y2024=24_000))
    assert (found.status, found.achieved, found.score) == (
        Status.TARGET_ACHIEVED,
        True,
        Fraction(5),
    )
    assert (found.start, found.share_of_way, found.needed) == (None, None, None)
    assert found.explain() == "\n".join(
        [
            "Målt i 2024: 24.000 borgere.",
            "Skal nås: 24.000 borgere.",
            "Status: målet er nået (Statistics Canada (sdg-build)).",
        ]
    )
    far = assessed(jobs, seen(y2024=25_000), baseline=Baseline(year=2020, value=20_000))
    assert far.share_of_way == Fraction(5, 4)
    assert "Nødvendigt" not in far.explain()
    zero = target(TargetForm.NET_ZERO, DOWN, 0)
    start = Baseline(year=2020, value=9)
    there = assessed(zero, seen(y2024=0), baseline=start, method=Method.CAGR)
    assert (there.share_of_way, there.projection) == (
        Fraction(1),
        None,
    )  # no even growth leads to 0


def test_what_was_met_and_is_no_longer_is_a_deterioration() -> None:
    ninety = target(TargetForm.SHARE, UP, 90, indicator=SHARE)
    start = Baseline(year=2020, value=95)
    for method in Method:
        lost = assessed(ninety, seen("share", y2025=85), baseline=start, method=method)
        assert (lost.lost, lost.status, lost.score) == (True, Status.DETERIORATION, Fraction(-5))
        assert (lost.share_of_way, lost.pace) == (None, None)
        assert "gør den seneste måling ikke" in lost.explain()
        assert "latest observation does not" in lost.explain("en")
    by_un = assessed(ninety, seen("share", y2025=85), baseline=start, profile=UNSD_2023)
    assert (by_un.status, by_un.score) == (Status.STAGNATION, None)


def test_there_must_be_an_observation_after_the_baseline() -> None:
    level = target(TargetForm.LEVEL, UP, 9)
    assert refused(level, []) is Obstacle.NO_OBSERVATION
    assert refused(level, seen("other", y2024=1)) is Obstacle.NO_OBSERVATION
    start = Baseline(year=2024, value=5)
    assert refused(level, seen(y2024=5), baseline=start) is Obstacle.NO_TIME_PASSED
    assert refused(level, seen(y2023=5), baseline=start) is Obstacle.NO_TIME_PASSED


def test_what_was_met_before_the_baseline_is_not_achieved() -> None:
    # 12 of 10 in 2015, but 5 in 2024: that it was met once is known to be over
    level = target(TargetForm.LEVEL, UP, 10)
    start = Baseline(year=2024, value=5)
    assert refused(level, seen(y2015=12), baseline=start) is Obstacle.NO_TIME_PASSED


def test_a_target_needs_a_deadline() -> None:
    open_ended = target(TargetForm.LEVEL, UP, 9, deadline=None)
    start = Baseline(year=2020, value=5)
    assert refused(open_ended, seen(y2024=6), baseline=start) is Obstacle.NO_DEADLINE
    assert assessed(open_ended, seen(y2024=9), baseline=start).achieved


def test_observations_after_the_day_are_left_out_and_named() -> None:
    level = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020))
    found = assessed(level, seen(y2020=0, y2024=4, y2026=6, y2027=8))
    assert found.latest == Point(2024, Decimal(4))
    assert [each.code for each in found.findings] == ["observation-after-as-of"]
    assert "2026, 2027" in found.findings[0].message


def test_two_observations_of_one_year_are_an_error() -> None:
    twice = [*seen(y2024=4), *seen(y2024=5)]
    with pytest.raises(InvalidValueError, match=r"two observations of one year.*people 2024"):
        progress(target(TargetForm.LEVEL, UP, 10), twice, as_of=AS_OF)


@pytest.mark.parametrize("value", ("100.1", "-1"))
def test_an_observed_share_is_one(value: str) -> None:
    with pytest.raises(InvalidValueError, match="no share, allowed: 0 to 100 per cent"):
        progress(
            target(TargetForm.SHARE, UP, 90, indicator=SHARE),
            seen("share", y2024=value),
            as_of=AS_OF,
        )


def test_the_baseline_of_a_share_is_one() -> None:
    ninety = target(TargetForm.SHARE, UP, 90, indicator=SHARE)
    with pytest.raises(InvalidValueError, match=r"baseline that is no share.*got '150' @ share 2"):
        progress(
            ninety, seen("share", y2024=80), as_of=AS_OF, baseline=Baseline(year=2020, value=150)
        )


def test_a_baseline_given_may_fill_in_but_not_contradict() -> None:
    own = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020))
    found = assessed(own, seen(y2024=4), baseline=Baseline(year=2020, value=0))
    assert found.start == Point(2020, Decimal(0))
    filled = assessed(own, seen(y2024=4), baseline=Baseline(year=Unknown("?"), value=0))
    assert filled.start == found.start
    with pytest.raises(InvalidValueError, match="another baseline than the target's own"):
        progress(own, seen(y2024=4), as_of=AS_OF, baseline=Baseline(year=2021, value=0))
    with pytest.raises(InvalidValueError, match="deadline before the baseline"):
        progress(
            target(TargetForm.LEVEL, UP, 10, deadline=2021),
            seen(y2024=4),
            as_of=AS_OF,
            baseline=Baseline(year=2022, value=0),
        )


def test_a_baseline_that_was_observed_otherwise_is_told() -> None:
    level = target(TargetForm.LEVEL, UP, 100)
    start = Baseline(year=2020, value=70)
    found = assessed(level, seen(y2020=50, y2024=80), baseline=start)
    assert found.start == Point(2020, Decimal(70))
    (finding,) = found.findings
    assert (finding.code, finding.severity) == ("baseline-differs", Severity.WARNING)
    assert finding.message == "the baseline is 70, and 50 was observed in 2020"
    assert assessed(level, seen(y2020=70, y2024=80), baseline=start).findings == ()


def test_after_the_deadline_nothing_more_is_needed_and_it_is_said() -> None:
    level = target(TargetForm.LEVEL, UP, 10, deadline=2024, baseline=Baseline(year=2020))
    at_the_end = assessed(level, seen(y2020=0, y2024=8))
    assert (at_the_end.share_of_time, at_the_end.pace) == (Fraction(1), Fraction(4, 5))
    assert (at_the_end.needed, at_the_end.projection) == (None, Fraction(8))
    assert [each.code for each in at_the_end.findings] == ["deadline-passed"]
    assert "Fristen er overskredet" in at_the_end.explain()
    assert "deadline has passed" in at_the_end.explain("en")
    after = assessed(level, seen(y2020=0, y2025=8))
    assert (after.expected, after.needed, after.projection) == (Fraction(10), None, None)
    before = assessed(level, seen(y2020=0, y2022=8))
    assert (before.needed, before.projection) == (None, Fraction(16))  # 4 a year, but it is over
    by_growth = assessed(
        target(TargetForm.LEVEL, UP, 4, deadline=2022, baseline=Baseline(year=2020)),
        seen(y2020=1, y2025=2),
        method=Method.CAGR,
        profile=UNSD_2023,
    )
    assert (by_growth.expected, by_growth.projection) == (Fraction(4), None)


def test_past_the_deadline_the_projected_share_is_that_of_the_deadline() -> None:
    # from 1 to 32 in five years doubles each year: 4 in 2022, which is 3 of the 63 to go
    level = target(TargetForm.LEVEL, UP, 64, deadline=2022, baseline=Baseline(year=2020))
    by_growth = assessed(level, seen(y2020=1, y2025=32), method=Method.CAGR, profile=UNSD_2023)
    assert by_growth.measure == Fraction(3, 63)
    straight = assessed(level, seen(y2020=1, y2025=32), profile=UNSD_2023)
    assert straight.measure == Fraction(2, 5) * 31 / 63  # 31 in five years, so 12,4 in two


def test_even_growth_is_refused_where_there_is_none() -> None:
    by_growth = {"method": Method.CAGR}
    over = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020))
    assert refused(over, seen(y2020=-5, y2024=-1), **by_growth) is Obstacle.SIGN_CHANGE
    assert refused(over, seen(y2020=0, y2024=1), **by_growth) is Obstacle.ZERO_BASELINE
    alone = target(TargetForm.DIRECTION, UP, baseline=Baseline(year=2020))
    assert refused(alone, seen(y2020=0, y2024=1), **by_growth) is Obstacle.ZERO_BASELINE
    assert refused(alone, seen(y2020=-1, y2024=1), **by_growth) is Obstacle.SIGN_CHANGE
    assert refused(alone, seen(y2020=1, y2024=2)) is Obstacle.NO_TARGET_VALUE


def test_a_value_of_zero_on_the_way_has_no_growth_that_leads_on() -> None:
    rising = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020))
    found = assessed(rising, seen(y2020=5, y2024=0), method=Method.CAGR)
    assert (found.needed, found.projection, found.status) == (
        None,
        Fraction(0),
        Status.DETERIORATION,
    )


def test_negative_values_grow_towards_zero() -> None:
    # from -100 by -10 per cent a year: -90, -81
    deficit = target(TargetForm.LEVEL, UP, -81, deadline=2022, baseline=Baseline(year=2020))
    found = assessed(deficit, seen(y2020=-100, y2021=-90), method=Method.CAGR)
    assert (found.pace, found.projection) == (Fraction(1), Fraction(-81))


def test_exactly_at_a_bound_the_better_status_holds() -> None:
    # 1,5 per cent in one year; binary floats have 0.01499999999999990 there
    alone = target(TargetForm.DIRECTION, UP, baseline=Baseline(year=2023))
    found = assessed(alone, seen(y2023=100, y2024="101.5"), method=Method.CAGR)
    assert (found.pace, found.status) == (Fraction(3, 200), Status.SUBSTANTIAL_PROGRESS)
    strict = assessed(
        target(TargetForm.LEVEL, UP, 200, deadline=2025, baseline=Baseline(year=2020)),
        seen(y2020=0, y2024=152),
        profile=EUROSTAT,
    )
    # 152 of 200 in 4 of 5 years: a pace of 0,95, and EUSTAT asks for more than that
    assert (strict.pace, strict.status) == (Fraction(19, 20), Status.MODERATE_PROGRESS)


def test_a_limit_that_is_held_has_the_full_score() -> None:
    alone = target(TargetForm.DIRECTION, UP, baseline=Baseline(year=2020), limit=100)
    held = assessed(alone, seen(y2020=100, y2024=100), method=Method.CAGR)
    assert (held.score, held.status) == (Fraction(5), Status.SUBSTANTIAL_PROGRESS)
    assert "+0,0% om året" not in held.explain()
    assert "0,0% om året mod det bedre" in held.explain()
    # from 100 with a limit of 10, twice the limit is behind it, and nothing is scaled
    beyond = target(TargetForm.DIRECTION, UP, baseline=Baseline(year=2020), limit=10)
    slow = assessed(beyond, seen(y2020=100, y2024="100.1"), method=Method.CAGR)
    assert slow.status is Status.LIMITED_PROGRESS


def test_a_limit_of_the_other_sign_says_nothing_of_even_growth() -> None:
    alone = target(TargetForm.DIRECTION, UP, baseline=Baseline(year=2020), limit=10)
    found = refused(alone, seen(y2020=-5, y2025=-4), method=Method.CAGR)
    assert found is Obstacle.SIGN_CHANGE


TINY, HUGE = "0.000000000000000001", "999999999999999999.999999999999999999"


def test_growth_between_the_smallest_and_the_largest_value_is_found() -> None:
    start = Baseline(year=2024, value=TINY)
    rising = target(TargetForm.LEVEL, UP, HUGE, baseline=start)
    found = assessed(rising, seen(y2025=100), method=Method.CAGR)
    # from 1e-18 to 100 in a year is 1e20 times as much; in five more 1e102
    assert found.projection == 10**102
    assert "Fremskrevet til 2030: over 1.000.000.000.000.000,0" in found.explain()
    assert len(repr(found)) < 5000


def test_figures_too_large_to_print_say_how_large_they_are_at_least() -> None:
    near = target(TargetForm.LEVEL, UP, 1, baseline=Baseline(year=2020, value="0.9999999999"))
    fallen = assessed(near, seen(y2025=f"-{HUGE}"))
    assert "Andel af vejen: under -100.000.000.000.000.000,0%." in fallen.explain()
    assert "(pace below -1,000,000,000,000,000.00; straight line;" in fallen.explain("en")
    assert "Needed from here: above 1,000,000,000,000,000.0" in fallen.explain("en")


def test_a_benchmark_is_met_or_has_no_path() -> None:
    share = target(TargetForm.BENCHMARK, UP, indicator=SHARE, benchmark=NATION)
    mine, theirs = seen("share", y2023=76, y2024=77), seen("nation", y2023=75)
    met = assessed(share, [*mine, *theirs])
    assert (met.latest, met.level, met.status) == (
        Point(2023, Decimal(76)),
        Decimal(75),
        Status.TARGET_ACHIEVED,
    )
    below = progress(share, [*mine, *seen("nation", y2024=78)], as_of=AS_OF)
    assert isinstance(below, NotAssessable)
    assert (below.reason, below.latest) == (Obstacle.MOVING_BENCHMARK, Point(2024, Decimal(77)))
    assert refused(share, mine) is Obstacle.NO_BENCHMARK_VALUE


def test_examples_are_marked_as_such() -> None:
    level = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020, value=0))
    example = Observation(indicator="people", year=2024, value=4, example=True)
    found = assessed(level, [example])
    assert [each.code for each in found.findings] == ["example-observation"]
    assert found.explain("en").endswith("The observations are examples, all or some of them.")
    assert "eksempler" in found.table().to_html()


def test_an_example_that_cannot_be_assessed_is_marked_as_such() -> None:
    example = Observation(indicator="people", year=2024, value=4, example=True)
    found = progress(FALL, [example], as_of=AS_OF)
    assert isinstance(found, NotAssessable)
    assert found.explain("en").split("\n")[1:] == [
        "Observed in 2024: 4 people.",
        "The observations are examples, all or some of them.",
    ]
    assert "<br>Målingerne er helt eller delvis eksempler.</p>" in found._repr_html_()


def test_an_invented_benchmark_is_marked_as_such() -> None:
    share = target(TargetForm.BENCHMARK, UP, indicator=SHARE, benchmark=NATION)
    invented = Observation(indicator="nation", year=2024, value=75, example=True)
    later = seen("nation", y2026=80)
    met = assessed(share, [*seen("share", y2024=76), invented, *later])
    assert [each.code for each in met.findings] == [
        "observation-after-as-of",
        "example-observation",
    ]
    below = progress(share, [*seen("share", y2024=74), invented], as_of=AS_OF)
    assert [each.code for each in below.findings] == ["example-observation"]
    mine = Observation(indicator="share", year=2024, value=76, example=True)
    both = assessed(share, [mine, invented])
    assert [each.code for each in both.findings] == ["example-observation"]  # once


@pytest.mark.parametrize(
    ("more", "what"),
    (
        ({"target": "T1"}, "allowed: Target, got 'T1' @ target"),
        ({"observations": "x"}, "not a collection of Observation"),
        ({"as_of": 2024}, "not a plain date"),
        ({"method": "linear"}, "allowed: Method, got 'linear' @ method"),
        ({"profile": "unsd"}, "allowed: StatusProfile"),
        ({"baseline": 2020}, "allowed: Baseline, got 2020 @ baseline"),
    ),
)
def test_arguments_of_another_type_are_refused(more: dict[str, Any], what: str) -> None:
    arguments: dict[str, Any] = {"target": FALL, "observations": [], "as_of": AS_OF} | more
    with pytest.raises(WrongTypeError, match=what):
        progress(**arguments)


@pytest.mark.parametrize("method", Method)
def test_a_callers_decimal_context_changes_nothing(method: Method) -> None:
    def told() -> list[str]:
        start = Baseline(year=2020, value="91.25")
        wanted = (
            target(TargetForm.LEVEL, UP, "90.55"),  # met, and lost again
            target(TargetForm.LEVEL, DOWN, "80.55"),
            target(TargetForm.RELATIVE_CHANGE, DOWN, "-12.5"),
            target(TargetForm.ABSOLUTE_CHANGE, DOWN, "-12.5"),
            target(TargetForm.DIRECTION, DOWN, limit="80.55"),
        )
        found = [
            progress(each, seen(y2025="85.35"), as_of=AS_OF, method=method, baseline=start)
            for each in wanted
        ]
        return [each.explain(lang) for each in found for lang in ("da", "en")]

    expected = told()
    with decimal.localcontext() as context:
        context.prec = 1
        context.traps[decimal.Inexact] = context.traps[decimal.Rounded] = True
        assert told() == expected


def test_an_aggregate_leaves_out_what_cannot_be_assessed() -> None:
    level = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020, value=0))
    good = progress(level, seen(y2024=4), as_of=AS_OF)
    none = progress(level, [], as_of=AS_OF)
    found = aggregate([good, none])
    assert (found.members, found.left_out) == ((good,), (none,))
    assert found.score == Fraction("2.8572")  # a pace of 1: 7,1429 - 4,2857
    assert found.status is Status.SUBSTANTIAL_PROGRESS
    empty = aggregate([none])
    assert empty.score is None
    assert empty.status is None
    worst = aggregate([progress(level, seen(y2024=-9), as_of=AS_OF)])
    assert worst.score == -5
    assert worst.status is Status.DETERIORATION


def profile(*bounds: Bound, lines: tuple[ScoreLine, ...] = ()) -> StatusProfile:
    return StatusProfile(
        id="own",
        name=Label("Egen", "Own"),
        source="of one's own",
        measure=Measure.PACE,
        achieved=Status.ON_TRACK,
        worst=Status.STAGNATION,
        with_target=bounds,
        without_target=(Bound(Status.ON_TRACK, Decimal(0)),),
        score_with_target=lines,
    )


def test_the_bounds_of_a_profile_stand_highest_first() -> None:
    high, low = Bound(Status.ON_TRACK, Decimal("0.9")), Bound(Status.FAIR_PROGRESS, Decimal(0))
    assert profile(high, low).with_target == (high, low)
    with pytest.raises(InvalidValueError, match=r"highest first, got \['0', '0.9'\] @ StatusP"):
        profile(low, high)  # nothing would ever be on track
    with pytest.raises(InvalidValueError, match="bounds out of order"):
        profile(high, high)
    above = Bound(Status.ON_TRACK, 0, inclusive=False)
    assert profile(above, low).with_target == (above, low)  # above 0, and 0 itself


def test_the_last_score_line_alone_has_no_bound() -> None:
    bound = Bound(Status.ON_TRACK, Decimal(0))
    upper = ScoreLine(Decimal(1), Decimal(5), Decimal(0))
    rest = ScoreLine(None, Decimal(1), Decimal(0))
    assert profile(bound, lines=(upper, rest)).score_with_target == (upper, rest)
    for wrong in ((upper,), (rest, upper), (rest, rest)):
        with pytest.raises(InvalidValueError, match="none at the last alone.*score_with_t"):
            profile(bound, lines=wrong)


def test_a_bound_is_a_finite_exact_number() -> None:
    with pytest.raises(InvalidValueError, match=r"not a finite number.* @ Bound.at"):
        Bound(Status.ON_TRACK, Decimal("NaN"))
    with pytest.raises(WrongTypeError, match=r"got 0.5 @ ScoreLine.slope"):
        ScoreLine(None, 0.5, Decimal(0))  # type: ignore[arg-type]


def test_an_aggregate_needs_results_with_scores() -> None:
    level = target(TargetForm.LEVEL, UP, 10, baseline=Baseline(year=2020, value=0))
    without = progress(level, seen(y2024=4), as_of=AS_OF, profile=UNSD_2023)
    with pytest.raises(InvalidValueError, match="without scores, allowed: sdg-build, got 'unsd-2"):
        aggregate([without])
    with pytest.raises(WrongTypeError, match="allowed: Progress or NotAssessable"):
        aggregate([level])  # type: ignore[list-item]
    for none in (None, without):
        with pytest.raises(WrongTypeError, match="not a collection of results"):
            aggregate(none)  # type: ignore[arg-type]


def test_what_is_due_is_not_called_what_is_expected() -> None:
    # a budget's *forventet regnskab* is a forecast; what the path asks for is none
    found = assessed(FALL, seen(y2025=3700), baseline=Baseline(year=2020, value=4000))
    assert "Burde være nået i 2025: 3.760,0 borgere." in found.explain()
    assert "Fremskrevet til 2030: 3.400,0 borgere." in found.explain()
    assert "orventet" not in found.explain()


def test_what_cannot_be_assessed_says_why_in_both_languages() -> None:
    found = progress(FALL, seen(y2025=3700), as_of=AS_OF)
    assert isinstance(found, NotAssessable)
    assert str(found) == (
        "Kan ikke vurderes: målet har intet udgangspunkt.\nMålt i 2025: 3.700 borgere."
    )
    assert found.explain("en") == (
        "Cannot be assessed: the target has no baseline to be counted from.\n"
        "Observed in 2025: 3,700 people."
    )
    assert found._repr_html_() == (
        "<p>Kan ikke vurderes: målet har intet udgangspunkt.<br>Målt i 2025: 3.700 borgere.</p>"
    )
    nothing = progress(FALL, [], as_of=AS_OF)
    assert str(nothing) == "Kan ikke vurderes: der er ingen måling af indikatoren."


def test_every_obstacle_and_status_has_words() -> None:
    from kommunedata.strategy.progress.words import obstacle_words, status_words

    for status in Status:
        assert status_words(status, "da") != status_words(status, "en")
    for reason in Obstacle:
        found = NotAssessable(target=FALL, reason=reason, as_of=AS_OF)
        assert obstacle_words(found, "da").startswith("Kan ikke vurderes: ")
        assert obstacle_words(found, "en").startswith("Cannot be assessed: ")


def test_progress_reads_line_by_line_and_as_a_table() -> None:
    found = assessed(FALL, seen(y2025=3700), baseline=Baseline(year=2020, value=4000))
    assert found.explain("en") == "\n".join(
        [
            "Baseline in 2020: 4,000 people.",
            "Observed in 2025: 3,700 people.",
            "To reach: 3,520 people.",
            "Share of the way: 62.5%.",
            "Share of the time: 50.0%.",
            "Due in 2025: 3,760.0 people.",
            "Needed from here: -36.0 people a year.",
            "Projected in 2030: 3,400.0 people.",
            SUBSTANTIAL,
        ]
    )
    growing = assessed(
        target(TargetForm.LEVEL, UP, 121, deadline=2022, baseline=Baseline(year=2020, value=100)),
        seen(y2021="105"),
        as_of=date(2021, 6, 1),
        method=Method.CAGR,
    )
    assert "Nødvendigt herfra: +15,2% om året." in growing.explain()  # 121 / 105 = 1,1523...
    assert "jævn vækst" in growing.explain()
    table = str(found)
    assert table == found.explain()
    assert found.table().caption == "Borgere: -12 % i forhold til udgangspunktet frem til 2030"
    assert "62,5%" in found._repr_html_()
    by_un = assessed(
        FALL, seen(y2025=3700), baseline=Baseline(year=2020, value=4000), profile=UNSD_2023
    )
    assert "125,0% af vejen ved fristen; lige linje; UNSD 2023" in by_un.explain()


@given(
    base=st.integers(-1000, 1000),
    level=st.integers(-1000, 1000),
    now=st.integers(-1000, 1000),
    years=st.integers(1, 9),
)
def test_on_a_straight_line_the_three_ways_to_say_it_agree(
    base: int, level: int, now: int, years: int
) -> None:
    up = UP if level > base else DOWN
    if base == level or (now >= level if up is UP else now <= level):
        return
    wanted = target(TargetForm.LEVEL, up, level, baseline=Baseline(year=2020, value=base))
    found = assessed(wanted, seen(**{f"y{2020 + years}": now}), as_of=date(2030, 1, 1))
    assert found.expected is not None
    assert found.needed is not None
    assert found.projection is not None
    # ahead of what is expected, a pace of 1 or more, and a projection past the level, are one
    ahead = (now - found.expected) * (level - base) >= 0
    assert found.pace is not None
    assert ahead == (found.pace >= 1) == ((found.projection - level) * (level - base) >= 0)
    assert now + found.needed * (10 - years) == level
    assert SDG_BUILD is found.profile


@given(
    start=st.integers(1, 10**6),
    end=st.integers(1, 10**6),
    years=st.integers(1, 40),
)
def test_growth_leads_back_to_where_it_was_taken_from(start: int, end: int, years: int) -> None:
    from kommunedata.strategy.progress.growth import compound, growth

    rate = growth(Fraction(start), Fraction(end), years)
    # within 1e-40 of the true rate; over 40 years and up to 10^6 that is far below 1e-25
    assert abs(compound(Fraction(start), rate, years) - end) < Fraction(1, 10**25)
