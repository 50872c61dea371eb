"""Pages of collections: all of them, one of them, and the forms that fill, order and hand one on."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.collecting import Added, NoCollectionError
from reftel.web.door import ReadingDesk
from reftel.web.marking import marked_on
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.collecting import CollectionsDesk, StoredCollection

__all__ = [
    "Kept",
    "add_to_one",
    "change_one",
    "collection_file",
    "collection_page",
    "collections_page",
    "kept_of",
    "make_one",
]

_FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "ris": "application/x-research-info-systems",
    "csv": "text/csv",
}
_LONGEST = 400_000

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """The collections a telegram can go into, and those that hold it."""

    collections: Sequence["StoredCollection"] = ()
    holding: Sequence[tuple[int, str]] = ()


def _desk(desk: ReadingDesk) -> "CollectionsDesk":
    collections = getattr(desk, "collections", None)
    if collections is None:
        raise NotFoundException
    return cast("CollectionsDesk", collections)


def kept_of(desk: ReadingDesk, address: str | None = None) -> Kept:
    """What the form that collects a telegram offers."""
    if getattr(desk, "collections", None) is None:
        return Kept()
    kept = _desk(desk)
    return Kept(kept.all(), kept.holding(address) if address else ())


def collections_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """All collections, and those put away."""
    kept = _desk(desk)
    values = {"collections": kept.all(), "removed": kept.all(removed=True)}
    return page("collections.html", frame_of(request), values)


def collection_page(request: Browser, desk: ReadingDesk, number: str) -> Response[bytes]:
    """One collection in its order."""
    try:
        collection = _desk(desk).get(number)
    except NoCollectionError as error:
        raise NotFoundException from error
    values = {"collection": collection, "marks": marked_on(desk, [one.address for one in collection.items])}
    return page("collection.html", frame_of(request), values)


def collection_file(desk: ReadingDesk, number: str, form: str) -> Response[bytes]:
    """A collection as a file to keep."""
    if form not in _FORMS:
        raise NotFoundException
    kept = _desk(desk)
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", kept.get(number).name).strip("-") or "collection"
    return Response(
        kept.written_as(number, form),
        media_type=_FORMS[form],
        headers={"content-disposition": f'attachment; filename="{name}.{form}"', "cache-control": "no-cache"},
    )


def make_one(desk: ReadingDesk, form: Fields) -> Redirect:
    """A new collection; a name that cannot be is said on the page of all."""
    try:
        number = _desk(desk).make(str(form.get("name", "")), str(form.get("about", ""))[:5000])
    except NoCollectionError as error:
        return back_to("/collections", str(error))
    return back_to(
        f"/collections/{number}", "Made. Fill it from the pages of telegrams, from a search, or below."
    )


def add_to_one(desk: ReadingDesk, form: Fields) -> Redirect:
    """Add a telegram, a paragraph of it or a whole search from the page it is shown on."""
    kept = _desk(desk)
    back = str(form.get("back", "/"))
    number, new = str(form.get("collection", "")), str(form.get("new", "")).strip()
    try:
        if new or not number:
            number = str(kept.make(new))
        name = kept.get(number).name
        if "query" in form:
            added = kept.add_search(number, str(form["query"])[:2000])
        else:
            paragraph = str(form.get("paragraph", "")).strip().removeprefix("p")
            below = f"#p{paragraph}" if paragraph.isdecimal() else ""
            telegram = f"{str(form.get('telegram', ''))[:200]}{below}"
            added = kept.add(number, [telegram], str(form.get("note", ""))[:2000])
    except NoCollectionError as error:
        return back_to(back, str(error))
    return back_to(back, _said(added, name))


def change_one(desk: ReadingDesk, number: str, form: Fields) -> Redirect:
    """Order, note, take out, undo, fill, name, put away: what the field `do` says."""
    change = _CHANGES.get(str(form.get("do", "")))
    if change is None:
        raise NotFoundException
    here = f"/collections/{number}"
    try:
        said = change(_desk(desk), number, form)
    except NoCollectionError as error:
        return back_to(here, str(error))
    place = str(form.get("place", ""))
    target = str(form.get("to", "")) or place
    return back_to(f"{here}#i{target}" if target.isdecimal() else here, said)


def _number(form: Fields, name: str) -> int:
    written = str(form.get(name, "")).strip()
    return int(written) if written.isdecimal() and len(written) < 7 else 0


def _said(added: Added, name: str) -> str:
    words = [f"Added {added.added} to {name}." if added.added else f"Nothing new for {name}."]
    if added.there_before:
        words.append(f"{added.there_before} were in it before.")
    if added.unknown:
        words.append(
            f"Not held: {', '.join(added.unknown[:8])}{' and more' if len(added.unknown) > 8 else ''}."
        )
    if added.several:
        words.append(f"More than one goes by {', '.join(added.several[:5])}: add it from its own page.")
    return " ".join(words)


def _move(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    kept.move(number, _number(form, "place"), _number(form, "to"))
    return ""


def _note(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    kept.note(number, _number(form, "place"), str(form.get("note", ""))[:5000])
    return "The note is kept."


def _out(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    kept.take_out(number, _number(form, "place"))
    return "Taken out. Undo brings it back."


def _undo(kept: "CollectionsDesk", number: str, _form: Fields) -> str:
    words = kept.undo(number)
    return f"Undone: {words}." if words else "There is nothing to undo."


def _paste(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    return _said(kept.add_pasted(number, str(form.get("text", ""))[:_LONGEST]), "the collection")


def _search(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    return _said(kept.add_search(number, str(form.get("query", ""))[:2000]), "the collection")


def _describe(kept: "CollectionsDesk", number: str, form: Fields) -> str:
    kept.describe(number, str(form.get("name", "")), str(form.get("about", ""))[:5000])
    return ""


def _remove(kept: "CollectionsDesk", number: str, _form: Fields) -> str:
    kept.remove(number)
    return "Put away. It can be taken back here."


def _back(kept: "CollectionsDesk", number: str, _form: Fields) -> str:
    kept.remove(number, back=True)
    return "Taken back."


_CHANGES: dict[str, Callable[["CollectionsDesk", str, Fields], str]] = {
    "move": _move,
    "note": _note,
    "out": _out,
    "undo": _undo,
    "paste": _paste,
    "search": _search,
    "describe": _describe,
    "remove": _remove,
    "back": _back,
}
