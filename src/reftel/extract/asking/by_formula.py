"""Asks by the formulae of telegrams: PLEASE ADVISE, REPORT URGENTLY, IT WOULD BE USEFUL TO, ON CONDITION."""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import shown
from reftel.extract.asking.draft import Draft
from reftel.extract.clauses import clause_end
from reftel.extract.findings import Polarity
from reftel.extract.frames import REPORTS
from reftel.extract.reading import Read, Reading
from reftel.extract.verbs import BE, FINITE
from reftel.extract.vocabulary import listed

__all__ = ["by_formula", "by_need"]

_NOT_TOLD: Final = listed(
    "BE RECALL HAVE FIND KNOW REMEMBER NOTE WANT NOT ALREADY BELIEVE THINK EXPECT HESITATE ALWAYS"
)
_CLEAR_IMPERATIVES: Final = listed(
    "ADVISE INFORM CONVEY DELIVER OBTAIN PROVIDE SUBMIT NOTIFY FURNISH TRANSMIT PLEASE"
)
_ADDRESSED: Final = listed("DEPARTMENT DEPT YOU WASHINGTON ADDRESSEES DEPARTMENT'S")
_ASKING: Final = listed("CAN COULD WILL WOULD DOES DO IS ARE WHAT WHEN HOW MAY HAS HAVE WHICH WHO")


def by_formula(read: Read, reading: Reading) -> Iterator[Draft]:
    """PLEASE ADVISE, REPORT URGENTLY, DO NOT DISTRIBUTE; IT WOULD BE USEFUL TO."""
    sentence = read.sentence
    words = sentence.words
    polarity: Polarity = "instruct" if reading.washington else "ask"
    for row, word in enumerate(words):
        if word == "PLEASE" and _pleads(words, row):
            yield Draft(
                sentence, row, clause_end(sentence, row), row, reading.own, None, polarity, "ask-please", 0.85
            )
        elif (
            word == "YOU"
            and row + 2 < len(words)
            and words[row + 1] == "MAY"
            and words[row + 2] not in _NOT_TOLD
        ):
            yield Draft(
                sentence, row, clause_end(sentence, row), row, reading.own, None, polarity, "ask-you-may", 0.6
            )
        elif (
            word in _CLEAR_IMPERATIVES
            and row > 1
            and words[row - 1] in {",", ":", "-"}
            and "IF" in words[:row]
        ):
            yield Draft(
                sentence,
                row,
                clause_end(sentence, row),
                row,
                reading.own,
                None,
                polarity,
                "ask-imperative",
                0.5,
            )
    if (
        len(words) <= 12
        and not {"WHERE", "AS", "IF", "WHEN"} & set(words)
        and {"NEEDED", "REQUIRED"} & set(words)
        and not (BE | {"HAS", "HAD", "HAVE"}) & set(words)
    ):
        row = next(place for place, word in enumerate(words) if word in {"NEEDED", "REQUIRED"})
        if (
            row > 0
            and row + 1 < len(words)
            and words[row + 1] in {"BY", "TO", "FOR", "SOONEST", "ASAP", ".", "URGENTLY", "AT"}
        ):
            yield Draft(sentence, 0, len(words), row, reading.own, None, "ask", "ask-needed", 0.45)
    if words[-1] == "?" and _ADDRESSED & set(words) and not reading.washington and words[0] in _ASKING:
        yield Draft(sentence, 0, len(words), 1, reading.own, None, "ask", "ask-question", 0.5)


_HANDLED: Final = frozenset({"PASS", "REPEAT", "RELAY"})
_PASSED_ON: Final = listed(
    "SUBSTANCE FOLLOWING ABOVE THIS THE OUR MY ON ALONG INFORMATION FOREGOING CONTENTS"
)


def _pleads(words: Sequence[str], row: int) -> bool:
    """Whether PLEASE asks for more than handling: PLEASE PASS THE SUBSTANCE, and not PLEASE PASS USUN."""
    if row + 2 >= len(words) or words[row + 1] == ".":
        return False
    return words[row + 1] not in _HANDLED or words[row + 2] in _PASSED_ON


_NEEDS: Final = listed(
    "UNWISE INADVISABLE WISE MISTAKE EFFECTIVE GRATEFUL APPRECIATIVE NECESSARY USEFUL HELPFUL DESIRABLE "
    "ADVISABLE APPRECIATED PREFERABLE"
)


_REASONS: Final = listed("AS BECAUSE AT IN ON ENOUGH AND OF SINCE")
_ALONE: Final = listed(
    "APPRECIATED USEFUL HELPFUL DESIRABLE ADVISABLE UNWISE INADVISABLE WISE MISTAKE EFFECTIVE PREFERABLE"
)
_ASKING_NEEDS: Final = frozenset({"NECESSARY", "APPRECIATED", "GRATEFUL", "APPRECIATIVE"})


def by_need(read: Read, reading: Reading) -> Iterator[Draft]:
    """IT WOULD BE NECESSARY FOR; WOULD BE USEFUL TO; ON CONDITION THAT; WOULD HAVE TO BE REORGANIZED."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        before = words[max(0, row - 5) : row]
        if (
            word in _NEEDS
            and ({"WOULD", "SHALL", "SHOULD", "MIGHT"} & set(before) or word == "APPRECIATED")
            and "BE" in before
        ):
            nxt = words[row + 1] if row + 1 < len(words) else "."
            behind = words[row + 2] if nxt == "," and row + 2 < len(words) else nxt
            if behind in _REASONS or (word not in _ALONE and nxt in {".", ","}):
                continue
            if {"SINCE", "BECAUSE", "IF", "SURE", "WHETHER"} & set(words[max(0, row - 8) : row]):
                continue
            if nxt == "FOR" and word not in _ASKING_NEEDS and "TO" not in words[row : row + 12]:
                continue
            start = row - len(before)
            yield Draft(
                sentence,
                _begin(read, row, start),
                clause_end(sentence, row),
                row,
                read.before if any(clause.matrix is not None for clause in read.clauses) else reading.own,
                None,
                "ask" if word in _ASKING_NEEDS else "recommend",
                "ask-need",
                0.55,
            )
        elif (
            word in _SOUND
            and "IF" not in words[max(0, row - 7) : row]
            and any(clause.base in _ADVICE and clause.verb < row for clause in read.clauses)
        ):
            yield Draft(
                sentence,
                _begin(read, row, max(0, row - 3)),
                clause_end(sentence, row),
                row,
                reading.own,
                None,
                "recommend",
                "ask-advisable",
                0.5,
            )
        elif (
            word in _VITAL
            and row + 1 < len(words)
            and words[row + 1] == "THAT"
            and {"IS", "BE"} & set(before)
        ):
            yield Draft(
                sentence,
                _begin(read, row, max(0, row - 3)),
                clause_end(sentence, row),
                row,
                read.before,
                None,
                "recommend",
                "ask-vital",
                0.5,
            )
        elif word == "TO" and _is_to(words, row) and words[row + 1] not in sentence.known:
            yield Draft(
                sentence,
                max(0, row - 2),
                clause_end(sentence, row),
                row,
                reading.own,
                words[row - 1].title() if words[row - 1] in _TOLD else None,
                "instruct",
                "ask-is-to",
                0.5,
            )
        elif word == "PROVIDED" and row + 1 < len(words) and words[row + 1] in {"THAT", "("} and row > 3:
            yield Draft(
                sentence,
                row,
                clause_end(sentence, row),
                row,
                read.before,
                None,
                "demand",
                "ask-provided",
                0.4,
            )
        elif word == "CONDITION" and before[-1:] == ("ON",):
            yield Draft(
                sentence,
                row - 1,
                clause_end(sentence, row),
                row,
                read.before,
                None,
                "demand",
                "ask-condition",
                0.6,
            )
        elif word == "TO" and before[-2:] == ("WOULD", "HAVE"):
            subject = next((c.subject for c in read.clauses if c.first == row - 2 and c.subject), None)
            if (
                subject is not None
                and words[subject[0]] not in {"HE", "SHE", "I", "WE"}
                and any(clause.matrix is not None or clause.base in REPORTS for clause in read.clauses)
            ):
                yield Draft(
                    sentence,
                    subject[0],
                    clause_end(sentence, row),
                    row,
                    read.before,
                    shown(sentence, *subject),
                    "demand",
                    "ask-would-have-to",
                    0.5,
                )


_SOUND: Final = frozenset({"ADVISABLE", "INADVISABLE", "DESIRABLE"})
_ADVICE: Final = frozenset({"BELIEVE", "THINK", "CONSIDER", "FEEL"})
_VITAL: Final = listed("ESSENTIAL IMPERATIVE IMPORTANT VITAL URGENT")
_TOLD: Final = listed(
    "EMBASSY POST POSTS MISSION AMBASSADOR CONSULATE YOU ADDRESSEES EMBASSIES DEPARTMENT DEPT CHARGE"
)


def _is_to(words: Sequence[str], row: int) -> bool:
    """EMBASSY TO INFORM, YOU ARE TO DELIVER: an order in the infinitive."""
    if row == 0 or row + 2 >= len(words) or not words[row + 1].isalpha():
        return False
    if words[row - 1] in {"ARE", "IS"} and row > 1:
        return words[row - 2] in _TOLD
    return row == 1 and words[0] in _TOLD and not FINITE & set(words[row : row + 8])


def _begin(read: Read, row: int, start: int) -> int:
    """The start of the clause that a word belongs to."""
    starts = [clause.start for clause in read.clauses if clause.start <= row]
    return max([start, *starts]) if starts else start
