"""Every rule has a manual page; its wrong example gives the rule, its right one does not."""

import ast
from pathlib import Path

import pytest

from reftel.telegram import parse
from reftel.telegram.checking import check
from reftel.telegram.checking import rules as folder_of_rules
from reftel.telegram.checking import rules_of_reader as folder_of_reader
from reftel.telegram.checking.examples import FRAMES, telegram_with
from reftel.telegram.checking.manual import manual_of
from reftel.telegram.checking.rule import Rule
from reftel.telegram.checking.table import RULES, by_name

# Comes from an export with attributes, for which no frame stands; tests/cases has one.
WITHOUT_EXAMPLE = {"attribute-differs"}


def found(frame: str, example: str) -> set[str]:
    return {told.rule for told in check(parse(telegram_with(frame, example)))}


@pytest.mark.parametrize("frame", FRAMES)
def test_the_frames_of_examples_are_without_fault(frame: str) -> None:
    assert check(parse(FRAMES[frame])) == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_has_a_page_with_examples(rule: Rule) -> None:
    manual = manual_of(rule)
    assert manual.title.endswith(".")
    assert manual.why
    assert manual.wrong
    assert manual.right
    assert manual.frame in FRAMES
    assert bool(manual.fixed) == rule.fixes


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_the_wrong_example_gives_the_rule_and_the_right_one_does_not(rule: Rule) -> None:
    if rule.name in WITHOUT_EXAMPLE:
        return
    manual = manual_of(rule)
    for example in manual.wrong:
        assert rule.name in found(manual.frame, example), telegram_with(manual.frame, example)
    for example in manual.right:
        assert rule.name not in found(manual.frame, example), telegram_with(manual.frame, example)


def test_names_are_the_names_of_files() -> None:
    files = {
        path.stem.replace("_", "-")
        for folder in (folder_of_rules, folder_of_reader)
        for path in Path(folder.__path__[0]).glob("*.py")
        if path.stem != "__init__"
    }
    assert files == set(by_name())
    assert len(RULES) == len(files)


def test_there_are_at_least_forty_five_rules_beside_those_of_the_reader() -> None:
    assert sum(not rule.is_of_reader for rule in RULES) >= 45


def told_in(path: Path) -> set[str]:
    """Names of rules that a file of the reader tells: words with hyphens that stand in for a rule."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if called in ("Diagnostic", "note", "Oddity", "_tell", "tell") and isinstance(first, ast.Constant):
            names.add(str(first.value))
    return names


def test_everything_the_reader_tells_has_a_page() -> None:
    package = Path(folder_of_rules.__path__[0]).parents[1]
    told = {name for path in package.rglob("*.py") if "checking" not in path.parts for name in told_in(path)}
    assert told - set(by_name()) == set()
