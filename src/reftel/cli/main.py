"""The command line: finds the command that was typed and loads nothing else.

Each command is a module in `commands/` that has a click command of the same name (`bench` is
`commands/bench.py`, `bench`). The table below holds what `reftel --help` says of it, so that help costs no
import; a command whose module is not there is not offered.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from reftel import __version__
from reftel.cli import output
from reftel.errors import ReftelError

__all__ = ["LazyGroup", "archive_folder", "command_line", "main"]

DEFAULT_ARCHIVE = "reftel-archive"

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "Take in, and account for it": {
        "add": "Take in files and folders of telegrams.",
        "watch": "Take in what arrives in folders.",
        "status": "Say what became of every file.",
        "remove": "Undo an intake, or take a telegram down.",
        "rebuild": "Derive words or records again.",
        "backup": "Copy an archive, also while it is in use.",
        "verify": "Check an archive for damage.",
    },
    "Find and read": {
        "search": "Find telegrams by words and header fields.",
        "show": "Print one telegram for reading.",
        "list": "List the telegrams held, by date.",
        "refs": "Say what a telegram cites, and what cites it.",
        "thread": "Show a whole exchange in order, with what was left unanswered.",
        "gaps": "List what is cited and not held, and write requests for it.",
        "cite": "Cite a telegram, for notes, bibliographies and programs.",
        "chart": "Draw pictures of what the archive holds.",
        "resolve": "Find the citations in a text, and what they mean here.",
        "collect": "Keep telegrams and passages in collections, and write them out.",
        "findings": "Say what telegrams report, and decide about it.",
        "people": "List who is named across telegrams.",
        "suspense": "List what was asked and promised, what is due, and what came of it.",
        "dossier": "Show a country, a person, a body, a case or a topic over time.",
        "facts": "Bring outside series: ratings, office holders, figures.",
        "serve": "Open the archive in a web browser.",
    },
    "Without an archive": {
        "parse": "Read telegrams and print their records.",
        "check": "Judge telegrams and say what is wrong in them.",
        "demo": "Make and open an archive of sample telegrams.",
    },
    "About this installation": {
        "doctor": "Say what works on this machine, and what is missing.",
        "bench": "Measure reading, intake and search.",
    },
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command there is, in the order of the table."""
        return [name for section in COMMANDS.values() for name in section if _exists(name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, loaded now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"reftel.cli.commands.{cmd_name}")
        command = getattr(module, cmd_name, None) or getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table, by the work at hand; nothing is imported for it."""
        there = set(self.list_commands(ctx))
        for title, section in COMMANDS.items():
            rows = [(name, words) for name, words in section.items() if name in there]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say what was meant when a command is misspelt."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = _near(args[0], self.list_commands(ctx))
            if close is None:
                raise
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {close!r}?", ctx) from error


def _exists(name: str) -> bool:
    return find_spec(f"reftel.cli.commands.{name}") is not None


def _near(word: str, known: Sequence[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    return next(iter(get_close_matches(word, known, 1)), None)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: reftel add telegrams/ && reftel search 'tags:PHUM arrest'",
)
@click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path),
    envvar="REFTEL_ARCHIVE",
    metavar="DIR",
    help=f"Where the archive is [env REFTEL_ARCHIVE; default ./{DEFAULT_ARCHIVE}].",
)
@click.version_option(__version__, prog_name="reftel")
@click.pass_context
def command_line(ctx: click.Context, folder: Path | None) -> None:
    """Read diplomatic telegrams, keep them, find them, and link them."""
    ctx.obj = folder or Path(DEFAULT_ARCHIVE)


def archive_folder(ctx: click.Context) -> Path:
    """The folder that `--archive`, the environment or the default names."""
    found = ctx.find_object(Path)
    return found if found is not None else Path(os.environ.get("REFTEL_ARCHIVE") or DEFAULT_ARCHIVE)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; errors that a person can act on are one line, never a traceback."""
    output.hold_streams()
    try:
        code = command_line.main(args=args, prog_name="reftel", standalone_mode=False)
        output.flush()
    except click.exceptions.Abort:
        output.say("Stopped.")
        code = 130
    except click.ClickException as error:
        output.flush()
        error.show()
        code = error.exit_code
    except ReftelError as error:
        output.fail(str(error))
        code = 1
    except BrokenPipeError:
        output.close_pipe()
        code = 0
    except OSError as error:  # a file or folder that cannot be read or written
        if error.filename is None:
            raise
        output.fail(f"{error.filename}: {error.strerror or error}.")
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
