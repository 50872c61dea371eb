"""The page of all commands, made from their help; `--check` only says whether the page is as it should be."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from reftel.cli.main import COMMANDS, command_line

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

<!-- Made by script/docs from the help of each command; change the help, not this page. -->

Results go to standard output, talk to standard error.
With `--json` a command prints one object a line.
The exit status is 0 when all went well, 1 when something was found or refused, 2 for wrong use.
"""
WIDTH = 100


def helps_of(name: str, command: click.Command, parent: click.Context) -> Iterator[tuple[str, str]]:
    """What `reftel NAME --help` prints, of its own commands too, without colours and at one width."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield context.command_path, command.get_help(context).rstrip()
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            assert inner is not None
            yield from helps_of(below, inner, context)


def page() -> str:
    """The whole page."""
    context = click.Context(command_line, info_name="reftel", terminal_width=WIDTH)
    there = set(command_line.list_commands(context))
    pieces = [HEAD]
    for section, commands in COMMANDS.items():
        names = [name for name in commands if name in there]
        if names:
            pieces.append(f"## {section}\n")
        for name in names:
            command = command_line.get_command(context, name)
            assert command is not None
            pieces += [
                f"### {path}\n\n```text\n{words}\n```\n" for path, words in helps_of(name, command, context)
            ]
    return "\n".join(pieces)


def main() -> int:
    """Write the page, or compare it."""
    made = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == made
        if not same:
            sys.stderr.write("docs/reference/commands.md is not what the commands say: run script/docs\n")
        return int(not same)
    PAGE.write_text(made, encoding="utf-8")
    sys.stderr.write(f"written: {PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
