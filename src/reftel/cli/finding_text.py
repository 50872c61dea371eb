"""Findings for people: one line that says what, its sentence with the quote set off, and who decided."""

from collections.abc import Iterable, Sequence

from reftel.cli import output
from reftel.desk.finding_views import FindingsShown, FindingView

__all__ = ["print_one", "print_shown", "print_views"]

_STYLES = {
    "suggested": "yellow",
    "confirmed": "green",
    "corrected": "green",
    "added": "green",
    "rejected": "red",
}
_TITLES = {
    "name": "Names",
    "meeting": "Meetings",
    "ask": "Asks",
    "response": "Responses",
    "promise": "Promises",
    "case": "Case events",
    "figure": "Figures",
    "rating": "Ratings",
    "assessment": "Assessments",
}


def print_shown(shown: FindingsShown, kinds: Sequence[str]) -> int:
    """All findings of one telegram by kind; how many were printed."""
    about = shown.telegram
    output.print_line(output.styled(f"{about.address}  {about.subject or '(no subject)'}", "bold"))
    count = 0
    for kind, title in _TITLES.items():
        views = [view for view in shown.findings if view.kind == kind and (not kinds or kind in kinds)]
        if views:
            output.print_line()
            output.print_line(output.styled(title, "bold"))
            for view in views:
                print_one(view)
        count += len(views)
    return count


def print_views(views: Iterable[FindingView]) -> int:
    """Findings of several telegrams; how many were printed."""
    count = 0
    for count, view in enumerate(views, 1):  # noqa: B007 - counted
        about = view.telegram
        output.print_line(f"{about.date or '          '}  {about.address}  {about.subject or ''}")
        print_one(view)
    return count


def print_one(view: FindingView) -> None:
    """One finding: never without the sentence it rests on."""
    state = output.styled(view.state, _STYLES[view.state])
    number = "" if view.paragraph is None else f", paragraph {view.paragraph}"
    mark = "" if view.mark is None else f" ({view.mark})"
    output.print_line(f"  {view.words}")
    output.print_line(f'    "{_set_off(view)}"{mark}')
    by = f"by {view.source}, {view.confidence:.0%} sure" if view.state == "suggested" else _decided(view)
    output.print_line(f"    {view.id}  {state} {by}{number}")
    if view.was:
        output.print_line(f"    suggested was: {view.was}")
    if view.adrift:
        output.print_line(
            output.styled(f"    The text has changed since this was decided: {view.adrift}.", "yellow")
        )


def _set_off(view: FindingView) -> str:
    """The sentence with its quote in bold, where it can be told."""
    before, found, after = view.sentence.partition(view.quote)
    return f"{before}{output.styled(found, 'bold')}{after}" if found else view.sentence


def _decided(view: FindingView) -> str:
    if view.decided is None:
        return ""
    reason = f": {view.decided.reason}" if view.decided.reason else ""
    return f"by {view.decided.author} on {view.decided.at[:10]}{reason}"
