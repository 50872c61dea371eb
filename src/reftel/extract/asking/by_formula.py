"""Asks by the formulae of telegrams: PLEASE ADVISE, REPORT URGENTLY, IT WOULD BE USEFUL TO, ON CONDITION."""

from collections.abc import Iterator
from typing import Final

from reftel.extract.agents import shown
from reftel.extract.asking.draft import Draft
from reftel.extract.clauses import clause_end
from reftel.extract.findings import Polarity
from reftel.extract.frames import REPORTS
from reftel.extract.reading import Read, Reading
from reftel.extract.verbs import AUXILIARIES
from reftel.extract.vocabulary import listed

__all__ = ["by_formula", "by_need"]

_IMPERATIVES: Final = listed(
    "PLEASE ADVISE REPORT INFORM CONVEY DELIVER SEEK OBTAIN PROVIDE SUBMIT FORWARD CONFIRM EXPEDITE "
    "ARRANGE CONTACT NOTIFY FURNISH TRANSMIT EXPRESS CABLE URGE REQUEST SUGGEST RECOMMEND INSTRUCT ENSURE "
    "ASSURE DISTRIBUTE TAKE MAKE KEEP GIVE TELL ASK EXPLAIN EMPHASIZE STRESS INVESTIGATE VERIFY ASCERTAIN "
    "DETERMINE CONSIDER COORDINATE EXPLORE"
)
_AFTER_IMPERATIVE: Final = listed(
    "THAT YOU DEPT DEPARTMENT ANY EMBASSY SOONEST ASAP CONCURRENCE APPROVAL AUTHORIZATION"
)
_AFTER_NOUN: Final = listed("OF ON FROM BY FOR IN TO AT WITH AND WAS IS HAS THAT'S SAYS SAID")
_NOT_TOLD: Final = listed(
    "WISH BE RECALL HAVE FIND KNOW REMEMBER NOTE WANT NOT ALREADY BELIEVE THINK EXPECT HESITATE ALWAYS"
)
_CLEAR_IMPERATIVES: Final = listed(
    "ADVISE INFORM CONVEY DELIVER OBTAIN PROVIDE SUBMIT NOTIFY FURNISH TRANSMIT PLEASE"
)
_ADDRESSED: Final = listed("DEPARTMENT DEPT YOU WASHINGTON ADDRESSEES DEPARTMENT'S")
_ASKING: Final = listed("CAN COULD WILL WOULD DOES DO IS ARE WHAT WHEN HOW MAY HAS HAVE WHICH WHO")
_NOUNS_TOO: Final = listed("REPORT REQUEST CONTACT EXPRESS CABLE STRESS URGE")
_HANDLING: Final = frozenset({"PASS", "DECONTROL"})


def by_formula(read: Read, reading: Reading) -> Iterator[Draft]:
    """PLEASE ADVISE, REPORT URGENTLY, DO NOT DISTRIBUTE; IT WOULD BE USEFUL TO."""
    sentence = read.sentence
    words = sentence.words
    polarity: Polarity = "instruct" if reading.washington else "ask"
    end = clause_end(sentence, 0)
    for row, word in enumerate(words):
        if word == "PLEASE" and row + 1 < len(words) and words[row + 1] not in {"PASS", "."}:
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
    if words[-1] == "?" and _ADDRESSED & set(words) and not reading.washington and words[0] in _ASKING:
        yield Draft(sentence, 0, len(words), 1, reading.own, None, "ask", "ask-question", 0.5)
    row = 0
    while row < len(words) and (not words[row][0].isalpha() or (len(words[row]) == 1 and words[row] != "I")):
        row += 1
    if row + 1 >= len(words):
        return
    word, nxt = words[row], words[row + 1]
    heads = (
        word in _IMPERATIVES
        and word != "PLEASE"
        and nxt not in AUXILIARIES
        and nxt not in {"OF", "ON", "BY", ":"}
    )
    if heads and word in _NOUNS_TOO:
        heads = nxt.endswith("LY") or nxt in {
            "THAT",
            "YOU",
            "DEPT",
            "DEPARTMENT",
            "ANY",
            "EMBASSY",
            "SOONEST",
            "ASAP",
        }
    if heads and not any(
        clause.verb != row
        and clause.modal is None
        and row < clause.verb
        and clause.subject is not None
        and clause.subject[0] == row
        for clause in read.clauses
    ):
        yield Draft(sentence, row, end, row, reading.own, None, polarity, "ask-imperative", 0.6)
    if word == "DO" and nxt == "NOT" and row + 2 < len(words) and words[row + 2] not in _NOT_TOLD:
        yield Draft(sentence, row, end, row, reading.own, None, polarity, "ask-imperative", 0.65)


_NEEDS: Final = listed(
    "GRATEFUL APPRECIATIVE NECESSARY USEFUL HELPFUL DESIRABLE ADVISABLE APPRECIATED PREFERABLE"
)


_ASKING_NEEDS: Final = frozenset({"NECESSARY", "APPRECIATED", "GRATEFUL", "APPRECIATIVE"})


def by_need(read: Read, _reading: Reading) -> Iterator[Draft]:
    """IT WOULD BE NECESSARY FOR; WOULD BE USEFUL TO; ON CONDITION THAT; WOULD HAVE TO BE REORGANIZED."""
    sentence = read.sentence
    words = sentence.words
    for row, word in enumerate(words):
        before = words[max(0, row - 5) : row]
        if (
            word in _NEEDS
            and ({"WOULD", "SHALL", "SHOULD"} & set(before) or word == "APPRECIATED")
            and "BE" in words[max(0, row - 3) : row]
        ):
            nxt = words[row + 1] if row + 1 < len(words) else "."
            if word != "APPRECIATED" and nxt in {".", ",", "IN"}:
                continue
            start = row - len(before)
            yield Draft(
                sentence,
                _begin(read, row, start),
                clause_end(sentence, row),
                row,
                read.before,
                None,
                "ask" if word in _ASKING_NEEDS else "recommend",
                "ask-need",
                0.55,
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
            if subject is not None and any(
                clause.matrix is not None or clause.base in REPORTS for clause in read.clauses
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


def _begin(read: Read, row: int, start: int) -> int:
    """The start of the clause that a word belongs to."""
    starts = [clause.start for clause in read.clauses if clause.start <= row]
    return max([start, *starts]) if starts else start
