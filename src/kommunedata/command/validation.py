"""Files checked: every problem of every file on a line of its own, and what is worth a look."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from kommunedata.command.data_file import load_data_file
from kommunedata.command.outcome import Outcome
from kommunedata.command.progress_bar import with_bar
from kommunedata.command.showing import newest_day
from kommunedata.command.terminal import one_line
from kommunedata.errors import LoadError
from kommunedata.finding import Finding, Severity
from kommunedata.strategy import Strategy, validate
from kommunedata.tariffs import TariffSchedule, audit

__all__ = ["problem_lines", "validate_files"]


@attrs.frozen
class _Report:
    """What is said of one file, a line each; a file with problems is not loaded."""

    problems: tuple[str, ...] = ()
    findings: tuple[tuple[Severity, str], ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.problems, *(line for _, line in self.findings))


def validate_files(files: Sequence[Path]) -> Outcome:
    """Load files of any kind and return a line for each problem: `file: path: reason`.

    Of what loads, findings follow as `file: place: warning: what was found`: of a strategy
    those of `strategy.validate`, of a fee schedule those of `tariffs.audit` for the day that
    its newest prices begin. The status is 1 where a file has a problem or a finding is an
    error, and 0 otherwise, whatever is only worth a look.
    """
    reports = [_report(file) for file in with_bar(files)]
    problems = sum(len(report.problems) for report in reports)
    found = collections.Counter(severity for each in reports for severity, _ in each.findings)
    counts = [(len(files), "file"), (problems, "problem")]
    counts += [(found[severity], severity.value) for severity in Severity if found[severity]]
    return Outcome(
        output="".join(f"{line}\n" for report in reports for line in report.lines),
        remarks=(", ".join(f"{number} {word}{'s'[: number != 1]}" for number, word in counts),),
        status=int(bool(problems or found[Severity.ERROR])),
    )


def problem_lines(error: LoadError, file: Path) -> Iterator[str]:
    """Yield every problem of a file that cannot be loaded as `file: path: reason`.

    Problems name files without their folder; here they get it back.
    """
    for problem in error.problems or (error.what,):
        name, place, reason = _parted(problem, file.name)
        shown = file if name == file.name else file.parent / name
        yield one_line(f"{shown}: {place}: {reason}" if place else f"{shown}: {reason}")


def _report(file: Path) -> _Report:
    try:
        content = load_data_file(file)
    except LoadError as error:
        return _Report(problems=tuple(problem_lines(error, file)))
    return _Report(findings=tuple(_finding_lines(content, file)))


def _finding_lines(content: object, file: Path) -> Iterator[tuple[Severity, str]]:
    for place, each in _findings(content):
        line = f"{file}: {place}: {each.severity.value}: {each.message}"
        yield each.severity, one_line(line)


def _findings(content: object) -> Iterator[tuple[str, Finding]]:
    """Yield what was found, each with its place: an element's id, or lines of the document."""
    if isinstance(content, Strategy):
        yield from ((str(each.where), each) for each in validate(content))
    if isinstance(content, TariffSchedule) and content.items:
        for each in audit(content, newest_day(content)).findings:
            yield f"document {each.finding.where}", each.finding


def _parted(problem: str, file: str) -> tuple[str, str, str]:
    """Return the file, place and reason of `reason @ file: place` or of `file: reason`."""
    reason, at, where = problem.rpartition(f" @ {file}")
    if at and (not where or where.startswith(": ")):
        return file, where.removeprefix(": "), reason
    if problem.startswith(f"{file}: "):
        return file, "", problem.removeprefix(f"{file}: ")
    reason, at, where = problem.rpartition(" @ ")
    if at:  # in another file, that this one names
        name, _, place = where.partition(": ")
        return name, place, reason
    name, _, reason = problem.partition(": ")
    return name, "", reason
