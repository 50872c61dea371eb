"""Asks by SHOULD and MUST: told to the post, said to the Department, or believed by the writer."""

from collections.abc import Iterator
from typing import Final

from reftel.extract.agents import OWN, PRONOUNS, is_agent, is_thing, shown
from reftel.extract.asking.draft import Draft
from reftel.extract.clauses import clause_end
from reftel.extract.findings import Polarity
from reftel.extract.frames import REPORTS
from reftel.extract.reading import Read, Reading
from reftel.extract.vocabulary import listed

__all__ = ["by_modal"]

_ADDRESSED: Final = listed(
    "YOU DEPARTMENT DEPT EMBASSY POST POSTS MISSION CONSULATE ADDRESSEES ADDRESSEE WASHINGTON STATE PAO "
    "PAOS PAO'S AMBASSADOR USIS USAID USDEL OFFICERS OFFICIALS USG COMMITTEE"
)
_ADVICE: Final = frozenset({"BELIEVE", "FEEL", "THINK", "CONSIDER", "RECOMMEND", "SUGGEST"})
_REMARKS: Final = listed(
    "NOTE EMPHASIZE EXPECT REMEMBER RECALL STRESS POINT UNDERSTAND ADD BORNE ABLE POSSIBLE UNDERLINE "
    "MENTION EVIDENT CLEAR HELPFUL USEFUL FORTHCOMING EASY NOTED FREE"
)
_WISHES: Final = frozenset({"LIKE", "HOPE", "APPRECIATE", "WELL", "PREFER", "BEEN"})
_MIGHT: Final = listed("PRESIDENT PRESIDENT'S SECRETARY DEPARTMENT DEPT WE USG EMBASSY YOU")
_NO_ADVICE: Final = listed("BE HAVE KNOW RECALL NOTE SAY ADD REMAIN MENTION REALIZE UNDERSTAND BEAR EXPECT")


def by_modal(read: Read, reading: Reading) -> Iterator[Draft]:
    """YOU SHOULD, EMBASSY SHOULD, WE BELIEVE COMMITTEE SHOULD, ARRANGEMENTS SHOULD BE MADE."""
    sentence = read.sentence
    words = sentence.words
    for row, clause in enumerate(read.clauses):
        subject_of = clause.subject or (clause.shared if clause.opener in {",", "AND"} else None)
        if clause.modal not in {"SHOULD", "MUST", "MIGHT"} or subject_of is None:
            continue
        first, stop = subject_of
        head = words[stop - 1]
        subject = set(words[first:stop])
        matrix = None if clause.matrix is None else read.clauses[clause.matrix]
        if clause.conditional or (matrix is not None and matrix.base in {"AGREE", "UNDERSTAND"}):
            continue
        if clause.perfect or (clause.base in _WISHES and not clause.passive):
            continue  # should have been paid; should like to
        if words[first] == "I" and clause.base == "INFORM":
            continue  # I should inform you
        acts = words[first] in OWN | {"YOU"} or not is_thing(words[first:stop])
        polarity: Polarity = "instruct" if reading.washington else "recommend"
        told = matrix is not None and matrix.base in REPORTS and is_agent(sentence, first, stop)
        second = told and matrix is not None
        advice = (
            matrix is not None
            and not matrix.negated
            and matrix.kind in {"base", "s"}
            and matrix.base in _ADVICE
            and (words[matrix.agent[0]] in {*OWN, "EMBASSY"} if matrix.agent else matrix.verb <= 1)
        )
        if clause.modal == "MIGHT":
            if (
                matrix is not None
                or not subject & _MIGHT
                or clause.base in {"BE", "HAVE", "WANT", "FEEL", "FIND"}
                or (words[first] in OWN and clause.base in {"ADD", "SAY", "NOTE", "INFORM"})
            ):
                continue
            rule, confidence, polarity = "ask-might", 0.45, "recommend"
        elif words[first] == "YOU":
            if clause.base == "HAVE":
                continue
            rule, confidence = "ask-you-should", 0.85
        elif advice and clause.base not in {"NOTE", "RECALL"} and (acts or clause.passive):
            rule, confidence, polarity = "ask-we-believe", 0.75, "recommend"
        elif second and clause.base not in _NO_ADVICE:
            rule, confidence, polarity = "ask-said-we-should", 0.5, "recommend"
        elif matrix is None and words[first] in {"WE", "US", "U.S."} and clause.base not in _NO_ADVICE:
            rule, confidence, polarity = "ask-we-should", 0.55, "recommend"
        elif matrix is None and subject & _ADDRESSED and (head in _ADDRESSED or len(subject) <= 4):
            rule, confidence = "ask-should", 0.65
        elif matrix is None and clause.passive and clause.modal == "SHOULD" and clause.base not in _REMARKS:
            rule, confidence = "ask-should-be", 0.6 if reading.washington else 0.5
        elif (
            matrix is None
            and clause.modal == "SHOULD"
            and clause.base not in _NO_ADVICE | _REMARKS
            and is_agent(sentence, first, stop)
        ):
            rule, confidence, polarity = "ask-should", 0.45, "recommend"
        else:
            continue
        start = matrix.start if advice and matrix is not None else clause.start
        by = reading.own
        if rule == "ask-said-we-should" and clause.matrix is not None:
            by = read.who[clause.matrix]
        elif rule == "ask-we-believe" and matrix is not None and clause.matrix is not None:
            by = read.who[clause.matrix] or by
        yield Draft(
            sentence,
            start,
            clause_end(sentence, clause.verb),
            clause.verb,
            by,
            _asked(read, row, first, stop),
            polarity,
            rule,
            confidence,
        )


def _asked(read: Read, row: int, first: int, stop: int) -> str | None:
    """Who should do it; what WE should do is for the one who is written to."""
    sentence = read.sentence
    if sentence.words[first] in OWN | {"YOU", "IT", "THERE", "THIS"}:
        return None
    if sentence.words[first] in PRONOUNS:
        return read.who[row]
    return shown(sentence, first, stop) if is_agent(sentence, first, stop) else None
