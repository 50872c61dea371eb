"""The manual page of a rule, read from the docstring of its file.

title line
Why it matters: words
In: name of the telegram that the examples stand in
Wrong: `line`      or an indented block
Right: `line`      or an indented block
Fixed: words on what `--fix` does
"""

import re
import textwrap
from dataclasses import dataclass

from reftel.telegram.checking.rule import Rule

__all__ = ["Manual", "manual_of"]

_FIELD = re.compile(r"^(Why it matters|In|Wrong|Right|Fixed):[ ]?(.*)$")


@dataclass(frozen=True, slots=True)
class Manual:
    """A page: each example is the lines that differ from the telegram they stand in."""

    title: str
    why: str
    frame: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    fixed: str


def _example(inline: str, block: list[str]) -> str:
    inline = inline.strip()
    if inline:
        return inline.strip("`")
    return textwrap.dedent("\n".join(block)).strip("\n")


def manual_of(rule: Rule) -> Manual:
    """The page of a rule."""
    lines = rule.manual.strip("\n").split("\n")
    title, fields = lines[0].strip(), list[tuple[str, str, list[str]]]()
    for line in lines[1:]:
        found = _FIELD.match(line)
        if found:
            fields.append((found[1], found[2], []))
        elif fields:
            fields[-1][2].append(line)
    said = {
        name: " ".join([inline, *(line.strip() for line in block)]).strip() for name, inline, block in fields
    }
    return Manual(
        title=title,
        why=said.get("Why it matters", ""),
        frame=said.get("In", "2007"),
        wrong=tuple(_example(inline, block) for name, inline, block in fields if name == "Wrong"),
        right=tuple(_example(inline, block) for name, inline, block in fields if name == "Right"),
        fixed=said.get("Fixed", ""),
    )
