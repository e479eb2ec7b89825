"""Danish alphabetical order."""

from __future__ import annotations

import re
import unicodedata

from kommunedata.errors import WrongTypeError

__all__ = ["sort_key"]

_AE, _OE, _AA = "\x81", "\x82", "\x83"  # after z, before the marks, and in no text

# of decomposed and folded text
_SPELLINGS = (
    ("a\u0308", _AE + "\u0308"),
    ("a\u030a", _AA),
    ("æ", _AE),
    ("o\u0308", _OE + "\u0308"),
    ("o\u030b", _OE + "\u030b"),
    ("ø", _OE),
    ("u\u0308", "y\u0308"),
    ("u\u030b", "y\u030b"),
    ("đ", "d\u0335"),
    ("ð", "d\u0336"),
    ("þ", "th"),
)
_MARKS = re.compile("[\u0300-\u036f]")
_DOUBLE_A = re.compile("aa|Aa|AA")  # as CLDR lists them: no aA


def sort_key(text: str) -> tuple[str, str, str]:
    """Return the key that sorts a text as Danish does (*alfabetisk orden*).

    Æ, ø and å come after z; aa is å, ä is æ, ö is ø and ü is y. Texts that are
    then equal sort by accents, none first, and then by capitals, those first.

    >>> sorted(["Aarhus", "Odense", "Ærø", "Ishøj", "Fanø", "Fano"], key=sort_key)
    ['Fano', 'Fanø', 'Ishøj', 'Odense', 'Ærø', 'Aarhus']

    Raises:
        WrongTypeError: for what is not a text.

    Source:
        Unicode CLDR, collation `da`.
    """
    if not isinstance(text, str):
        raise WrongTypeError("not a text", allowed="a str", got=text, where="sort_key")
    written = unicodedata.normalize("NFC", text)
    letters = unicodedata.normalize("NFKD", _DOUBLE_A.sub("å", written)).casefold()
    for spelling, letter in _SPELLINGS:
        letters = letters.replace(spelling, letter)
    return _MARKS.sub("", letters), letters, _DOUBLE_A.sub(_after_single, written)


def _after_single(double: re.Match[str]) -> str:
    return "å\uffff" if double[0] == "aa" else "Å\uffff"
