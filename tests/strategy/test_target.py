"""What a target may be, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.strategy import (
    Baseline,
    Comparator,
    Direction,
    Indicator,
    Target,
    TargetForm,
    format_target,
    format_value,
)

UP, DOWN = Direction.INCREASE, Direction.DECREASE
SHARE = Indicator(id="share", name=Label("Andel", "Share"), unit=Label("%", "%"))
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
NATION = Indicator(
    id="nation", name=Label("landsgennemsnittet", "the national average"), unit=Label("%", "%")
)


def target(form: TargetForm, direction: Direction, value: object = None, **more: Any) -> Target:
    given = {"indicator": JOBS} | more
    return Target(id="T1", form=form, direction=direction, value=value, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "direction", "value", "what"),
    (
        (TargetForm.LEVEL, UP, None, "value of a level target, allowed: a number, got None"),
        (TargetForm.COUNT, UP, None, "value of a count target, allowed: a number"),
        (TargetForm.DIRECTION, UP, 5, "value of a direction target, allowed: none"),
        (TargetForm.SHARE, UP, 101, "share, allowed: 0 to 100 per cent, got Decimal\\('101'\\)"),
        (TargetForm.SHARE, UP, -1, "share, allowed: 0 to 100 per cent"),
        (TargetForm.COUNT, UP, "1.5", "count, allowed: a whole number, 0 or more"),
        (TargetForm.COUNT, UP, -1, "count, allowed: a whole number, 0 or more"),
        (TargetForm.UNIVERSAL, UP, 90, "share of all, allowed: 100, increasing, or 0 for none"),
        (TargetForm.UNIVERSAL, UP, 0, "share of all, allowed: 100, increasing, or 0 for none"),
        (TargetForm.UNIVERSAL, DOWN, 100, "share of all, allowed: 100, increasing, or 0 for none"),
        (TargetForm.NET_ZERO, DOWN, 1, "net zero, allowed: 0, decreasing"),
        (TargetForm.NET_ZERO, UP, 0, "net zero, allowed: 0, decreasing"),
        (TargetForm.RELATIVE_CHANGE, DOWN, 12, "change of the other sign.*allowed: below 0"),
        (TargetForm.RELATIVE_CHANGE, UP, -12, "change of the other sign.*allowed: above 0"),
        (TargetForm.ABSOLUTE_CHANGE, UP, 0, "change of the other sign.*allowed: above 0"),
        (TargetForm.RELATIVE_CHANGE, DOWN, -101, "fall by more than all, allowed: -100 or more"),
    ),
)
def test_a_value_that_its_form_does_not_take_is_refused(
    form: TargetForm, direction: Direction, value: object, what: str
) -> None:
    with pytest.raises(InvalidValueError, match=f"{what}.* @ Target 'T1'"):
        target(form, direction, value)


def test_only_a_target_and_an_indicator_are_written_as_such() -> None:
    with pytest.raises(WrongTypeError, match="allowed: Target, got None @ format_target"):
        format_target(None)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="allowed: Indicator, got 'jobs' @ format_value"):
        format_value(Decimal(1), "jobs")  # type: ignore[arg-type]


def test_a_float_is_no_value() -> None:
    with pytest.raises(WrongTypeError, match="not an exact number.*got 1.7 @ Target.value"):
        target(TargetForm.LEVEL, UP, 1.7)
    with pytest.raises(WrongTypeError, match="not an exact number.*got 1.7 @ Target.limit"):
        target(TargetForm.DIRECTION, UP, limit=1.7)


def test_a_benchmark_belongs_to_a_benchmark_target_and_to_no_other() -> None:
    with pytest.raises(InvalidValueError, match="benchmark, allowed: an indicator for"):
        target(TargetForm.BENCHMARK, UP)
    with pytest.raises(InvalidValueError, match="benchmark, allowed: an indicator for"):
        target(TargetForm.LEVEL, UP, 5, benchmark=NATION)


def test_a_limit_belongs_to_a_direction() -> None:
    assert target(TargetForm.DIRECTION, UP, limit=100).limit == 100
    with pytest.raises(InvalidValueError, match="limit, allowed: none where there is a value"):
        target(TargetForm.LEVEL, UP, 5, limit=100)


@pytest.mark.parametrize("deadline", (2019, 2020))
def test_a_deadline_is_after_the_baseline(deadline: int) -> None:
    with pytest.raises(InvalidValueError, match="deadline before the baseline, allowed: 2021 or"):
        target(TargetForm.COUNT, UP, 5, deadline=deadline, baseline=Baseline(year=2020))
    known = Baseline(year=Unknown("not stated"), value=100)
    assert target(TargetForm.COUNT, UP, 5, deadline=deadline, baseline=known).deadline == deadline


@pytest.mark.parametrize(("form", "value"), ((TargetForm.SHARE, 90), (TargetForm.UNIVERSAL, 100)))
def test_the_baseline_of_a_share_is_a_share(form: TargetForm, value: int) -> None:
    with pytest.raises(InvalidValueError, match="baseline that is no share, allowed: 0 to 100 per"):
        target(form, UP, value, indicator=SHARE, baseline=Baseline(year=2020, value="100.1"))


def test_a_baseline_has_a_year_or_a_value() -> None:
    assert isinstance(Baseline(year=2020).value, Unknown)
    assert Baseline(year=2020, value="4.60").value == Decimal("4.60")
    with pytest.raises(InvalidValueError, match="neither year nor value"):
        Baseline(year=Unknown("not stated"))
    with pytest.raises(InvalidValueError, match="number out of range"):
        Baseline(year=20)


def test_the_comparator_follows_from_the_direction() -> None:
    assert target(TargetForm.COUNT, UP, 5).comparator is Comparator.AT_LEAST
    assert target(TargetForm.LEVEL, DOWN, 5).comparator is Comparator.AT_MOST
    assert target(TargetForm.DIRECTION, DOWN).comparator is None


def test_an_indicator_measures_itself_unless_it_says_what_else() -> None:
    assert JOBS.quantity == "jobs"
    per_head = Indicator(id="a", name=Label("a", "a"), unit=Label("b", "b"), quantity="emissions")
    assert per_head.quantity == "emissions"


@pytest.mark.parametrize(
    ("given", "da", "en"),
    (
        (
            target(TargetForm.SHARE, UP, 90, indicator=SHARE, deadline=2030),
            "(mindst) 90 % i 2030",
            "(at least) 90% by 2030",
        ),
        (
            target(TargetForm.COUNT, UP, 40, comparator_stated=True),
            "mindst 40 job",
            "at least 40 jobs",
        ),
        (target(TargetForm.UNIVERSAL, UP, 100), "alle", "all"),
        (target(TargetForm.UNIVERSAL, DOWN, 0), "ingen", "none"),
        (target(TargetForm.NET_ZERO, DOWN, 0, deadline=2045), "neutral i 2045", "neutral by 2045"),
        (
            target(TargetForm.RELATIVE_CHANGE, DOWN, -70, deadline=2030),
            "-70 % i forhold til udgangspunktet frem til 2030",
            "-70% against the baseline by 2030",
        ),
        (
            target(TargetForm.ABSOLUTE_CHANGE, UP, 5, baseline=Baseline(year=2020)),
            "+5 job i forhold til 2020",
            "+5 jobs against 2020",
        ),
        (
            target(TargetForm.BENCHMARK, UP, benchmark=NATION),
            "(mindst) landsgennemsnittet",
            "(at least) the national average",
        ),
        (target(TargetForm.DIRECTION, UP), "stigende", "increasing"),
        (target(TargetForm.DIRECTION, DOWN), "faldende", "decreasing"),
    ),
)
def test_a_target_reads_as_it_was_said(given: Target, da: str, en: str) -> None:
    assert (format_target(given), format_target(given, "en")) == (da, en)


def test_a_value_has_its_unit_and_danish_figures() -> None:
    assert format_value(Decimal(24_000), JOBS) == "24.000 job"
    assert format_value(Decimal(24_000), JOBS, "en") == "24,000 jobs"
    assert format_value(Decimal("62.5"), SHARE, "en") == "62.5%"
    with pytest.raises(InvalidValueError, match="unknown language"):
        format_value(Decimal(1), JOBS, "sv")  # type: ignore[arg-type]
