"""The service in examples/service, asked by a real client over loopback."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from kommunedata import __version__, datasets

ROOT = Path(__file__).parent.parent
SERVICE = ROOT / "examples" / "service"
OWN_FEES = ROOT / "tests" / "data" / "own_fees" / "schedule.toml"
REQUESTS = 1_000

RESIDUAL = {"kind": "double", "litres": 190, "fraction": "residual_and_food", "emptyings": 26}
RECYCLING = {"kind": "double", "litres": 240, "fraction": "paper_metal_plastic", "emptyings": 26}
HOUSE = {
    "kind": "household_waste",
    "schedule": "kalundborg",
    "year": 2024,
    "property_kind": "all_year_house",
    "containers": [RESIDUAL, RECYCLING],
}
NIGHT = {
    "kind": "harbour_stay",
    "schedule": "kalundborg",
    "arrival": "2024-07-20",
    "departure": "2024-07-21",
    "harbour": "havnsoe",
    "guest": {"length": "9"},
}
SEJEROE = {**NIGHT, "harbour": "sejeroe", "guest": {"length": "13.2"}}


def allow_open_files(count: int) -> None:
    """Raise the limit on open files, which some systems set at 256 for a start."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if 0 <= soft < count:
            most = count if hard == resource.RLIM_INFINITY else min(count, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Yield the address of the running service."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listener:
        patch.syspath_prepend(SERVICE)
        config = uvicorn.Config(
            "app:app", http="h11", ws="none", lifespan="off", log_config=None, access_log=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield "http://{}:{}".format(*listener.getsockname())
        server.should_exit = True
        thread.join()


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
        yield client


def refused(answer: httpx.Response, status: int = 422) -> dict[str, Any]:
    """Return the members of a problem, after checking that it is one."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in answer.text
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["status"], problem["type"]) == (
        status,
        status,
        "about:blank",
    )
    return problem


def test_it_says_which_code_and_data_it_has(client: httpx.Client) -> None:
    assert client.get("/health").json() == {
        "status": "ok",
        "kommunedata": __version__,
        "data_edition": datasets.EDITION,
    }


def test_a_bill_has_amounts_as_text_tax_and_source(client: httpx.Client) -> None:
    bill = client.post("/bill", json=HOUSE).json()
    # 129 (344) + 1.653 (462) + 1.154 (348) + 802 (472)
    assert bill["totals"] == {"inclusive": "3738.00"}
    assert [line["amount"] for line in bill["lines"]] == ["129.00", "1653.00", "1154.00", "802.00"]
    assert [line["source"]["lines"] for line in bill["lines"]] == ["344", "462", "348", "472"]
    line = bill["lines"][2]
    assert line["calculation"] == "1 beholder × 1.154,00 kr. pr. år = 1.154,00 kr. inkl. moms"
    assert (line["tax"], line["deposit"], line["source"]["printed"]) == (
        "inclusive",
        False,
        "1.154",
    )
    assert (bill["currency"], bill["data_edition"]) == ("DKK", datasets.EDITION)


def test_a_bill_can_be_had_in_english(client: httpx.Client) -> None:
    line = client.post("/bill", params={"lang": "en"}, json=HOUSE).json()["lines"][2]
    assert line["calculation"] == "1 container × DKK 1,154.00 a year = DKK 1,154.00 incl. VAT"


def test_what_has_no_price_is_a_problem_with_the_nearest_rows(client: httpx.Client) -> None:
    odd = {**HOUSE, "containers": [{**RESIDUAL, "litres": 200}]}
    problem = refused(client.post("/bill", json=odd))
    assert problem["what"] == "no price is printed for these values"
    assert problem["where"] == "role 'container_emptying'"
    assert problem["suggestions"][0] == "litres 190 (line 348)"
    assert problem["detail"].endswith("@ role 'container_emptying'")
    assert "amounts" not in problem


def test_an_open_question_is_a_problem_with_the_amount_of_each_reading(
    client: httpx.Client,
) -> None:
    # "mellem 6-9 m." (702) and "mellem 9-11 m." (703)
    assert refused(client.post("/bill", json=NIGHT))["amounts"] == {
        "lower_band": "183.00",
        "upper_band": "193.00",
    }
    chosen = client.post("/bill", json={**NIGHT, "readings": ["upper_band"]}).json()
    assert chosen["totals"] == {"unstated": "193.00"}
    assert chosen["readings"] == ["upper_band"]


def test_an_unknown_schedule_names_those_there_are(client: httpx.Client) -> None:
    problem = refused(client.post("/bill", json={**HOUSE, "schedule": "kalundbog"}))
    assert (problem["allowed"], problem["got"]) == ("kalundborg", "'kalundbog'")
    assert problem["suggestions"] == ["kalundborg"]


@pytest.mark.parametrize(
    ("change", "where"),
    (
        ({"guest": {"length": 9.5}}, "body.harbour_stay.guest.length"),  # a float is not exact
        ({"guest": {"length": True}}, "body.harbour_stay.guest.length"),
        ({"arrival": 1721433600}, "body.harbour_stay.arrival"),  # seconds since 1970
        ({"arrival": "20. juli"}, "body.harbour_stay.arrival"),
        ({"arrival": "2024-W29-6"}, "body.harbour_stay.arrival"),  # Python reads it as a day
        ({"electricity": "no"}, "body.harbour_stay.electricity"),
        ({"nights": 1}, "body.harbour_stay.nights"),
        ({"kind": "stay"}, "body"),
    ),
)
def test_a_body_that_is_no_order_names_the_place(
    client: httpx.Client, change: dict[str, Any], where: str
) -> None:
    problem = refused(client.post("/bill", json={**NIGHT, **change}))
    assert all(each["where"].startswith(where) for each in problem["problems"])
    assert all(each["what"] for each in problem["problems"])


def test_all_that_is_wrong_in_a_body_is_told_at_once(client: httpx.Client) -> None:
    problem = refused(client.post("/bill", json={**HOUSE, "year": "2024", "shared": 1}))
    wrong = [each["where"] for each in problem["problems"]]
    assert wrong == ["body.household_waste.year", "body.household_waste.shared"]


def test_a_number_too_long_to_read_is_refused(client: httpx.Client) -> None:
    long = json.dumps(HOUSE).replace("2024", "9" * 5_000)
    headers = {"content-type": "application/json"}
    refused(client.post("/bill", content=long, headers=headers), status=400)


def test_no_json_and_no_such_address_are_problems_too(client: httpx.Client) -> None:
    headers = {"content-type": "application/json"}
    refused(client.post("/bill", content="{", headers=headers), status=400)
    refused(client.get("/bil"), status=404)
    refused(client.get("/bill"), status=405)


def test_a_failure_of_the_service_itself_tells_nothing_of_its_inside(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(sys.modules["app"], "bill_json", fail)
    answer = client.post("/bill", json=HOUSE)
    assert set(refused(answer, status=500)) == {"type", "title", "status"}
    assert "secret" not in answer.text


def test_a_schedule_is_validated_with_every_problem_at_its_path(client: httpx.Client) -> None:
    text = OWN_FEES.read_text(encoding="utf-8")
    # the one table that the schedule refers to is not sent along; it is used in two columns
    answer = client.post("/validate", content=text.encode()).json()
    assert answer["valid"] is False
    assert all("containers.csv: cannot be read" in each for each in answer["problems"])

    table = text.index("[[items]]                # a rate table")
    without_table = text[:table] + text[text.index("[[items]]", table + 1) :]
    answer = client.post("/validate", content=without_table.encode())
    assert answer.json() == {"valid": True, "problems": []}

    wrong = without_table.replace('"71"', '"seventy"').replace('per = "percent"', 'per = "promil"')
    problems = client.post("/validate", content=wrong.encode()).json()["problems"]
    assert [each.partition("@ schedule.toml: ")[2].split(".")[0] for each in problems] == [
        "items[1]",
        "items[2]",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    (
        (b"= 1", "not TOML"),
        ("title = 'Sorø'".encode("latin-1"), "not UTF-8 at byte 12"),
        (b"format = nan", "NaN"),
        (b"", "empty, where keys with values belong"),
    ),
)
def test_what_is_no_schedule_is_a_list_of_problems(
    client: httpx.Client, content: bytes, problem: str
) -> None:
    answer = client.post("/validate", content=content)
    assert answer.status_code == 200
    assert answer.json()["valid"] is False
    assert any(problem in each for each in answer.json()["problems"])


def test_a_schedule_without_end_is_refused(client: httpx.Client) -> None:
    refused(client.post("/validate", content=b"#" * 1_000_001), status=413)


def test_a_thousand_requests_at_a_time_each_get_their_own_right_answer(address: str) -> None:
    # 2023: 124 (344) + 1.588 (462) + 1.109 (348) + 770 (472)
    # Sejerø: 193 (703) + 10 for each of three metres begun above 11 (704) + 40 (706)
    expected: list[tuple[dict[str, Any], object]] = [
        (HOUSE, {"inclusive": "3738.00"}),
        ({**HOUSE, "year": 2023}, {"inclusive": "3591.00"}),
        (SEJEROE, {"unstated": "263.00"}),
        ({**NIGHT, "readings": ["lower_band"]}, {"unstated": "183.00"}),
        ({**HOUSE, "containers": [{**RESIDUAL, "litres": 200}]}, None),
    ]

    orders = [expected[at % len(expected)][0] for at in range(REQUESTS)]

    allow_open_files(4 * REQUESTS)  # a connection has two ends here

    async def ask_for(some: list[dict[str, Any]]) -> list[httpx.Response]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(
            base_url=address, limits=limits, timeout=60, trust_env=False
        ) as client:
            return await asyncio.gather(*(client.post("/bill", json=order) for order in some))

    async def ask() -> list[httpx.Response]:
        # 20 clients of 50 connections each: the work of a pool grows with its square
        parts = [orders[at : at + 50] for at in range(0, REQUESTS, 50)]
        return [each for part in await asyncio.gather(*map(ask_for, parts)) for each in part]

    answers = asyncio.run(ask())
    for at, (_, totals) in enumerate(expected):
        same = answers[at :: len(expected)]
        assert len({answer.content for answer in same}) == 1
        assert same[0].json().get("totals") == totals
        assert same[0].status_code == (422 if totals is None else 200)
