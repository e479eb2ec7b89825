"""The printed list of prices; bracketed numbers are lines of Kalundborg's fee tables."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import attrs
import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError
from kommunedata.language import Label
from kommunedata.money import PriceState
from kommunedata.tariffs import (
    FlatCharge,
    NoPriceError,
    RateTable,
    TariffItem,
    TariffSchedule,
    UnitCharge,
    price_points,
)
from kommunedata.tariffs.reports.price_list import PriceList, PriceSection, price_list
from kommunedata.unit import Unit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
DAY = date(2024, 7, 1)


def only(*item_ids: str) -> TariffSchedule:
    items = tuple(KALUNDBORG.item(item_id) for item_id in item_ids)
    return attrs.evolve(KALUNDBORG, items=items)


def section(prices: PriceList, line: int) -> PriceSection:
    (found,) = [
        each
        for each in prices.sections
        if line in [row.point.locator.first_line for row in each.rows]
    ]
    return found


def test_the_list_is_plain_text_in_danish() -> None:
    text = str(price_list(only("waste-distance-surcharge", "pest-control"), DAY))
    parts = text.split("\n\n")
    assert parts[0] == "Kalundborg Kommunes takster, gældende 1. juli 2024"
    # 0,682 (336); 59 (581) to 384 (584)
    assert parts[2].split("\n") == [
        "Ydelse               Enhed               Pris  Moms              Linje",
        "-------------------  -------------  ---------  ----------------  -----",
        "Skadedyrsbekæmpelse  pr. m² pr. år  0,682 kr.  moms ikke oplyst    336",
    ]
    assert parts[3].strip().split("\n") == [
        (
            "Renovationsgebyrer > Andre ydelser > Store afstande > Hvis beholderen er placeret "
            "imellem 40 og 70 meter fra standplads til vejskel"
        ),
        "40–70 m",
    ]
    assert parts[4].split("\n")[2:] == [
        "Tillæg for stor afstand, 8 tømninger   pr. beholder pr. år   59 kr.  inkl. moms    581",
        "Tillæg for stor afstand, 16 tømninger  pr. beholder pr. år  118 kr.  inkl. moms    582",
        "Tillæg for stor afstand, 26 tømninger  pr. beholder pr. år  192 kr.  inkl. moms    583",
        "Tillæg for stor afstand, 52 tømninger  pr. beholder pr. år  384 kr.  inkl. moms    584",
    ]
    assert parts[-1].startswith("Kilde: Budget 2024: bemærkninger")


def test_the_list_is_in_english_with_the_documents_own_headings() -> None:
    prices = price_list(only("pest-control"), date(2023, 7, 1))
    lines = prices.to_text("en").split("\n")
    assert lines[0] == "Fees of Kalundborg Municipality, in force on 2023-07-01"
    assert lines[2] == "Skadedyrsbekæmpelse"
    # 0,1019 per mille (335)
    assert lines[6].split("  ")[0] == "Pest control"
    (row,) = prices.sections[0].table("en").rows
    assert row == ("Pest control", "a year", "0.1019 ‰", "VAT not stated", "335")
    assert lines[-1].startswith("Source: Budget 2024")


def test_sections_and_rows_follow_the_document_and_not_the_schedule() -> None:
    prices = price_list(only("waste-lock", "waste-sack-tags", "waste-base-fee"), DAY)
    lines = [[row.point.locator.first_line for row in each.rows] for each in prices.sections]
    assert lines == [[344], [609], [618, 619, 620]]
    assert prices.sections[1].headings == ("Renovationsgebyrer", "Andre ydelser")


def test_every_price_in_force_is_in_the_list_once() -> None:
    prices = price_list(KALUNDBORG, DAY)
    listed = [row.point for each in prices.sections for row in each.rows]
    in_force = [point for point in price_points(KALUNDBORG) if DAY in point.valid]
    assert len(listed) == len(in_force)
    assert set(listed) == set(in_force)


def test_what_all_rows_share_stands_once_above_them() -> None:
    found = section(price_list(KALUNDBORG, DAY), 348)
    assert [each.name for each in found.shared] == [
        "property_kind",
        "scheme",
        "container",
        "fraction",
        "emptyings",
    ]
    assert found.lead("en") == (
        "all-year home, a summer house with all-year status among them / summer house, "
        "own containers, double container, residual and food waste, 26 emptyings"
    )
    # 1.154, 1.204 and 1.304, which is being phased out (348-350)
    assert [row[0] for row in found.table().rows] == [
        "Dagrenovation, 190 l",
        "Dagrenovation, 240 l",
        "Dagrenovation, 370 l, udfases",
    ]
    assert [row.price() for row in found.rows] == ["1.154 kr.", "1.204 kr.", "1.304 kr."]
    assert (
        found.rows[0]
        .name("en")
        .endswith("double container, 190 l, residual and food waste, 26 emptyings")
    )


def test_rows_of_several_items_share_what_both_are_keyed_by() -> None:
    # 627-640: replacements by litres, large ones by litres, kind of waste and lid
    prices = price_list(
        only("waste-replacement-container", "waste-replacement-large-container"), DAY
    )
    (found,) = prices.sections
    assert found.shared == ()
    assert found.lead() is None
    assert [row.point.locator.first_line for row in found.rows] == [*range(627, 640)]


def test_one_row_shares_with_nobody() -> None:
    found = section(price_list(only("waste-base-fee"), DAY), 344)
    assert found.lead() is None
    assert found.table().rows[0][0].endswith("sommerhus / kolonihave / studiebolig")


def with_state(state: PriceState) -> TariffSchedule:
    item = KALUNDBORG.item("waste-lid-change")
    charge = item.versions[1].charge
    assert isinstance(charge, FlatCharge)
    price = attrs.evolve(charge.price, value=None, state=state)
    version = attrs.evolve(item.versions[1], charge=attrs.evolve(charge, price=price))
    return attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))


@pytest.mark.parametrize(
    ("state", "danish", "english"),
    (
        (PriceState.FREE, "gratis", "free"),
        (PriceState.NOT_OFFERED, "udbydes ikke", "not offered"),
        (PriceState.UNKNOWN, "ikke oplyst", "not stated"),
    ),
)
def test_a_price_without_a_figure_says_why(state: PriceState, danish: str, english: str) -> None:
    (row,) = price_list(with_state(state), DAY).sections[0].rows
    assert (row.price(), row.price("en")) == (danish, english)


def test_a_row_that_repeats_another_says_where_its_price_stands() -> None:
    # 480 prints 512 again, without a price
    found = section(price_list(only("waste-recycling-containers"), DAY), 480)
    (row,) = [each for each in found.rows if each.point.locator.first_line == 480]
    assert (row.price(), row.price("en")) == ("se linje 512", "see line 512")


def test_a_row_of_a_table_with_no_price_is_not_stated() -> None:
    item = KALUNDBORG.item("waste-lock")
    table = item.versions[1].charge
    assert isinstance(table, RateTable)
    unknown = attrs.evolve(table.rows[0].price, value=None, state=PriceState.UNKNOWN)
    rows = (attrs.evolve(table.rows[0], price=unknown), *table.rows[1:])
    version = attrs.evolve(item.versions[1], charge=attrs.evolve(table, rows=rows))
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))
    assert price_list(schedule, DAY).sections[0].rows[0].price() == "ikke oplyst"


def test_units_are_said_as_far_as_item_and_accrual_go() -> None:
    def per(item: TariffItem, lang: str = "da") -> str:
        prices = price_list(attrs.evolve(KALUNDBORG, items=(item,)), DAY)
        row = prices.sections[0].rows[0]
        return row.per("da") if lang == "da" else row.per("en")

    assert per(KALUNDBORG.item("waste-base-fee")) == "pr. bolig pr. år"
    assert per(KALUNDBORG.item("waste-base-fee"), "en") == "per dwelling a year"
    assert per(KALUNDBORG.item("waste-lock")) == "pr. beholder"
    assert per(KALUNDBORG.item("waste-extra-emptying-underground")) == "pr. tømning"
    # a measure that counts once for each night is per both
    pest = KALUNDBORG.item("pest-control")
    assert isinstance(pest.versions[1].charge, UnitCharge)
    nightly = attrs.evolve(
        pest, unit=Unit.of("night"), accrual=KALUNDBORG.item("waste-lock").accrual
    )
    assert per(nightly) == "pr. m² pr. døgn"


def test_a_price_of_the_day_shows_its_printed_part() -> None:
    # 388 kr. and the price of the emptying (597-606)
    (row,) = price_list(only("waste-extra-emptying-underground"), DAY).sections[0].rows
    assert (row.price(), row.price("en")) == (
        "388 kr. + dagspris",
        "DKK 388 + price of the day",
    )
    assert row.cells()[-1] == "597-606"


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.heading = ""
        self.headings: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        self.tags.append(tag)
        self.heading = tag if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else ""

    def handle_data(self, data: str) -> None:
        if self.heading:
            self.headings.append((self.heading, data))
            self.heading = ""


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


def test_the_page_is_whole_html_in_its_language() -> None:
    page = price_list(KALUNDBORG, DAY).to_html("en")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert "<title>Fees of Kalundborg Municipality, in force on 2024-07-01</title>" in page
    assert "@media print" in page
    assert "color-scheme: light dark" in page
    assert page.endswith("</main>\n</body>\n</html>\n")
    assert '<html lang="da">' in price_list(KALUNDBORG, DAY).to_html()
    assert '<h2 lang="da">Skadedyrsbekæmpelse</h2>' in page


def test_headings_are_printed_where_they_are_new() -> None:
    prices = price_list(only("waste-distance-surcharge", "waste-sack-tags", "waste-lock"), DAY)
    shown = outline(prices.to_html()).headings
    assert shown == [
        ("h1", "Kalundborg Kommunes takster, gældende 1. juli 2024"),
        ("h2", "Renovationsgebyrer"),
        ("h3", "Andre ydelser"),
        ("h4", "Store afstande"),
        ("h5", "Hvis beholderen er placeret imellem 40 og 70 meter fra standplads til vejskel"),
        ("h5", "Hvis beholderen er placeret over 70 meter fra standplads til vejskel"),
        ("h3", "Andre ydelser"),  # its own rows come after those of the headings below it
        ("h4", "Låsesystem på beholder"),
    ]


def test_no_heading_is_lower_than_html_has() -> None:
    item = KALUNDBORG.item("waste-lid-change")
    charge = item.versions[1].charge
    assert isinstance(charge, FlatCharge)
    place = attrs.evolve(charge.price.locator, section=tuple("abcdefg"))
    deep = attrs.evolve(charge, price=attrs.evolve(charge.price, locator=place))
    version = attrs.evolve(item.versions[1], charge=deep)
    schedule = attrs.evolve(KALUNDBORG, items=(attrs.evolve(item, versions=(version,)),))
    shown = outline(price_list(schedule, DAY)._repr_html_()).headings[1:]
    assert [tag for tag, _ in shown] == ["h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_a_notebook_shows_the_page_without_its_frame() -> None:
    shown = price_list(only("pest-control"), DAY)._repr_html_()
    assert outline(shown).tags[:3] == ["h1", "h2", "table"]
    assert "<html" not in shown
    assert "<style" not in shown


def test_nothing_from_a_document_is_markup() -> None:
    evil = "<script>alert('x & y')</script>"
    item = KALUNDBORG.item("waste-lock")
    table = item.versions[1].charge
    assert isinstance(table, RateTable)
    source = attrs.evolve(table.rows[0].price.locator.source, document=evil, publisher=evil)
    rows = tuple(
        attrs.evolve(
            row,
            price=attrs.evolve(
                row.price, locator=attrs.evolve(row.price.locator, source=source, section=(evil,))
            ),
        )
        for row in table.rows[:2]
    )
    version = attrs.evolve(item.versions[1], charge=attrs.evolve(table, rows=rows))
    bad = attrs.evolve(item, name=Label(evil, evil), versions=(version,))
    schedule = attrs.evolve(KALUNDBORG, title=Label(evil, evil), items=(bad,))
    page = price_list(schedule, DAY).to_html()
    assert "script" not in outline(page).tags
    # title, h1, section, two rows, document and publisher
    assert page.count("&lt;script&gt;alert(&#x27;x &amp; y&#x27;)&lt;/script&gt;") == 7


def test_a_day_without_prices_names_the_periods_that_have_them() -> None:
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31, 2024-01-01 to 2024-12-31"):
        price_list(KALUNDBORG, date(2025, 1, 1))


def test_another_language_is_refused() -> None:
    prices = price_list(only("pest-control"), DAY)
    with pytest.raises(InvalidValueError, match="'da' or 'en', got 'de'"):
        prices.to_html("de")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidValueError, match="'da' or 'en', got ''"):
        prices.to_text("")  # type: ignore[arg-type]  # likewise
    with pytest.raises(InvalidValueError, match="'da' or 'en'"):
        prices.sections[0].table("dansk")  # type: ignore[arg-type]  # likewise
