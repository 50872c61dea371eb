"""Notes and corrections on a telegram, its card, and the proof sheet of a quotation."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.noting import NoteKind, NotThereError, StoredNote
from reftel.desk.proving import prove
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.noting import NotesDesk

__all__ = ["card_of", "keep_note", "notes_on", "proof_page", "withdraw_note"]

Fields = Mapping[str, str]


def _notes(desk: ReadingDesk) -> "NotesDesk | None":
    return cast("NotesDesk | None", getattr(desk, "notes", None))


def notes_on(desk: ReadingDesk, address: str) -> Sequence[StoredNote]:
    """What readers wrote to a telegram."""
    notes = _notes(desk)
    return () if notes is None else notes.on(address)


def keep_note(desk: ReadingDesk, form: Fields) -> Redirect:
    """Keep a note or a correction; what cannot be placed is said on the page it came from."""
    notes = _notes(desk)
    if notes is None:
        raise NotFoundException
    back, place = str(form.get("back", "/")), str(form.get("place", ""))
    is_correction = form.get("kind") == "correction"
    words, quoted = str(form.get("words", "")), str(form.get("quote", ""))[:2000]
    if is_correction and place.startswith("p") and place[1:].isdecimal() and not quoted.strip():
        return back_to(
            back, "A correction of the text needs the words it corrects. Select them, then open the form."
        )
    kind: NoteKind = "correction" if is_correction else "note"
    try:
        number = notes.add(
            str(form.get("telegram", ""))[:200], kind, place, words, quoted if is_correction else ""
        )
    except NotThereError as error:
        return back_to(back, str(error))
    return back_to(f"{back.partition('#')[0]}#note{number}", "Kept. The text as received is one key away: o.")


def withdraw_note(desk: ReadingDesk, form: Fields) -> Redirect:
    """Withdraw a note; it stays in the archive's memory and can be let stand again."""
    notes = _notes(desk)
    number = str(form.get("number", ""))
    if notes is None or not number.isdecimal() or len(number) > 12:
        raise NotFoundException
    notes.withdraw(int(number))
    return back_to(str(form.get("back", "/")), "Withdrawn.")


def card_of(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes]:
    """A few lines about a telegram, for a card beside a link."""
    opened = desk.open(name[:200])
    if opened.view is None:
        raise NotFoundException
    record = opened.view.copy.record
    first = next((one.text for one in record.paragraphs if one.text.strip()), "")
    values = {"view": opened.view, "record": record, "text": (record.summary or first)[:900]}
    return page("card.html", frame_of(request), values)


def proof_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes]:
    """Where the words of a quotation stand: file, checksum, span, lines."""
    opened = desk.open(name[:200])
    if opened.view is None:
        raise NotFoundException
    words = " ".join(request.query_params.get("quote", "").split())[:2000]
    values = {
        "view": opened.view,
        "path": f"/t/{quote(opened.view.address, safe='~')}",
        "words": words,
        "proofs": prove(opened.view.copies, words) if words else [],
    }
    return page("proof.html", frame_of(request), values)
