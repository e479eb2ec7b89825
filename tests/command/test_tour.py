"""The tour: the first thing that anybody sees."""

from __future__ import annotations

import contextlib
import io
import os

import pytest

from kommunedata.command import main
from kommunedata.command.tour import tour


def test_it_prints_bills_the_change_a_budget_and_a_target(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert printed == f"{tour()}\n"
    # golden bills W2 and W1, and 3.738 - 3.591 = 147
    total = next(line for line in printed.split("\n") if line.startswith("I alt"))
    assert total.split() == ["I", "alt", "inkl.", "moms", "3.591,00", "3.738,00", "+147,00"]
    assert "  2023: 1 beholder × 1.109,00 kr. pr. år = 1.109,00 kr. inkl. moms" in printed
    assert "  2024: 1 beholder × 1.154,00 kr. pr. år = 1.154,00 kr. inkl. moms" in printed
    assert "Takstblad linje 348: Renovationsgebyrer > Husholdninger, herunder" in printed
    # golden bills F1 and H1; 783,4 - 21,3 = 762,1
    totals = [line for line in printed.split("\n") if line.startswith("I alt, moms ikke oplyst")]
    assert [line.split()[-2] for line in totals] == ["326,00", "263,00"]
    assert "Netto før tilretninger: 762,1 ± 1,15 mio. kr. (afledt)" in printed


def test_its_strategy_has_a_target_and_observations_marked_as_examples() -> None:
    strategy = tour().partition("Helsingør: Vision 2030")[2]
    assert "højst 1,7 ton" in strategy
    made_up, _, progress = strategy.partition("med opdigtede målinger som eksempel:")
    assert "4,6" not in made_up
    # 4,6 - 3,1 = 1,5 of 4,6 - 1,7 = 2,9 is 51,7 %; 4 of 11 years are 36,4 %
    assert " af vejen: 51,7%." in progress
    assert " af tiden: 36,4%." in progress
    assert progress.endswith("Målingerne er helt eller delvis eksempler.")


def test_the_tour_has_its_own_name_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tour"]) == 0
    assert capsys.readouterr().out == f"{tour()}\n"


def test_it_fits_80_characters_and_fewer_but_for_its_tables_of_figures() -> None:
    assert max(map(len, tour(80).split("\n"))) <= 80
    prose = [line for line in tour(50).split("\n") if "  " not in line.strip()]
    assert max(map(len, prose)) <= 50


def test_it_prints_to_whatever_stands_in_for_a_terminal() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main([]) == 0
    assert printed.getvalue() == f"{tour()}\n"


def test_a_closed_pipe_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w", encoding="utf-8") as pipe, contextlib.redirect_stdout(pipe):
        assert main([]) == 0
