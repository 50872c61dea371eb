"""What texts say: beside a telegram, and as a list to go through; confirmed, corrected, rejected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from litestar import Response
from litestar.exceptions import NotFoundException
from litestar.response import Redirect

from reftel.desk.finding_views import FindingView
from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk
from reftel.web.receiving import Receiver
from reftel.web.rendering import Browser, back_to, frame_of, page

if TYPE_CHECKING:
    from reftel.desk.deciding import Wish
    from reftel.desk.findings import FindingsDesk

__all__ = ["KINDS", "Beside", "beside", "decide_finding", "findings_page"]

KINDS = {
    "promise": "Promises",
    "ask": "Asks",
    "response": "Answers",
    "meeting": "Meetings",
    "case": "Cases",
    "rating": "Ratings",
    "assessment": "Assessments",
    "figure": "Figures",
    "name": "Names",
}
_QUIET = frozenset({"figure", "name"})
_PAGE = 25
_SAID = {
    "confirm": "Confirmed.",
    "reject": "Rejected.",
    "correct": "Corrected.",
    "undo": "The decision is taken back.",
}
_WISHES: tuple["Wish", ...] = ("confirm", "correct", "reject")


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind."""

    kind: str
    title: str
    findings: Sequence[FindingView]
    quiet: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """The findings of a telegram by kind; `marked` are those underlined in the text."""

    groups: tuple[Group, ...] = ()
    waiting: bool = False
    fault: str | None = None

    @property
    def marked(self) -> list[FindingView]:
        """The findings that are underlined: names and figures would underline everything."""
        return [one for group in self.groups if not group.quiet for one in group.findings]


def _findings(desk: ReadingDesk) -> "FindingsDesk | None":
    return cast("FindingsDesk | None", getattr(desk, "findings", None))


def beside(desk: ReadingDesk, name: str) -> Beside:
    """What the telegram of this name says."""
    findings = _findings(desk)
    if findings is None:
        return Beside()
    shown = findings.of(name)
    groups = tuple(
        Group(kind, title, held, kind in _QUIET)
        for kind, title in KINDS.items()
        if (held := [one for one in shown.findings if one.kind == kind])
    )
    return Beside(groups, shown.waiting, shown.fault)


def findings_page(request: Browser, desk: ReadingDesk) -> Response[bytes]:
    """Suggestions nobody decided on, of the newest telegrams first."""
    findings = _findings(desk)
    if findings is None:
        raise NotFoundException
    wish = request.query_params.get("kind", "")
    kind = wish if wish in KINDS else ""
    number = request.query_params.get("page", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    kinds = [kind] if kind else [one for one in KINDS if one not in _QUIET]
    rows = findings.waiting(kinds, _PAGE + 1, (at - 1) * _PAGE)
    receiver: Receiver | None = getattr(request.app.state, "receiver", None)
    values = {
        "looking": receiver is not None and receiver.last is not None and receiver.last.running,
        "kinds": KINDS,
        "kind": kind,
        "rows": rows[:_PAGE],
        "more": len(rows) > _PAGE,
        "page_number": at,
        "standing": findings.standing(counted=True),
    }
    return page("findings.html", frame_of(request), values)


def decide_finding(request: Browser, desk: ReadingDesk, form: Mapping[str, str]) -> Redirect | Response[None]:
    """Confirm, correct or reject a finding, or take the last decision about it back."""
    findings = _findings(desk)
    wish, name = str(form.get("wish", "")), str(form.get("id", ""))[:80]
    if findings is None or wish not in _SAID:
        raise NotFoundException
    values = {
        key.removeprefix("v-"): str(value).strip() or None
        for key, value in form.items()
        if key.startswith("v-")
    }
    try:
        if wish == "undo":
            findings.undo(name)
        else:
            chosen = next(one for one in _WISHES if one == wish)
            changed = {
                key: value
                for key, value in values.items()
                if value != str(form.get(f"was-{key}", "")).strip()
            }
            findings.decide(name, chosen, values=changed if chosen == "correct" else None)
    except ReftelError as error:
        return back_to(str(form.get("back", "/")), str(error))
    if request.headers.get("x-quiet"):
        return Response(None, status_code=204)
    return back_to(str(form.get("back", "/")), _SAID[wish])
