"""How the answer to a search is printed: how it was read, hits and why, counts, what could not be seen."""

import shlex

from reftel.cli import output
from reftel.cli.fitting import print_fitted, width
from reftel.desk.answers import Count, Hit, Results
from reftel.desk.desk import Desk

__all__ = ["UNSEEN", "print_next_steps", "print_results", "results_as_json"]

UNSEEN = {
    "without_text": "held without text",
    "garbled": "garbled in parts",
    "withheld_in_part": "withheld in part",
    "without_date": "without a date",
    "without_tags": "without TAGS",
    "pending": "not in the index yet (`reftel rebuild words` brings them in)",
    "not_held": "cited and not held, of the posts and years asked for (`reftel gaps`)",
}
_MOST_COUNTS = 8
_MOST_TRIED = 6
_INDENT = " " * 5


def results_as_json(results: Results) -> None:
    """The answer as one line, each hit as another."""
    output.json_line(
        {
            "query": results.query,
            "read_as": results.read_as,
            "total": results.total,
            "unseen": results.unseen,
            "order": results.order,
            "offset": results.offset,
            "parts": results.parts,
            "facets": results.facets,
            "notes": results.notes,
            "open": results.open,
            "offers": results.offers,
            "expansions": results.expansions,
            "unexpanded": results.unexpanded,
        }
    )
    for hit in results.hits:
        output.json_line(hit)


def print_results(results: Results) -> None:
    """The answer for reading."""
    total = f"{results.total:,} telegram{'' if results.total == 1 else 's'}"
    print_fitted(f"{total} {results.read_as.removeprefix('telegrams ')}", first="", indent="  ")
    for each in results.expansions:
        said = f"Also taken for {each.typed}: {', '.join(each.others)}"
        print_fitted(said, indent="  ", first="", style="dim")
    if results.unexpanded is not None:
        said = f"As typed only (or with --exact): reftel search {_quoted(results.unexpanded)}"
        print_fitted(said, indent="  ", first="", style="dim")
    for note in results.notes:
        print_fitted(f"Note: {note}", indent="  ", first="", style="yellow")
    if results.open:
        output.print_line(f"This is the name of one telegram: reftel show {results.open}")
    for place, hit in enumerate(results.hits, results.offset + 1):
        output.print_line()
        _hit(place, hit)
    if results.total:
        output.print_line()
        for name, words in (("post", "By post"), ("year", "By year"), ("tag", "By tag")):
            _counts(words, results.facets.get(name, []), explain=name == "tag")
    unseen = [f"{count:,} {UNSEEN.get(name, name)}" for name, count in results.unseen.items() if count]
    if unseen:
        print_fitted(f"Not seen by this search: {'; '.join(unseen)}.", indent="  ", first="", style="dim")
    shown = results.offset + len(results.hits)
    if results.hits and shown < results.total:
        output.say(f"{shown:,} of {results.total:,} shown; `--offset {shown}` goes on.")


def _quoted(query: str) -> str:
    """A query as it is typed at a shell: in quotes, and whole when there is an apostrophe in it."""
    return shlex.quote(query) if "'" in query else f"'{query}'"


def _hit(place: int, hit: Hit) -> None:
    room = width()
    name = output.styled(hit.address, "bold")
    head = "  ".join(part for part in (hit.date, hit.post, hit.classification) if part)
    if room is not None:
        head = head[: max(0, room - len(hit.address) - 7)]
    output.print_line(f"{place:>3}. {name}  {head}".rstrip())
    subject = hit.subject or "(no subject)"
    print_fitted(subject, indent=_INDENT, marks=hit.subject_marks if hit.subject else ())
    for snippet in hit.snippets:
        number = f"¶{snippet.paragraph} " if snippet.paragraph is not None else ""
        shift = len(number)
        marks = [(start + shift, end + shift) for start, end in snippet.marks]
        print_fitted(number + snippet.text, indent=_INDENT, marks=marks)
    if hit.why:
        print_fitted(" · ".join(hit.why), indent=_INDENT, style="dim")


def _counts(title: str, counts: list[Count], *, explain: bool) -> None:
    if not counts:
        return
    most = len(counts) if title == "By year" and len(counts) <= 2 * _MOST_COUNTS else _MOST_COUNTS
    shown = [
        f"{count.value} {count.label} {count.count:,}"
        if explain and count.label != count.value
        else f"{count.label} {count.count:,}"
        for count in counts[:most]
    ]
    more = f" · and {len(counts) - most} more" if len(counts) > most else ""
    print_fitted(f"{title}: {' · '.join(shown)}{more}", indent="  ", first="")


def print_next_steps(desk: Desk, results: Results) -> None:
    """What was searched, and what would have been found with one part less."""
    held = desk.search("", limit=0).total
    if not held and any(results.unseen.values()):
        return  # what could not be seen has been said
    if not held:
        output.print_line(f"{desk.folder} holds no telegrams yet. `reftel add PATH` takes them in.")
        return
    output.print_line(f"Searched {held:,} telegrams. All parts of a query are required.")
    for offer in results.offers:
        output.print_line(f"  {offer.words}: {offer.total:,}   reftel search {_quoted(offer.query)}")
    if len(results.parts) > 1:
        for part in results.parts[:_MOST_TRIED]:
            total = desk.search(part.without, limit=0).total
            if total:
                again = f"reftel search {_quoted(part.without)}"
                output.print_line(f"  not asking “{part.words}”: {total:,}   {again}")
    print_fitted(
        "Try fewer words, another spelling (`word~`), the head of a word (`metal*`), or `reftel list`.",
        indent="  ",
        first="",
    )
