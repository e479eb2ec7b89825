"""What the standard allows in a StratML document, for the tests of what we write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

# ISO 17469-1:2015 and ANSI/AIIM 22:2017 (schemas of 2014-04-01 and 2016-02-16): the children of
# each element in their order; ? at most one, * any number, + one or more, else exactly one
BOTH = """
StrategicPlanCore = Organization* Vision? Mission? Value* Goal+
Organization = Name? Acronym? Identifier? Description? Stakeholder*
Vision = Description? Identifier?
Mission = Description? Identifier?
Value = Name? Description?
Goal = Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*
"""
ORDER = {
    1: f"""{BOTH}
StrategicPlan = Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation?
Objective = Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation?
AdministrativeInformation = StartDate? EndDate? PublicationDate? Source? Submitter?
""",
    2: f"""{BOTH}
PerformancePlanOrReport = Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? Submitter?
Objective = Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? PerformanceIndicator*
PerformanceIndicator = SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* MeasurementInstance* OtherInformation?
MeasurementInstance = TargetResult* ActualResult*
TargetResult = StartDate? EndDate? NumberOfUnits? Descriptor? Description?
ActualResult = StartDate? EndDate? NumberOfUnits? Descriptor? Description?
Descriptor = DescriptorName? DescriptorValue?
AdministrativeInformation = Identifier? StartDate? EndDate? PublicationDate? Source?
""",  # noqa: E501 - one element is one line
}
NAMESPACES = {
    1: "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
    2: "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
}
ROOTS = {1: "StrategicPlan", 2: "PerformancePlanOrReport"}
TYPES = {"Strategic_Plan", "Performance_Plan", "Performance_Report"}

ATTRIBUTES: dict[int, set[str]] = {1: set(), 2: {"Type"}}

DAY = re.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
FORMS = {
    "Identifier": re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*"),  # of NCName the ASCII ones
    "NumberOfUnits": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "StartDate": DAY,
    "EndDate": DAY,
    "PublicationDate": DAY,
    "Text": re.compile(r"\s*"),  # of an element with others in it
}


def table(part: int) -> dict[str, str]:
    """Return the allowed children of each element as a regular expression."""
    lines = (line.partition(" = ") for line in ORDER[part].strip().split("\n") if line)
    return {
        name: re.sub(r"([A-Za-z]+)([?*+]?)", r"(?:\1,)\2", children).replace(" ", "")
        for name, _, children in lines
    }


def departures_in(xml: bytes, part: int) -> Iterator[str]:
    """Yield where a document departs from the standard."""
    root = ET.fromstring(xml)  # noqa: S314 - we wrote it ourselves a moment ago
    space = f"{{{NAMESPACES[part]}}}"
    if root.tag != f"{space}{ROOTS[part]}" or root.attrib.keys() != ATTRIBUTES[part]:
        yield f"root {root.tag} {root.attrib}"
    if root.get("Type", "Performance_Plan") not in TYPES:
        yield f"Type {root.get('Type')}"
    allowed = table(part)
    for element in root.iter():
        name = element.tag.removeprefix(space)
        children = "".join(f"{each.tag.removeprefix(space)}," for each in element)
        if not re.fullmatch(allowed.get(name, ""), children):
            yield f"{name} = {children}"
        if element is not root and element.attrib:
            yield f"attributes of {name}: {element.attrib}"
        form = FORMS.get("Text" if name in allowed else name, re.compile(r"[\s\S]*"))
        if not form.fullmatch(element.text or ""):
            yield f"{name} {element.text!r}"
    ids = Counter(each.text for each in root.iter(f"{space}Identifier"))
    yield from (f"Identifier {name!r} twice" for name, times in ids.items() if times > 1)


@pytest.fixture(scope="session")
def departures() -> Callable[[bytes, int], list[str]]:
    return lambda xml, part: list(departures_in(xml, part))
