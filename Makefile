# Work in a virtual environment; `make setup` installs all that the targets need.
PYTHON ?= python3
.PHONY: setup check lint types layers test docs api costs bench data fuzz

setup:
	$(PYTHON) -m pip install -e ".[test,docs,check,bench]"

check: lint types layers test docs

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

layers:
	lint-imports

test:
	$(PYTHON) -m coverage erase
	$(PYTHON) -m coverage run -m pytest
	$(PYTHON) -m coverage report

docs:
	$(PYTHON) -m sphinx -b html -W --keep-going docs docs/_build/html

api:
	$(PYTHON) tools/api_snapshot.py

costs:
	$(PYTHON) tools/distribution.py --write

bench:
	$(PYTHON) benchmarks
	$(PYTHON) tools/distribution.py

data:
	$(PYTHON) -m pytest tests/io tests/tariffs tests/budget tests/test_municipality.py

fuzz:
	HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest tests
	$(PYTHON) fuzz/parsers.py -max_total_time=60 # needs atheris
