"""Sphinx configuration."""

from __future__ import annotations

from kommunedata import __version__

project = "kommunedata"
author = "The kommunedata maintainers"
copyright = "2026, the kommunedata maintainers"
release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "kommunedata"
html_static_path = ["_static"]
html_css_files = ["notebooks.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# notebooks run at each build, and one that fails, or warns, fails the build
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120  # seconds for a cell
nb_output_stderr = "error"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
autodoc_preserve_defaults = True
default_role = "py:obj"
napoleon_google_docstring = True
napoleon_custom_sections = ["Source"]
