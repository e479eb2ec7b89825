"""Strategies out as StratML, with a list of what the format does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from kommunedata._checks import check_is, members
from kommunedata.errors import InvalidValueError
from kommunedata.finding import Finding
from kommunedata.io.files import write_bytes
from kommunedata.io.stratml.export_losses import export_losses
from kommunedata.io.stratml.markup import to_xml
from kommunedata.io.stratml.measures import by_indicator, indicators
from kommunedata.io.stratml.names import NAMESPACES, ROOTS, Part
from kommunedata.io.stratml.plan import document
from kommunedata.language import Lang, check_lang
from kommunedata.strategy import Observation, Strategy

__all__ = ["StratMLExport", "export_stratml"]


@attrs.frozen(kw_only=True)
class StratMLExport:
    """A StratML document in UTF-8, and what of the strategy it does not hold."""

    xml: bytes = attrs.field(repr=False)
    losses: tuple[Finding, ...]

    def write(self, path: str | Path) -> None:
        """Write the document; a file of that name is replaced.

        Raises:
            InvalidValueError: it cannot be written.
        """
        write_bytes(self.xml, path)


def export_stratml(
    strategy: Strategy,
    *,
    part: Part,
    observations: Iterable[Observation] = (),
    lang: Lang = "da",
) -> StratMLExport:
    """Return a strategy as StratML (*strategi som StratML*), its names in one language.

    Part 1 is a strategic plan; Part 2 holds targets and observations too. Themes are
    Goals, one after the other whatever they stand within; what they hold are
    Objectives; values and principles are Values; a target is a PerformanceIndicator.
    Identifiers are the strategy's own ids, and the municipality's is `kommune-` and
    its code. What the standard has no element for stands in a note where it leaves
    room for text, such as `kommunedata: form=share; direction=increase`, which
    `load_stratml` reads back. A date is written where it is known. A target's number
    stands in NumberOfUnits where it is in the indicator's unit: a change, and all of
    something, stand in words and in the note.

    `losses` names the rest: a warning is not in the document, a note is in it where
    only `load_stratml` finds it. The same strategy gives the same bytes.

    Raises:
        InvalidValueError: another part or language, a strategy without themes (StratML
            needs a Goal), two observations of one indicator and year, or a text with a
            character that XML cannot hold.

    Source: ISO 17469-1:2015 (Part 1), ANSI/AIIM 22:2017 (Part 2).

    >>> from kommunedata.language import Label
    >>> from kommunedata.municipality import Municipality
    >>> from kommunedata.strategy import Challenge, Theme
    >>> plan = Strategy(
    ...     id="roskilde",
    ...     municipality=Municipality("0265"),
    ...     label=Label("Plan", "Plan"),
    ...     themes=(Theme(id="T1", title=Label("By", "Town")),),
    ...     challenges=(Challenge(id="C1", title=Label("Klima", "Climate")),),
    ... )
    >>> export = export_stratml(plan, part=1)
    >>> for loss in export.losses:
    ...     print(loss)
    warning: the names in English, of 1: T1 @ roskilde
    warning: the challenge 'Climate' @ C1
    note: held in notes, which other programs show as text, of 1: lang @ roskilde
    >>> print(export.xml.decode(), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">
      <Name>Plan</Name>
      <OtherInformation>kommunedata: lang=da</OtherInformation>
      <StrategicPlanCore>
        <Organization>
          <Name>Roskilde</Name>
          <Identifier>kommune-0265</Identifier>
        </Organization>
        <Goal>
          <Name>By</Name>
          <Description></Description>
          <Identifier>T1</Identifier>
        </Goal>
      </StrategicPlanCore>
    </StrategicPlan>
    """
    check_is(strategy, Strategy, where="export_stratml")
    check_lang(lang)
    _check_part(part)
    _check_themes(strategy)
    found = by_indicator(members(observations, Observation, where="export_stratml"))
    root = document(
        strategy, part, lang, lambda goal: () if part == 1 else indicators(goal, found, lang)
    )
    attributes = {"xmlns": NAMESPACES[part]}
    if part != 1:
        measured = {target.indicator.id for target in strategy.targets}
        has_results = not measured.isdisjoint(found)
        attributes["Type"] = "Performance_Report" if has_results else "Performance_Plan"
    return StratMLExport(
        xml=to_xml(root, attributes),
        losses=tuple(export_losses(strategy, part, found, lang, root)),
    )


def _check_part(part: int) -> None:
    if type(part) is not int or part not in ROOTS:
        raise InvalidValueError(
            "unknown part of StratML", allowed="1 or 2", got=part, where="export_stratml"
        )


def _check_themes(strategy: Strategy) -> None:
    if not strategy.themes:
        raise InvalidValueError(
            "no theme, and StratML needs a Goal",
            allowed="one or more",
            got=strategy.themes,
            where=f"Strategy {strategy.id!r}",
        )
