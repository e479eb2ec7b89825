"""What the service answers: bills, and problems as RFC 9457 has them."""

from __future__ import annotations

from http import HTTPStatus
from typing import TypeAlias

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from kommunedata import KommunedataError, datasets
from kommunedata.language import Lang
from kommunedata.tariffs import AmbiguousPriceError, Bill

__all__ = ["Json", "bill_json", "not_an_order", "problem", "refusal"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def bill_json(bill: Bill, lang: Lang) -> dict[str, Json]:
    """Return a bill: amounts are texts in kroner, and each line has its place in the document."""
    return {
        "currency": "DKK",
        "data_edition": datasets.EDITION,
        "readings": [*sorted(bill.readings)],
        "totals": {tax.value: f"{money.kroner:f}" for tax, money in bill.totals.items()},
        "deposits": f"{bill.deposits.kroner:f}",
        "lines": [
            {
                "name": line.name(lang),
                "calculation": line.explain(lang),
                "amount": f"{line.amount.kroner:f}",
                "tax": line.tax.value,
                "deposit": line.is_deposit,
                "source": {
                    "document": line.locator.source.document,
                    "sha256": line.locator.source.sha256,
                    "section": list(line.locator.section),
                    "lines": line.locator.lines,
                    "printed": line.locator.printed,
                },
            }
            for line in bill.lines
        ],
    }


def problem(status: int, *, detail: str | None = None, **more: Json) -> JSONResponse:
    """Return a problem: with "about:blank" as type, the title is the status's own phrase."""
    told = {"detail": detail, **more}
    return JSONResponse(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            **{name: value for name, value in told.items() if value is not None},
        },
        status_code=status,
        media_type="application/problem+json",
    )


def refusal(error: KommunedataError) -> JSONResponse:
    """Return what the library refused, its message whole and in its parts."""
    return problem(
        422,
        detail=str(error),
        what=error.what,
        allowed=error.allowed,
        got=error.got,
        where=error.where,
        suggestions=list(error.suggestions) or None,
        amounts=_amounts(error) if isinstance(error, AmbiguousPriceError) else None,
    )


def not_an_order(error: RequestValidationError) -> JSONResponse:
    """Return what is wrong in a body before the library sees it: every place at once."""
    found = error.errors()
    unreadable = any(each["type"] == "json_invalid" for each in found)
    problems: list[Json] = [
        {"what": each["msg"], "where": ".".join(map(str, each["loc"]))} for each in found
    ]
    return problem(
        400 if unreadable else 422, detail="the request cannot be read", problems=problems
    )


def _amounts(error: AmbiguousPriceError) -> Json:
    """Return what each reading gives: None where it gives no price."""
    return {
        name: None if money is None else f"{money.kroner:f}"
        for name, money in error.amounts.items()
    }
