"""What an audit finds in Kalundborg's fees of 2024, by the lines of its fee tables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, Inexact, localcontext
from typing import Any

import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, NotFoundError, WrongTypeError
from kommunedata.finding import Finding, Severity
from kommunedata.tariffs import AUDIT_CODES, Audit, AuditFinding, NoPriceError, audit

KALUNDBORG = datasets.tariff_schedule("kalundborg")
AFTER = date(2024, 7, 1)
FOUND = audit(KALUNDBORG, AFTER)


def of_lines(code: str, lines: str) -> AuditFinding:
    (found,) = [each for each in FOUND.of_code(code) if each.lines == lines]
    return found


@pytest.mark.parametrize(
    ("code", "lines"),
    (
        # 190 l of food waste at 547, below 140 l at 688
        ("larger-is-cheaper", ["390-391"]),
        # 52 emptyings: 240 l of food waste at 1.915, below 190 l at 5.084; 660 l of
        # residual waste at 3.325, below the four smaller ones; both for firms too
        ("larger-is-cheaper", ["419-420", "421-425", "452-453", "454-458"]),
        # a lock for 660/770 l at 564, below the two smaller ones at 594
        ("larger-is-cheaper", ["618-620"]),
        ("row-repeated", ["478, 511", "479-480, 512"]),
        ("not-offered-or-unknown", ["629, 636, 639"]),
    ),
)
def test_what_a_clerk_would_ask_about_the_waste_fees(code: str, lines: list[str]) -> None:
    assert [each.lines for each in FOUND.of_code(code) if each.lines in lines] == lines


@pytest.mark.parametrize(
    ("code", "lines"),
    (
        # 10 to 25 and twice 41 to 60, where most rose by about 4 %
        ("change-stands-out", ["705", "745", "746"]),
        # a month per BT at 23 and 10, ten days at 4 and 2
        ("bundle-dearer", ["847-848", "850-851"]),
        # 6 and 9 m, for pensioners too; 30 and 35 ft in each of three tables
        (
            "bands-share-edge",
            [
                *("701-702", "702-703", "712-713", "713-714", "718-719"),
                *("719-720", "735-736", "736-737", "833-834", "834-835"),
            ],
        ),
        ("bands-overlap", ["827-828"]),  # over 12 m and over 20 m
        # exactly 12 m; 100 to 101 kg on both ferries; exactly 100 BT
        ("bands-gap", ["826-827", "887-888", "913-914", "847-849"]),
        # 1/5-1/11 in both harbours, and 1/11-1/5
        ("seasons-share-day", ["717-721, 734-738", "734-738, 740", "734-738, 832-836"]),
        ("lapsed-but-priced", ["815", "816", "826", "827", "828", "832"]),
        ("vat-partly-stated", ["839-841, 846-852, 855-856"]),
    ),
)
def test_what_a_clerk_would_ask_about_the_harbour_and_ferry_fees(
    code: str, lines: list[str]
) -> None:
    assert [each.lines for each in FOUND.of_code(code)] == lines


@pytest.mark.parametrize(
    "lines",
    (
        "701-703, 712-714",  # 6 and 9 m
        "704, 712-714",  # whether pensioners pay half of the metres above 11 too
        "781-782, 784-785",  # "gældende for 3 dage"
        "796",  # "pr. time (Minimum 1 time)"
        "815-816",  # one number, and no telling which year's
        "850",  # "dækker 10"
        "924, 926",  # two prices and two ferries
    ),
)
def test_each_open_question_is_named_once(lines: str) -> None:
    assert of_lines("ambiguous-place", lines).severity is Severity.NOTE


def test_all_smaller_sizes_that_cost_more_are_named_with_their_figures_and_lines() -> None:
    found = of_lines("larger-is-cheaper", "421-425")
    assert found.da.endswith(
        "52 tømninger: 660 l koster 3.325 kr. (linje 425), mindre end "
        "140 l til 5.424 kr. (linje 421, udfases), 190 l til 5.536 kr. (linje 422), "
        "240 l til 5.647 kr. (linje 423) og 370 l til 5.955 kr. (linje 424, udfases)"
    )


def test_a_row_for_two_sizes_is_named_with_both() -> None:
    found = of_lines("larger-is-cheaper", "618-620")
    assert found.en == (
        "Lock, keys and fitting: 660 l / 770 l costs DKK 564 (line 620), less than "
        "140–240 l at DKK 594 (line 618) and 370 l at DKK 594 (line 619)"
    )


def test_a_change_that_stands_out_has_both_figures_and_the_median() -> None:
    assert of_lines("change-stands-out", "705").en.endswith(
        ": from DKK 10 to DKK 25 (line 705), +150.0%; "
        "the median of the prices that changed is +4.1%"
    )


def test_a_month_and_the_days_it_is_compared_with_are_counted_out() -> None:
    # 30 days are 3 x ten days: 3 x 4 = 12, below 23
    assert of_lines("bundle-dearer", "847-848").da == (
        "Erhvervsskib over 100 BT, månedsafgift: 23 kr. pr. BT pr. måned (linje 848), men 30 dage "
        "koster kun 3 × 4 kr. = 12 kr. (Erhvervsskib over 100 BT, 10 dage, linje 847)"
    )


def test_a_comparison_that_hangs_on_a_reading_says_so() -> None:
    assert of_lines("bundle-dearer", "850-851").en.endswith(
        "if line 850 is read so: the price covers ten days"
    )
    assert of_lines("lapsed-but-priced", "815").da.endswith(
        "4.710 kr. (linje 815, udgår), hvis linje 815 læses sådan: tallet er taksten for 2024"
    )


def test_a_length_in_two_bands_has_both_bands_prices_and_lines() -> None:
    assert of_lines("bands-overlap", "827-828").da == (
        "Gæsteplads, Kalundborg Vesthavn: over 20 m har to takster; "
        "over 12 m: 203 kr. (linje 827, udgår); over 20 m: 319 kr. (linje 828, udgår)"
    )


def test_a_tonnage_that_two_items_stop_short_of_is_named_in_its_unit() -> None:
    found = of_lines("bands-gap", "847-849")
    assert found.da.startswith("100 BT har ingen takst: Erhvervsskib over 100 BT, 10 dage (linje")
    assert found.en.startswith("100 GT has no price: ")


def test_days_in_two_seasons_are_named() -> None:
    found = of_lines("seasons-share-day", "717-721, 734-738")
    assert found.da.startswith("to sæsoner deler 1. maj og 1. november: Gæsteplads")
    assert found.en.startswith("two seasons share 1 May and 1 November: Guest berth")


def test_a_repeated_row_says_where_its_price_is_missing() -> None:
    assert of_lines("row-repeated", "479-480, 512").en.endswith(
        "line 479 (DKK 959), line 480 (without a price) and line 512 (DKK 959)"
    )


def test_an_open_question_has_its_readings_in_words() -> None:
    assert of_lines("ambiguous-place", "850").da == (
        "Bugserbåd, dækker 10 (linje 850) kan læses på flere måder: "
        "taksten dækker 10 dage; eller: taksten dækker 10 af noget andet end dage"
    )


def test_vat_that_is_stated_for_some_prices_under_a_heading_is_named_with_its_lines() -> None:
    # of the 85 prices in lines 650 to 856, with the two in words (740, 754), 12 state it
    (found,) = FOUND.of_code("vat-partly-stated")
    assert found.en == (
        "Bro og havnetakster: incl. VAT (lines 839-841), "
        "excl. VAT (lines 846-852, 855-856), VAT not stated (73 prices)"
    )


def test_what_was_not_offered_in_2023_is_found_in_2023() -> None:
    # "-" in 2023: 581, 582, 589, 590, and all of 912 to 914
    found = audit(KALUNDBORG, date(2023, 7, 1))
    lines = [each.lines for each in found.of_code("not-offered-or-unknown")]
    assert lines == ["581-582, 589-590", "912", "913-914"]
    assert found.of_code("change-stands-out") == ()  # nothing is printed for 2022
    # between two rows that are not offered, no price is missing
    assert "913-914" not in [each.lines for each in found.of_code("bands-gap")]


def test_findings_stand_in_the_order_of_their_codes_warnings_first() -> None:
    codes = [each.code for each in FOUND.findings]
    assert codes == sorted(codes, key=list(AUDIT_CODES).index)
    severities = [each.severity for each in FOUND.findings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert FOUND.findings == tuple(each for code in AUDIT_CODES for each in FOUND.of_code(code))


def test_each_finding_is_a_finding_of_the_library_too() -> None:
    found = of_lines("bundle-dearer", "847-848")
    assert found.finding == Finding(
        code="bundle-dearer",
        severity=Severity.WARNING,
        message=found.en,
        where="lines 847-848",
    )
    assert str(found) == f"warning: {found.en} @ lines 847-848"
    assert of_lines("change-stands-out", "705").finding.where == "line 705"
    assert found.text() == found.da
    assert found.text("en") == found.en


def test_the_table_is_danish_or_english_text_or_html() -> None:
    danish, english = FOUND.table(), FOUND.table("en")
    assert danish.caption == "Kalundborg Kommunes takster: gennemgang pr. 1. juli 2024"
    assert english.caption == "Fees of Kalundborg Municipality: audit as of 2024-07-01"
    assert [column.label for column in danish.columns] == ["Vægt", "Bemærkning", "Linje"]
    assert {row[0] for row in danish.rows} == {"advarsel", "orientering"}
    assert {row[0] for row in english.rows} == {"warning", "note"}
    assert [row[1] for row in english.rows] == [each.en for each in FOUND.findings]
    assert [row[2] for row in danish.rows] == [each.lines for each in FOUND.findings]
    assert str(FOUND) == str(danish)
    assert FOUND._repr_html_() == danish.to_html()
    assert str(FOUND).endswith("(Kalundborg Kommune)")


def test_danish_findings_have_no_english_words() -> None:
    words = {word.strip("():;,.") for each in FOUND.findings for word in each.da.split()}
    assert words.isdisjoint({"the", "and", "line", "lines", "DKK", "price", "cheaper", "note"})


def test_a_code_that_no_audit_uses_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="did you mean 'bands-gap'"):
        FOUND.of_code("band-gap")
    with pytest.raises(NotFoundError, match="no such code"):
        AuditFinding(code="odd", da="sær", en="odd", locators=FOUND.findings[0].locators)


def test_a_day_without_prices_is_refused() -> None:
    with pytest.raises(NoPriceError, match="2023-01-01 to 2023-12-31"):
        audit(KALUNDBORG, date(2031, 1, 1))
    with pytest.raises(WrongTypeError):
        audit(KALUNDBORG, datetime(2024, 7, 1))  # noqa: DTZ001 - refused whatever its zone


@pytest.mark.parametrize(
    ("options", "error"),
    (
        ({"points": -1}, InvalidValueError),
        ({"points": 2.5}, WrongTypeError),
        ({"month_days": 27}, InvalidValueError),
        ({"month_days": 32}, InvalidValueError),
        ({"month_days": Decimal(30)}, WrongTypeError),
    ),
)
def test_thresholds_that_cannot_be_meant_are_refused(
    options: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error, match=next(iter(options))):
        audit(KALUNDBORG, AFTER, **options)


def test_the_thresholds_decide_what_stands_out() -> None:
    def changed(points: int | Decimal) -> list[str]:
        found = audit(KALUNDBORG, AFTER, points=points).of_code("change-stands-out")
        return [each.lines for each in found]

    # 705 rose by 150 %, 745 and 746 by 46,3 %; the median is 4,1 %
    assert changed(Decimal("42.2")) == ["705", "745", "746"]
    assert changed(Decimal("42.4")) == ["705"]
    assert changed(146) == []


def test_a_longer_month_holds_more_of_the_shorter_periods() -> None:
    # 31 days are 4 x ten days: 4 x 2 = 8 and 4 x 4 = 16, still below 10 and 23
    found = audit(KALUNDBORG, AFTER, month_days=31).of_code("bundle-dearer")
    assert ["4 × 4 kr. = 16 kr." in found[0].da, "4 × 2 kr. = 8 kr." in found[1].da] == [True, True]


def test_the_ambient_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 1
        context.traps[Inexact] = True
        assert audit(KALUNDBORG, AFTER).findings == FOUND.findings


def test_an_audit_shows_its_findings_and_not_the_schedule() -> None:
    assert repr(FOUND) == f"Audit(on=datetime.date(2024, 7, 1), findings=<{len(FOUND.findings)}>)"
    assert isinstance(FOUND, Audit)
