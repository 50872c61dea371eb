"""Which rules `reftel check` asks: names and groups from the command line, else from a configuration file.

    [tool.reftel]                  in pyproject.toml; without a heading in reftel.toml
    select = ["references", "tag-unknown"]
    ignore = ["line-too-long"]

The file is looked for in the current folder and above; `reftel.toml` comes before `pyproject.toml`. What is
typed wins over what is configured.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from reftel.errors import ReftelError
from reftel.telegram.checking.rule import Rule
from reftel.telegram.checking.table import GROUPS, RULES

__all__ = ["Choice", "ChoiceError", "chosen", "configured"]

_KEYS = ("select", "ignore")


class ChoiceError(ReftelError):
    """A rule that does not exist, or a configuration that cannot be read."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Names of rules and groups; an empty selection is all of them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def _table(path: Path) -> dict[str, object] | None:
    """The part of a configuration file that is ours, None where it has none."""
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ChoiceError(f"{path} is no TOML that can be read: {error}.") from error
    except OSError as error:
        raise ChoiceError(f"{path} cannot be read: {error.strerror}.") from error
    if path.name != "pyproject.toml":
        return held
    tools = held.get("tool")
    ours = tools.get("reftel") if isinstance(tools, dict) else None
    return ours if isinstance(ours, dict) else None


def _names(path: Path, table: dict[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ChoiceError(f'{path}: `{key}` is a list of names, for example ["line-too-long"].')
    return tuple(str(name) for name in value)


def configured(path: Path | None, folder: Path) -> Choice:
    """What a configuration file says: this one, or the nearest from the folder upwards."""
    candidates = [path] if path is not None else []
    if path is None:
        above = (folder, *folder.parents)
        candidates = [place / name for place in above for name in ("reftel.toml", "pyproject.toml")]
    for candidate in candidates:
        if path is None and not candidate.is_file():
            continue
        table = _table(candidate)
        if table is not None:
            unknown = sorted(set(table) - set(_KEYS))
            if unknown:
                raise ChoiceError(f"{candidate}: no setting `{unknown[0]}`; there are `select` and `ignore`.")
            return Choice(_names(candidate, table, "select"), _names(candidate, table, "ignore"))
    return Choice()


def _meant(names: Iterable[str]) -> set[str]:
    """Names of rules, groups taken apart."""
    found: set[str] = set()
    known = {rule.name for rule in RULES}
    for name in names:
        members = {rule.name for rule in RULES if rule.group.lower() == name.lower()}
        if not members and name not in known:
            near = get_close_matches(name, [*known, *GROUPS], n=1)
            hint = f" Did you mean `{near[0]}`?" if near else " The names are in docs/reference/rules."
            raise ChoiceError(f"There is no rule or group `{name}`.{hint}")
        found |= members or {name}
    return found


def chosen(choice: Choice) -> tuple[Rule, ...]:
    """The rules that are asked, in the order of the manual."""
    select, ignore = _meant(choice.select), _meant(choice.ignore)
    return tuple(rule for rule in RULES if (not select or rule.name in select) and rule.name not in ignore)
