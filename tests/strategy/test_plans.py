"""Hearings, supplements and plan chains; the plans are those that the documents name."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    MIN_HEARING_WEEKS,
    Hearing,
    LinkKind,
    PlanChain,
    PlanDocument,
    PlanKind,
    PlanLink,
    PlanProcess,
    PlanStatus,
    PlanSupplement,
    RevisionDecision,
    RevisionScope,
    Strategy,
    hearing_days,
    plan_chain,
    supplement_gaps,
)

SOURCE = Source(id="soroe-2026", document="Vision 2026", publisher="Sorø Kommune", sha256="0" * 64)


def plan(name: str, title: str, kind: PlanKind = PlanKind.OTHER, **more: Any) -> PlanDocument:
    status = more.pop("status", PlanStatus.ADOPTED)
    return PlanDocument(id=name, title=Label(title, title), kind=kind, status=status, **more)


def link(first: str, kind: LinkKind, second: str) -> PlanLink:
    return PlanLink(kind=kind, first=first, second=second)


def supplement(number: int, of_plan: str, name: str | None = None) -> PlanSupplement:
    title = Label(f"Tillæg {number}", f"Supplement {number}")
    return PlanSupplement(id=name or f"S{number}", title=title, number=number, plan=of_plan)


def strategy(document: str, *plans: PlanDocument, **more: Any) -> Strategy:
    return Strategy(
        id="soroe-2026",
        municipality=Municipality("0340"),
        label=Label("Vision 2026", "Vision 2026"),
        process=PlanProcess(document=document, documents=plans, **more),
    )


def titles(plans: tuple[PlanDocument, ...]) -> list[str]:
    return [each.title_da for each in plans]


def steps(chain: PlanChain, part: str) -> list[tuple[str, str, str]]:
    return [(each.first.id, each.kind.value, each.second.id) for each in getattr(chain, part)]


DAY = DateRange.inclusive(date(2023, 3, 1), date(2023, 3, 1))
V22 = plan("V22", "Vision 2022", PlanKind.STRATEGY, status=PlanStatus.SUPERSEDED)
V26 = plan("V26", "Vision 2026", PlanKind.STRATEGY, adopted=DAY)
K19 = plan(
    "K19",
    "Kommuneplan 2019-2030",
    PlanKind.MUNICIPAL_PLAN,
    status=PlanStatus.IN_FORCE,
    adopted=DateRange.inclusive(date(2019, 11, 20), date(2019, 11, 20)),
)
K23 = plan("K23", "Kommuneplan 2023-2034", PlanKind.MUNICIPAL_PLAN, status=PlanStatus.ANNOUNCED)
CLIMATE = plan("CLIMATE", "Klimahandleplan 2022")
GROWTH = plan("GROWTH", "Vækststrategi 2026", PlanKind.POLICY, status=PlanStatus.ANNOUNCED)

REVISION = RevisionDecision(
    scope=RevisionScope.FULL,
    revises="K19",
    into="K23",
    locator=Locator(
        source=SOURCE, section=("Revisionsbeslutning",), first_line=594, last_line=594, printed=""
    ),
)

SOROE = strategy(
    "V26",
    *(V22, V26, K19, K23, CLIMATE, GROWTH),
    links=(
        link("V26", LinkKind.REALISED_THROUGH, "CLIMATE"),
        link("V26", LinkKind.STRATEGY_FOR, "K23"),
        link("V22", LinkKind.SUCCEEDED_BY, "V26"),
        link("V26", LinkKind.ANNOUNCES, "GROWTH"),
    ),
    revision=REVISION,
    supplements=tuple(supplement(number, "K19") for number in (4, 1, 2, 6, 3)),
)

KALUNDBORG = strategy(
    "U20",
    plan("K17", "Kommuneplan 2017-2028", PlanKind.MUNICIPAL_PLAN, status=PlanStatus.IN_FORCE),
    plan("U20", "Udviklingsstrategi 2020", PlanKind.STRATEGY),
    plan("K21", "Kommuneplan 2021", PlanKind.MUNICIPAL_PLAN, status=PlanStatus.ANNOUNCED),
    links=(
        link("K17", LinkKind.FOLLOWED_UP_BY, "U20"),
        link("U20", LinkKind.STRATEGY_FOR, "K21"),
    ),
)

WITHOUT_PROCESS = Strategy(
    id="helsingoer-2030",
    municipality=Municipality("0217"),
    label=Label("Vision 2030", "Vision 2030"),
    process=Unknown("the document has no plan process"),
)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    (
        (date(2019, 8, 12), date(2019, 10, 14), 63),  # Kalundborg: 19 + 30 + 14
        (date(2022, 9, 27), date(2022, 12, 2), 66),  # Sorø: 3 + 31 + 30 + 2
        (date(2021, 1, 6), date(2021, 3, 3), 56),  # Svendborg, eight weeks: 25 + 28 + 3
        (date(2021, 1, 6), date(2021, 1, 6), 0),
    ),
)
def test_a_hearing_is_counted_from_its_first_day(first: date, last: date, days: int) -> None:
    assert hearing_days(Hearing(first=first, last=last)) == days


def test_a_hearing_lasts_eight_weeks_at_least() -> None:
    assert MIN_HEARING_WEEKS == 8


def test_only_a_hearing_has_days() -> None:
    with pytest.raises(WrongTypeError, match=r"wrong type, allowed: Hearing, got 63 @ hearing_day"):
        hearing_days(63)  # type: ignore[arg-type]  # that is the point


def test_supplement_5_is_missing_among_1_2_3_4_and_6() -> None:
    [gap] = supplement_gaps(SOROE)
    assert gap.plan is K19
    assert (gap.first, gap.last, list(gap.numbers)) == (5, 5, [5])


def supplements(*numbers: tuple[int, str]) -> Strategy:
    made = tuple(
        supplement(number, of_plan, f"S-{at}") for at, (number, of_plan) in enumerate(numbers)
    )
    return strategy("V26", V26, K19, K23, supplements=made)


def test_numbers_are_counted_from_1_for_each_plan() -> None:
    # K19 lists 3 and 7, K23 lists 1 and 2: missing are 1, 2 and 4, 5, 6 of K19
    found = supplement_gaps(supplements((3, "K19"), (1, "K23"), (7, "K19"), (2, "K23")))
    assert [(gap.plan.id, list(gap.numbers)) for gap in found] == [
        ("K19", [1, 2]),
        ("K19", [4, 5, 6]),
    ]


def test_a_number_listed_twice_leaves_no_gap() -> None:
    assert supplement_gaps(supplements((1, "K19"), (1, "K19"), (2, "K19"))) == ()


@given(st.sets(st.integers(min_value=1, max_value=60)))
def test_listed_and_missing_numbers_together_are_all_up_to_the_last(listed: set[int]) -> None:
    found = supplement_gaps(supplements(*((number, "K19") for number in listed)))
    missing = [number for gap in found for number in gap.numbers]
    assert sorted([*listed, *missing]) == list(range(1, max(listed, default=0) + 1))


def test_a_year_taken_for_a_number_costs_no_more_than_a_number() -> None:
    [gap] = supplement_gaps(supplements((10**12, "K19")))
    assert (gap.first, gap.last) == (1, 10**12 - 1)


def test_no_supplements_and_no_process_have_no_gaps() -> None:
    assert supplement_gaps(KALUNDBORG) == ()
    assert supplement_gaps(WITHOUT_PROCESS) == ()
    with pytest.raises(WrongTypeError, match="supplement_gaps"):
        supplement_gaps(None)  # type: ignore[arg-type]  # that is the point


def test_the_line_leads_from_the_vision_before_to_the_municipal_plan() -> None:
    chain = plan_chain(SOROE)
    assert chain.document is V26
    assert titles(chain.plans) == ["Vision 2022", "Vision 2026", "Kommuneplan 2023-2034"]
    assert steps(chain, "line") == [("V22", "succeeded_by", "V26"), ("V26", "strategy_for", "K23")]


def test_the_plan_that_is_revised_stands_beside_the_line_by_the_revision_decision() -> None:
    [step] = plan_chain(SOROE).beside
    assert (step.first, step.kind, step.second) == (K19, LinkKind.REVISED_INTO, K23)
    assert step.locator is REVISION.locator


def test_what_a_strategy_is_realised_through_and_announces_are_branches() -> None:
    assert steps(plan_chain(SOROE), "branches") == [
        ("V26", "realised_through", "CLIMATE"),
        ("V26", "announces", "GROWTH"),
    ]


def test_a_strategy_that_follows_up_a_plan_stands_between_two_plans() -> None:
    chain = plan_chain(KALUNDBORG)
    assert titles(chain.plans) == [
        "Kommuneplan 2017-2028",
        "Udviklingsstrategi 2020",
        "Kommuneplan 2021",
    ]
    assert (chain.beside, chain.branches, chain.cycle) == ((), (), ())


def test_a_revision_that_is_linked_already_is_one_step() -> None:
    linked = (link("K19", LinkKind.REVISED_INTO, "K23"),)
    chain = plan_chain(strategy("V26", V26, K19, K23, links=linked, revision=REVISION))
    assert steps(chain, "beside") == [("K19", "revised_into", "K23")]


def test_a_plan_that_is_readopted_leads_nowhere() -> None:
    readopted = RevisionDecision(scope=RevisionScope.READOPTED, revises="K19", into="K19")
    chain = plan_chain(strategy("V26", V26, K19, revision=readopted))
    assert (chain.beside, chain.cycle) == ((), ())


def test_a_document_without_links_is_its_own_line() -> None:
    chain = plan_chain(strategy("V26", V26, K19))
    assert (chain.line, chain.plans) == ((), (V26,))
    assert [row[1] for row in chain.table().rows] == ["Vision 2026 (vedtaget 1. marts 2023)"]


def test_the_line_prefers_the_strategy_before_and_the_municipal_plan_after() -> None:
    later = plan("V30", "Vision 2030", PlanKind.STRATEGY)
    linked = (
        link("K19", LinkKind.FOLLOWED_UP_BY, "V26"),
        link("V22", LinkKind.SUCCEEDED_BY, "V26"),
        link("V26", LinkKind.SUCCEEDED_BY, "V30"),
        link("V26", LinkKind.STRATEGY_FOR, "K23"),
    )
    chain = plan_chain(strategy("V26", V22, V26, later, K19, K23, links=linked))
    assert [each.id for each in chain.plans] == ["V22", "V26", "K23"]
    assert steps(chain, "beside") == [
        ("K19", "followed_up_by", "V26"),
        ("V26", "succeeded_by", "V30"),
    ]


def test_the_line_ends_at_the_first_municipal_plan() -> None:
    linked = (
        link("V26", LinkKind.STRATEGY_FOR, "K19"),
        link("K19", LinkKind.REVISED_INTO, "K23"),
    )
    chain = plan_chain(strategy("V26", V26, K19, K23, links=linked))
    assert [each.id for each in chain.plans] == ["V26", "K19"]
    assert steps(chain, "beside") == [("K19", "revised_into", "K23")]


def test_plans_in_a_ring_are_passed_once_and_named() -> None:
    linked = (
        link("V22", LinkKind.SUCCEEDED_BY, "V26"),
        link("V26", LinkKind.SUCCEEDED_BY, "V22"),
    )
    chain = plan_chain(strategy("V26", V22, V26, links=linked))
    assert [each.id for each in chain.plans] == ["V22", "V26"]
    assert steps(chain, "beside") == [("V26", "succeeded_by", "V22")]
    assert sorted(each.id for each in chain.cycle) == ["V22", "V26"]
    assert (chain.table("en").note or "").startswith("The plans lead round in a ring: Vision 202")


def test_a_ring_names_its_plans_in_the_order_that_they_lead_on() -> None:
    ring = {"V22": "V26", "V26": "K19", "K19": "V22"}
    linked = tuple(link(one, LinkKind.SUCCEEDED_BY, other) for one, other in ring.items())
    cycle = [each.id for each in plan_chain(strategy("V26", V22, V26, K19, links=linked)).cycle]
    assert [ring[name] for name in cycle] == [*cycle[1:], cycle[0]]


def test_a_plan_that_succeeds_itself_is_a_ring_of_one() -> None:
    linked = (link("V26", LinkKind.SUCCEEDED_BY, "V26"),)
    chain = plan_chain(strategy("V26", V26, links=linked))
    assert chain.cycle == (V26,)
    assert chain.line == ()


def test_a_ring_of_many_plans_with_long_titles_still_prints() -> None:
    many = [plan(f"P{at}", "Plan " * 39, PlanKind.STRATEGY) for at in range(200)]
    linked = tuple(link(f"P{at}", LinkKind.SUCCEEDED_BY, f"P{(at + 1) % 200}") for at in range(200))
    chain = plan_chain(strategy("P0", *many, links=linked))
    assert len(chain.cycle) == 200
    assert "Planerne går i ring" in str(chain)


def test_a_chain_needs_a_plan_process() -> None:
    with pytest.raises(NotFoundError) as caught:
        plan_chain(WITHOUT_PROCESS)
    assert str(caught.value) == (
        "no plan process: the document has no plan process, got 'helsingoer-2030' @ plan_chain"
    )
    with pytest.raises(WrongTypeError, match="plan_chain"):
        plan_chain("soroe-2026")  # type: ignore[arg-type]  # that is the point


def test_a_chain_says_how_plans_stand_in_the_words_of_the_outline() -> None:
    proposed = plan("K23", "Kommuneplan", PlanKind.MUNICIPAL_PLAN, status=PlanStatus.PROPOSED)
    found = strategy("K23", proposed)
    assert "Kommuneplan (i forslag)" in str(plan_chain(found))
    assert "Kommuneplan (kommuneplan, i forslag)" in str(found)


def test_the_table_says_how_each_plan_leads_to_the_next() -> None:
    rows = plan_chain(SOROE).table().rows
    assert rows[0] == (
        "hovedlinje",
        "Vision 2022 (afløst)",
        "afløses af",
        "Vision 2026 (vedtaget 1. marts 2023)",
        "",
    )
    assert [row[0] for row in rows] == [
        "hovedlinje",
        "hovedlinje",
        "ved siden af",
        "forgrening",
        "forgrening",
    ]
    assert plan_chain(SOROE).table("en").rows[2] == (
        "beside it",
        "Kommuneplan 2019-2030 (in force, adopted 2019-11-20)",
        "is revised into",
        "Kommuneplan 2023-2034 (announced)",
        "594",
    )


def test_a_chain_prints_as_text_and_as_escaped_html() -> None:
    chain = plan_chain(SOROE)
    assert str(chain) == str(chain.table("da"))
    assert str(chain).startswith("Plankæde: Vision 2026\n")
    odd = plan_chain(strategy("V26", plan("V26", "Vision <26> {}", PlanKind.STRATEGY)))
    assert "Vision &lt;26&gt; {}" in odd._repr_html_()


def test_a_chain_pickles_and_refuses_other_languages() -> None:
    chain = plan_chain(SOROE)
    assert pickle.loads(pickle.dumps(chain)) == chain  # noqa: S301 - our own bytes
    with pytest.raises(InvalidValueError, match="unknown language"):
        chain.table("de")  # type: ignore[arg-type]  # that is the point
