"""How long a public hearing lasted, and how long it has to."""

from __future__ import annotations

from kommunedata._checks import check_is
from kommunedata.strategy.model.plan import Hearing

__all__ = ["MIN_HEARING_WEEKS", "hearing_days"]

MIN_HEARING_WEEKS = 8
"""The weeks that a hearing has to last at least (*høringsfrist*).

Source: planloven § 24, stk. 3, sets a time limit of at least eight weeks for objections
to a proposed plan, as danskelove.dk prints it (a text with the minister for business, so
of 2017 or later). That a strategy under § 23 a has eight weeks at least too was read in a
municipality's account of its planning process (hjoerring.dk, Kommuneplan 2016), not in the
text of § 23 a. Stk. 4 allows four weeks for small changes of a plan, which no strategy is.
"""


def hearing_days(hearing: Hearing) -> int:
    """Return the days from the first day of a hearing (*offentlig høring*) to its last.

    As time limits are counted, the first day is not: eight weeks are 56 days, and end
    on the weekday that they began on. So municipalities set them: 6 January to 3 March
    2021 for eight weeks (Svendborg, Kommuneplan 2021-2033).

    Raises:
        WrongTypeError: it is no hearing.

    >>> from datetime import date
    >>> hearing_days(Hearing(first=date(2019, 8, 12), last=date(2019, 10, 14)))
    63
    """
    check_is(hearing, Hearing, where="hearing_days")
    return (hearing.last - hearing.first).days
