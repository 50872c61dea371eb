"""Asks by a verb at the head of a sentence or of a point in a list: REPORT URGENTLY, (2) EMPHASIZE THAT.

Many such verbs are nouns as well (REPORT, SUPPORT, REVIEW): these count where an object follows, and never
where another verb shows them to be the subject. Directions on handling (PASS TO, REPEAT TO) are no asks.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.agents import OFFICES
from reftel.extract.asking.draft import Draft
from reftel.extract.clauses import clause_end
from reftel.extract.findings import Polarity
from reftel.extract.reading import Read, Reading
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = ["by_imperative"]

_VERBS: Final = listed(
    "ADVISE INFORM CONVEY DELIVER SEEK OBTAIN PROVIDE SUBMIT CONFIRM EXPEDITE ARRANGE NOTIFY FURNISH "
    "TRANSMIT INSTRUCT ENSURE ASSURE DISTRIBUTE TAKE MAKE KEEP GIVE TELL ASK EXPLAIN EMPHASIZE "
    "INVESTIGATE VERIFY ASCERTAIN DETERMINE CONSIDER COORDINATE EXPLORE SUGGEST RECOMMEND REITERATE "
    "REMIND AVOID INDICATE ENCOURAGE THANK REFRAIN RAISE URGE REAFFIRM UNDERLINE UNDERSCORE REFUSE REJECT "
    "MAINTAIN STRIVE REPLY RESPOND DISCUSS DRAFT SEND BRING EXAMINE IDENTIFY ENDEAVOR ASSIST COOPERATE "
    "CONTINUE PROCEED FOLLOW INSERT DELETE SUBSTITUTE PREPARE INVITE EXPRESS FORWARD ENLIST APPEAL EXTEND "
    "PURCHASE ESTABLISH STATE CITE DRAW LEAVE USE POINT STRESS CONTACT REPORT REQUEST SUPPORT REVIEW "
    "URGENTLY SELL DEDUCT WIRE PAY ISSUE RUSH SHIP MAIL POUCH CANCEL POSTPONE DELAY LOCATE TRACE PURSUE "
    "WITHHOLD CHECK DISREGARD IGNORE INQUIRE CORRECT AMEND OMIT"
)
_NOUNS_TOO: Final = listed(
    "REPORT REQUEST CONTACT EXPRESS STRESS URGE SUPPORT REVIEW STATE DRAFT POINT USE LEAVE DRAW APPEAL "
    "FOLLOW REPLY EXTEND TAKE INVITE FORWARD WIRE PAY ISSUE RUSH SHIP MAIL POUCH DELAY CHECK TRACE CORRECT"
)
# never nouns: ADVISE SOONEST, INFORM BY FRIDAY, CONFIRM IN WRITING
_CLEAR: Final = listed("ADVISE INFORM CONFIRM NOTIFY CONVEY SUBMIT ASCERTAIN VERIFY INSTRUCT PROVIDE OBTAIN")
_BEHIND_CLEAR: Final = listed("BY ON AT IN FROM WITH WHETHER IF NLT NOT SOONEST ASAP")
_PASSED_ON: Final = listed(
    "SUBSTANCE FOLLOWING ABOVE THIS THE OUR MY ON ALONG INFORMATION FOREGOING CONTENTS MESSAGE THESE"
)
_OBJECTS: Final = listed(
    "THE A AN THIS THESE ANY ALL YOUR OUR HIS HER ITS THEIR YOU US THAT SUCH SUBSTANCE CONCURRENCE "
    "APPROVAL COPY COPIES"
)
_NOT_NEXT: Final = listed(
    "OF ON FROM BY IN AT WITH AND OR WAS IS ARE HAS HAD WERE : . , - ; SAYS SAID FOR TO"
)
_NOT_AFTER_DO_NOT: Final = listed("BELIEVE THINK EXPECT HESITATE KNOW HAVE WANT FEEL SEE AGREE")
_ENDS_LIST: Final = frozenset({")", ":", "-"})
_OPENS_CLAUSE: Final = frozenset(
    {",", "THAT", "WHICH", "WHO", "IF", "WHEN", "WHETHER", "AS", "BECAUSE", "(", "AND"}
)


def _heads(sentence: Sentence) -> Iterator[int]:
    """Words where a point begins: the first word, and those behind the mark of an enumeration."""
    words = sentence.words
    first = 0
    while first < len(words) and not words[first][0].isalpha():
        first += 1
    if first < len(words):
        yield first
    for row in range(first + 1, len(words) - 1):
        if words[row - 1] in _ENDS_LIST and row >= 2 and (len(words[row - 2]) <= 2 or words[row - 1] == ":"):
            yield row


def _verb_later(words: Sequence[str], row: int) -> bool:
    """Whether a finite verb follows that would make the word a noun and its subject."""
    for place in range(row + 1, min(len(words), row + 9)):
        if words[place] in _OPENS_CLAUSE:
            return False
        if words[place] in FINITE:
            return True
    return False


def _is_imperative(sentence: Sentence, row: int) -> bool:
    words = sentence.words
    word, nxt = words[row], words[row + 1]
    if word == "PASS":
        return nxt in _PASSED_ON and "TO" in words[row : row + 9]
    if word in _CLEAR and nxt in _BEHIND_CLEAR:
        return True
    if word == "THANK" and nxt == "YOU":
        return False
    if word not in _VERBS or _verb_later(words, row):
        return False
    if word in _NOUNS_TOO:
        if nxt in _OBJECTS or nxt.endswith("LY") or nxt in OFFICES or nxt in {"URGENTLY", "SOONEST", "ASAP"}:
            return True
        return not sentence.upper and nxt not in _NOT_NEXT
    return nxt not in _NOT_NEXT or (
        nxt in {"TO", "FOR"} and word in {"APPEAL", "PROCEED", "CONTINUE", "STRIVE"}
    )


def by_imperative(read: Read, reading: Reading) -> Iterator[Draft]:
    """REPORT URGENTLY, EMPHASIZE THAT, DO NOT DISTRIBUTE."""
    sentence = read.sentence
    words = sentence.words
    polarity: Polarity = "instruct" if reading.washington else "ask"
    for row in _heads(sentence):
        if row + 1 >= len(words):
            continue
        negative = words[row] == "DO" and words[row + 1] == "NOT" and row + 2 < len(words)
        if negative and words[row + 2] in _NOT_AFTER_DO_NOT:
            continue
        if not negative and not _is_imperative(sentence, row):
            continue
        yield Draft(
            sentence,
            row,
            clause_end(sentence, row),
            row,
            reading.own,
            None,
            "recommend" if words[row] in {"SUGGEST", "RECOMMEND"} else polarity,
            "ask-imperative",
            0.6,
        )
