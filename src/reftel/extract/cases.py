"""What befell persons before the law: arrest, charge, trial, detention, release, extradition, expulsion.

A private person is told by role and never by name: what is shown is the noun that says who (AMERICAN
CITIZEN, TWO AIRMEN), and the quote is cut so as to leave the name out where the words allow it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reftel.extract.agents import is_body
from reftel.extract.clauses import Clause, clause_end
from reftel.extract.days import day_in
from reftel.extract.evidence import evidence
from reftel.extract.findings import Case, CaseKind
from reftel.extract.frames import CASES
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["cases_in"]

_PERSONS: Final = listed(
    "CITIZEN CITIZENS AMCIT AMCITS NATIONAL NATIONALS MAN MEN WOMAN WOMEN PERSON PERSONS PRISONER "
    "PRISONERS DETAINEE DETAINEES FLIERS FLIER AIRMEN AIRMAN PILOT PILOTS OFFICER OFFICERS LEADER LEADERS "
    "STUDENT STUDENTS JOURNALIST JOURNALISTS SOLDIER SOLDIERS SUSPECT SUSPECTS TRAFFICKER TRAFFICKERS "
    "ACTIVIST ACTIVISTS DISSIDENT DISSIDENTS MINISTER PRESIDENT SENATOR GENERAL COLONEL PRIEST PRIESTS "
    "UNIONIST UNIONISTS MINER MINERS WORKER WORKERS POLITICIAN POLITICIANS SMUGGLER SMUGGLERS AMERICAN "
    "AMERICANS WIFE HUSBAND SON BROTHER EMPLOYEE EMPLOYEES CREW FISHERMEN DIPLOMAT DIPLOMATS AGENT AGENTS "
    "HOSTAGE HOSTAGES REFUGEE REFUGEES EDITOR LAWYER PUBLISHER OFFICIAL OFFICIALS EXTREMISTS HIM HER THEM "
    "HE SHE THEY WHO FUGITIVE TERRORIST TERRORISTS ACCUSED DEFENDANT"
)
_THINGS: Final = listed(
    "FUNDS FUND STATEMENT DOCUMENT DOCUMENTS REPORT CREDIT CREDITS PORTION PRESS INFORMATION TEXT LETTER "
    "MONEY FIGURES LOAN DATA PRICE PRICES IMPORTS AIRCRAFT SHIP VESSEL COMMUNIQUE COMMISSION GRAIN WHEAT "
    "FOOD STOCKS ELECTION"
)
_NOUNS: Final[dict[str, CaseKind]] = {
    "ARREST": "arrest",
    "ARRESTS": "arrest",
    "DETENTION": "detention",
    "IMPRISONMENT": "detention",
    "INDICTMENT": "charge",
    "TRIAL": "trial",
    "PROSECUTION": "trial",
    "CONVICTION": "trial",
    "EXTRADITION": "extradition",
    "RELEASE": "release",
    "EXPULSION": "other",
    "DEPORTATION": "other",
}
_CHARGED_WITH: Final = listed("WITH ON IN FOR BEFORE BY")
_BETTER_NOT: Final = listed("SAID TOLD STATED ASKED FOR")


def _role(reading: Reading, sentence: Sentence, span: tuple[int, int] | None) -> str | None:
    """Who, by role: the role of those named, and the noun that says what sort of person; never a name."""
    if span is None:
        return None
    named, noun = _named_role(reading, sentence, span), _noun_role(sentence, span)
    if named is None or noun is None or named.upper() in noun.upper() or noun.upper() in named.upper():
        return noun if noun is not None and named is not None and len(noun) > len(named) else named or noun
    return f"{named} and {noun}"


def _named_role(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> str | None:
    """The role that the text gives elsewhere to a person named here."""
    if span[1] <= span[0]:
        return None
    where = sentence.passage.span(sentence.starts[span[0]], sentence.ends[span[1] - 1])
    roles = (reading.persons.role(name) for name in reading.persons.within(where))
    return next((role for role in roles if role), None)


def _noun_role(sentence: Sentence, span: tuple[int, int]) -> str | None:
    words = sentence.words
    first, stop = span
    for row in range(first, stop):
        if words[row] in _PERSONS and words[row] not in {"HIM", "HER", "THEM", "HE", "SHE", "THEY", "WHO"}:
            start = row
            while start > first and row - start < 3 and words[start - 1] in _BEFORE_PERSON:
                start -= 1
            end = row + 1
            while end < stop and words[end] in _PERSONS:
                end += 1
            return sentence.text(start, end)
    return None


_BEFORE_PERSON: Final = listed(
    "AMERICAN SOVIET BRITISH FRENCH GERMAN CUBAN BOLIVIAN US U.S. FORMER POLITICAL TWO THREE FOUR FIVE "
    "SIX SEVEN EIGHT TEN SEVERAL STUDENT LABOR OPPOSITION MILITARY SENIOR YOUNG LOCAL FOREIGN PRIVATE "
    "CHINESE VIETNAMESE CAMBODIAN HIS HER RB-47 AIR FORCE NARCOTICS DRUG"
)


def _verb_case(read: Read, clause: Clause, reading: Reading) -> Case | None:
    sentence = read.sentence
    words = sentence.words
    kind = CASES[clause.base]
    nxt = words[clause.verb + 1] if clause.verb + 1 < len(words) else ""
    about = set(words[max(0, clause.verb - 6) : clause.verb + 7])
    before = words[clause.verb - 1] if clause.verb else ""
    passive = clause.passive or (
        clause.kind in {"past", "participle"} and nxt in {"IN", "ON", "FOR", "BY", "AT", "WITH"}
    )
    in_court = clause.passive and {"COURT", "FOR", "BEFORE", "TRIBUNAL"} & set(words[clause.verb :])
    if clause.base == "TRY" and not (in_court and clause.kind != "ing"):
        return None
    if (
        clause.base == "CHARGE"
        and clause.agent is not None
        and is_body(sentence, words[slice(*clause.agent)])
    ):
        return None
    charged = clause.base == "CHARGE" and nxt in {"THEM", "HIM", "HER"}
    if (
        clause.base == "CHARGE"
        and not charged
        and (nxt not in _CHARGED_WITH or not passive or {"AFFAIRES", "D"} & about)
    ):
        return None
    if clause.base in {"FREE", "RELEASE", "CAPTURE", "APPREHEND"}:
        if clause.kind == "base" and before not in {"TO", "WILL", "WOULD", "DECISION"}:
            return None
        if about & _THINGS or not (about & _PERSONS or _names_person(sentence, clause)):
            return None
    if clause.base in {"SENTENCE", "TRY"} and not passive and not _names_person(sentence, clause):
        return None
    if clause.kind in {"base", "s", "ing"} and not _names_person(sentence, clause):
        return None
    if kind == "other" and not (passive or _names_person(sentence, clause)):
        return None
    before_it = clause.agent
    if before_it is None and clause.opener == "WHO":
        before_it = (max(0, clause.first - 8), clause.first)
    span = before_it if passive else (clause.verb + 1, min(len(words), clause.verb + 8))
    return _case(
        reading,
        sentence,
        (clause.first if passive else clause.verb, clause.verb),
        kind,
        who=_role(reading, sentence, span),
        how=(f"case-verb:{clause.base.lower()}", 0.65),
    )


def _names_person(sentence: Sentence, clause: Clause) -> bool:
    """Whether a person stands behind the verb, by noun or as a name in small-letter text."""
    words = sentence.words
    ahead = range(clause.verb + 1, min(len(words), clause.verb + 5))
    if any(words[row] in _PERSONS for row in ahead):
        return True
    return not sentence.upper and any(sentence.written(row)[:1].isupper() for row in ahead)


def _noun_cases(read: Read, reading: Reading) -> list[Case]:
    sentence = read.sentence
    words = sentence.words
    found = []
    for row, word in enumerate(words):
        kind = _NOUNS.get(word)
        if kind is None:
            continue
        nxt = words[row + 1 : row + 2]
        around = set(words[row + 1 : row + 7])
        before = words[row - 1] if row else ""
        if word in {"ARREST", "ARRESTS"} and nxt == ("WARRANT",):
            continue
        if word == "RELEASE":
            who = around & _PERSONS or before.endswith("'S")
            if around & _THINGS or not who:
                continue
        elif nxt != ("OF",) and not before.endswith("'S") and before not in {"HIS", "HER", "THEIR"}:
            continue
        if kind == "extradition" and nxt != ("OF",):
            continue
        open_one = kind == "release" and {"REQUEST", "URGING", "URGED", "DEMAND", "DEMANDED", "SEEK"} & set(
            words[max(0, row - 4) : row]
        )
        found.append(
            _case(
                reading,
                sentence,
                (row, row),
                "detention" if open_one else kind,
                who=_role(reading, sentence, (row, min(len(words), row + 8))),
                how=(f"case-noun:{word.lower()}", 0.5),
            )
        )
    for row, word in enumerate(words):
        if (
            word in {"COURT", "COURTS"}
            and {"SENT", "REFERRED", "SUBMITTED"} & set(words[max(0, row - 4) : row])
            and "CASE" in words[:row]
        ):
            start = words.index("CASE")
            found.append(
                _case(
                    reading,
                    sentence,
                    (max(0, start - 1), row),
                    "trial",
                    who=None,
                    how=("case-sent-to-court", 0.6),
                )
            )
        elif word == "WANTED" and {"COUNTS", "CHARGES", "CHARGE"} & set(words[row:]):
            found.append(
                _case(
                    reading,
                    sentence,
                    (max(0, row - 1), row),
                    "charge",
                    who=_role(reading, sentence, (0, row)),
                    how=("case-wanted", 0.6),
                )
            )
    return found


def _case(
    reading: Reading,
    sentence: Sentence,
    place: tuple[int, int],
    kind: CaseKind,
    *,
    who: str | None,
    how: tuple[str, float],
) -> Case:
    first, anchor = place
    rule, confidence = how
    stop = min(clause_end(sentence, anchor), anchor + 16)
    shows = evidence(sentence, first, stop, anchor)
    words = sentence.text(max(0, first - 4), stop).upper()
    day = day_in(words, reading.context.day)
    return Case(
        quote=shows.quote,
        span=shows.span,
        paragraph=shows.paragraph,
        mark=shows.mark,
        rule=rule,
        confidence=confidence,
        kind=kind,
        who_role=who,
        event_date=None if day is None else day.isoformat(),
        place=_place(sentence, anchor, stop),
    )


def _place(sentence: Sentence, anchor: int, stop: int) -> str | None:
    """IN and a name behind the event."""
    words: Sequence[str] = sentence.words
    for row in range(anchor + 1, min(stop, len(words) - 1)):
        if (
            words[row] in {"IN", "AT", "FROM"}
            and words[row + 1].isalpha()
            and words[row + 1] not in _NOT_PLACES
        ):
            end = row + 1
            while (
                end < stop and end - row <= 3 and words[end][:1].isalpha() and words[end] not in _AFTER_PLACE
            ):
                if not sentence.upper and not sentence.written(end)[0].isupper():
                    break
                end += 1
            if end > row + 1:
                return sentence.text(row + 1, end)
    return None


_NOT_PLACES: Final = listed(
    "A THE AN HIS HERIR THIS CONNECTION LIGHT ORDER VIEW FACT ACCORDANCE CASE RETURN EXCHANGE RESPONSE"
)
_AFTER_PLACE: Final = listed("ON IN AT FOR AND BY WITH WHERE FROM AFTER WHEN AS TO OF WHO BUT INTO")


def cases_in(reading: Reading) -> list[Case]:
    """Every event of a case, in order; an event told again is one item, its other places in `also`."""
    found: list[Case] = []
    for read in reading.sentences:
        here: list[Case] = []
        for clause in read.clauses:
            if clause.base in CASES and not clause.negated:
                case = _verb_case(read, clause, reading)
                if case is not None:
                    here.append(case)
        here += _noun_cases(read, reading)
        for case in sorted(here, key=lambda one: one.span):
            _add(found, case)
    return found


_NEAR: Final = 40  # events further back are not the same one


def _add(found: list[Case], case: Case) -> None:
    """Join an event to the one it tells again; a person not named here is the one of the event before."""
    for row in range(max(0, len(found) - _NEAR), len(found)):
        other = found[row]
        if other.kind == case.kind and _agree(other, case):
            fuller = (
                case if (case.event_date, case.place) != (None, None) and other.event_date is None else other
            )
            less = other if fuller is case else case
            found[row] = replace(
                fuller,
                who_role=other.who_role or case.who_role,
                event_date=fuller.event_date or less.event_date,
                place=fuller.place or less.place,
                also=[*other.also, less.quote],
                also_spans=[*other.also_spans, less.span],
            )
            return
    if case.who_role is None and found:
        case = replace(case, who_role=found[-1].who_role)
    found.append(case)


def _agree(one: Case, other: Case) -> bool:
    """Whether nothing speaks against one event: no other day, no other place, no other persons."""
    pairs = ((one.event_date, other.event_date), (one.place, other.place))
    if any(
        mine is not None and theirs is not None and mine.upper() != theirs.upper() for mine, theirs in pairs
    ):
        return False
    if one.who_role is None or other.who_role is None:
        return True
    mine, theirs = set(one.who_role.upper().split()), set(other.who_role.upper().split())
    return bool(mine & theirs - {"THE", "TWO", "HIS"}) or bool(
        {"AMCIT", "AMERICAN"} & mine and {"AMCIT", "AMERICAN"} & theirs
    )
