"""Harbour bills worked out by hand from Kalundborg's printed figures; bracketed numbers are lines.

Amounts are for 2024 unless said.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kommunedata import datasets
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.money import Money, UnitPrice
from kommunedata.period import DateRange
from kommunedata.tariffs import (
    AmbiguousPriceError,
    Bill,
    DimensionValue,
    Fact,
    NoPriceError,
    NotEligibleError,
    Tax,
    Usage,
    UsageError,
    price,
)
from kommunedata.tariffs.harbour import (
    Guest,
    clip_card,
    guest_stay,
    home_berth,
    landing_fee,
    long_stay,
    slipway,
    winter_storage,
)
from kommunedata.unit import Quantity

KALUNDBORG = datasets.tariff_schedule("kalundborg")
JULY = date(2024, 7, 20)


def stay(
    arrival: date,
    nights: int,
    guest: Guest,
    *readings: str,
    harbour: str = "havnsoe",
    electricity: bool = False,
) -> Bill:
    departure = arrival + timedelta(days=nights)
    return guest_stay(
        KALUNDBORG,
        arrival,
        departure,
        harbour=harbour,
        guest=guest,
        electricity=electricity,
        readings=readings,
    )


def lines(bill: Bill) -> list[tuple[int, str]]:
    return [(line.locator.first_line, str(line.amount.kroner)) for line in bill.lines]


# a guest's nights


def test_h1_a_long_vessel_on_sejeroe_pays_for_started_metres_and_the_surcharge() -> None:
    # 193 (703) + 3 started metres above 11 x 10 (704) + 40 (706) = 263
    bill = stay(JULY, 1, Guest(length="13.2"), harbour="sejeroe")
    assert bill.total == Money.kr(263)
    assert [each.locator.first_line for each in bill.lines] == [703, 704, 706]


def test_h2_a_pensioner_pays_one_of_two_nights_in_the_season() -> None:
    # 183 (713): two nights, one paid (711)
    bill = stay(date(2024, 5, 20), 2, Guest(length=8, pensioner_age=67))
    assert lines(bill) == [(713, "183.00")]


def test_h3_outside_the_season_a_pensioner_pays_every_night() -> None:
    # 2 x 183 (702)
    bill = stay(JULY, 2, Guest(length=8, pensioner_age=67))
    assert lines(bill) == [(702, "366.00")]


def test_a_pensioners_stay_that_crosses_the_seasons_end_is_split_there() -> None:
    # the nights of 13, 14 and 15 June are in the season (1/5-15/6): 2 of 3 paid; 16 June is not
    bill = stay(date(2024, 6, 13), 4, Guest(length=8, pensioner_age=67))
    assert lines(bill) == [(713, "366.00"), (702, "183.00")]
    # 31 August is between the seasons, 1 September in the second
    bill = stay(date(2024, 8, 31), 3, Guest(length=8, pensioner_age=67))
    assert lines(bill) == [(702, "183.00"), (713, "183.00")]


@pytest.mark.parametrize(("age", "paid"), ((65, "366.00"), (66, "183.00")))
def test_the_concession_is_for_those_over_65(age: int, paid: str) -> None:
    bill = stay(date(2024, 5, 20), 2, Guest(length=8, pensioner_age=age))
    assert lines(bill)[0][1] == paid


def test_whether_the_concession_reaches_above_11_metres_is_the_callers_reading() -> None:
    # 13 m, two nights in May: 2 x (193 + 2 x 10) = 426 without it, half of that with it
    guest, may = Guest(length=13, pensioner_age=67), date(2024, 5, 20)
    with pytest.raises(AmbiguousPriceError, match="pensioners_up_to_11_m") as caught:
        stay(may, 2, guest)
    assert dict(caught.value.amounts) == {
        "pensioners_up_to_11_m": Money.kr(386),
        "pensioners_all_lengths": Money.kr(193),
    }
    assert stay(may, 2, guest, "pensioners_up_to_11_m").total == Money.kr(426)
    assert stay(may, 2, guest, "pensioners_all_lengths").total == Money.kr(213)


def test_h4_a_boat_from_elsewhere_pays_five_of_seven_prepaid_nights() -> None:
    # 5 x 183 (702), two nights free (762)
    guest = Guest(length=8, home="outside_municipality", prepaid=True)
    assert stay(JULY, 7, guest).total == Money.kr(915)
    # six nights are five paid and one free, eight are six paid
    assert stay(JULY, 6, guest).total == Money.kr(915)
    assert stay(JULY, 8, guest).total == Money.kr(1098)
    assert stay(JULY, 4, guest).total == Money.kr(732)


def test_only_boats_from_elsewhere_that_pay_beforehand_get_two_nights_free() -> None:
    # 7 x 183
    at_home = Guest(length=8, prepaid=True, home="in_municipality")
    assert stay(JULY, 7, at_home).total == Money.kr(1281)
    assert stay(JULY, 7, Guest(length=8, home="outside_municipality")).total == Money.kr(1281)


def test_whether_free_nights_are_free_of_the_surcharge_is_the_callers_reading() -> None:
    # Sejerø, 7 nights prepaid: 5 x 183, and 40 for five nights or for seven
    guest = Guest(length=8, home="outside_municipality", prepaid=True)
    with pytest.raises(AmbiguousPriceError, match="200.00 DKK .*280.00 DKK"):
        stay(JULY, 7, guest, harbour="sejeroe")
    bill = stay(JULY, 7, guest, "surcharge_in_full", harbour="sejeroe")
    assert bill.total == Money.kr(915 + 280)


def test_h9_nine_metres_are_in_two_printed_bands() -> None:
    with pytest.raises(AmbiguousPriceError, match=r"183.00 DKK \(line 702.*193.00 DKK \(line 703"):
        stay(JULY, 1, Guest(length="9.0"))
    assert stay(JULY, 1, Guest(length=9), "lower_band").total == Money.kr(183)
    assert stay(JULY, 1, Guest(length=9), "upper_band").total == Money.kr(193)


@pytest.mark.parametrize(
    ("length", "line", "kroner"),
    (
        ("5.9", 701, 163),
        ("6.1", 702, 183),
        ("8.99", 702, 183),
        ("9.01", 703, 193),
        ("11", 703, 193),
    ),
)
def test_beside_the_edges_a_length_is_in_one_band(length: str, line: int, kroner: int) -> None:
    # 11 m: the last band ends there, and no metre above it has begun
    assert lines(stay(JULY, 1, Guest(length=length))) == [(line, f"{kroner}.00")]


def test_six_metres_are_in_two_printed_bands() -> None:
    with pytest.raises(AmbiguousPriceError, match=r"163.00 DKK \(line 701.*183.00 DKK \(line 702"):
        stay(JULY, 1, Guest(length=6))


def test_a_metre_above_11_counts_once_it_has_begun() -> None:
    # 193 + 1 x 10, then 193 + 2 x 10
    assert stay(JULY, 1, Guest(length="11.01")).total == Money.kr(203)
    assert stay(JULY, 1, Guest(length="12.00")).total == Money.kr(203)
    assert stay(JULY, 1, Guest(length="12.01")).total == Money.kr(213)


@pytest.mark.parametrize("length", (0, -3, "0.00"))
def test_a_vessel_has_a_length(length: str | int) -> None:
    with pytest.raises(UsageError, match="not above 0, allowed: more than 0"):
        Guest(length=length)


def test_a_vessel_of_500_metres_is_a_mistake() -> None:
    with pytest.raises(UsageError, match="allowed: .*100"):
        stay(JULY, 1, Guest(length=500))


def test_each_night_has_the_price_of_its_own_year() -> None:
    # 30 and 31 December 2023 at 161, 1 January 2024 at 183 (702)
    bill = stay(date(2023, 12, 30), 3, Guest(length=8))
    assert [(line.amount, line.quantity) for line in bill.lines] == [
        (Money.kr(322), 2),
        (Money.kr(183), 1),
    ]


def test_departure_before_arrival_is_an_error() -> None:
    with pytest.raises(UsageError, match="departure before arrival, allowed: 2024-07-20 or later"):
        guest_stay(KALUNDBORG, JULY, date(2024, 7, 19), harbour="havnsoe", guest=Guest(length=8))
    with pytest.raises(WrongTypeError, match="arrival"):
        guest_stay(KALUNDBORG, "x", JULY, harbour="havnsoe", guest=Guest(length=8))  # type: ignore[arg-type]  # that is the point


def test_nekseloe_has_a_price_for_a_call_without_a_night() -> None:
    # 40 (707)
    bill = stay(JULY, 0, Guest(length=8), harbour="nekseloe")
    assert lines(bill) == [(707, "40.00")]
    with pytest.raises(NoPriceError, match="harbour nekseloe"):
        stay(JULY, 0, Guest(length=8), harbour="havnsoe")


def test_electricity_is_sold_by_the_night_but_on_sejeroe_it_is_in_the_surcharge() -> None:
    # 183 + 25 (705)
    assert stay(JULY, 1, Guest(length=8), electricity=True).total == Money.kr(208)
    with pytest.raises(NoPriceError):
        stay(JULY, 1, Guest(length=8), harbour="sejeroe", electricity=True)


def test_an_unknown_harbour_is_an_error_with_those_there_are() -> None:
    with pytest.raises(NoPriceError, match="havnsoe"):
        stay(JULY, 1, Guest(length=8), harbour="havnso")


def test_a_ts_ship_lies_three_nights_free_in_havnsoe_and_pays_for_consumption() -> None:
    # five nights: 2 x 193 (703) + 5 x 60 (746)
    bill = stay(JULY, 5, Guest(length=10, vessel="ts_ship"))
    assert lines(bill) == [(703, "386.00"), (746, "300.00")]


def test_the_free_harbour_scheme_costs_its_ticket() -> None:
    # 3 x 60 (745)
    bill = guest_stay(
        KALUNDBORG,
        JULY,
        date(2024, 7, 23),
        harbour="havnsoe",
        guest=Guest(length=8),
        free_harbour=True,
    )
    assert lines(bill) == [(745, "180.00")]


def test_discounts_are_not_said_to_combine() -> None:
    with pytest.raises(UsageError, match="got 'prepaid and pensioner_age'"):
        Guest(length=8, pensioner_age=67, prepaid=True)
    with pytest.raises(UsageError, match="got 'prepaid and vessel'"):
        Guest(length=8, vessel="ts_ship", prepaid=True)


def test_what_a_guest_states_is_never_passed_over() -> None:
    with pytest.raises(UsageError, match="prepaid, and not said from where"):
        Guest(length=8, prepaid=True)
    with pytest.raises(UsageError, match="allowed: .*ts_ship, got 'ts-ship', did you mean"):
        stay(JULY, 4, Guest(length=8, vessel="ts-ship"))
    with pytest.raises(InvalidValueError, match="pensioner_age"):
        Guest(length=8, pensioner_age=-1)
    with pytest.raises(UsageError, match="electricity by the night"):
        stay(JULY, 0, Guest(length=8), harbour="nekseloe", electricity=True)
    with pytest.raises(UsageError, match="a night's ticket for a call"):
        guest_stay(
            KALUNDBORG, JULY, JULY, harbour="havnsoe", guest=Guest(length=8), free_harbour=True
        )
    with pytest.raises(UsageError, match="at most 1000 nights, got 1001"):
        stay(JULY, 1001, Guest(length=8))
    with pytest.raises(UsageError, match="one price for a berth, allowed: no area"):
        home_berth(KALUNDBORG, 2024, harbour="nekseloe", area=20)
    with pytest.raises(UsageError, match="not a likely size, allowed: at most 100"):
        home_berth(KALUNDBORG, 2024, harbour="havnsoe", length=500, width=3)


def test_goods_priced_by_weight_have_no_price_by_value() -> None:
    with pytest.raises(UsageError, match="priced by weight, allowed: kilograms, got 'bulk'"):
        landing_fee(KALUNDBORG, JULY, harbour="havnsoe", goods="bulk", value=Money.kr(1000))
    with pytest.raises(UsageError, match="priced by value, allowed: a value"):
        landing_fee(KALUNDBORG, JULY, harbour="havnsoe", goods="mussels", kilograms=5)


def test_a_price_made_of_others_says_which() -> None:
    place = winter_storage(
        KALUNDBORG, date(2024, 7, 1), feet=30, summer=True, readings=["upper_band"]
    )
    text = place.explain()
    assert "50% af 3.340,00 kr." in text
    assert "Vinterplads, linje 736, “3.340”" in text
    assert "læst sådan: hvor to intervaller mødes, gælder det sidste" in text


def test_units_and_their_measure_are_both_shown() -> None:
    # 13,2 m are 3 started metres; 5 of 7 nights x 3 x 10 = 150
    guest = Guest(length="13.2", home="outside_municipality", prepaid=True)
    line = stay(JULY, 7, guest).lines[1]
    assert line.explain() == (
        "5 døgn × 3 m × 10,00 kr. pr. m (7 døgn: 11 m inkluderet; påbegyndte tæller som hele;"
        " 5 betales af hver 7 døgn) = 150,00 kr. moms ikke oplyst"
    )


def test_metres_above_11_have_a_price_in_the_harbours_of_the_heading_only() -> None:
    # Kalundborg Vesthavn in 2023: 195 over 12 m (827), and no price at exactly 12 m
    def nights(length: str) -> Bill:
        guest = Guest(length=length)
        return stay(date(2023, 7, 20), 2, guest, harbour="kalundborg_vesthavn")

    assert lines(nights("13")) == [(827, "390.00")]
    with pytest.raises(NoPriceError):
        nights("12")


def test_shared_days_may_belong_to_the_season_that_begins() -> None:
    reading = "shared_day_begins_season"
    assert month(20, DateRange.months(date(2024, 5, 1), 6), reading).total == Money.kr(6072)
    winter = winter_storage(KALUNDBORG, date(2024, 11, 1), feet=20, readings=[reading])
    assert winter.total == Money.kr(2340)


def test_a_card_of_five_clips_costs_60_per_cent_and_may_cover_the_surcharge() -> None:
    # 5 x 60 % of 183 (702) = 549; of 183 + 40 (706) = 669
    def card(*readings: str) -> Bill:
        guest = Guest(length=8, home="in_municipality")
        return clip_card(KALUNDBORG, JULY, harbour="sejeroe", guest=guest, readings=readings)

    with pytest.raises(AmbiguousPriceError, match="669.00 DKK .*549.00 DKK"):
        card()
    covered = card("card_covers_surcharge")
    assert covered.total == Money.kr(669)
    assert "5 × 60% af 223,00 kr." in covered.lines[0].explain()
    assert card("surcharge_beside_card").total == Money.kr(549)
    outside = Guest(length=8, home="outside_municipality")
    with pytest.raises(NotEligibleError, match="home, allowed: in_municipality"):
        clip_card(KALUNDBORG, JULY, harbour="sejeroe", guest=outside)


# berths of one's own


def test_h5_a_berth_alongside_is_measured_with_an_addition_to_each_side() -> None:
    # (8,5 + 2,5) x (2,8 + 1) = 41,8 m² x 152 (662) = 6.353,60; + 700 (661); deposit x 280 (674)
    bill = home_berth(KALUNDBORG, 2024, harbour="havnsoe", length="8.5", width="2.8", new=True)
    assert lines(bill) == [(661, "700.00"), (662, "6353.60"), (674, "11704.00")]
    assert (bill.total, bill.deposits) == (Money.kr("7053.60"), Money.kr(11704))
    assert "(8,5 + 2,5) × (2,8 + 1)" in bill.lines[1].explain()


def test_a_berth_between_posts_is_its_area() -> None:
    # Røsnæs: 700 (667) + 30 x 114 (668) = 4.120
    bill = home_berth(KALUNDBORG, 2024, harbour="roesnaes", area=30)
    assert lines(bill) == [(667, "700.00"), (668, "3420.00")]


def test_nekseloe_has_one_price_for_a_berth() -> None:
    # 1.931 (672)
    assert lines(home_berth(KALUNDBORG, 2024, harbour="nekseloe")) == [(672, "1931.00")]


def test_a_berth_needs_an_area_or_two_sides() -> None:
    with pytest.raises(UsageError, match="an area and sides"):
        home_berth(KALUNDBORG, 2024, harbour="havnsoe", area=30, length=8)
    with pytest.raises(UsageError, match="missing: area"):
        home_berth(KALUNDBORG, 2024, harbour="havnsoe")
    with pytest.raises(UsageError, match="missing: vessel_width"):
        home_berth(KALUNDBORG, 2024, harbour="havnsoe", length=8)
    with pytest.raises(UsageError, match="not above 0"):
        home_berth(KALUNDBORG, 2024, harbour="havnsoe", area=0)


# seasons


def test_h6_a_summer_place_on_land_is_half_of_winter() -> None:
    # half of 4.665 (737, 740)
    bill = winter_storage(KALUNDBORG, date(2024, 7, 1), feet=40, summer=True)
    assert bill.total == Money.kr("2332.50")
    assert "50% af 4.665,00 kr." in bill.lines[0].explain()


@pytest.mark.parametrize(
    ("feet", "line", "kroner"),
    (
        ("16.9", 734, 1320),
        (17, 735, 2340),
        ("30.5", 736, 3340),
        (42, 737, 4665),
        ("42.1", 738, 5985),
    ),
)
def test_feet_inside_one_printed_band_have_its_price(
    feet: str | int, line: int, kroner: int
) -> None:
    # "under 17" leaves 17 to "mellem 17-30", "over 42" leaves 42 to "mellem 35-42"
    bill = winter_storage(KALUNDBORG, date(2024, 12, 1), feet=feet)
    assert lines(bill) == [(line, f"{kroner}.00")]


@pytest.mark.parametrize(("feet", "lower", "upper"), ((30, 2340, 3340), (35, 3340, 4665)))
def test_feet_in_two_printed_bands_take_the_callers_reading(
    feet: int, lower: int, upper: int
) -> None:
    with pytest.raises(AmbiguousPriceError) as caught:
        winter_storage(KALUNDBORG, date(2024, 12, 1), feet=feet)
    assert dict(caught.value.amounts) == {
        "lower_band": Money.kr(lower),
        "upper_band": Money.kr(upper),
    }


def test_winter_wraps_the_year_and_shares_its_end_days_with_summer() -> None:
    def winter(day: date, *readings: str) -> Money:
        return winter_storage(KALUNDBORG, day, feet=20, readings=readings).total

    assert winter(date(2024, 2, 1)) == winter(date(2024, 12, 31)) == Money.kr(2340)
    with pytest.raises(NotEligibleError, match="season"):
        winter(date(2024, 7, 1))
    for shared in (date(2024, 5, 1), date(2024, 11, 1)):
        with pytest.raises(AmbiguousPriceError, match="shared_day_in_summer"):
            winter(shared)
        assert winter(shared, "shared_day_in_winter") == Money.kr(2340)
        with pytest.raises(NotEligibleError):
            winter(shared, "shared_day_in_summer")


def month(feet: int, months: DateRange, *readings: str, **facts: object) -> Bill:
    return long_stay(
        KALUNDBORG,
        months,
        harbour="havnsoe",
        feet=feet,
        granted_by="harbour_master",
        readings=readings,
        **facts,  # type: ignore[arg-type]  # vessel and landing_fees
    )


def test_h12_a_guest_fishing_vessel_sets_off_its_landing_fees() -> None:
    # 1.386 (719) - 900 (722-724)
    june = DateRange.months(date(2024, 6, 1), 1)
    bill = month(32, june, vessel="registered_fishing", landing_fees=Money.kr(900))
    assert bill.total == Money.kr(486)
    assert "(minus 900,00 kr.)" in bill.lines[0].explain()
    bill = month(32, june, vessel="registered_fishing", landing_fees=Money.kr(1500))
    assert bill.total == Money.kr(0)
    with pytest.raises(UsageError, match="landing fees of no kind of vessel"):
        month(32, june, landing_fees=Money.kr(900))


def test_a_long_stay_is_for_whole_months_in_the_season_where_it_is_granted() -> None:
    # 3 x 1.012 (718), printed without its point
    summer = DateRange.months(date(2024, 6, 1), 3)
    assert month(20, summer).total == Money.kr(3036)
    with pytest.raises(NotEligibleError, match="season"):
        month(20, DateRange.months(date(2024, 12, 1), 1))
    with pytest.raises(UsageError, match="granted, allowed: harbour_master"):
        long_stay(KALUNDBORG, summer, harbour="havnsoe", feet=20)


# fishing vessels, the slipway, goods


def fishing(fees: int) -> Bill:
    facts: dict[str, Fact] = {
        "vessel": "registered_fishing",
        "area": Quantity.of(20, "m2"),
        "landing_fees": Money.kr(fees),
    }
    items = ("harbour-fishing-base-fee", "harbour-fishing-berth")
    when = DateRange.year(2024)
    return price(KALUNDBORG, [Usage(item=item, when=when, facts=facts) for item in items])


def test_h13_fishing_vessels_that_earn_the_price_of_their_berth_owe_nothing() -> None:
    # 20 x 152 (692) = 3.040; below it 700 (691) + 3.040, from it on nothing
    assert fishing(3000).total == Money.kr(3740)
    assert fishing(3040).total == Money.kr(0)
    assert "bortfalder, da 3.040,00 kr. er betalt" in fishing(3040).lines[0].explain()


def test_h10_days_on_the_slipway_are_included_charged_and_doubled() -> None:
    # 694 (781) + 11 x 97 (784) + 2 x 194 (794) = 2.149
    bill = slipway(
        KALUNDBORG,
        date(2024, 4, 1),
        16,
        vessel="registered_fishing",
        tons=8,
        readings=["three_days_included"],
    )
    assert bill.total == Money.kr(2149)
    text = bill.explain()
    assert "(16 dage: 3 dage inkluderet; ud over 14 dage: × 2)" in text
    assert "linje 794-795" in text


def test_h11_five_days_with_three_included_and_with_none() -> None:
    # 694 + 2 x 97 = 888; 694 + 5 x 97 = 1.179
    def days(vessel: str, *readings: str) -> Money:
        day = date(2024, 4, 1)
        return slipway(KALUNDBORG, day, 5, vessel=vessel, tons=8, readings=readings).total

    assert days("registered_fishing", "three_days_included") == Money.kr(888)
    assert days("registered_fishing", "no_days_included") == Money.kr(1179)
    assert days("other") == Money.kr(1179)
    with pytest.raises(AmbiguousPriceError, match=r"194.00 DKK \(line 784\)"):
        days("registered_fishing")


def test_ten_tons_are_up_to_ten() -> None:
    # "op til 10 tons" (787), "over 10 tons" (792): 694 + 97, 1.195 + 112
    def one_day(tons: str) -> Money:
        return slipway(KALUNDBORG, date(2024, 4, 1), 1, vessel="other", tons=tons).total

    assert one_day("10") == Money.kr(791)
    assert one_day("10.01") == Money.kr(1307)


@pytest.mark.parametrize(
    ("value", "fee"),
    (("12345.67", "308.64"), ("12345.80", "308.65")),  # 308,64175 and 308,645, half up
)
def test_h8_fish_pays_two_and_a_half_per_cent_of_its_value(value: str, fee: str) -> None:
    bill = landing_fee(
        KALUNDBORG, JULY, harbour="havnsoe", goods="fresh_fish", value=Money.kr(value)
    )
    assert bill.total == Money.kr(fee)
    assert bill.lines[0].explain().startswith("2,50% af 12.345,")


def test_goods_by_weight_are_in_proportion_or_by_the_started_tonne() -> None:
    # 2.400 kg at 17 a tonne (807): 2,4 x 17 = 40,80 or 3 x 17 = 51
    def fee(kilograms: int, *readings: str) -> Money:
        return landing_fee(
            KALUNDBORG,
            JULY,
            harbour="havnsoe",
            goods="other_goods",
            kilograms=kilograms,
            readings=readings,
        ).total

    with pytest.raises(AmbiguousPriceError, match="40.80 DKK .*51.00 DKK"):
        fee(2400)
    assert fee(2400, "proportional_weight") == Money.kr("40.80")
    assert fee(2400, "started_tonnes") == Money.kr(51)
    assert fee(3000) == Money.kr(51)  # whole tonnes are the same either way


def test_goods_have_a_value_or_a_weight() -> None:
    for value, kilograms in ((None, None), (Money.kr(1), 1)):
        with pytest.raises(UsageError, match="a value or kilograms"):
            landing_fee(
                KALUNDBORG,
                JULY,
                harbour="havnsoe",
                goods="fresh_fish",
                value=value,
                kilograms=kilograms,
            )


# single usages


def amount(item: str, *readings: str, when: date | DateRange = JULY, **parts: object) -> Money:
    usage = Usage(item=item, when=when, **parts)  # type: ignore[arg-type]  # dimensions, facts …
    return price(KALUNDBORG, [usage], readings=readings).total


def test_h7_the_pressure_washer_costs_an_hour_at_least() -> None:
    # 71 (796); 90 minutes: 1,5 x 71 = 106,50, or two started hours
    washer = "harbour-pressure-washer"
    assert amount(washer, quantity=20, unit="minute") == Money.kr(71)
    assert amount(washer, quantity=60, unit="minute") == Money.kr(71)
    with pytest.raises(AmbiguousPriceError, match="106.50 DKK .*142.00 DKK"):
        amount(washer, quantity=90, unit="minute")
    assert amount(washer, "by_the_minute", quantity=Decimal("1.5")) == Money.kr("106.50")
    assert amount(washer, "started_hours", quantity=Decimal("1.5")) == Money.kr(142)


def test_diesel_and_electricity_cost_what_the_caller_says_they_cost_today() -> None:
    # the printed 10,4 (768) and 2,7 (664) are what they cost when the table was made
    with pytest.raises(UsageError, match="missing: todays_price"):
        amount("harbour-diesel", quantity=40)
    facts = {"todays_price": UnitPrice.kr("12.345", per="l")}
    assert amount("harbour-diesel", quantity=40, facts=facts) == Money.kr("493.80")
    facts = {"todays_price": UnitPrice.kr("12.345", per="kwh")}
    with pytest.raises(UsageError, match="above 0, per l"):
        amount("harbour-diesel", quantity=40, facts=facts)


def tug(days: int, *readings: str) -> Money:
    facts = {"tonnage": Quantity.of(300, "bt")}
    return amount("vesthavn-tug-ten", *readings, quantity=days, unit="day", facts=facts)


def test_a_fee_per_gross_ton_covers_ten_days() -> None:
    # 300 BT x 4 (847) for each ten days begun: 10 days are one, 11 are two, 23 are three
    def ten_days(days: int, tonnage: str = "300") -> Money:
        facts = {"tonnage": Quantity.of(tonnage, "bt")}
        return amount("vesthavn-ship-ten-days", quantity=days, unit="day", facts=facts)

    assert [ten_days(days) for days in (10, 11, 23)] == [Money.kr(k) for k in (1200, 2400, 3600)]
    with pytest.raises(NotEligibleError, match="tonnage >100"):
        ten_days(10, "100")  # "over 100 BT"


def test_exactly_100_gross_tons_have_no_price() -> None:
    # 480 (849) under 100 BT; "over 100" and "under 100" leave 100 out
    def call(tonnage: str) -> Money:
        return amount("vesthavn-small-ship-call", facts={"tonnage": Quantity.of(tonnage, "bt")})

    assert call("99.9") == Money.kr(480)
    with pytest.raises(NotEligibleError, match="tonnage <100"):
        call("100")


def test_a_tugs_fee_covers_ten_of_something() -> None:
    # 300 x 2 (850) by the reading "ten days"
    assert tug(10, "ten_days") == Money.kr(600)
    with pytest.raises(AmbiguousPriceError):
        tug(10)


def test_places_and_cards_cost_what_their_rows_print() -> None:
    # 200 (684); 200 (843); 660 (772); 2 x 74 (773); 1.696 (775); 1.170 (776); 3 x 173 (655)
    year = DateRange.year(2024)
    for harbour, item in (("sejeroe", "harbour"), ("kalundborg_vesthavn", "vesthavn")):
        stated = {"harbour": harbour}
        assert amount(f"{item}-waiting-list", when=year, dimensions=stated) == Money.kr(200)
    assert amount("harbour-ramp-year", when=year) == Money.kr(660)
    assert amount("harbour-ramp-day", quantity=2) == Money.kr(148)
    assert amount("harbour-dinghy-year", when=year) == Money.kr(1696)
    assert amount("harbour-dinghy-season") == Money.kr(1170)
    assert amount("harbour-motorhome-place", quantity=3) == Money.kr(519)
    with pytest.raises(NotEligibleError, match="05-01 to 10-01, got '2024-10-02'"):
        amount("harbour-dinghy-season", when=date(2024, 10, 2))


def test_vat_is_as_the_document_states_it_for_each_part_of_vesthavn() -> None:
    # 4 kr. a kWh incl. VAT (841, 842); 2,45 excl. VAT (852, 857); the waiting list says nothing
    def tax(item: str, **parts: Any) -> Tax:
        usage = Usage(item=item, when=JULY, **parts)
        return price(KALUNDBORG, [usage]).lines[0].tax

    assert tax("vesthavn-electricity", quantity=10) is Tax.INCLUSIVE
    assert tax("vesthavn-electricity-commercial", quantity=10) is Tax.EXCLUSIVE
    assert tax("vesthavn-waiting-list", dimensions={"harbour": "kalundborg_vesthavn"}) is (
        Tax.UNSTATED
    )


def test_a_repair_berth_is_per_quarter_and_square_metre() -> None:
    # 2 quarters x 40 m² x 121 (729), where the committee has agreed (731)
    def repair(**facts: Fact) -> Money:
        area = {"area": Quantity.of(40, "m2"), **facts}
        return amount("harbour-repair-berth", quantity=2, facts=area)

    assert repair(granted="committee") == Money.kr(9680)
    with pytest.raises(UsageError, match="granted, allowed: committee"):
        repair()


def test_vesthavns_visitors_of_over_20_metres_are_in_two_bands_that_lapse() -> None:
    def night(length: str, *readings: str) -> Money:
        stated: dict[str, DimensionValue] = {
            "harbour": "kalundborg_vesthavn",
            "length": Decimal(length),
        }
        return amount("vesthavn-guest-berth", *readings, dimensions=stated)

    # 166 (826), 203 (827), 319 (828)
    assert night("11.9", "still_charged") == Money.kr(166)
    assert night("20", "still_charged") == Money.kr(203)
    assert night("25", "still_charged", "lower_band") == Money.kr(203)
    assert night("25", "still_charged", "upper_band") == Money.kr(319)
    with pytest.raises(NoPriceError, match="reading chosen there is no price"):
        night("11.9", "lapsed")
    with pytest.raises(AmbiguousPriceError, match="still_charged"):
        night("11.9")
    with pytest.raises(NoPriceError, match="no price is printed for these values"):
        night("12", "still_charged")  # under 12, over 12
    with pytest.raises(AmbiguousPriceError, match="upper_band"):
        night("25", "still_charged")


def test_readings_are_named_one_for_each_question_and_must_exist() -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        stay(JULY, 1, Guest(length=9), "lower_band", "upper_band")
    with pytest.raises(UsageError, match="no such reading.*'started_hours'"):
        stay(JULY, 1, Guest(length=9), "started_hour")
    with pytest.raises(WrongTypeError, match="not readings"):
        price(KALUNDBORG, [], readings="lower_band")
