"""What every part of a strategy has: an id, a title in both languages, and its place."""

from __future__ import annotations

import attrs

from kommunedata._checks import Validator, instance_of, text, tuple_of, whole
from kommunedata.language import Label
from kommunedata.source import Locator

__all__ = ["Element", "Statement", "Term", "slug", "xml_name", "year_field"]

xml_name: Validator[str] = text(max_length=60, pattern=r"[A-Za-z_][A-Za-z0-9_.-]*")
"""An id that is a valid name in XML, so that it can go out as one."""

slug: Validator[str] = text(max_length=60, pattern="[a-z][a-z0-9-]*")

year_field: Validator[int] = whole(low=1900, high=2200)


@attrs.frozen(kw_only=True)
class Element:
    """A part of a strategy, titled in our own words, with its place in the document.

    `also_at` are the other places that print it. `locator` is None in a strategy of
    one's own that was never printed.
    """

    id: str = attrs.field(validator=xml_name)
    title: Label = attrs.field(validator=instance_of(Label))
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )
    also_at: tuple[Locator, ...] = attrs.field(default=(), validator=tuple_of(Locator))

    @property
    def title_da(self) -> str:
        """The title in Danish."""
        return self.title.da

    @property
    def title_en(self) -> str:
        """The title in English."""
        return self.title.en


@attrs.frozen(kw_only=True)
class Statement(Element):
    """A vision, a mission, a value, a principle or an effect that a document names.

    In Danish *vision*, *mission*, *værdi*, *princip* and *virkning*.
    """


@attrs.frozen(kw_only=True)
class Term:
    """A word that a document prints by itself (*stikord*), as it is printed."""

    text: str = attrs.field(validator=text(max_length=100))
    locator: Locator | None = attrs.field(
        default=None, validator=attrs.validators.optional(instance_of(Locator))
    )
