"""Strategies and themes as HTML: what it is made of, escaped, and without colours."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

from kommunedata.finding import Unknown
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.strategy import (
    Challenge,
    Direction,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    LocalPlan,
    PlanDocument,
    PlanKind,
    PlanProcess,
    PlanStatus,
    PlanSupplement,
    RevisionDecision,
    RevisionScope,
    SdgReference,
    Statement,
    Strategy,
    Target,
    TargetForm,
    Term,
    Theme,
)

BAD = '<script>alert("x")</script>&'
EVIL = Label(BAD, BAD)
JOBS = Target(
    id="V1-a",
    indicator=Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs")),
    form=TargetForm.COUNT,
    direction=Direction.INCREASE,
    value=24_000,
    deadline=2030,
)
GROWTH = Theme(
    id="T1",
    title=Label("Vækst", "Growth"),
    goals=(
        Goal(
            id="V1",
            title=Label("Flere job", "More jobs"),
            role=GoalRole.GOAL,
            kind=GoalKind.NUMERIC,
            targets=(JOBS,),
            sdgs=(SdgReference("8"),),
        ),
    ),
    children=(Theme(id="T1.1", title=Label("Havnen", "The harbour")),),
)
CLOUD = Challenge(id="C1", title=Label("Klima", "Climate"), keywords=(Term(text="Elbiler"),))
TOWN = Strategy(
    id="byen",
    municipality=Municipality("0326"),
    label=Label("Byen", "The town"),
    themes=(GROWTH,),
    challenges=(CLOUD,),
    sdgs=(SdgReference("8"),),
)


class Tags(HTMLParser):
    """Collect the tags of a page, each with whether it is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.opened: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.seen.append(tag)
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def without_styles(page: str) -> str:
    return re.sub(r' style="[^"]*"', "", page)


def test_a_theme_is_a_nested_list() -> None:
    assert without_styles(GROWTH.to_html()) == (
        '<div lang="da"><h2>Vækst</h2><ul>'
        "<li><b>V1:</b> Flere job<ul>"
        "<li><b>Job:</b> (mindst) 24.000 job i 2030; udgangspunkt ikke oplyst</li>"
        "<li><b>Verdensmål:</b> <span><span>8</span> Anstændige jobs og økonomisk vækst</span></li>"
        "</ul></li>"
        "<li><b>1. Havnen</b></li>"
        "</ul></div>"
    )


def test_a_strategy_opens_its_themes_and_folds_challenges_up() -> None:
    assert without_styles(TOWN.to_html("en")) == (
        '<div lang="en"><h2>The town</h2><ul>'
        "<li><b>Municipality:</b> Kalundborg</li>"
        "<li><b>Period:</b> not stated</li>"
        "<li><b>Contents:</b> 1 theme; 1 sub-theme; 1 goal; 1 target</li></ul>"
        "<details open><summary><b>1. Growth</b></summary><ul>"
        "<li><b>V1:</b> More jobs<ul>"
        "<li><b>Jobs:</b> (at least) 24,000 jobs by 2030; baseline not stated</li>"
        "<li><b>SDGs:</b> <span><span>8</span> Decent work and economic growth</span></li>"
        "</ul></li>"
        "<li><b>1.1. The harbour</b></li></ul></details>"
        "<details><summary><b>Challenges</b></summary><ul>"
        # words as printed are Danish, whatever the language of the page
        '<li>Climate<ul><li><b>Keywords:</b> <span lang="da">Elbiler</span></li></ul></li>'
        "</ul></details>"
        "<ul><li><b>SDGs:</b> <span><span>8</span> Decent work and economic growth</span></li>"
        "<li><b>Plan process:</b> not stated</li></ul></div>"
    )


def test_a_notebook_shows_the_danish_page() -> None:
    assert TOWN._repr_html_() == TOWN.to_html("da")
    assert GROWTH._repr_html_() == GROWTH.to_html("da")
    assert '<span lang="da">' not in TOWN.to_html("da")


def test_no_text_of_a_strategy_becomes_a_tag() -> None:
    documents = tuple(
        PlanDocument(
            id=name,
            title=EVIL,
            kind=PlanKind.OTHER,
            status=PlanStatus.ADOPTED,
            adopted=Unknown(BAD),
            adopted_by=BAD,
        )
        for name in ("P1", "P2")
    )
    process = PlanProcess(
        document="P1",
        documents=documents,
        published=Unknown(BAD),
        hearing=Hearing(first=date(2020, 1, 2), last=date(2020, 3, 4)),
        hearing_report=HearingReport(approved=date(2020, 4, 5), approved_by=BAD),
        revision=RevisionDecision(
            scope=RevisionScope.FULL, revises="P1", into="P2", statutes=(BAD,)
        ),
        supplements=(PlanSupplement(id="S1", title=EVIL, number=1, plan="P2", local_plan=BAD),),
        local_plans=(LocalPlan(id="L1", title=EVIL, number="<i>"),),
    )
    evil_target = Target(
        id="G1-a",
        indicator=Indicator(id="evil", name=EVIL, unit=EVIL),
        form=TargetForm.LEVEL,
        direction=Direction.INCREASE,
        value=1,
        scope=EVIL,
        baseline=Unknown(BAD),
    )
    goal = Goal(
        id="G1",
        title=EVIL,
        role=GoalRole.GOAL,
        kind=GoalKind.NUMERIC,
        targets=(evil_target,),
    )
    words = (Term(text=BAD),)
    evil = Strategy(
        id="evil",
        municipality=Municipality("0326"),
        label=EVIL,
        visions=(Statement(id="V1", title=EVIL),),
        themes=(Theme(id="T1", title=EVIL, children=(Theme(id="T2", title=EVIL, goals=(goal,)),)),),
        challenges=(Challenge(id="C1", title=EVIL, keywords=words, sdgs=Unknown(BAD)),),
        sdgs=Unknown(BAD),
        process=process,
    )
    for page in (evil.to_html(), evil.to_html("en"), evil.themes[0].to_html()):
        tags = Tags(page)
        assert {"script", "i"}.isdisjoint(tags.seen)
        assert BAD in tags.text
        assert tags.opened == []
        assert page.count("&lt;script&gt;") == page.count("&lt;/script&gt;&amp;") > 3


def test_the_only_colours_are_those_of_the_sdg_tiles() -> None:
    page = TOWN.to_html()
    tiles = re.findall(r'<span style="([^"]*)">8</span>', page)
    # the UN's colour of goal 8, on its icon with a white number
    assert len(tiles) == 2
    assert all("background: #A21942" in tile and "color: #fff" in tile for tile in tiles)
    rest = re.sub(r'<span style="[^"]*">', "", page)
    assert re.search("colo|background|#", rest) is None


def test_bullets_stay_inside_the_page() -> None:
    # a list set flush with the margin has no room for them
    first_lists = [re.search(r'<ul style="([^"]*)"', each.to_html()) for each in (GROWTH, TOWN)]
    assert [found and found[1].rpartition("padding-left: ")[2] for found in first_lists] == [
        "1.4em",
        "0",
    ]


def test_a_period_on_a_page_is_that_of_the_text() -> None:
    spring = DateRange.inclusive(date(2020, 3, 1), date(2020, 5, 31))
    town = Strategy(
        id="byen", municipality=Municipality("0326"), label=Label("Byen", "Town"), period=spring
    )
    assert "<b>Periode:</b> marts 2020 til og med maj 2020<" in town.to_html()
    assert "<b>Period:</b> 2020-03 to 2020-05<" in town.to_html("en")
