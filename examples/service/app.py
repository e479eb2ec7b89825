"""A service that bills and validates: the library behind HTTP, one thread for each request.

Everything that it shares between requests is immutable, so there is nothing to lock.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

import kommunedata
from answers import bill_json, not_an_order, problem, refusal
from kommunedata import KommunedataError, datasets
from kommunedata.errors import LoadError
from kommunedata.io import load_tariff_schedule
from kommunedata.language import Lang
from orders import Order

__all__ = ["app"]

_MOST_BYTES = 1_000_000
"""No schedule is larger; the longest shipped file is a tenth of it."""

app = FastAPI(title="Municipal fees", version=kommunedata.__version__)


async def _text(request: Request) -> bytes:
    """Return the body as it came, unless it is too large."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise HTTPException(413, f"larger than {_MOST_BYTES:,} bytes")
    return body


@app.get("/health")
def health() -> dict[str, str]:
    """Say that the service answers, and with which code and data."""
    return {
        "status": "ok",
        "kommunedata": kommunedata.__version__,
        "data_edition": datasets.EDITION,
    }


@app.post("/bill")
def bill(order: Order, lang: Lang = "da") -> JSONResponse:
    """Price an order."""
    return JSONResponse(bill_json(order.bill(), lang))


@app.post("/validate")
def validate(text: Annotated[bytes, Depends(_text)]) -> dict[str, bool | list[str]]:
    """List what is wrong with a fee schedule in TOML; tables it refers to are missing here."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schedule.toml"
        file.write_bytes(text)
        try:
            load_tariff_schedule(file)
        except LoadError as error:
            return {"valid": False, "problems": list(error.problems) or [error.what]}
    return {"valid": True, "problems": []}


@app.exception_handler(KommunedataError)
def _refused(_: Request, error: KommunedataError) -> JSONResponse:
    return refusal(error)


@app.exception_handler(RequestValidationError)
def _not_an_order(_: Request, error: RequestValidationError) -> JSONResponse:
    return not_an_order(error)


@app.exception_handler(HTTPException)
def _no_such_thing(_: Request, error: HTTPException) -> JSONResponse:
    return problem(error.status_code, detail=error.detail)


@app.exception_handler(Exception)
def _failed(_: Request, __: Exception) -> JSONResponse:
    # the server's log has the traceback; a customer gets none
    return problem(500)
