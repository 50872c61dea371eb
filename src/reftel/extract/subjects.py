"""The subject of a verb: the phrase on its left, without what only says when or where.

Telegrams leave out commas and articles, so that the phrase before a verb may begin with another: `WITH THESE
OBJECTIVES SOVIET GOVERNMENT IS`. What stands behind such an adjunct is the subject, where it can act.
"""

from typing import Final

from reftel.extract.agents import OFFICES, is_agent, is_thing
from reftel.extract.frames import BELIEFS, REPORTS, VERBS
from reftel.extract.lexicon import PLAIN, flags
from reftel.extract.sentences import Sentence
from reftel.extract.verbs import FINITE
from reftel.extract.vocabulary import listed

__all__ = [
    "ADVERBS",
    "DETERMINERS",
    "NOMINATIVE",
    "PREPOSITIONS",
    "conditional",
    "first_phrase",
    "subject_before",
]

ADVERBS: Final = listed(
    "NOT RPT REPEAT ALSO THEN NOW AGAIN LATER SOON STILL EVEN NEVER ALWAYS ONCE JUST TODAY FURTHER "
    "THEREFORE HOWEVER INDEED ONLY BOTH FIRST NEXT OFTEN ALREADY YESTERDAY TOMORROW HIMSELF HERSELF "
    "ITSELF PERHAPS SO CERTAINLY AT LEAST THEREBY TOO EVER"
)
_STOPS: Final = listed(
    "THAT WHICH WHO WHOM WHILE IF WHEN WHETHER BECAUSE SINCE ALTHOUGH THOUGH UNLESS UNTIL BUT OR THAN "
    'WHERE WHAT HOW WHY WHEREAS ONCE BEFORE ; : ( ) " ? [ ] --'
)
_NOT_SUBJECT_OPENERS: Final = listed("THEREFORE HOWEVER ALSO THEN FINALLY MOREOVER AND")
_LONGEST_SUBJECT: Final = 24
_WHICH_TIME: Final = frozenset({"NEXT", "LAST", "THIS"})
_TIMES: Final = frozenset({"WEEK", "MONTH", "YEAR", "MORNING", "AFTERNOON", "EVENING"})
_CONJUNCTIONS: Final = frozenset({"AND", "BUT", "OR"})
NOMINATIVE: Final = frozenset({"I", "WE", "HE", "SHE", "THEY", "YOU", "IT", "WHO"})
PREPOSITIONS: Final = listed("OF IN ON AT FOR FROM WITH BY UPON ABOUT OVER UNDER")
DETERMINERS: Final = listed("THE A AN THIS THESE THOSE HIS HER ITS OUR THEIR MY ANY NO SUCH")


def subject_before(sentence: Sentence, first: int) -> tuple[tuple[int, int] | None, str | None]:
    """The phrase before the verb group, and the word before that phrase; none after AND, or at a start."""
    words = sentence.words
    stop = first
    if stop > 0 and words[stop - 1] in _CONJUNCTIONS:
        return None, words[stop - 1]
    while (
        stop > 0
        and (words[stop - 1] in ADVERBS or words[stop - 1].endswith("LY"))
        and words[stop - 1] != "AT"
    ):
        stop -= 1
    if stop > 0 and words[stop - 1] in NOMINATIVE:
        return (stop - 1, stop), (words[stop - 2] if stop > 1 else None)
    if stop > 0 and words[stop - 1] in _CONJUNCTIONS:
        return None, words[stop - 1]
    row = stop
    if row > 0 and words[row - 1] == ",":
        inner = row - 2
        while (
            inner >= 0
            and row - inner <= 16
            and words[inner] not in {",", ";", ":"}
            and words[inner] not in FINITE
        ):
            inner -= 1
        if inner < 0 or words[inner] != "," or row - inner > 16:
            return None, words[row - 1]
        row = inner  # an apposition between commas belongs to the subject
    conjunction = -1
    while row > 0 and stop - row < _LONGEST_SUBJECT:
        word = words[row - 1]
        if word in _STOPS or word == ",":
            break
        if word == "MAY" and words[row][0].isdigit():
            row -= 1
            continue
        if word in NOMINATIVE - {"WHO"} and row < stop:
            break
        states = word in {"STATES", "STATE"} and row > 1 and words[row - 2] in {"UNITED", "MEMBER", "THE"}
        if not states and (word in FINITE or word in REPORTS or word in BELIEFS):
            if conjunction >= 0:
                row = conjunction + 1
            break
        if word == "AND" and conjunction < 0:
            conjunction = row - 1
        row -= 1
    while row < stop and words[row] in _NOT_SUBJECT_OPENERS:
        row += 1
    while row + 2 < stop and words[row] in _WHICH_TIME and words[row + 1] in _TIMES:
        row += 2
    opener = words[row - 1] if row > 0 else None
    if row >= stop or all(word in PREPOSITIONS or word in DETERMINERS for word in words[row:stop]):
        return None, opener
    if words[row] in _ADJUNCTS and words[row : row + 2] != ("UNDER", "SECRETARY"):
        behind = _behind_adjunct(sentence, row, stop)
        if behind is not None:
            return (behind, stop), opener
        if opener in {"AND", "BUT", None}:
            return None, opener
    return (row, stop), opener


_ADJUNCTS: Final = PREPOSITIONS - {"OF"} | listed("AFTER DURING AS WITHIN THROUGH DESPITE TO GIVEN")


def _behind_adjunct(sentence: Sentence, first: int, stop: int) -> int | None:
    """Where somebody who can act is named behind a phrase of time, place or manner."""
    words = sentence.words
    for row in range(first + 2, stop):
        if words[row] in PREPOSITIONS or words[row] in _CONJUNCTIONS:
            continue
        if _parted(sentence, row) and is_agent(sentence, row, stop):
            return row
    return None


def _parted(sentence: Sentence, row: int) -> bool:
    """Whether a new phrase begins at a word: a name or a determiner behind a common noun."""
    word, before = sentence.words[row], sentence.words[row - 1]
    if before in PREPOSITIONS or before in DETERMINERS or before in _CONJUNCTIONS:
        return False
    if word in DETERMINERS:
        return True
    if not sentence.upper:
        return sentence.written(row)[0].isupper() and not sentence.written(row - 1)[0].isupper()
    if before[0].isdigit() or is_thing((before,)):
        return True
    ordinary = flags().get
    if ordinary(before, 0) & PLAIN and not ordinary(word, 0) & PLAIN and before not in sentence.known:
        return True
    return before in OFFICES and (word in OFFICES or word in sentence.known)


_IF: Final = frozenset({"IF", "UNLESS", "WHETHER", "UNTIL"})
_ENDS_CONDITION: Final = frozenset({",", ";", ":", "(", ")", "THAT", "."})
_REACH: Final = 12


def conditional(sentence: Sentence, first: int) -> bool:
    """Whether the clause that begins at a word is only a condition: IF DEPARTMENT WISHES, UNTIL HE AGREES."""
    words = sentence.words
    for row in range(first - 1, max(-1, first - _REACH), -1):
        word = words[row]
        if word in _IF or (word == "AS" and words[row - 2 : row] == ("AS", "SOON")):
            return True
        if word in _ENDS_CONDITION or (word in VERBS and word not in OFFICES):
            return False
        if word in FINITE and not (word == "WERE" and words[row + 1 : row + 2] == ("TO",)):
            return False
    return False


def first_phrase(sentence: Sentence) -> tuple[int, int] | None:
    """The subject at the head of a sentence: the words before its first auxiliary or known verb."""
    for row, word in enumerate(sentence.words[:10]):
        if word in FINITE or (word in VERBS and row > 0):
            return (0, row) if 0 < row <= 8 and is_agent(sentence, 0, row) else None
    return None
