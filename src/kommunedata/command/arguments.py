"""The arguments of the command, and what runs by them; a wrong one is told in one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import attrs

from kommunedata import __version__, datasets
from kommunedata.command.exporting import FORMATS, exported
from kommunedata.command.named import Named, named
from kommunedata.command.outcome import Outcome, WrongArgumentError
from kommunedata.command.shipped import shipped_table
from kommunedata.command.showing import shown
from kommunedata.command.terminal import width
from kommunedata.command.tour import tour
from kommunedata.command.validation import problem_lines, validate_files
from kommunedata.errors import InvalidValueError, LoadError, near_names
from kommunedata.io.converter import iso_date

__all__ = ["PROGRAM", "run_arguments"]

PROGRAM = "kommunedata"

_ABOUT = "Danish municipal fees, budgets and strategies: shown, checked and exported."
_EPILOG = "The exit status is 0, 1 for a problem in a file, 2 for a wrong argument."
_NAME = "a name that `list` prints, or a data file"


class _Parser(argparse.ArgumentParser):
    """A parser that raises what it would print before it exits."""

    def error(self, message: str) -> NoReturn:
        raise WrongArgumentError(message)


@attrs.frozen
class _Command:
    """A subcommand: what it does, the arguments it takes, and what runs it."""

    about: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Outcome]


def run_arguments(arguments: Sequence[str]) -> Outcome:
    """Run the command that the arguments name, the tour where they name none.

    Raises:
        WrongArgumentError: an unknown command, name or option, one that is missing, or one
            with a value that it does not take.
        KommunedataError: what was asked for cannot be done with the data.
        SystemExit: `--help` or `--version` was printed.
    """
    word = arguments[0] if arguments else "tour"
    if not word.startswith("-") and word not in _COMMANDS:
        raise _unknown("command", word, _COMMANDS)
    given, strange = _parser().parse_known_args(arguments or [word])
    if strange or given.command is None:
        got = strange[0] if strange else word
        near = near_names(got.partition("=")[0], _OPTIONS, most=1)
        raise WrongArgumentError("unknown argument", got=got, suggestions=near)
    return _COMMANDS[given.command].run(given)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description=_ABOUT,
        epilog=_EPILOG,
        formatter_class=_formatter,
        allow_abbrev=False,
    )
    version = f"{PROGRAM} {__version__}, data edition {datasets.EDITION}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, command in _COMMANDS.items():
        command.declare(
            commands.add_parser(
                name,
                help=command.about,
                description=command.about,
                formatter_class=_formatter,
                allow_abbrev=False,
            )
        )
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=width())


def _declare_nothing(_: argparse.ArgumentParser) -> None:
    pass


def _declare_lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        type=_one_of("language", ("da", "en")),
        default="da",
        metavar="LANG",
        help="da (default) or en",
    )


def _declare_show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_NAME)
    _declare_lang(parser)
    parser.add_argument(
        "--on",
        type=_day,
        metavar="DAY",
        help="the day of a price list, as 2024-07-01; the day that the newest prices begin"
        " where it is not given",
    )


def _declare_validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a data file")


def _declare_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=_NAME)
    parser.add_argument(
        "--format",
        type=_one_of("format", FORMATS),
        required=True,
        metavar="FORMAT",
        help=", ".join(FORMATS),
    )
    parser.add_argument(
        "--part",
        type=_part,
        metavar="PART",
        help="of StratML: 1, or 2 (default), which holds targets too",
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="written instead of standard output"
    )


def _tour(_: argparse.Namespace) -> Outcome:
    return Outcome(output=f"{tour(width())}\n")


def _list(given: argparse.Namespace) -> Outcome:
    return Outcome(output=f"{shipped_table(given.lang).to_text(width=width())}\n")


def _show(given: argparse.Namespace) -> Outcome:
    return _with_data(
        given.name,
        lambda found: Outcome(
            output=f"{shown(found.data, lang=given.lang, width=width(), on=given.on)}\n"
        ),
    )


def _validate(given: argparse.Namespace) -> Outcome:
    return validate_files(given.files)


def _export(given: argparse.Namespace) -> Outcome:
    return _with_data(
        given.name, lambda found: exported(found, given.format, part=given.part, to=given.output)
    )


def _with_data(name: str, use: Callable[[Named], Outcome]) -> Outcome:
    """Return what is made of data; where it is a file that cannot be loaded, its problems."""
    try:
        found = named(name)
    except LoadError as error:
        return Outcome(remarks=tuple(problem_lines(error, Path(name))), status=1)
    return use(found)


_COMMANDS: Mapping[str, _Command] = MappingProxyType(
    {
        "tour": _Command("Print what the library does, on shipped data.", _declare_nothing, _tour),
        "list": _Command("List the shipped data.", _declare_lang, _list),
        "show": _Command(
            "Show a price list, a budget's tree, a strategy's outline or a register.",
            _declare_show,
            _show,
        ),
        "validate": _Command(
            "Check data files: each problem on a line, file: path: reason.",
            _declare_validate,
            _validate,
        ),
        "export": _Command(
            "Export data for other programs.",
            _declare_export,
            _export,
        ),
    }
)
_OPTIONS = ("--version", "--help", "--lang", "--on", "--format", "--part", "--output")


def _one_of(what: str, allowed: Sequence[str]) -> Callable[[str], str]:
    """Return a reader of a word that lists the words there are, and suggests near ones."""

    def read(text: str) -> str:
        if text not in allowed:
            raise argparse.ArgumentTypeError(str(_unknown(what, text, allowed)))
        return text

    return read


def _day(text: str) -> date:
    try:
        return iso_date(text)
    except InvalidValueError:
        error = WrongArgumentError("not a day", allowed="as 2024-07-01", got=text)
        raise argparse.ArgumentTypeError(str(error)) from None


def _part(text: str) -> int:
    return int(_one_of("part of StratML", ("1", "2"))(text))


def _unknown(
    what: str, got: str, allowed: Sequence[str] | Mapping[str, object]
) -> WrongArgumentError:
    return WrongArgumentError(
        f"unknown {what}",
        allowed=", ".join(allowed),
        got=got,
        suggestions=near_names(got, allowed),
    )
