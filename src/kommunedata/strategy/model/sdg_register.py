"""The 17 goals for sustainable development and the codes of their 169 targets.

Source: the United Nations' vocabulary of the goals (https://github.com/UNStats/LOD4Stats), in
which each goal and target has an IRI, such as http://metadata.un.org/sdg/4 and
http://metadata.un.org/sdg/4.1: the codes and the English names are from it. Colours: the icons
of the goals as the United Nations Statistics Division publishes them
(https://github.com/UNStats/FIS4SDGs). Danish names: as Danish listings of the goals print them.
"""

from __future__ import annotations

__all__ = ["COLOURS", "IRI", "NAMES", "TARGETS"]

IRI = "http://metadata.un.org/sdg/"

NAMES: tuple[tuple[int, str, str], ...] = (
    # number, Danish name, English name
    (1, "Afskaf fattigdom", "No poverty"),
    (2, "Stop sult", "Zero hunger"),
    (3, "Sundhed og trivsel", "Good health and well-being"),
    (4, "Kvalitetsuddannelse", "Quality education"),
    (5, "Ligestilling mellem kønnene", "Gender equality"),
    (6, "Rent vand og sanitet", "Clean water and sanitation"),
    (7, "Bæredygtig energi", "Affordable and clean energy"),
    (8, "Anstændige jobs og økonomisk vækst", "Decent work and economic growth"),
    (9, "Industri, innovation og infrastruktur", "Industry, innovation and infrastructure"),
    (10, "Mindre ulighed", "Reduced inequalities"),
    (11, "Bæredygtige byer og lokalsamfund", "Sustainable cities and communities"),
    (12, "Ansvarligt forbrug og produktion", "Responsible consumption and production"),
    (13, "Klimaindsats", "Climate action"),
    (14, "Livet i havet", "Life below water"),
    (15, "Livet på land", "Life on land"),
    (16, "Fred, retfærdighed og stærke institutioner", "Peace, justice and strong institutions"),
    (17, "Partnerskaber for handling", "Partnerships for the goals"),
)

COLOURS: tuple[tuple[int, str], ...] = (
    # number, colour
    (1, "#E5243B"),
    (2, "#DDA63A"),
    (3, "#4C9F38"),
    (4, "#C5192D"),
    (5, "#FF3A21"),
    (6, "#26BDE2"),
    (7, "#FCC30B"),
    (8, "#A21942"),
    (9, "#FD6925"),
    (10, "#DD1367"),
    (11, "#FD9D24"),
    (12, "#BF8B2E"),
    (13, "#3F7E44"),
    (14, "#0A97D9"),
    (15, "#56C02B"),
    (16, "#00689D"),
    (17, "#19486A"),
)

TARGETS: tuple[tuple[int, int, str], ...] = (
    # number, last of the targets with numbers, letters of the others
    (1, 5, "ab"),
    (2, 5, "abc"),
    (3, 9, "abcd"),
    (4, 7, "abc"),
    (5, 6, "abc"),
    (6, 6, "ab"),
    (7, 3, "ab"),
    (8, 10, "ab"),
    (9, 5, "abc"),
    (10, 7, "abc"),
    (11, 7, "abc"),
    (12, 8, "abc"),
    (13, 3, "ab"),
    (14, 7, "abc"),
    (15, 9, "abc"),
    (16, 10, "ab"),
    (17, 19, ""),
)
