"""Sphinx configuration."""

from __future__ import annotations

import enum
import re
import sys
from typing import TYPE_CHECKING

import attrs
from sphinx.pycode import ModuleAnalyzer

from kommunedata import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "kommunedata"
author = "The kommunedata maintainers"
copyright = "2026, the kommunedata maintainers"
release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "kommunedata"
html_static_path = ["_static"]
html_css_files = ["pages.css", "notebooks.css"]
pygments_dark_style = "github-dark"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# notebooks run at each build, and one that fails, or warns, fails the build
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120  # seconds for a cell
nb_output_stderr = "error"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_preserve_defaults = True
default_role = "py:obj"
napoleon_google_docstring = True
napoleon_custom_sections = ["Source"]

_DEFAULT = re.compile(r"attr_dict\['(\w+)'\]\.default|NOTHING")


def show_defaults(
    _app: Sphinx,
    _what: str,
    _name: str,
    obj: object,
    _options: object,
    signature: str | None,
    returns: str | None,
) -> tuple[str | None, str | None]:
    """Show the defaults of an attrs class, for which its constructor has names of its own."""
    if signature is None or not (isinstance(obj, type) and attrs.has(obj)):
        return signature, returns
    defaults = {field.name: field.default for field in attrs.fields(obj)}

    def shown(found: re.Match[str]) -> str:
        value = defaults.get(found[1]) if found[1] else None
        if found[1] is None or isinstance(value, attrs.Factory):
            return "..."
        return str(value) if isinstance(value, enum.Enum) else repr(value)

    return _DEFAULT.sub(shown, signature), returns


def show_where_it_stands(
    _app: Sphinx, what: str, name: str, obj: object, _options: object, lines: list[str]
) -> None:
    """Give data the text below it where it is made, which autodoc does not follow."""
    if what != "data":
        return
    package, _, short = name.rpartition(".")
    homes = [each for each in list(sys.modules) if f"{each}.".startswith(f"{package}.")]
    for home in sorted(homes):
        if sys.modules[home].__dict__.get(short) is obj:
            found = ModuleAnalyzer.for_module(home).find_attr_docs().get(("", short))
            if found is not None:
                lines[:] = found
                return
    lines.clear()  # otherwise those of its type


def setup(app: Sphinx) -> None:
    """Register both."""
    app.connect("autodoc-process-signature", show_defaults)
    app.connect("autodoc-process-docstring", show_where_it_stands)
