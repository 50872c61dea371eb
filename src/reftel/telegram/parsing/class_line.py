"""The line that says how a telegram is classified, which section it is, and its number.

    line    = words { SP caption } [ SP section ] SP post SP serial [ "/" section ] { SP alias | SP signal }
    words   = "UNCLAS" | "C O N F I D E N T I A L" | "LIMITED OFFICIAL USE" | ...     letters spaced or not
    section = [ "FINAL" ] "SECTION" [ number ] "OF" number

Words of classification stand in running text as well (THE SECRETARY GENERAL SAID), so a line counts only when
number or section follows, or when what follows is the post the telegram comes from.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reftel.telegram.nearness import distance

__all__ = ["ClassLine", "find_glued", "levels_of", "read_class_line", "read_level"]

_WORDS: Final = (
    ("UNCLASSIFIED", "UNCLASSIFIED"),
    ("UNCLASS", "UNCLASSIFIED"),
    ("UNCLAS", "UNCLASSIFIED"),
    ("LIMITEDOFFICIALUSE", "LIMITED OFFICIAL USE"),
    ("LIMITEDOFFUSE", "LIMITED OFFICIAL USE"),
    ("LIMOFFUSE", "LIMITED OFFICIAL USE"),
    ("CONFIDENTIAL", "CONFIDENTIAL"),
    ("TOPSECRET", "TOP SECRET"),
    ("SECRET", "SECRET"),
    ("RESTRICTED", "RESTRICTED"),
)


def _spaced(word: str) -> str:
    return r"[ \t]{0,3}".join(word)


# The level's own letters end where no letter follows, or where SECTION or EFTO was run together with them.
_LEVEL: Final = re.compile(
    "(?:"
    + "|".join(_spaced(written) for written, _ in _WORDS)
    + r"|LIMITED[ \t]+OFF(?:ICIAL)?[ \t]+USE)(?![A-Z])|UNCLAS(?=SEC|EFTO)",
    re.IGNORECASE,
)
_LEVEL_FIRSTS: Final = frozenset("UCSLTRucsltr")
_LEVEL_OF: Final = dict(_WORDS)
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE"), 1
    )
}
_FIGURE = r"(?:[OI]?[0-9][0-9OI]?|" + "|".join(_NUMBERS) + ")"
# SECTION 01 OF 02, SECTIO 01, SECTIKN 01 F 03, SECTION ONE OF TWO, SEC 1 OF 2, SECTION 1 ON 2 SECTIONS; any
# damaged word before figures with OF between them
_SECTION: Final = re.compile(
    rf"(?P<final>FINAL[ \t]+)?(?!SECTO\b)SEC(?:T?[A-Z]{{1,5}})?\.?[ \t]*(?P<number>{_FIGURE})?"
    rf"(?:[ \t]*(?<=[0-9 \t])(?:[O0]F|ON|/)[ \t]*|[ \t]+[O0FN][ \t]+)(?P<of>{_FIGURE})"
    r"(?:[ \t]+SECTIONS?)?(?![A-Z0-9])"
    r"|[A-Z0-9]{3,10}[ \t]+(?P<number2>\d{1,2})[A-Z]?[ \t]*[O0]F[ \t]*[A-Z]?(?P<of2>\d{1,2})(?![A-Z0-9])",
    re.IGNORECASE,
)
_SERIAL: Final = re.compile(
    r"(?P<post>[A-Z0][A-Z .'’/&-]{1,30}?)?[ \t#:,-]*(?<![0-9])"
    # Letters stand for figures only at the start of a number: the L of CASTREL 1637 is no figure.
    r"(?P<serial>(?:(?<![A-Z])[OIl]{1,3}(?=[0-9]{2})|(?=[0-9]))[0-9OIl]{1,7})"
    r"(?:/(?P<part>\d{1,2}))?(?![0-9A-Z]|[ \t]+[0-9])",
    re.IGNORECASE,
)
# a name or number so damaged that figures and letters mix, where nothing but a class line can come
_LAST_FIGURES: Final = re.compile(
    r"(?P<post>[A-Z0-9][A-Z0-9 .'/-]{1,30}?)[ \t]+(?P<serial>[0-9]{2,7}"
    r"|(?=[0-9A-Z]{0,5}[0-9]{2})[0-9A-Z]{4,7})(?:/(?P<part>\d{1,2}))?[ \t]*$",
    re.IGNORECASE,
)
# what follows a number taken too early: `LA6 PAZ 1554`
_LEFT_OVER: Final = re.compile(
    r"[ \t]*(?!TOSEC|TOPAR|SECTO|PARTO|Z[A-Z]{2}\b|PARA|PART|SECTION)[A-Z]{2,12}[ \t]+[0-9]{2,7}[ \t]*$"
)
_ALIAS: Final = re.compile(r"\b(TOSEC|TOPAR|SECTO|PARTO)[ \t]*(\d{3,7})", re.IGNORECASE)
_SIGNAL: Final = re.compile(r"\bZ[A-Z]{2}(?:[ \t]*\d{1,4})?\b", re.IGNORECASE)
_CAPTION: Final = re.compile(
    r"[ \t]*(?://?[ \t]*)?(?P<word>E[ \t]?F[ \t]?T[ \t]?O|N[ \t]?O[ \t]?F[ \t]?O[ \t]?R[ \t]?N|NO[ \t]FORN"
    r"|NODIS|EXDIS|LIMDIS|STADIS|SIPDIS"
    r"|SENSITIVE|FOUO|FOR OFFICIAL USE ONLY|SBU|ROGER CHANNEL|ORCON)\b[ \t]*",
    re.IGNORECASE,
)
_FIGURES: Final = str.maketrans("OoIiLl\u0130\u0131", "00111111")  # letters that match I in either case too
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class ClassLine:
    """What a class line says; offsets count from the start of the line.

    `level_span`, `post_span` and `number_span` tell where the words stand; `misspelt` is true where the words
    of classification were matched to the nearest level.
    """

    level: str
    level_span: tuple[int, int]
    captions: tuple[tuple[str, int, int], ...]
    section: int | None
    of: int | None
    section_span: tuple[int, int] | None
    post: str | None
    post_span: tuple[int, int] | None
    serial: int | None
    number_span: tuple[int, int] | None
    aliases: tuple[tuple[str, str], ...] = ()
    signals: tuple[str, ...] = ()
    misspelt: bool = False


def read_level(words: str) -> tuple[str, int] | None:
    """The level that a line begins with, and where its words end."""
    found = _LEVEL.match(words) if words[:1] in _LEVEL_FIRSTS else None
    if found is None:
        return None
    return levels_of(found[0]), found.end()


def levels_of(written: str) -> str:
    """The level that words of classification name, whatever their blanks."""
    folded = "".join(written.split()).upper()
    return _LEVEL_OF.get(folded, "LIMITED OFFICIAL USE")


@lru_cache(maxsize=256)
def _nearest_level(words: str) -> tuple[str, int] | None:
    """The level that misspelt words at the start of a line come nearest to, and where they end."""
    best: tuple[int, str, int] | None = None
    for written, level in _WORDS:
        if written in ("UNCLASS", "SECRET"):
            continue
        for size in (len(written), len(written) + 1, len(written) - 1):
            count = 0
            for end, letter in enumerate(words, 1):
                count += not letter.isspace()
                if count == size:
                    folded = "".join(words[:end].split()).upper()
                    away = distance(folded, written)
                    closed = end == len(words) or words[end].isspace()
                    if closed and away <= (1 if len(written) < 8 else 2) and (best is None or away < best[0]):
                        best = (away, level, end)
                    break
    return (best[1], best[2]) if best else None


def _number(written: str | None) -> int | None:
    if not written:
        return None
    if (number := _NUMBERS.get(written.upper())) is not None:
        return number
    figures = written.translate(_FIGURES)
    return int(figures) if figures.isdecimal() else None


def read_class_line(line: str, *, expected_post: str | None = None, fuzzy: bool = False) -> ClassLine | None:
    """The class line that `line` is, or None.

    With `fuzzy`, which is for the place where a class line must come, misspelt words count as well; then
    `expected_post`, or a serial, has to follow.
    """
    words = line[:_LONGEST]
    level = read_level(words)
    misspelt = False
    if level is None and fuzzy:
        level = _nearest_level(words)
        misspelt = level is not None
    if level is None:
        return None
    name, at = level
    captions: list[tuple[str, int, int]] = []
    section = of = None
    section_span: tuple[int, int] | None = None
    while True:
        if (caption := _CAPTION.match(words, at)) is not None and caption.end() > at:
            word = "".join(caption["word"].upper().split()) if len(caption["word"]) < 14 else "FOUO"
            captions.append((word, caption.start("word"), caption.end("word")))
            at = caption.end()
            continue
        start = at
        while start < len(words) and words[start] in " \t-/,":
            start += 1
        if section_span is None and (part := _SECTION.match(words, start)) is not None:
            of = _number(part["of"] or part["of2"])
            section = (
                of if part["final"] and part["number"] is None else _number(part["number"] or part["number2"])
            )
            section_span = part.span()
            at = part.end()
            continue
        break
    number = _SERIAL.match(words, start)
    if fuzzy and (number is None or _LEFT_OVER.match(words, number.end()) is not None):
        number = _LAST_FIGURES.match(words, start)
    post = serial = None
    post_span = number_span = None
    rest = words[start:]
    if number is not None:
        written = number["post"].strip(" -#:,") if number["post"] else None
        figures = number["serial"].translate(_FIGURES)
        serial = int(figures) if figures.isdecimal() else None
        number_span = number.span("serial")
        if written:
            post = written
            post_span = (number.start("post"), number.start("post") + len(number["post"].rstrip(" -#:,")))
        rest = words[number.end() :]
        if section is None and number["part"]:
            section = int(number["part"])
    elif section is None and not (expected_post and _same_start(rest, expected_post)):
        return None
    aliases: tuple[tuple[str, str], ...] = ()
    signals: tuple[str, ...] = ()
    if rest and not rest.isspace():
        aliases = tuple((series.upper(), figures) for series, figures in _ALIAS.findall(rest))
        signals = tuple(" ".join(signal.upper().split()) for signal in _SIGNAL.findall(rest))
    return ClassLine(
        name,
        (0, level[1]),
        tuple(captions),
        section,
        of,
        section_span,
        post,
        post_span,
        serial,
        number_span,
        aliases,
        signals,
        misspelt,
    )


def _same_start(rest: str, post: str) -> bool:
    """Whether what follows the level is the post the telegram comes from, its number lost."""
    return "".join(rest.split()).upper().startswith("".join(post.split()).upper())


# a level run together with a number, and a number at the end
_MAYBE_GLUED: Final = re.compile(r"[0-9][A-Z](?:[A-Z]{4}| [A-Z] )[^\n]{0,60}[0-9][A-Z]?$", re.IGNORECASE)
_EDGE: Final = re.compile(r"(?<=[0-9])(?=[A-Z])", re.IGNORECASE)
_SHORTEST: Final = 24  #: keyword, addressee, level, post and serial need more
_GLUED_SIGN: Final = re.compile(
    r"NCLAS|[OEP] [NCF] [FRS]|ONFID|IMITED|ECRET|nclas|[oep] [ncf] [frs]|onfid|imited|ecret"
)
_GLUED: Final = re.compile(
    r"(?<=[0-9A-Z \t])(?:UNCLAS(?:SIFIED)?|C[ \t]O[ \t]N[ \t]F|S[ \t]E[ \t]C[ \t]R|T[ \t]O[ \t]P|CONFIDENTIAL"
    r"|LIMITED OFF|SECRET)",
    re.IGNORECASE,
)


def find_glued(line: str, post: str | None = None) -> int | None:
    """Where a class line begins that is run together with the last addressee (`0078UNCLAS SUVA 000412`).

    A misspelt level counts where the sender's post and a serial end the line.
    """
    if len(line) < _SHORTEST:
        return None
    if _GLUED_SIGN.search(line, 8, _LONGEST) is not None:
        for found in _GLUED.finditer(line[:_LONGEST]):
            glued = read_class_line(line[found.start() :])
            if glued is not None and (glued.post is not None or glued.section is not None):
                return found.start()
    if post is None or not line[-1].isdecimal() or post not in line.upper():
        return None
    for edge in _EDGE.finditer(line[:_LONGEST]):
        glued = read_class_line(line[edge.start() :], expected_post=post, fuzzy=True)
        if glued is not None and glued.post is not None and distance(glued.post.upper(), post, 1) <= 1:
            return edge.start()
    return None
