"""Encounters that are reported as having taken place: who met whom, when, where.

Three ways of telling are read: a verb of meeting (`CALLED ON`, `DELIVERED THE DEMARCHE TO`), a noun of
meeting with its partner (`DURING COURTESY CALL ON`, `FOLLOWING DISCUSSION BETWEEN`), and an official who
told one of ours. One encounter told of several times is one item; the fullest telling is kept, the others
stand in `also`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from reftel.extract.company import Company, company_in
from reftel.extract.encounters import drafts_of
from reftel.extract.evidence import evidence
from reftel.extract.findings import Meeting, Participant
from reftel.extract.meeting_drafts import Draft
from reftel.extract.offices import compared
from reftel.extract.parties import Party
from reftel.extract.reading import Reading
from reftel.extract.vocabulary import listed

__all__ = ["meetings_in"]


_NEAR: Final = 40  # encounters told further back are not the same one


def _same(one: Draft, other: Draft) -> bool:
    """Whether two tellings may be of one encounter: no other day, and no other partner."""
    if one.day is not None and other.day is not None and one.day != other.day:
        return False
    mine = {part.key for part in one.parties if part.side != "us" and part.key}
    theirs = {part.key for part in other.parties if part.side != "us" and part.key}
    if _is_title_of(one, other) or _is_title_of(other, one):
        return True
    if not mine or not theirs:
        return one.sentence.number == other.sentence.number or not (mine or theirs)
    return bool(mine & theirs) or any(
        a.endswith(f" {b}") or b.endswith(f" {a}") for a in mine for b in theirs
    )


_TITLES: Final = listed(
    "MINISTER PRESIDENT SECRETARY CHAIRMAN DIRECTOR PREMIER UNDERSECRETARY GOVERNOR GENERAL"
)


def _is_title_of(one: Draft, other: Draft) -> bool:
    """Whether the only partner of one telling is a title that a partner of the other has: THE MINISTER."""
    host = [part for part in one.parties if part.side != "us"]
    if len(host) != 1 or host[0].name or not host[0].role:
        return False
    title = compared(host[0].role.upper())
    return title in _TITLES and any(
        part.name and part.role and title in {compared(word) for word in part.role.upper().split()}
        for part in other.parties
        if part.side != "us"
    )


def meetings_in(reading: Reading) -> list[Meeting]:
    """Every encounter of a telegram, each once."""
    groups: list[list[Draft]] = []
    for draft in drafts_of(reading):
        home = next((group for group in groups[-_NEAR:] if _same(group[0], draft)), None)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    companies = company_in(reading)
    return [_with_company(_meeting(group), companies) for group in groups]


def _with_company(meeting: Meeting, companies: list[Company]) -> Meeting:
    """The meeting with those who came along, where the one accompanied took part; each list serves once."""
    people = list(meeting.participants)
    also, spans = list(meeting.also), list(meeting.also_spans)
    for company in list(companies):
        if not any(_is_leader(one, company.leader) for one in meeting.participants):
            continue
        companies.remove(company)
        known = {(one.name, one.role) for one in people}
        new = [member.participant() for member in company.members]
        people += [one for one in new if (one.name, one.role) not in known]
        if company.shows.quote not in also:
            also.append(company.shows.quote)
            spans.append(company.shows.span)
    return replace(meeting, participants=people, also=also, also_spans=spans)


def _is_leader(one: Participant, leader: Party) -> bool:
    if leader.name and one.name:
        return one.name.split()[-1].upper() == leader.name.split()[-1].upper()
    return bool(leader.role and one.role and not one.name and leader.role.upper() == one.role.upper())


def _weight(draft: Draft) -> tuple[float, int, int]:
    return (
        (draft.day is not None) + draft.confidence,
        len(draft.parties),
        sum(1 for part in draft.parties if part.name),
    )


def _again(part: Party, everybody: Iterable[Party]) -> bool:
    """Whether a participant is only the title of another one: THE MINISTER beside MINISTER LEMA."""
    if part.name or not part.role or part.side == "us":
        return False
    title = compared(part.role.upper())
    return title in _TITLES and any(
        other.name and other.role and title in {compared(word) for word in other.role.upper().split()}
        for other in everybody
    )


def _meeting(group: Sequence[Draft]) -> Meeting:
    best = max(group, key=_weight)
    others = [draft for draft in group if draft is not best]
    shows = evidence(best.sentence, best.first, best.stop, best.verb)
    also = [evidence(draft.sentence, draft.first, draft.stop, draft.verb) for draft in others]
    parties: dict[str | None, Party] = {}
    for draft in (best, *others):
        for part in draft.parties:
            known = parties.get(part.key)
            if known is None:
                parties[part.key] = part
            else:
                parties[part.key] = replace(known, name=known.name or part.name, role=known.role or part.role)
    day = best.day or next((draft.day for draft in others if draft.day is not None), None)
    return Meeting(
        quote=shows.quote,
        span=shows.span,
        paragraph=shows.paragraph,
        mark=shows.mark,
        rule=best.rule,
        confidence=best.confidence,
        also=[one.quote for one in also],
        also_spans=[one.span for one in also],
        date=None if day is None else day.isoformat(),
        place=None,
        participants=[part.participant() for part in parties.values() if not _again(part, parties.values())],
        occasion=best.occasion,
    )
