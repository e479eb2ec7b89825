"""JSON Schema of what JSON files hold, from the same types and forms as the converter."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast, get_args

import attrs

from kommunedata.finding import Unknown
from kommunedata.io.interchange.forms import (
    RECORD_FORMS,
    TEXT_FORMS,
    UNION_FORMS,
    TextForm,
    UnionForm,
)
from kommunedata.io.interchange.payload import FORMAT, Interchangeable, JsonHead, word_of
from kommunedata.io.interchange.scope import ListedSource
from kommunedata.io.interchange.shapes import (
    UnionShape,
    is_collection,
    is_pairs,
    is_set,
    is_table,
    is_union,
)
from kommunedata.source import Source

__all__ = ["json_schema"]

Schema: TypeAlias = dict[str, object]

_PLAIN: Mapping[object, str] = {str: "string", int: "integer", bool: "boolean"}


def json_schema(kind: type[Interchangeable]) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a schedule, strategy, budget or bill as JSON.

    It says the shape of all that `load_json` takes in the newest format, and what texts
    look like; not what a value's constructor sees to, such as that a price has a row of
    its own. It is built from the fields of the classes.

    >>> from kommunedata.budget import Budget
    >>> json_schema(Budget)["properties"]["kind"]
    {'const': 'budget'}

    Raises:
        WrongTypeError: for any other type.
    """
    word = word_of(kind)
    definitions = _Definitions()
    value = definitions.of(kind)
    head = definitions.record(JsonHead)
    properties = {
        "format": {"const": FORMAT},
        **cast("Schema", head["properties"]),
        "kind": {"const": word},
        "value": value,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        "description": _first_line(kind),
        "type": "object",
        "properties": properties,
        "required": ["format", *cast("list[str]", head["required"]), "value"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.made.items())),
    }


@attrs.frozen
class _Definitions:
    """The definitions of one schema, each made when it is first referred to."""

    made: dict[str, Schema] = attrs.field(factory=dict)

    def of(self, kind: object) -> Schema:
        """Return the schema of a type, as a reference where it has a name."""
        if kind in _PLAIN:
            return {"type": _PLAIN[kind]}
        if is_union(kind):
            return self._union(kind)
        if is_collection(kind):
            return self._collection(kind)
        if kind is ListedSource:
            return self._named("ListedSource", lambda: self.record(Source))
        return self._class(cast("type", kind))

    def _collection(self, kind: object) -> Schema:
        members = [self.of(each) for each in get_args(kind) if each is not Ellipsis]
        if is_table(kind):
            return {"type": "object", "additionalProperties": members[1]}
        if is_pairs(kind):
            return {"type": "array", "items": _table({"key": members[0], "value": members[1]})}
        return {"type": "array", "items": members[0], "uniqueItems": is_set(kind)}

    def _class(self, kind: type) -> Schema:
        if kind in TEXT_FORMS:
            return self._named(kind.__name__, lambda: _text(kind, TEXT_FORMS[kind]))
        if kind in RECORD_FORMS:
            return self._named(kind.__name__, lambda: self._entry(kind))
        if issubclass(kind, enum.Enum):
            return self._named(kind.__name__, lambda: _words(kind))
        return self._named(kind.__name__, lambda: self.record(kind))

    def _named(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.made:
            self.made[name] = {}  # a type may hold itself
            self.made[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _entry(self, kind: type) -> Schema:
        return {**self.record(RECORD_FORMS[kind].entry), "title": kind.__name__}

    def record(self, kind: type) -> Schema:
        """Return the schema of a table of a class's fields."""
        fields = [field for field in attrs.fields(attrs.resolve_types(kind)) if field.init]
        return {
            "title": kind.__name__,
            "description": _first_line(kind),
            **_table(
                {field.name: self.of(field.type) for field in fields},
                required=[field.name for field in fields if field.default is attrs.NOTHING],
            ),
        }

    def _union(self, kind: object) -> Schema:
        shape = UnionShape.of(kind)
        if len(shape.members) > 1:
            form = UNION_FORMS[shape.members]
            known = self._named(form.name, lambda: self._several(form))
        else:
            (member,) = shape.members
            known = self.of(member)
        if shape.unknown:
            known = {"anyOf": [known, self.of(Unknown)]}
        return {"anyOf": [known, {"type": "null"}]} if shape.none else known

    def _several(self, form: UnionForm) -> Schema:
        plain = [self.of(kind) for kind in form.plain.values()]
        tagged = [self._tagged(form, tag) for tag in form.tags]
        return {"title": form.name, "oneOf": [*plain, *tagged]}

    def _tagged(self, form: UnionForm, tag: str) -> Schema:
        """Return the schema of a member of a union with the word that tells it apart."""
        kind = form.tags[tag]

        def table() -> Schema:
            if kind in TEXT_FORMS:
                return _table({"kind": {"const": tag}, "value": self.of(kind)})
            record = self.record(kind)
            properties = {"kind": {"const": tag}, **cast("Schema", record["properties"])}
            required = ["kind", *cast("list[str]", record["required"])]
            return {**record, **_table(properties, required)}

        return self._named(f"{form.name}.{tag}", table)


def _table(properties: Mapping[str, object], required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties) if required is None else required,
        "additionalProperties": False,
    }


def _text(kind: type, form: TextForm[Any]) -> Schema:
    schema: Schema = {"title": kind.__name__, "description": form.about, "type": "string"}
    if form.pattern is None:
        return {**schema, "enum": list(form.words)}
    return {**schema, "pattern": f"^(?:{form.pattern})$"}


def _words(kind: type[enum.Enum]) -> Schema:
    words = [member.value for member in kind]
    return {"title": kind.__name__, "description": _first_line(kind), "enum": words}


def _first_line(kind: type) -> str:
    return str(kind.__doc__).strip().partition("\n")[0]
