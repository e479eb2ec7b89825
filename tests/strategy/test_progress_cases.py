"""What sdg-build, UNSD and EUSTAT make of the same series, and where we differ from them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import pytest

from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.strategy import (
    EUROSTAT,
    SDG_BUILD,
    UNSD_2023,
    Baseline,
    Direction,
    Indicator,
    Method,
    NotAssessable,
    Observation,
    Progress,
    StatusProfile,
    Target,
    TargetForm,
    aggregate,
    parse_year,
    progress,
)

FILE = Path(__file__).parent.parent / "data" / "progress_cases.json"
CASES = json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)["cases"]
SINGLE = {case["id"]: case for case in CASES if "config" in case}
REFUSED = {"year-ranges", "thr1-default-direction"}
ASSESSED = [name for name in SINGLE if name not in REFUSED]
NEAR = Fraction(1, 10**9)
UNSD_WORDS = {3: "on_track", 2: "fair_progress", 1: "stagnation"}
INDICATOR = Indicator(id="series", name=Label("Serie", "Series"), unit=Label("x", "x"))


def assess(
    case: dict[str, Any], method: Method, profile: StatusProfile = SDG_BUILD
) -> Progress | NotAssessable:
    config = case["config"]
    up = config["direction"] == "positive"
    target = Target(
        id="T1",
        indicator=INDICATOR,
        form=TargetForm.LEVEL if "target" in config else TargetForm.DIRECTION,
        direction=Direction.INCREASE if up else Direction.DECREASE,
        value=config.get("target"),
        deadline=config.get("target_year"),
        baseline=Baseline(year=config["base_year"]),
        limit=config.get("limit"),
    )
    seen = [
        Observation(indicator="series", year=year, value=value)
        for year, value in case["observations"]
    ]
    return progress(target, seen, as_of=date(2029, 12, 31), method=method, profile=profile)


def word(found: Progress | NotAssessable) -> str:
    if isinstance(found, NotAssessable):
        return f"not_assessable:{found.reason.value}"
    return found.status.value


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("name", ASSESSED)
def test_every_case_comes_out_as_expected(name: str, method: Method) -> None:
    expected = SINGLE[name]["kommunedata_expected"][method.value]
    if expected is None:  # a direction alone has no straight line
        expected = "not_assessable:no_target_value"
    assert word(assess(SINGLE[name], method)) == expected.removesuffix(" (maintain target broken)")


@pytest.mark.parametrize("name", ASSESSED)
def test_growth_has_the_figures_of_sdg_build_where_both_are_defined(name: str) -> None:
    theirs, ours = SINGLE[name]["sdg_build"], assess(SINGLE[name], Method.CAGR)
    if isinstance(ours, NotAssessable):
        # sdg-build puts 0.001 for a 0, or has no value either
        assert theirs["warnings"]
        return
    assert ours.status.value == theirs["status"]
    assert ours.score is not None
    assert abs(ours.score - Fraction(theirs["score"])) < NEAR
    if ours.pace is None:
        assert theirs["progress_value"] in ("nan", "-inf")  # base and target are the same
    else:
        assert abs(ours.pace - Fraction(theirs["progress_value"])) < NEAR


@pytest.mark.parametrize("name", [name for name in ASSESSED if SINGLE[name]["linear"]])
def test_a_straight_line_has_the_figures_of_the_formula(name: str) -> None:
    theirs = SINGLE[name]["linear"]
    ours = cast("Progress", assess(SINGLE[name], Method.LINEAR))
    figures = {
        "share_of_distance": ours.share_of_way,
        "time_share": ours.share_of_time,
        "expected_now": ours.expected,
        "pace": ours.pace,
    }
    for key, figure in figures.items():
        assert figure is not None
        assert abs(figure - Fraction(theirs[key])) < NEAR
    assert ours.status.value == theirs["status"]


@pytest.mark.parametrize("name", [name for name in ASSESSED if SINGLE[name]["unsd_2023"]])
def test_growth_by_the_unsd_profile_has_its_projection_and_level(name: str) -> None:
    theirs = SINGLE[name]["unsd_2023"]
    ours = assess(SINGLE[name], Method.CAGR, UNSD_2023)
    if isinstance(ours, NotAssessable):
        assert ours.reason.value == "zero_target"  # it computes with 0, where no growth leads
        return
    assert ours.status.value == UNSD_WORDS[theirs["score"]]
    if "ratio" in theirs:
        assert ours.projection is not None
        assert abs(ours.projection - Fraction(theirs["expected_at_deadline"])) < NEAR
        assert ours.measure is not None
        assert abs(ours.measure - Fraction(theirs["ratio"])) < NEAR
    assert ours.score is None


@pytest.mark.parametrize("name", ASSESSED)
def test_growth_by_the_eurostat_profile_has_the_status_that_eustat_codes(name: str) -> None:
    theirs = SINGLE[name]["eurostat_as_eustat_codes_it"]
    ours = assess(SINGLE[name], Method.CAGR, EUROSTAT)
    if isinstance(ours, NotAssessable):
        assert SINGLE[name]["sdg_build"]["warnings"]  # 0.001 for a 0, or nothing
    elif theirs is None:
        assert ours.lost  # base and target are the same, and it is not held
    else:
        assert ours.status.value == theirs


def test_a_span_of_years_is_read_only_where_it_is_said_which_year_is_meant() -> None:
    case = SINGLE["year-ranges"]
    with pytest.raises(InvalidValueError, match="a span of years"):
        parse_year(case["observations"][0][0])
    years = [parse_year(year, take="first") for year, _ in case["observations"]]
    values = [value for _, value in case["observations"]]
    with_years = case | {"observations": list(zip(years, values, strict=True))}
    found = cast("Progress", assess(with_years, Method.CAGR))
    assert found.pace is not None
    assert abs(found.pace - Fraction(case["sdg_build"]["progress_value"])) < NEAR


def test_a_direction_is_never_assumed() -> None:
    assert "direction" not in SINGLE["thr1-default-direction"]["config"]
    with pytest.raises(TypeError, match="direction"):
        Target(id="T1", indicator=INDICATOR, form=TargetForm.DIRECTION)  # type: ignore[call-arg]


@pytest.mark.parametrize("case", [case for case in CASES if "members" in case])
def test_an_aggregate_has_the_mean_and_status_of_sdg_build(case: dict[str, Any]) -> None:
    members = [assess(member, Method.CAGR) for member in case["members"]]
    found = aggregate(members)
    assert found.status is not None
    assert found.score is not None
    assert found.status.value == case["sdg_build"]["status"]
    assert abs(found.score - Fraction(case["sdg_build"]["score"])) < NEAR
    for member, score in zip(found.members, case["sdg_build"]["member_scores"], strict=True):
        assert member.score is not None
        assert abs(member.score - Fraction(score)) < NEAR
