"""The error family: parts as attributes, bounded, and picklable."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from kommunedata import errors
from kommunedata.errors import (
    InvalidValueError,
    KommunedataError,
    LoadError,
    MissingExtraError,
    NotFoundError,
    ParseError,
    WrongTypeError,
    near_names,
)
from kommunedata.tariffs import ScheduleError
from kommunedata.tariffs import errors as tariff_errors


def test_every_error_is_of_the_family_and_of_a_built_in_that_fits() -> None:
    built_in = (ValueError, TypeError, LookupError, ImportError)
    abstract = {"KommunedataError", "PricingError"}
    for module in (errors, tariff_errors):
        for name, cls in inspect.getmembers(module, inspect.isclass):
            if cls.__module__ == module.__name__:
                assert issubclass(cls, KommunedataError)
                assert issubclass(cls, built_in) != (name in abstract)


def test_a_message_has_its_parts_in_order_and_as_attributes() -> None:
    error = NotFoundError(
        "unknown unit", allowed="m, m2", got="m3", where="Unit.of", suggestions=["m2", "m"]
    )
    assert str(error) == (
        "unknown unit, allowed: m, m2, got 'm3', did you mean 'm2' or 'm'? @ Unit.of"
    )
    assert error.reason == str(error).removesuffix(" @ Unit.of")
    assert (error.what, error.allowed, error.got) == ("unknown unit", "m, m2", "'m3'")
    assert (error.where, error.suggestions) == ("Unit.of", ("m2", "m"))
    assert str(InvalidValueError("wrong")) == "wrong"


@pytest.mark.parametrize(
    ("got", "shown"),
    (
        ("x" * 10**6, f"'{'x' * 199}…"),
        pytest.param(10**5000, "int of too many digits to show", id="huge"),
        pytest.param((10**5000,), "tuple of too many digits to show", id="huge within"),
        (None, "None"),
        ([1] * 1000, f"{str([1] * 1000)[:200]}…"),
    ),
)
def test_what_was_got_is_cut_short(got: object, shown: str) -> None:
    assert InvalidValueError("wrong", got=got).got == shown


@pytest.mark.parametrize(
    "error",
    (
        NotFoundError("unknown", allowed="a", got="b", where="c", suggestions=["d"]),
        WrongTypeError("wrong", got=print),
        ParseError("no digit", text="x" * 100, position=3, suggestions=["1"]),
        LoadError("bad file", problems=["one", "two"]),
        MissingExtraError("pictures need matplotlib", extra="plot"),
        ScheduleError("does not hold", problems=[("items[0].id", "id occurs twice")]),
    ),
)
def test_errors_survive_another_process(error: KommunedataError) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        assert twin.__dict__ == error.__dict__


def test_a_parse_error_says_where_in_which_text() -> None:
    error = ParseError("a second comma", text="1,2,3", position=3)
    assert str(error) == "a second comma, got '1,2,3' @ position 3"
    assert (error.text, error.position) == ("1,2,3", 3)


def test_a_load_error_has_a_line_for_each_problem() -> None:
    assert str(LoadError("x.toml cannot be loaded", problems=["a @ b", "c @ d"])) == (
        "x.toml cannot be loaded\n  a @ b\n  c @ d"
    )


def test_near_names_ignore_case_and_may_be_none() -> None:
    assert near_names("CONTANER", ["container", "dwelling"]) == ["container"]
    assert near_names("zzz", ["container"]) == []
    assert near_names("x" * 10**6, ["container"]) == []
    assert near_names(5, ["container"]) == []
