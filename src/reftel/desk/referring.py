"""What a telegram cites and what cites it, each with the sentence; exchanges; the chain between two."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.citedness import most_cited
from reftel.archive.links import LinkRow, citing_links, held_by_key, links_of
from reftel.archive.neighbourhood import around, corrections_of, entries_of, rows_of
from reftel.archive.schema import telegrams
from reftel.archive.series import numbers_around
from reftel.archive.telegrams import Row
from reftel.desk.answers import Listed
from reftel.desk.reader import Reader
from reftel.desk.reading import listed, the_one
from reftel.desk.sentences import quote_of, texts_of
from reftel.links.by_day import DAY_KEY
from reftel.links.naming import key_in_words
from reftel.links.resolve import LinkState, Neighbour, impossible, misreadings, resolve, resolve_by_day
from reftel.links.thread import Role, arrange, sent_again

__all__ = [
    "RefLine",
    "Suggestion",
    "ThreadStep",
    "Threaded",
    "references",
    "thread",
    "top_cited",
]

_MOST = 200
_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A telegram held whose number is so many slips away."""

    address: str
    date: str | None
    subject: str | None
    distance: int


@dataclass(frozen=True, slots=True)
class RefLine:
    """One telegram cited or citing: `mrn` as the text has it, `candidates` where none is chosen."""

    direction: str
    mrn: str | None
    address: str | None
    state: LinkState
    candidates: list[str]
    quote: str
    named: str
    date: str | None = None
    post: str | None = None
    subject: str | None = None
    why: str = ""
    suggestions: list[Suggestion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """One telegram of an exchange; `answers` is the number of the one it answers, `days` after that."""

    mrn: str | None
    address: str
    date: str | None
    post: str | None
    subject: str | None
    role: Role | None
    answers: str | None
    days: int | None
    answered_by: list[str]
    unanswered: bool
    cites: list[str]
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class Threaded:
    """A whole exchange in order; `is_cut` where it is larger than what is shown."""

    address: str
    steps: list[ThreadStep]
    is_cut: bool


def references(archive: Archive, reader: Reader, name: str) -> list[RefLine]:  # noqa: ARG001 - policy `open`
    """What the telegram of this name cites, in the order of its text, then what cites it, by date."""
    row = the_one(archive, name)
    with archive.reading() as connection:
        return [*_cites(archive, connection, row), *_cited_by(archive, connection, row)]


def _cites(archive: Archive, connection: Connection, row: Row) -> Iterable[RefLine]:
    stored = links_of(connection, row.fullest)
    if not stored:
        return
    text = texts_of(archive, connection, [row.fullest])[row.fullest]
    by_key: dict[str, list[LinkRow]] = {}
    for link in stored:
        by_key.setdefault(link.key, []).append(link)
    held = held_by_key(connection, {key for link in stored for key in (link.key, link.other) if key})
    day = next((entry.day for entry in entries_of(connection, [row.number])), row.date)
    came_to = {
        key: resolve(key, several[0].other, row.number, day, lambda asked: held.get(asked, ()))
        for key, several in by_key.items()
        if not key.startswith(DAY_KEY)
    }
    own = {one.target for one in came_to.values() if one.target is not None}
    for key, several in by_key.items():
        first = several[0]
        came = came_to.get(key) or resolve_by_day(key, own, row.number, lambda asked: held.get(asked, ()))
        numbers = [came.target] if came.target is not None else list(came.candidates)
        rows = rows_of(connection, numbers)
        target = rows.get(came.target) if came.target is not None else None
        state, why = came.state, came.why
        suggestions: list[Suggestion] = []
        if state == "not_held" and first.post and first.year and first.serial and ":" not in key:
            why = _why_impossible(connection, first, day) or ""
            suggestions = _suggestions(connection, first, day)
            state = "garbled" if why else state
        yield RefLine(
            "cites",
            target.mrn if target and target.mrn else (None if ":" in key else key),
            target.address if target else None,
            state,
            [rows[number].address for number in came.candidates if number in rows],
            quote_of(text, several),
            target.mrn or target.address if target else key_in_words(key),
            target.date if target else None,
            target.post if target else None,
            target.subject if target else None,
            why,
            suggestions if state == "garbled" else [],
        )


def _cited_by(archive: Archive, connection: Connection, row: Row) -> Iterable[RefLine]:
    by_telegram: dict[int, list[LinkRow]] = {}
    for link in citing_links(connection, row.number, _MOST * 5):
        by_telegram.setdefault(link.telegram, []).append(link)
    chosen = list(by_telegram.items())[:_MOST]
    rows = rows_of(connection, [number for number, _ in chosen])
    own: dict[int, list[LinkRow]] = {}
    for number, several in chosen:
        fullest = rows[number].fullest
        copy = next((link.copy for link in several if link.copy == fullest), several[0].copy)
        own[number] = [link for link in several if link.copy == copy]
    texts = texts_of(archive, connection, [several[0].copy for several in own.values()])
    for number, several in own.items():
        other = rows[number]
        quote = quote_of(texts[several[0].copy], several)
        yield RefLine(
            "cited_by", other.mrn, other.address, "held", [], quote, other.mrn or other.address,
            other.date, other.post, other.subject,
        )  # fmt: skip


def _why_impossible(connection: Connection, link: LinkRow, day: str | None) -> str | None:
    import datetime as dt  # noqa: PLC0415 - only for numbers that are not held

    if day is None or link.post is None or link.year is None or link.serial is None:
        return None
    found = numbers_around(connection, link.post, link.year, dt.date.fromisoformat(day))
    return impossible(link.serial, day, [Neighbour(serial, written) for serial, written in found])


def _suggestions(connection: Connection, link: LinkRow, day: str | None) -> list[Suggestion]:
    assert link.serial is not None
    slips = misreadings(link.serial)
    query = select(telegrams.c.address, telegrams.c.date, telegrams.c.subject, telegrams.c.serial).where(
        telegrams.c.post_key == link.post, telegrams.c.year == link.year, telegrams.c.serial.in_(slips)
    )
    if day is not None:
        query = query.where(telegrams.c.date <= day)
    rows = connection.execute(query.order_by(telegrams.c.date.desc()).limit(_SUGGESTED))
    return [Suggestion(row.address, row.date, row.subject, slips[row.serial]) for row in rows]


def thread(archive: Archive, reader: Reader, name: str, most: int = _MOST) -> Threaded:  # noqa: ARG001
    """The exchange that the telegram of this name belongs to."""
    start = the_one(archive, name)
    with archive.reading() as connection:
        near = around(connection, start.number, most)
        rows = rows_of(connection, near.telegrams)
        steps = arrange(entries_of(connection, near.telegrams), near.edges)
        again = corrections_of(connection, near.telegrams)
    called = {number: row.mrn if row.address == row.mrn else row.address for number, row in rows.items()}
    cites: dict[int, list[str]] = {}
    for citing, cited in near.edges:
        cites.setdefault(citing, []).append(called[cited] or "")
    shown: list[ThreadStep] = []
    for step in steps:
        row = rows[step.telegram]
        shown.append(
            ThreadStep(
                row.mrn,
                row.address,
                row.date,
                row.post,
                row.subject,
                step.role,
                None if step.answers is None else called[step.answers],
                step.days,
                [called[number] or "" for number in step.answered_by],
                step.unanswered,
                cites.get(step.telegram, []),
                is_start=step.telegram == start.number,
            )
        )
        sent = again.get(step.telegram, [])
        if any(not words for words in sent):
            shown += [_again(shown[-1], words) for words in sent if words]
    return Threaded(start.address, shown, near.is_cut)


def _again(step: ThreadStep, words: str) -> ThreadStep:
    """A further copy of the telegram before it, which says that it was corrected or sent again."""
    return replace(
        step,
        role=sent_again(words),
        answers=None,
        days=None,
        answered_by=[],
        unanswered=False,
        is_start=False,
    )


def top_cited(archive: Archive, reader: Reader, limit: int) -> list[tuple[Listed, int]]:  # noqa: ARG001
    """The telegrams that most others cite."""
    with archive.reading() as connection:
        counted = most_cited(connection, limit)
        rows = rows_of(connection, [number for number, _ in counted])
    return [(listed(rows[number]), count) for number, count in counted]
