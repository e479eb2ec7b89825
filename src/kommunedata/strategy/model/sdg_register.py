"""The 17 goals for sustainable development and the codes of their 169 targets.

Source: United Nations General Assembly, A/RES/70/1 (the goals) and A/RES/71/313, annex (the
targets with their codes). Danish names: verdensmaalene.dk (UNDP). English names and colours: the
United Nations' icons of the goals, as its Statistics Division publishes them
(https://github.com/UNStats/FIS4SDGs). The United Nations gives each goal and target an IRI,
such as http://metadata.un.org/sdg/4 and http://metadata.un.org/sdg/4.1.
"""

from __future__ import annotations

__all__ = ["IRI", "ROWS"]

IRI = "http://metadata.un.org/sdg/"

ROWS: tuple[tuple[int, str, str, str, int, str], ...] = (
    # number, Danish name, English name, colour, last numbered target, letters of the others
    (1, "Afskaf fattigdom", "No Poverty", "#E5243B", 5, "ab"),
    (2, "Stop sult", "Zero Hunger", "#DDA63A", 5, "abc"),
    (3, "Sundhed og trivsel", "Good Health and Well-being", "#4C9F38", 9, "abcd"),
    (4, "Kvalitetsuddannelse", "Quality Education", "#C5192D", 7, "abc"),
    (5, "Ligestilling mellem kønnene", "Gender Equality", "#FF3A21", 6, "abc"),
    (6, "Rent vand og sanitet", "Clean Water and Sanitation", "#26BDE2", 6, "ab"),
    (7, "Bæredygtig energi", "Affordable and Clean Energy", "#FCC30B", 3, "ab"),
    (
        8,
        "Anstændige jobs og økonomisk vækst",
        "Decent Work and Economic Growth",
        "#A21942",
        10,
        "ab",
    ),
    (
        9,
        "Industri, innovation og infrastruktur",
        "Industry, Innovation and Infrastructure",
        "#FD6925",
        5,
        "abc",
    ),
    (10, "Mindre ulighed", "Reduced Inequalities", "#DD1367", 7, "abc"),
    (
        11,
        "Bæredygtige byer og lokalsamfund",
        "Sustainable Cities and Communities",
        "#FD9D24",
        7,
        "abc",
    ),
    (
        12,
        "Ansvarligt forbrug og produktion",
        "Responsible Consumption and Production",
        "#BF8B2E",
        8,
        "abc",
    ),
    (13, "Klimaindsats", "Climate Action", "#3F7E44", 3, "ab"),
    (14, "Livet i havet", "Life Below Water", "#0A97D9", 7, "abc"),
    (15, "Livet på land", "Life on Land", "#56C02B", 9, "abc"),
    (
        16,
        "Fred, retfærdighed og stærke institutioner",
        "Peace, Justice and Strong Institutions",
        "#00689D",
        10,
        "ab",
    ),
    (17, "Partnerskaber for handling", "Partnerships for the Goals", "#19486A", 19, ""),
)
