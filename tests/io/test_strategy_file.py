"""Loading strategies: exact, strict, and all problems of a file at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kommunedata.errors import LoadError
from kommunedata.finding import Unknown
from kommunedata.io import load_strategy
from kommunedata.language import Label
from kommunedata.municipality import Municipality
from kommunedata.period import DateRange
from kommunedata.source import Locator, Source
from kommunedata.strategy import (
    Ambition,
    Baseline,
    Challenge,
    CollaborationPoint,
    Commitment,
    Direction,
    ElectionPeriod,
    Goal,
    GoalKind,
    GoalRole,
    Hearing,
    HearingReport,
    Indicator,
    Initiative,
    InitiativeStatus,
    Involvement,
    LinkKind,
    LocalPlan,
    PlanDocument,
    PlanKind,
    PlanLink,
    PlanProcess,
    PlanStatus,
    PlanSupplement,
    RevisionDecision,
    RevisionScope,
    SdgOrigin,
    SdgReference,
    Statement,
    Strategy,
    Target,
    TargetForm,
    Term,
    Theme,
)

SMALL = """\
format = 1
id = "small-2030"
municipality = "0326"
label = { da = "Vision 2030", en = "Vision 2030" }
period = { unknown = "only 2030 is printed" }
horizon = 2030
sdgs = ["4", { code = "13.2", origin = "user", line = 9, section = "top" }]

[[sources]]
id = "vision"
document = "Vision 2030"
publisher = "Kalundborg Kommune"
published = 2020-01-29
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
sections = { top = ["Vision"], aims = ["Vision", "Mål"] }

[[indicators]]
id = "jobs"
name = { da = "Job", en = "Jobs" }
unit = { da = "job", en = "jobs" }

[[indicators]]
id = "jobs-nation"
name = { da = "job i landet", en = "jobs in the nation" }
unit = { unknown = "no unit is printed" }
quantity = "jobs"

[[visions]]
id = "V1"
title = { da = "Et godt sted", en = "A good place" }
line = 3
section = "top"
also_at = [{ line = "20-21", section = "aims", printed = "Vision" }]

[[themes]]
id = "T1"
title = { da = "Erhverv", en = "Business" }
cross_cutting = true

[[themes.goals]]
id = "T1-G1"
title = { da = "Flere job", en = "More jobs" }
role = "vision_goal"
kind = "numeric"
line = "10-12"
section = "aims"
subjects = ["employment"]
sdgs = ["8.5"]

[[themes.goals.targets]]
id = "T1-G1-T1"
indicator = "jobs"
form = "relative_change"
direction = "increase"
value = 2.50
deadline = 2030
deadline_of_list = true
comparator_stated = true
baseline = { year = 2020, value = 24000 }
scope = { da = "kommunen", en = "the municipality" }
commitment = "aim"
line = 11
section = "aims"
printed = "2,50 %"

[[themes.goals.targets]]
id = "T1-G1-T2"
indicator = "jobs"
form = "benchmark"
direction = "increase"
benchmark = "jobs-nation"

[[themes.ambitions]]
id = "T1-A1"
title = { da = "Nye virksomheder", en = "New firms" }

[[themes.collaboration_points]]
id = "T1-C1"
title = { da = "Havnen", en = "The port" }

[[themes.initiatives]]
id = "T1-I1"
title = { da = "Jobmesse", en = "Job fair" }
goals = ["T1-G1"]
period = 2024
status = "running"

[[themes.children]]
id = "T1-1"
title = { da = "Havn", en = "Port" }

[[challenges]]
id = "C1"
title = { da = "Klima", en = "Climate" }
sdgs = { unknown = "the icons were lost" }
keywords = [{ text = "Natur", line = 30, section = "top" }, { text = "Vand" }]

[process]
document = "P1"
published = { first = 2020-02-01 }
election_period = 2018

[[process.documents]]
id = "P1"
title = { da = "Vision 2030", en = "Vision 2030" }
kind = "strategy"
status = "adopted"
adopted = 2020-01-29
adopted_by = "Byrådet"
years = { first = 2019-01-01, last = 2030-12-31 }

[[process.documents]]
id = "P2"
title = { da = "Kommuneplan", en = "Municipal plan" }
kind = "municipal_plan"
status = { unknown = "not printed" }

[[process.links]]
kind = "strategy_for"
first = "P1"
second = "P2"
line = 40
section = "top"

[process.hearing]
first = 2019-08-12
last = 2019-10-14

[process.hearing_report]
approved = 2020-01-29

[process.revision]
scope = "full"
revises = "P2"
into = "P2"
statutes = ["planlovens § 23 a"]

[[process.supplements]]
id = "S1"
title = { da = "Tillæg 4", en = "Supplement 4" }
number = 4
year = 2021
plan = "P2"
local_plan = "SK 66"

[[process.local_plans]]
id = "L1"
title = { da = "Havnen", en = "The port" }
number = "SK 66"

[[process.involvement]]
id = "B1"
title = { da = "Borgermøde", en = "Public meeting" }
when = 2019
"""

VISION = Source(
    id="vision",
    document="Vision 2030",
    publisher="Kalundborg Kommune",
    published=date(2020, 1, 29),
    sha256="0" * 64,
)
JOBS = Indicator(id="jobs", name=Label("Job", "Jobs"), unit=Label("job", "jobs"))
NATION = Indicator(
    id="jobs-nation",
    name=Label("job i landet", "jobs in the nation"),
    unit=Unknown("no unit is printed"),
    quantity="jobs",
)


def place(first: int, last: int, *section: str, printed: str = "") -> Locator:
    return Locator(
        source=VISION, section=section, first_line=first, last_line=last, printed=printed
    )


GOAL = Goal(
    id="T1-G1",
    title=Label("Flere job", "More jobs"),
    role=GoalRole.VISION_GOAL,
    kind=GoalKind.NUMERIC,
    locator=place(10, 12, "Vision", "Mål"),
    subjects=("employment",),
    sdgs=(SdgReference("8.5"),),
    targets=(
        Target(
            id="T1-G1-T1",
            indicator=JOBS,
            form=TargetForm.RELATIVE_CHANGE,
            direction=Direction.INCREASE,
            value=Decimal("2.50"),
            deadline=2030,
            deadline_of_list=True,
            comparator_stated=True,
            baseline=Baseline(year=2020, value=24_000),
            scope=Label("kommunen", "the municipality"),
            commitment=Commitment.AIM,
            locator=place(11, 11, "Vision", "Mål", printed="2,50 %"),
        ),
        Target(
            id="T1-G1-T2",
            indicator=JOBS,
            form=TargetForm.BENCHMARK,
            direction=Direction.INCREASE,
            benchmark=NATION,
        ),
    ),
)
THEME = Theme(
    id="T1",
    title=Label("Erhverv", "Business"),
    cross_cutting=True,
    goals=(GOAL,),
    ambitions=(Ambition(id="T1-A1", title=Label("Nye virksomheder", "New firms")),),
    collaboration_points=(CollaborationPoint(id="T1-C1", title=Label("Havnen", "The port")),),
    initiatives=(
        Initiative(
            id="T1-I1",
            title=Label("Jobmesse", "Job fair"),
            goals=("T1-G1",),
            period=DateRange(date(2024, 1, 1), date(2025, 1, 1)),
            status=InitiativeStatus.RUNNING,
        ),
    ),
    children=(Theme(id="T1-1", title=Label("Havn", "Port")),),
)
PROCESS = PlanProcess(
    document="P1",
    documents=(
        PlanDocument(
            id="P1",
            title=Label("Vision 2030", "Vision 2030"),
            kind=PlanKind.STRATEGY,
            status=PlanStatus.ADOPTED,
            adopted=DateRange(date(2020, 1, 29), date(2020, 1, 30)),
            adopted_by="Byrådet",
            years=DateRange(date(2019, 1, 1), date(2031, 1, 1)),
        ),
        PlanDocument(
            id="P2",
            title=Label("Kommuneplan", "Municipal plan"),
            kind=PlanKind.MUNICIPAL_PLAN,
            status=Unknown("not printed"),
        ),
    ),
    links=(
        PlanLink(
            kind=LinkKind.STRATEGY_FOR, first="P1", second="P2", locator=place(40, 40, "Vision")
        ),
    ),
    published=DateRange(date(2020, 2, 1)),
    election_period=ElectionPeriod(2018),
    hearing=Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14)),
    hearing_report=HearingReport(approved=date(2020, 1, 29)),
    revision=RevisionDecision(
        scope=RevisionScope.FULL, revises="P2", into="P2", statutes=("planlovens § 23 a",)
    ),
    supplements=(
        PlanSupplement(
            id="S1",
            title=Label("Tillæg 4", "Supplement 4"),
            number=4,
            year=2021,
            plan="P2",
            local_plan="SK 66",
        ),
    ),
    local_plans=(LocalPlan(id="L1", title=Label("Havnen", "The port"), number="SK 66"),),
    involvement=(
        Involvement(
            id="B1",
            title=Label("Borgermøde", "Public meeting"),
            when=DateRange(date(2019, 1, 1), date(2020, 1, 1)),
        ),
    ),
)
WHOLE = Strategy(
    id="small-2030",
    municipality=Municipality("0326"),
    label=Label("Vision 2030", "Vision 2030"),
    period=Unknown("only 2030 is printed"),
    horizon=2030,
    sdgs=(
        SdgReference("4"),
        SdgReference("13.2", origin=SdgOrigin.USER, locator=place(9, 9, "Vision")),
    ),
    visions=(
        Statement(
            id="V1",
            title=Label("Et godt sted", "A good place"),
            locator=place(3, 3, "Vision"),
            also_at=(place(20, 21, "Vision", "Mål", printed="Vision"),),
        ),
    ),
    themes=(THEME,),
    challenges=(
        Challenge(
            id="C1",
            title=Label("Klima", "Climate"),
            sdgs=Unknown("the icons were lost"),
            keywords=(Term(text="Natur", locator=place(30, 30, "Vision")), Term(text="Vand")),
        ),
    ),
    process=PROCESS,
)


def write(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "vision.toml"
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, *changes: tuple[str, str]) -> Strategy:
    return load_strategy(write(folder, *changes))


def problems(folder: Path, *changes: tuple[str, str]) -> tuple[str, ...]:
    with pytest.raises(LoadError, match="vision.toml cannot be loaded") as caught:
        load(folder, *changes)
    return caught.value.problems


def test_a_small_file_says_all_it_says(tmp_path: Path) -> None:
    loaded = load_strategy(str(write(tmp_path)))
    assert loaded.themes == (THEME,)
    assert loaded.process == PROCESS
    assert loaded == WHOLE
    assert str(loaded.targets[0].value) == "2.50"  # its zero is kept


def test_a_file_may_leave_out_all_that_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bare.toml"
    head = 'format = 1\nid = "bare"\nmunicipality = "0326"\nlabel = { da = "A", en = "B" }\n'
    path.write_text(head, encoding="utf-8")
    assert load_strategy(path) == Strategy(
        id="bare", municipality=Municipality("0326"), label=Label("A", "B")
    )


@pytest.mark.parametrize(
    ("period", "expected"),
    (
        ("2024", DateRange(date(2024, 1, 1), date(2025, 1, 1))),
        ("2024-02-29", DateRange(date(2024, 2, 29), date(2024, 3, 1))),
        (
            "{ first = 2024-02-01, last = 2024-02-29 }",
            DateRange(date(2024, 2, 1), date(2024, 3, 1)),
        ),
        ("{ first = 2024-02-01 }", DateRange(date(2024, 2, 1))),
        ('{ first = "2024-02-01" }', DateRange(date(2024, 2, 1))),
        ('{ unknown = "not printed" }', Unknown("not printed")),
    ),
)
def test_days_are_a_year_a_day_a_range_or_unknown(
    tmp_path: Path, period: str, expected: DateRange | Unknown
) -> None:
    change = ('period = { unknown = "only 2030 is printed" }', f"period = {period}")
    assert load(tmp_path, change).period == expected


@pytest.mark.parametrize(
    ("period", "reason"),
    (
        ("0", "not a year, allowed: 1 to 9998, got 0 @ vision.toml: period"),
        (
            "{ first = 2024-02-29, last = 2024-02-01 }",
            (
                "reversed or empty range, allowed: an end after 2024-02-29, got '2024-02-02'"
                " @ vision.toml: period"
            ),
        ),
        ("{ last = 2024-02-01 }", "missing key 'first' @ vision.toml: period.first"),
        (
            '{ first = "1.2.2024" }',
            "not a date, allowed: 2024-12-31, got '1.2.2024' @ vision.toml: period.first",
        ),
        ("{ unknown = 7 }", "wrong type, allowed: str, got 7 @ vision.toml: period.unknown"),
        (
            '{ unknown = "" }',
            (
                "blank or too long, allowed: 1 to 500 characters, not all blank, got ''"
                " @ vision.toml: period"
            ),
        ),
    ),
)
def test_days_of_another_form_are_refused(tmp_path: Path, period: str, reason: str) -> None:
    change = ('period = { unknown = "only 2030 is printed" }', f"period = {period}")
    assert problems(tmp_path, change) == (reason,)


def test_unknown_stands_without_what_would_be_known(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ('{ unknown = "only 2030 is printed" }', '{ first = 2024-01-01, unknown = "why" }'),
        ('{ unknown = "no unit is printed" }', '{ da = "job", en = "jobs", unknown = "why" }'),
        ("election_period = 2018", 'election_period = { unknown = "why", year = 2018 }'),
    ) == (
        "unknown key, got 'en' @ vision.toml: indicators[1].unit",
        "unknown key, got 'first' @ vision.toml: period",
        "unknown key, got 'year' @ vision.toml: process.election_period",
    )


def test_unknown_may_say_why_in_danish_as_well(tmp_path: Path) -> None:
    reason = '{ unknown = "only 2030 is printed" }'
    both = '{ unknown = "only 2030 is printed", da = "kun 2030 er trykt" }'
    period = load(tmp_path, (reason, both)).period
    assert isinstance(period, Unknown)
    # written out, as equality leaves the Danish out
    assert (period.reason, period.da) == ("only 2030 is printed", "kun 2030 er trykt")
    without = load(tmp_path).period
    assert isinstance(without, Unknown)
    assert without.da is None
    assert problems(tmp_path, (reason, '{ unknown = "why", da = 7 }')) == (
        "wrong type, allowed: str, got 7 @ vision.toml: period.da",
    )


def test_what_a_document_always_says_is_never_unknown(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ("horizon = 2030", 'horizon = { unknown = "why" }'),
        ('role = "vision_goal"', 'role = { unknown = "why" }'),
    ) == (
        "wrong type, allowed: int, got {'unknown': 'why'} @ vision.toml: horizon",
        (
            "unknown word, allowed: goal, steering_goal, vision_goal, got {'unknown': 'why'}"
            " @ vision.toml: themes[0].goals[0].role"
        ),
    )


def test_all_problems_are_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    goal = "vision.toml: themes[0].goals[0]"
    assert problems(
        tmp_path,
        ("format = 1", "format = 2"),
        ('"0326"', '"326"'),
        ('"4", {', '"4.99", {'),
        ('origin = "user"', 'origin = "usr"'),
        ('line = "10-12"\nsection = "aims"', 'line = "10-12"\nsection = "aim"'),
        ('kind = "numeric"', 'kind = "numerical"'),
        ('indicator = "jobs"\nform = "relative', 'indicator = "jbos"\nform = "relative'),
        ("deadline_of_list", "deadline_of_lists"),
        ("baseline = { year = 2020, value = 24000 }", "baseline = { value = nan }"),
        ('line = 11\nsection = "aims"', 'line = "11 ff."\nsection = "aims"'),
        ("election_period = 2018", "election_period = 2019"),
        ("adopted = 2020-01-29", 'adopted = "Byrådet"'),
        ("approved = 2020-01-29", "aproved = 2020-01-29"),
    ) == (
        "unknown file format, allowed: 1, got 2 @ vision.toml",
        (
            "unknown municipality code, allowed: the four digits of one of the 98, got '326',"
            " did you mean '0326'? @ vision.toml: municipality"
        ),
        ("unknown section, got 'aim', did you mean 'aims'? @ " + goal),
        (
            "unknown word, allowed: numeric, universal, benchmark, directional, qualitative,"
            f" got 'numerical', did you mean 'numeric'? @ {goal}.kind"
        ),
        f"not a line, allowed: 348 or '597-606', got '11 ff.' @ {goal}.targets[0]",
        f"unknown indicator, got 'jbos', did you mean 'jobs'? @ {goal}.targets[0].indicator",
        f"missing key 'year' @ {goal}.targets[0].baseline.year",
        (
            "not a finite number, allowed: an int, a Decimal or a string like '1109.50',"
            f" got Decimal('NaN') @ {goal}.targets[0].baseline.value"
        ),
        (
            "unknown key, got 'deadline_of_lists', did you mean 'deadline_of_list'?"
            f" @ {goal}.targets[0]"
        ),
        (
            "unknown goal or target, allowed: 4, 4.1 to 4.7 or 4.a to 4.c, got '4.99'"
            " @ vision.toml: sdgs[0]"
        ),
        (
            "unknown word, allowed: document, user, got 'usr', did you mean 'user'?"
            " @ vision.toml: sdgs[1].origin"
        ),
        (
            "not a table, allowed: names with values, got 'Byrådet'"
            " @ vision.toml: process.documents[0].adopted"
        ),
        (
            "no election period begins then, allowed: 2018, 2022, 2026 and so on, got 2019"
            " @ vision.toml: process.election_period"
        ),
        "missing key 'approved' @ vision.toml: process.hearing_report.approved",
        (
            "unknown key, got 'aproved', did you mean 'approved'?"
            " @ vision.toml: process.hearing_report"
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    (
        (
            'form = "relative_change"\ndirection = "increase"\nvalue = 2.50',
            'form = "share"\ndirection = "increase"\nvalue = 100.1',
            "share, allowed: 0 to 100 per cent, got Decimal('100.1')",
        ),
        ("value = 2.50\n", "", "value of a relative_change target, allowed: a number, got None"),
        ("year = 2020, value", "year = 2030, value", "deadline before the baseline, allowed: 2031"),
        ("value = 2.50", "value = inf", "not a finite number"),
        ("value = 2.50", 'value = "2,50"', "not a plain number"),
        ("value = 2.50", "value = true", "not an exact number"),
        ("value = 2.50", "value = -2.50", "change of the other sign than the direction"),
        ("deadline = 2030", 'deadline = "2030"', "wrong type, allowed: int, got '2030'"),
        ("deadline_of_list = true", "deadline_of_list = 1", "wrong type, allowed: bool, got 1"),
        ('"T1-G1-T1"', '"1x"', "not of the form"),
        ('indicator = "jobs"\nform = "r', 'form = "r', "missing key 'indicator'"),
        ('indicator = "jobs"\nform = "r', 'indicator = 7\nform = "r', "not a table"),
    ),
)
def test_a_target_that_cannot_be_is_refused_where_it_stands(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    (found,) = problems(tmp_path, (old, new))
    assert found.startswith(reason)
    assert " @ vision.toml: themes[0].goals[0].targets[0]" in found


def test_a_place_needs_its_line_and_its_section(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ('section = "top"\nalso_at', "also_at"),
        ('line = "20-21"', 'line = "21-20"'),
        ('line = 11\nsection = "aims"\n', ""),
        ("line = 30", "line = 0"),
    ) == (
        "missing key 'section' @ vision.toml: visions[0].section",
        "lines reversed, allowed: 21 or more, got 20 @ vision.toml: visions[0].also_at[0]",
        "missing key 'line' @ vision.toml: themes[0].goals[0].targets[0].line",
        "missing key 'section' @ vision.toml: themes[0].goals[0].targets[0].section",
        (
            "number out of range, allowed: a whole number, 1 or more, got 0"
            " @ vision.toml: challenges[0].keywords[0]"
        ),
    )


def test_a_place_may_stand_in_a_table_of_its_own(tmp_path: Path) -> None:
    whole = ('line = 3\nsection = "top"', 'locator = { line = 3, section = "top" }')
    assert load(tmp_path, whole) == WHOLE


def test_what_follows_from_what_cannot_be_read_is_no_problem_of_its_own(tmp_path: Path) -> None:
    # nine places refer to the sections, and three targets to the indicators
    assert problems(
        tmp_path,
        ('publisher = "Kalundborg Kommune"', 'publisher = ""'),
        ('unit = { da = "job", en = "jobs" }', 'unit = "job"'),
        ('quantity = "jobs"', 'quantity = "Jobs"'),
    ) == (
        (
            "blank or too long, allowed: 1 to 500 characters, not all blank, got ''"
            " @ vision.toml: sources[0]"
        ),
        "not a table, allowed: names with values, got 'job' @ vision.toml: indicators[0].unit",
        (
            "not of the form, allowed: [a-z][a-z0-9-]*, got 'Jobs'"
            " @ vision.toml: indicators[1].quantity"
        ),
    )


def test_names_of_sections_and_indicators_occur_once(tmp_path: Path) -> None:
    source = SMALL[SMALL.index("[[sources]]") : SMALL.index("[[indicators]]")]
    again = source.replace('"vision"', '"other"')
    assert problems(
        tmp_path,
        ("[[indicators]]", f"{again}[[indicators]]"),
        ('id = "jobs-nation"', 'id = "jobs"'),
        ('benchmark = "jobs-nation"', 'benchmark = "jobs"'),
    ) == (
        "section occurs twice, got 'top' @ vision.toml: sources[1]",
        "indicator occurs twice, got 'jobs' @ vision.toml: indicators[1]",
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    (
        ("format = 1", "format = 2", "unknown file format, allowed: 1, got 2 @ vision.toml"),
        ("format = 1\n", "", "missing key 'format' @ vision.toml: format"),
        ("format = 1", 'format = "1"', "wrong type, allowed: int, got '1' @ vision.toml: format"),
    ),
)
def test_another_format_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert problems(tmp_path, (old, new)) == (reason,)


def test_keys_at_the_top_are_checked_too(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ('id = "small-2030"\n', ""),
        ('label = { da = "Vision 2030", en = "Vision 2030" }', 'label = "Vision 2030"'),
        ("horizon", "horizont"),
    ) == (
        "missing key 'id' @ vision.toml: id",
        "not a table, allowed: names with values, got 'Vision 2030' @ vision.toml: label",
        "unknown key, got 'horizont', did you mean 'horizon'? @ vision.toml",
    )


def test_references_to_plans_that_do_not_exist_are_told(tmp_path: Path) -> None:
    assert problems(
        tmp_path,
        ('document = "P1"', 'document = "P0"'),
        ('second = "P2"', 'second = "P3"'),
        ('plan = "P2"', 'plan = "P4"'),
    ) == (
        "no such plan document, got 'P0' @ vision.toml: process.document",
        "no such plan document, got 'P3' @ vision.toml: process.links[0].second",
        "no such plan document, got 'P4' @ vision.toml: process.supplements[0]",
    )


def test_what_does_not_hold_together_is_told_by_its_ids(tmp_path: Path) -> None:
    assert problems(
        tmp_path, ('id = "T1-A1"', 'id = "T1-G1"'), ('goals = ["T1-G1"]', 'goals = ["T1-G2"]')
    ) == (
        "id occurs 2 times @ vision.toml: T1-G1",
        "initiative for no known goal, got 'T1-G2' @ vision.toml: T1-I1",
    )


def test_a_hearing_that_ends_before_it_begins_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path, ("last = 2019-10-14", "last = 2018-10-14")) == (
        (
            "hearing that ends before it begins, allowed: 2019-08-12 or later, got '2018-10-14'"
            " @ vision.toml: process.hearing.last"
        ),
    )


def test_a_file_that_cannot_be_read_or_is_no_toml_is_refused(tmp_path: Path) -> None:
    missing = "none.toml: cannot be read: No such file or directory"
    with pytest.raises(LoadError, match=missing):
        load_strategy(tmp_path / "none.toml")
    with pytest.raises(LoadError, match="cannot be read: Is a directory"):
        load_strategy(tmp_path)
    with pytest.raises(LoadError, match="vision.toml: not TOML"):
        load(tmp_path, ("format = 1", "format: 1"))
    with pytest.raises(LoadError, match="vision.toml: not TOML"):
        load(tmp_path, ("horizon = 2030", "horizon = 2030\nhorizon = 2031"))
