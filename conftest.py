"""What all tests share: hypothesis profiles, and the code of README and docs run as tests."""

from __future__ import annotations

import contextlib
import io
import os
from typing import Final

import hypothesis
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

collect_ignore: Final = ["docs/conf.py", "benchmarks", "fuzz", "typing_tests"]

_PRINTED: Final = "__printed__"
_run: Final = PythonEvaluator()


def _run_and_keep_what_is_printed(example: Example) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        _run(example)
    example.namespace[_PRINTED] = example.namespace.get(_PRINTED, "") + printed.getvalue()


def _is_what_was_printed(example: Example) -> str | None:
    """Hold an `output` block against what was printed since the one before it."""
    printed = example.namespace.pop(_PRINTED, "").rstrip().split("\n")
    expected = example.parsed.rstrip().split("\n")
    if [line.rstrip() for line in printed] == expected:
        return None
    return "\n".join(["the page shows", *expected, "but this is printed", *printed])


# each Python block of a page is run, in order; names carry over from block to block
pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser("python", _run_and_keep_what_is_printed),
        CodeBlockParser("output", _is_what_was_printed),
    ],
    patterns=["*.md", "docs/*.md", "docs/**/*.md"],
).pytest()

hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=300, deadline=None, derandomize=True)
hypothesis.settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", max_examples=20_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
