"""The manual of the rules as Markdown: a page for each, and an index by group."""

import textwrap

from reftel.telegram.checking.examples import FRAMES
from reftel.telegram.checking.manual import manual_of
from reftel.telegram.checking.rule import CABLES, Rule
from reftel.telegram.checking.table import GROUPS, RULES

__all__ = ["INDEX", "pages"]

INDEX = "index.md"
_GENERATED = "<!-- Written by script/rules from the docstring of the rule; change it there. -->"


def _scope(rule: Rule) -> str:
    """For which telegrams the rule holds, in words."""
    words = []
    if rule.forms != CABLES:
        words.append("forms " + ", ".join(f"`{form}`" for form in sorted(rule.forms)))
    if rule.since is not None:
        words.append(f"telegrams from {rule.since.day} {rule.since:%B %Y} on")
    if rule.until is not None:
        words.append(f"telegrams before {rule.until.day} {rule.until:%B %Y}")
    return "; ".join(words) or "all forms and years"


def _block(title: str, examples: tuple[str, ...]) -> str:
    return "".join(f"## {title}\n\n```text\n{example}\n```\n\n" for example in examples)


def _page(rule: Rule) -> str:
    manual = manual_of(rule)
    found_by = "the reader, while it reads" if rule.is_of_reader else "`reftel check`"
    why = manual.why[:1].upper() + manual.why[1:]
    lines = [
        _GENERATED,
        f"# {rule.name}",
        f"{manual.title}",
        f"Severity: {rule.severity}.\nFound by {found_by}.\nHolds for {_scope(rule)}.",
        f"## Why it matters\n\n{why}",
    ]
    text = "\n\n".join(lines) + "\n\n"
    if not any("{no example}" in example for example in manual.wrong):
        text += _block("Wrong", manual.wrong) + _block("Right", manual.right)
        text += f"The lines stand in [the telegram of {manual.frame}]({INDEX}#telegrams-of-the-examples).\n\n"
    if manual.fixed:
        text += f"## What `--fix` does\n\n{manual.fixed[:1].upper() + manual.fixed[1:]}\n"
    return text.rstrip() + "\n"


def _index() -> str:
    text = _GENERATED + "\n\n# Rules\n\n"
    text += textwrap.dedent(
        """\
        What `reftel check` says against a telegram.
        A rule is named by what is wrong; `--select` and `--ignore` take its name, or the name of its group.
        Rules marked with a star can be mended by `--fix`.
        """
    )
    for group in GROUPS:
        text += f"\n## {group}\n\n| rule | severity | what is wrong |\n|---|---|---|\n"
        for rule in RULES:
            if rule.group == group:
                star = " *" if rule.fixes else ""
                text += (
                    f"| [{rule.name}]({rule.name}.md){star} | {rule.severity} | {manual_of(rule).title} |\n"
                )
    text += (
        "\n## Telegrams of the examples\n\nThe lines of an example take the place of the same lines here.\n"
    )
    for name, frame in FRAMES.items():
        text += f"\n### {name}\n\n```text\n{frame.rstrip()}\n```\n"
    return text


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {INDEX: _index(), **{f"{rule.name}.md": _page(rule) for rule in RULES}}
