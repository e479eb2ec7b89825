"""The words of an outline, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kommunedata import figures
from kommunedata.finding import Unknown
from kommunedata.language import Label, Lang
from kommunedata.period import DateRange
from kommunedata.strategy.model.terms import (
    Commitment,
    GoalRole,
    InitiativeStatus,
    LinkKind,
    PlanKind,
    PlanStatus,
    RevisionScope,
)

__all__ = ["NO_MORE_THAN_NOT_STATED", "counted", "not_stated", "when"]

MUNICIPALITY = Label("Kommune", "Municipality")
PERIOD = Label("Periode", "Period")
HORIZON = Label("Horisont", "Horizon")
CONTENTS = Label("Indhold", "Contents")
VISION = Label("Vision", "Vision")
MISSION = Label("Mission", "Mission")
VALUES = Label("Værdier", "Values")
PRINCIPLES = Label("Principper", "Principles")

THEMES = (Label("tema", "theme"), Label("temaer", "themes"))
SUB_THEMES = (Label("undertema", "sub-theme"), Label("undertemaer", "sub-themes"))
GOALS: Mapping[GoalRole, tuple[Label, Label]] = MappingProxyType(
    {
        GoalRole.GOAL: (Label("mål", "goal"), Label("mål", "goals")),
        GoalRole.STEERING_GOAL: (
            Label("styrende mål", "steering goal"),
            Label("styrende mål", "steering goals"),
        ),
        GoalRole.VISION_GOAL: (
            Label("visionsmål", "vision goal"),
            Label("visionsmål", "vision goals"),
        ),
    }
)
TARGETS = (Label("måltal", "target"), Label("måltal", "targets"))

CROSS_CUTTING = Label("{} (tværgående)", "{} (cross-cutting)")
AMBITIONS = Label("Ambitioner", "Ambitions")
COLLABORATION = Label("Samarbejde om", "Collaboration on")
INITIATIVES = Label("Initiativer", "Initiatives")
OF_GOALS = Label("for {}", "for {}")
STATUSES: Mapping[InitiativeStatus, Label] = MappingProxyType(
    {
        InitiativeStatus.PLANNED: Label("planlagt", "planned"),
        InitiativeStatus.RUNNING: Label("i gang", "under way"),
        InitiativeStatus.DONE: Label("gennemført", "done"),
    }
)

NO_DEADLINE = Label("uden frist", "no deadline")
DEADLINE_OF_LIST = Label("fælles frist", "shared deadline")
LIMIT = Label("grænse {}", "limit {}")
BASELINE = Label("udgangspunkt {}", "baseline {}")
BASELINE_OF_YEAR = Label("udgangspunkt {value} i {year}", "baseline {value} in {year}")
BASELINE_VALUE = Label("værdi {}", "value {}")
BASELINE_YEAR = Label("år {}", "year {}")
COMMITMENTS: Mapping[Commitment, Label] = MappingProxyType(
    {
        Commitment.AIM: Label("arbejdes hen imod", "worked towards"),
        Commitment.SUPPORT: Label("understøttes af udviklingen", "supported by the development"),
    }
)

CHALLENGES = Label("Udfordringer", "Challenges")
KEYWORDS = Label("Stikord", "Keywords")
OUTCOMES = Label("Kan føre til", "May lead to")
EFFECTS = Label("Virkninger", "Effects")
SDGS = Label("Verdensmål", "SDGs")
ADDED_BY_USER = Label("{} (tilføjet af en bruger)", "{} (added by a user)")
NONE = Label("ingen", "none")

PROCESS = Label("Planproces", "Plan process")
DOCUMENT = Label("Dokument", "Document")
ADOPTED = Label("Vedtaget", "Adopted")
ADOPTED_ON = Label("vedtaget {}", "adopted {}")
PUBLISHED = Label("Offentliggjort", "Published")
ELECTION_PERIOD = Label("Valgperiode", "Election period")
HEARING = Label("Høring", "Hearing")
HEARING_REPORT = Label("Hvidbog", "Report on the hearing")
APPROVED_ON = Label("godkendt {}", "approved {}")
REVISION = Label("Revision", "Revision")
OTHER_PLANS = Label("Andre planer", "Other plans")
LINKS = Label("Sammenhæng", "How plans lead to each other")
SUPPLEMENTS = Label("Tillæg til {}", "Supplements to {}")
NUMBER = Label("nr. {}", "no. {}")
LOCAL_PLAN = Label("{} (lokalplan {})", "{} (local plan {})")
LOCAL_PLANS = Label("Lokalplaner", "Local plans")
INVOLVEMENT = Label("Borgerinddragelse", "Involvement of citizens")
STATUS = Label("status {}", "status {}")
PLAN_KINDS: Mapping[PlanKind, Label] = MappingProxyType(
    {
        PlanKind.STRATEGY: Label("planstrategi", "planning strategy"),
        PlanKind.MUNICIPAL_PLAN: Label("kommuneplan", "municipal plan"),
        PlanKind.POLICY: Label("politik", "policy"),
        PlanKind.OTHER: Label("plan", "plan"),
    }
)
PLAN_STATUSES: Mapping[PlanStatus, Label] = MappingProxyType(
    {
        PlanStatus.ANNOUNCED: Label("bebudet", "announced"),
        PlanStatus.PROPOSED: Label("i forslag", "proposed"),
        PlanStatus.ADOPTED: Label("vedtaget", "adopted"),
        PlanStatus.IN_FORCE: Label("gældende", "in force"),
        PlanStatus.SUPERSEDED: Label("afløst", "superseded"),
    }
)
LINK_KINDS: Mapping[LinkKind, Label] = MappingProxyType(
    {
        LinkKind.SUCCEEDED_BY: Label("afløses af", "is succeeded by"),
        LinkKind.FOLLOWED_UP_BY: Label("følges op af", "is followed up by"),
        LinkKind.STRATEGY_FOR: Label("er strategi for", "is the strategy for"),
        LinkKind.REVISED_INTO: Label("revideres til", "is revised into"),
        LinkKind.REALISED_THROUGH: Label("realiseres gennem", "is realised through"),
        LinkKind.ANNOUNCES: Label("bebuder", "announces"),
    }
)
REVISION_SCOPES: Mapping[RevisionScope, Label] = MappingProxyType(
    {
        RevisionScope.FULL: Label("fuld revision", "full revision"),
        RevisionScope.THEMES: Label("revision af temaer", "revision of themes"),
        RevisionScope.AREAS: Label("revision af områder", "revision of areas"),
        RevisionScope.READOPTED: Label("genvedtagelse", "readoption"),
    }
)

_NOT_STATED = Label("ikke oplyst", "not stated")

NO_MORE_THAN_NOT_STATED = frozenset(
    {
        "no SDGs are stated",
        "no baseline is stated",
        "no baseline value is stated",
        "no date of adoption is stated",
        "no date of publication is stated",
        "no election period is stated",
        "no hearing is stated",
        "no period is stated",
        "no plan process is stated",
        "no report on a hearing is stated",
        "no years are stated",
    }
)
"""The model's own reasons: under their labels they would only say *ikke oplyst* twice."""


def not_stated(unknown: Unknown, lang: Lang) -> str:
    """Return that something is not stated (*ikke oplyst*), and why where there is more to say.

    The reason stands in English where it was not given in Danish.

    >>> not_stated(Unknown("ikonerne gik tabt"), "da")
    'ikke oplyst (ikonerne gik tabt)'
    >>> not_stated(Unknown("no hearing is stated"), "en")
    'not stated'
    """
    said = _NOT_STATED.text(lang)
    return said if unknown.reason in NO_MORE_THAN_NOT_STATED else f"{said} ({unknown.text(lang)})"


def when(period: DateRange | Unknown, lang: Lang) -> str:
    """Return a period in words, or that it is not stated."""
    if isinstance(period, Unknown):
        return not_stated(period, lang)
    return figures.period(period, lang)


def counted(number: int, of: tuple[Label, Label], lang: Lang) -> str:
    """Return how many there are, with the word for one or for several (*antal*).

    >>> counted(1, THEMES, "da"), counted(4, THEMES, "da")
    ('1 tema', '4 temaer')
    """
    one, several = of
    return f"{number} {(one if number == 1 else several).text(lang)}"
