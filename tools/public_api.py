"""Every public name of the library with its signature, a line each, read from the source."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import griffe

import kommunedata

__all__ = ["public_api"]

_UNSPOKEN = {"__attrs_post_init__", "__module__", "__reduce__", "__repr__", "__slots__", "__str__"}
"""What every class has, or what only attrs and pickle call."""

_CONSTRUCTION = {"default", "factory", "kw_only", "init", "converter", "alias"}
"""What a field says of the constructor; how it is checked is no part of the signature."""


def public_api() -> str:
    """Return the lines, each ended: modules and names in alphabetical order, fields in theirs.

    A name at the top level that is at home in a module stands as `kommunedata.Money is
    kommunedata.money.Money`, and everything else once, with the module that it is at home in.
    """
    folder = Path(kommunedata.__file__).parent.parent
    package = griffe.load("kommunedata", search_paths=[folder], resolve_aliases=True)
    if not isinstance(package, griffe.Module):
        raise TypeError("kommunedata is not a package")
    names = sorted(_names(package))
    classes = {each.path for _, each in names if isinstance(each, griffe.Class)}
    lines = [line for path, each in names for line in _lines(path, each, classes)]
    shortcuts = sorted(
        f"{package.path}.{name} is {member.target_path}"
        for name, member in package.members.items()
        if isinstance(member, griffe.Alias) and name in map(str, package.exports or ())
    )
    return "".join(f"{line}\n" for line in [*shortcuts, *lines])


def _names(module: griffe.Module) -> Iterator[tuple[str, griffe.Object]]:
    """Yield each exported name at its home and what it stands for, modules within modules too."""
    for name in map(str, module.exports or ()):
        member = module.members[name]
        if isinstance(member, griffe.Alias) and module.parent is None:
            continue
        defined = _defined(member)
        if isinstance(defined, griffe.Module) and name in module.imports:
            # a function that is imported from the module of its own name
            defined = _defined(module.modules_collection[module.imports[name]])
        yield f"{module.path}.{name}", defined
        if isinstance(defined, griffe.Module):
            yield from _names(defined)


def _defined(member: griffe.Object | griffe.Alias) -> griffe.Object:
    """Return what a name stands for, through every import of it."""
    found = member.final_target if isinstance(member, griffe.Alias) else member
    if not isinstance(found, griffe.Object):
        raise TypeError(f"{member.path} leads nowhere")
    return found


def _lines(path: str, each: griffe.Object, classes: Collection[str]) -> Iterator[str]:
    if isinstance(each, griffe.Module):
        yield path
    elif isinstance(each, griffe.Class):
        yield from _class(path, each, classes)
    elif isinstance(each, griffe.Function):
        yield from _function(path, each)
    elif isinstance(each, griffe.Attribute):
        yield f"{path}{_attribute(each)}"


def _class(path: str, each: griffe.Class, classes: Collection[str]) -> Iterator[str]:
    """Yield a class and its members, with those that it has from classes that are not public."""
    bases = ", ".join(map(str, each.bases))
    decorators = [f" @{decorator.value}" for decorator in each.decorators]
    yield f"{path}({bases}){''.join(decorators)}"
    members = {name: _defined(member) for name, member in each.all_members.items()}
    fields = [name for name, member in members.items() if _is_field(member)]
    for name in [*fields, *sorted(set(members) - set(fields))]:
        parent = members[name].parent
        inherited = parent is not None and parent.path != each.path and parent.path in classes
        dunder = name.endswith("__") and name not in _UNSPOKEN
        if (dunder or not name.startswith("_")) and not inherited:
            yield from _lines(f"{path}.{name}", members[name], classes)


def _is_field(member: griffe.Object) -> bool:
    return isinstance(member, griffe.Attribute) and "property" not in member.labels


def _function(path: str, function: griffe.Function) -> Iterator[str]:
    decorators = "".join(f" @{decorator.value}" for decorator in function.decorators)
    for each in function.overloads or [function]:
        parameters = ", ".join(_parameters(each))
        yield f"{path}({parameters}) -> {each.returns}{decorators}"


def _parameters(function: griffe.Function) -> Iterator[str]:
    """Yield the parameters as they are written, with the `*` and `/` between them."""
    kinds = griffe.ParameterKind
    stars = {kinds.var_positional: "*", kinds.var_keyword: "**"}
    before = None
    for each in function.parameters:
        if before is kinds.positional_only and each.kind is not before:
            yield "/"
        if each.kind is kinds.keyword_only and before not in (each.kind, kinds.var_positional):
            yield "*"
        annotation = "" if each.annotation is None else f": {each.annotation}"
        default = "" if each.default is None or each.kind in stars else f" = {each.default}"
        yield f"{stars.get(each.kind, '') if each.kind else ''}{each.name}{annotation}{default}"
        before = each.kind


def _attribute(attribute: griffe.Attribute) -> str:
    """Return annotation and value; a value of its own type is shown, a constant's is not."""
    annotation, value = attribute.annotation, attribute.value
    if "property" in attribute.labels:
        return f" -> {annotation} @property"
    if isinstance(value, griffe.ExprCall) and str(value.function) == "attrs.field":
        said = [
            # the name of a converter is nobody's business; that there is one is
            "converted" if each.name == "converter" else f"{each.name}={each.value}"
            for each in value.arguments
            if isinstance(each, griffe.ExprKeyword) and each.name in _CONSTRUCTION
        ]
        return f": {annotation} ({', '.join(said)})" if said else f": {annotation}"
    if value is not None and (
        "class-attribute" in attribute.labels or str(annotation) == "TypeAlias"
    ):
        return f"{'' if annotation is None else f': {annotation}'} = {value}"
    return "" if annotation is None else f": {annotation}"
