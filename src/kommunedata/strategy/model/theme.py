"""Themes, which may hold themes of their own, and the challenges that cut across them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import attrs

from kommunedata._checks import instance_of, tuple_of
from kommunedata._repr import counted
from kommunedata.errors import InvalidValueError, WrongTypeError
from kommunedata.finding import Unknown
from kommunedata.language import Lang
from kommunedata.strategy.model.element import Element, Term
from kommunedata.strategy.model.goal import Ambition, CollaborationPoint, Goal, Initiative
from kommunedata.strategy.model.outline import WIDTH, outline_text
from kommunedata.strategy.model.page import outline_html
from kommunedata.strategy.model.sdg import SdgReference
from kommunedata.strategy.model.theme_outline import theme_outline

__all__ = ["Challenge", "Theme", "sdgs_field"]

T = TypeVar("T")


def sdgs_field(instance: object, field: attrs.Attribute[T], value: T) -> None:
    """Check an attribute of SDG references: a tuple of them, or Unknown, which is not none."""
    known = isinstance(value, tuple) and all(isinstance(each, SdgReference) for each in value)
    if not known and not isinstance(value, Unknown):
        raise WrongTypeError(
            "wrong type",
            allowed="a tuple of SdgReference, or Unknown",
            got=value,
            where=f"{type(instance).__name__}.{field.name}",
        )


def _themes(_: object, __: object, children: tuple[Theme, ...]) -> None:
    if type(children) is not tuple or not all(isinstance(each, Theme) for each in children):
        raise WrongTypeError(
            "wrong type", allowed="a tuple of Theme", got=children, where="Theme.children"
        )


@attrs.frozen(kw_only=True)
class Theme(Element):
    """A theme or focus area of a strategy (*tema*, *satsningsområde*), in the document's order.

    One that is `cross_cutting` goes through the others (*tværgående*).

    Raises:
        InvalidValueError: a theme that contains itself, by its id.
    """

    cross_cutting: bool = attrs.field(default=False, validator=instance_of(bool))
    children: tuple[Theme, ...] = attrs.field(repr=counted, default=(), validator=_themes)
    goals: tuple[Goal, ...] = attrs.field(repr=counted, default=(), validator=tuple_of(Goal))
    ambitions: tuple[Ambition, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Ambition)
    )
    collaboration_points: tuple[CollaborationPoint, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(CollaborationPoint)
    )
    initiatives: tuple[Initiative, ...] = attrs.field(
        repr=counted, default=(), validator=tuple_of(Initiative)
    )

    def __attrs_post_init__(self) -> None:
        if any(theme.id == self.id for child in self.children for theme in child.walk()):
            raise InvalidValueError(
                "theme that contains itself", got=self.id, where=f"Theme {self.id!r}"
            )

    def walk(self) -> Iterator[Theme]:
        """Yield the theme, then those within it, each before its own."""
        yield self
        for child in self.children:
            yield from child.walk()

    def elements(self) -> Iterator[Element]:
        """Yield what the theme itself holds, themes within it left out."""
        yield from self.goals
        yield from self.ambitions
        yield from self.collaboration_points
        yield from self.initiatives

    def to_text(self, lang: Lang = "da", *, width: int = WIDTH) -> str:
        """Return the theme as an outline (*disposition*), goals and targets first.

        What the document leaves open is shown as not stated. Lines are wrapped to `width`
        characters.

        Raises:
            InvalidValueError: an unknown language, or a width below 40.

        >>> from kommunedata.language import Label
        >>> climate, fewer_cars = Label("Klima", "Climate"), Label("Færre biler", "Fewer cars")
        >>> ambitions = (Ambition(id="T1-A1", title=fewer_cars),)
        >>> print(Theme(id="T1", title=climate, cross_cutting=True, ambitions=ambitions).to_text())
        Klima (tværgående)
        <BLANKLINE>
        Ambitioner: Færre biler
        """
        return outline_text(theme_outline(self, lang), width)

    def to_html(self, lang: Lang = "da") -> str:
        """Return the same outline as HTML: escaped, for dark pages too.

        Raises:
            InvalidValueError: an unknown language.
        """
        return outline_html(theme_outline(self, lang))

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html()


@attrs.frozen(kw_only=True)
class Challenge(Element):
    """A problem that needs several parties (*udfordring*), as a cloud of words.

    `keywords` are what may be worked with (*stikord*), `outcomes` what it may lead to.
    """

    keywords: tuple[Term, ...] = attrs.field(repr=counted, default=(), validator=tuple_of(Term))
    outcomes: tuple[Term, ...] = attrs.field(repr=counted, default=(), validator=tuple_of(Term))
    sdgs: tuple[SdgReference, ...] | Unknown = attrs.field(
        repr=counted, default=(), validator=sdgs_field
    )
