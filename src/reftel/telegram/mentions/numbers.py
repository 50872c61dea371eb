"""Telegrams named by number in running text: `STATE 12345`, `YOUR 221`, `EMBTEL 398`, `06 PHNOM PENH 1234`.

Every number behind a word that can end a sender's name is looked at, with the words around it. Running
text is full of other numbers, so that more is asked for than in REF lines: a post spelled as the table has
it, a number that is no year, no quantity and no telephone, and the right length for its sender.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reftel.gazetteer.posts import posts
from reftel.telegram.mentions.alone import TELEGRAM_WORDS, named_alone
from reftel.telegram.mentions.known import Known
from reftel.telegram.mentions.quantities import counts, is_year
from reftel.telegram.mrn import HEADQUARTERS, SERIES, canonical_mrn, full_year
from reftel.telegram.post_names import resolve_post
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.lists import next_in_list
from reftel.telegram.references.notes import read_notes
from reftel.telegram.references.numbers import Serial
from reftel.telegram.references.senders import FILLERS, RELATIVE_WORDS
from reftel.telegram.references.targets import Target, target_at
from reftel.telegram.references.tokens import WORD, Token, pairs, tokens_of
from reftel.telegram.references.years import assumed_year, year_by_day

__all__ = ["Numbered", "named_by_number"]

_FIGURES = re.compile(r"[0-9]+")
_GLUED = re.compile(r"([0-9]{2}|[0-9]{4})([A-Z]{4,18})([0-9]{1,6})(?![A-Z0-9])")
_LONGEST = 7
_BEFORE, _BEHIND = 60, 80  #: characters looked at around a number
_TOKENS_BEFORE = 8
_SHORT_FORMS = frozenset({"USUN", "RIO", "HCMC", "USEU", "UNVIE", "DELHI", "HAGUE", "STAE", "USNATO"})
_SURE_WORDS = frozenset({"TEL", "TELS", "CABLE", "CABLES", "TELEGRAM", "TELEGRAMS", "NO", "MSG", "MESSAGE"})
_HESITANT = frozenset(
    {"YOUR", "OUR", "MY", "UR", "YR", "EMBASSY", "MISSION", "POST", "EMB", "CONGEN", "CONSULATE"}
)
_SURE = frozenset(RELATIVE_WORDS) - _HESITANT
_NAME = 26  #: characters in which the word before a number is looked for
_MOST_OF_A_POST = 99_999


class Numbered(NamedTuple):
    """A telegram named by number: offsets in the string, its number where it can be made, its label."""

    start: int
    end: int
    mrn: str | None
    label: str | None


@cache
def _last_words() -> frozenset[str]:
    """Words that end the name of a sender: the last ones of posts' names, EMBTEL, DEPARTMENT, and so on."""
    words = set(RELATIVE_WORDS) | _SHORT_FORMS | {"SECSTATE", "DEPT", "DEPARTMENT", "DEPTEL"}
    for post in posts().values():
        words.add(post.spaced.split()[-1])
        words.add(post.canonical)
        words.update(variant for variant in post.variants if len(variant) >= 5)
    return frozenset(words - FILLERS)


def _word_before(upper: str, end: int) -> tuple[str, int]:
    """The word before an offset, past blanks and signs, and where it begins."""
    held = upper[max(0, end - _NAME) : end].rstrip(" \t\r\n#").rstrip("'’.)")
    if held[-2:] in ("'S", "’S"):
        held = held[:-2]
    word = held[max(held.rfind(" "), held.rfind("\n")) + 1 :]
    if not word.isalpha():
        at = len(word)
        while at and word[at - 1].isalpha():
            at -= 1
        word = word[at:]
    return word, max(0, end - _NAME) + len(held) - len(word)


def _may_name(upper: str, number: int, size: int, known: Known) -> str | None:
    """The word before a number, if it can end the name of a sender: the cheap test for every number."""
    word, start = _word_before(upper, number)
    for _ in range(2):
        if word not in FILLERS or word in TELEGRAM_WORDS:
            break
        word, start = _word_before(upper, start)
    if word not in _last_words():
        return word if word in TELEGRAM_WORDS else None
    short = size < 3 and upper[number] != "0" and word not in _SURE
    return None if short and int(upper[number : number + size]) not in known.serials else word


def named_by_number(text: str, upper: str, known: Known, citing: Citing) -> Iterator[Numbered]:
    """Every telegram named by number in a string; `upper` is the same string in upper case."""
    done, length = 0, len(upper)
    for found in _FIGURES.finditer(upper):
        number, end = found.span()
        before = upper[number - 1] if number else " "
        if end < length and upper[end].isalpha():
            if end - number in (2, 4) and not before.isalnum() and (glued := _GLUED.match(upper, number)):
                yield from _of_glued(glued, known)
            continue
        if (
            number < done
            or before not in " \n\t\r#"
            or end - number > _LONGEST
            or upper[end : end + 1] == "%"
        ):
            continue
        word = _may_name(upper, number, end - number, known)
        if word is None:
            continue
        for named in _around(text, number, known, citing):
            if named.start >= done:
                yield named
                done = named.end
        if done < number and word in TELEGRAM_WORDS:
            for alone in named_alone(upper, number):
                mrn = _mrn(alone.post, alone.serial, None, citing) if alone.post else None
                yield Numbered(alone.start, alone.end, mrn, None)
                done = alone.end


def _of_glued(found: re.Match[str], known: Known) -> Iterator[Numbered]:
    """`06PHNOMPENH1234`."""
    match = resolve_post(found[2], near=False)
    if match is not None:
        post, serial = match.post.canonical, int(found[3])
        reference = known.numbers.get((post, serial))
        mrn = canonical_mrn(full_year(found[1]), post, serial)
        yield Numbered(found.start(), found.end(), mrn, reference.label if reference else None)


def _around(text: str, number: int, known: Known, citing: Citing) -> Iterator[Numbered]:
    """The telegram whose number begins at this offset, and those that share its sender."""
    begin = max(0, number - _BEFORE)
    if begin:
        while begin < number and not text[begin].isspace():
            begin += 1
    tokens = tokens_of(text[begin : number + _BEHIND])
    index = next((at for at, token in enumerate(tokens) if token.start == number - begin), None)
    if index is None:
        return
    joined = text[begin : number + _BEHIND]
    target = _target(tokens, index, citing)
    if target is not None and _is_torn(tokens, target, index):
        return
    if target is None or not _is_meant(tokens, target, index, written=joined, known=known, citing=citing):
        return
    assert target.sender is not None
    post, serial, stop = target.sender.post, target.serial, target.stop
    written_year = target.year
    if written_year is not None and _is_apart(tokens, written_year.stop, target.sender.start):
        written_year = None
    first = target.start if written_year else target.sender.start
    year = written_year.year if written_year else None
    closed = pairs(tokens)
    while True:
        notes = read_notes(tokens, stop, serial, citing, closed)
        written = notes.year or year
        if written is None and notes.day is not None:
            written = notes.day.year or year_by_day(citing, notes.day.month, notes.day.day)
        end = tokens[max(notes.named, stop) - 1].end if notes.day is None else tokens[stop - 1].end
        reference = known.numbers.get((post, serial.value)) if post else None
        mrn = _mrn(post, serial.value, written, citing)
        if reference is not None and (written is None or reference.mrn == mrn):
            mrn = reference.mrn
        elif reference is not None:
            reference = None
        own = (post, serial.value) == (citing.post, citing.serial)
        if not own or written not in (None, citing.year):
            yield Numbered(
                begin + tokens[first].start, begin + end, mrn, reference.label if reference else None
            )
        following = next_in_list(tokens, notes.stop, None, joined, citing)
        if following is None or not _continues(tokens, serial, following.serial, joined, citing):
            return
        serial, first, stop = following.serial, following.begins, following.serial.stop
        year = following.year or year


def _mrn(post: str | None, serial: int, written: int | None, citing: Citing) -> str | None:
    if post is None:
        return None
    if written is not None:
        return canonical_mrn(written, post, serial)
    year = assumed_year(citing, post, serial)
    # before 1973 the numbering of posts did not restart in January
    return canonical_mrn(year, post, serial) if year is not None and year >= 1973 else None


def _target(tokens: list[Token], index: int, citing: Citing) -> Target | None:
    """The target whose serial is the token at `index`; the longest sender wins."""
    for at in range(max(0, index - _TOKENS_BEFORE), index):
        target = target_at(tokens, at, citing, known=True)
        if target is not None and target.sender is not None and index < target.serial.stop <= index + 2:
            return target
    return None


def _is_apart(tokens: list[Token], behind_year: int, name: int) -> bool:
    """Whether a year belongs to the sentence and not to the post behind it: `1974 IN LA PAZ 30`."""
    return behind_year < name or (behind_year == name and tokens[name].line)


def _is_torn(tokens: list[Token], target: Target, index: int) -> bool:
    """Whether a sentence or an address ends between the words: `OF STATE.`, `1745` on the next line."""
    assert target.sender is not None
    words = tokens[target.sender.start : target.sender.stop]
    if any(token.text == "WASHDC" for token in words):
        return True  # SECSTATE WASHDC 2015 is an address with its running number
    between = tokens[target.sender.stop : index + 1]
    return between[-1].line and any(token.text in ".:;" for token in between)


def _continues(tokens: list[Token], before: Serial, serial: Serial, written: str, citing: Citing) -> bool:
    """Whether a further number of running text is one of the list: as long, no count."""
    if abs(len(serial.figures) - len(before.figures)) > 1 or len(serial.figures) < 3:
        return False
    return not counts(tokens, serial.stop, written) and not is_year(serial.figures, citing)


def _is_meant(
    tokens: list[Token], target: Target, index: int, *, written: str, known: Known, citing: Citing
) -> bool:
    """Whether the words really name a telegram."""
    sender, serial = target.sender, target.serial
    assert sender is not None
    if (sender.post, serial.value) in known.numbers:
        return True
    words = tokens[sender.start : sender.stop]
    spelled = sender.written.replace(" ", "")
    said = any(token.text in _SURE_WORDS for token in tokens[sender.start + 1 : index])
    before = tokens[target.start - 1].text if target.start else ""
    if counts(tokens, serial.stop, written) or before in ("$", "#"):
        return False
    if target.year is not None and not target.year.odd and sender.how == "exact":
        return True
    if spelled in _SURE:
        return True  # EMBTEL, DEPTEL, URTEL
    figures, padded = serial.figures, serial.figures.startswith("0")
    if not said and not padded and (is_year(figures, citing) or len(figures) < 3):
        return False
    if spelled in _HESITANT:
        return 3 <= len(figures) <= 6 and (said or serial.value % 100 != 0)
    if sender.how in ("code", "truncated", "near") or (
        sender.how == "variant" and not _is_short_form(spelled)
    ):
        return False
    if not _is_name_in_case(words, written):
        return False
    if sender.post == HEADQUARTERS:
        return said or padded or len(figures) >= 4
    return sender.post in SERIES or serial.value <= _MOST_OF_A_POST


def _is_short_form(spelled: str) -> bool:
    return spelled in _SHORT_FORMS or spelled in ("SECSTATE", "DEPARTMENT", "DEPT") or len(spelled) >= 6


def _is_name_in_case(words: list[Token], written: str) -> bool:
    """Whether each word of the name begins with a capital, as names do in mixed case too."""
    return all(written[token.start].isupper() for token in words if token.kind == WORD)
