"""What all tests share: hypothesis profiles, and the code of README and docs run as tests."""

from __future__ import annotations

import os
from typing import Final

import hypothesis
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

collect_ignore: Final = ["docs/conf.py", "benchmarks", "fuzz", "typing_tests"]

# each Python block of a page is run, in order; names carry over from block to block
pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    patterns=["*.md", "docs/*.md", "docs/**/*.md"],
).pytest()

hypothesis.settings.register_profile("dev", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=300, deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", max_examples=20_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
