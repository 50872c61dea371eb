"""Makes large corpora of telegrams that nobody wrote, the same ones from the same seed.

For measuring: headers of the 1970s, 1980s and 2000s that agree with themselves, references that lead to
telegrams of the corpus (and a share that lead nowhere), words by Zipf's law, lengths by a log-normal one.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

from reftel.gazetteer import tags as gazetteer_tags
from reftel.gazetteer.posts import Post
from reftel.sample import layouts
from reftel.sample.layouts import Draft, wrapped
from reftel.sample.plan import STATE, Plan, Slot
from reftel.sample.words import Vocabulary

__all__ = ["Corpus", "Generated", "write_stretch"]

_MEAN_WORDS, _SPREAD = 450, 0.75
_MU = math.log(_MEAN_WORDS) - _SPREAD**2 / 2
_PARAGRAPH = 64
_FORMS = ((2001, layouts.era2000), (1980, layouts.era1985), (1973, layouts.era1973))
_SHARD = 1000
_OFFICES = (
    ("OCT", 1), ("ISO", 0), ("AID", 5), ("CIAE", 0), ("DODE", 0), ("H", 2), ("INR", 10), ("L", 3),
    ("NSAE", 0), ("NSC", 5), ("PA", 2), ("PM", 4), ("PRS", 1), ("SP", 2), ("SS", 15), ("TRSE", 0),
    ("COME", 0), ("AGR", 5),
)  # fmt: skip
_BUREAUS = (("EUR", 12), ("ARA", 10), ("NEA", 11), ("AF", 10), ("EA", 9), ("EB", 8))
_LEVELS = ("UNCLASSIFIED",) * 9 + ("LIMITED OFFICIAL USE",) * 4 + ("CONFIDENTIAL",) * 6 + ("SECRET",)
_PRECEDENCE = (("R", ""),) * 6 + (("P", "PRIORITY"),) * 3 + (("O", "IMMEDIATE"),)
_MARKS = {"CONFIDENTIAL": ("(C)",) * 6 + ("(SBU)", "(U)"), "SECRET": ("(S)",) * 4 + ("(C)", "(C)", "(U)")}


@dataclass(frozen=True, slots=True)
class Generated:
    """One telegram made: its number, its text, and the first year of the era whose form it has."""

    mrn: str
    text: str
    era: int


@cache
def _subject_tags(year: int) -> tuple[str, ...]:
    return tuple(
        code
        for code, kinds in sorted(gazetteer_tags.codes().items())
        for kind in kinds
        if kind.kind == "subject" and len(code) == 4 and kind.first_year <= year <= kind.last_year
    )


@cache
def _country_tag(country: str, year: int) -> str | None:
    for code, kinds in sorted(gazetteer_tags.codes().items()):
        for kind in kinds:
            if (
                kind.kind == "country"
                and kind.meaning == country
                and kind.first_year <= year <= kind.last_year
            ):
                return code
    return None


def _order(when: datetime, level: str) -> str:
    number = next(
        order
        for until, order in (
            ((1978, 12), "11652"),
            ((1982, 8), "12065"),
            ((1995, 10), "12356"),
            ((9999, 1), "12958"),
        )
        if (when.year, when.month) < until
    )
    if level in {"UNCLASSIFIED", "LIMITED OFFICIAL USE"}:
        return f"{number}: N/A"
    if number == "11652":
        return "11652: GDS"
    if number == "12356":
        return "12356: DECL: OADR"
    if number == "12065":
        return f"12065: GDS {when.month}/{min(when.day, 28)}/{when.year % 100 + 6}"
    return f"12958: DECL: {when.month:02d}/{min(when.day, 28):02d}/{when.year + 10}"


class Corpus:
    """A corpus of so many telegrams; `references` is how many a telegram cites on average."""

    def __init__(self, telegrams: int, seed: int, *, references: float = 1.6, missing: float = 0.2) -> None:
        self.plan = Plan(telegrams, seed)
        self.seed = seed
        self.words = Vocabulary.of(seed)
        self.references = references
        self.missing = missing
        self._topics: dict[str, list[str]] = {}

    def __len__(self) -> int:
        return self.plan.telegrams

    def telegram(self, index: int) -> Generated:
        """The telegram at this place in the row."""
        slot = self.plan.slot(index)
        random = Random(f"{self.seed} {slot.mrn}")  # noqa: S311 - reproducible on purpose
        draft = self._draft(slot, random)
        year = slot.series.year
        era, lay_out = next((era, form) for era, form in _FORMS if year >= era)
        return Generated(slot.mrn, lay_out(draft), era)

    def _draft(self, slot: Slot, random: Random) -> Draft:
        year, post = slot.series.year, slot.series.post
        upper, modern = year < 2001, year >= 2001
        level = random.choice(_LEVELS)
        sensitive = modern and level == "LIMITED OFFICIAL USE"
        if sensitive:
            level = "UNCLASSIFIED"
        prosign, precedence = random.choice(_PRECEDENCE)
        action, info = self._addressees(slot, random, precedence)
        tags = self._tags(post, action[0][0], year, random)
        topic = self._topic(tags[0])
        references, cited = self._references(slot, random, action)
        sign = self.words.names[sum(post.canonical.encode()) * 31 % 900 + year % 4].upper()
        title = " ".join(self.words.draw(random, random.randint(3, 8), topic)).upper()
        marks = ("(SBU)",) * 7 + ("(U)",) if sensitive else _MARKS.get(level)
        body = self._body(random, topic, marks if modern else None, upper=upper)
        classified = modern and level in _MARKS
        bureau = _BUREAUS[sum(post.canonical.encode()) % len(_BUREAUS)]
        return Draft(
            post=post,
            serial=slot.serial,
            when=slot.when,
            prosign=prosign,
            level=level,
            sensitive=sensitive,
            action=action,
            info=info,
            order=_order(slot.when, level),
            tags=tags,
            subject=wrapped(f"SUBJECT: {title}", 61),
            references=references,
            classified_by=[f"Classified By: DCM {sign.title()} for reasons 1.4 (b) and (d).", ""]
            if classified
            else [],
            body=body,
            signer=sign,
            offices=[bureau, *[office for office in _OFFICES if random.random() < 0.6 or office[0] == "OCT"]],
            drafter=f"{bureau[0]}/{tags[0][:1]}:{random.choice(self.words.names).upper()}",
            counter=random.randint(1, 129_000),
            sections=2 if len(body) > 110 else 1,
            cited=cited,
        )

    def _topic(self, tag: str) -> list[str]:
        if tag not in self._topics:
            self._topics[tag] = self.words.topic(f"{self.seed} {tag}")
        return self._topics[tag]

    def _body(
        self, random: Random, topic: list[str], marks: tuple[str, ...] | None, *, upper: bool
    ) -> list[str]:
        count = max(30, min(6_000, int(random.lognormvariate(_MU, _SPREAD))))
        units = self.words.draw(random, count, topic)
        lengths = random.randbytes(count // 8 + 2)
        lines: list[str] = []
        at = number = drawn = 0
        ends = " " if upper else "  "
        stop_and = f".{ends}"
        while at < count:
            stop = min(count, at + _PARAGRAPH // 2 + lengths[drawn] % _PARAGRAPH)
            sentences = []
            while at < stop:
                drawn += 1
                end = min(stop, at + 8 + lengths[drawn] % 14)
                sentences.append(" ".join(units[at:end]).capitalize())
                at = end
            number += 1
            text = stop_and.join(sentences) + "."
            if number == 1 and count > 2 * _PARAGRAPH:
                text = f"Summary:{ends}{text}{ends}End summary."
            elif at >= count and number > 2:
                text = f"Comment:{ends}{text}"
            mark = f"{marks[lengths[drawn] % len(marks)]}{ends}" if marks else ""
            text = f"{number}.{ends}{mark}{text}"
            lines += wrapped(text.upper() if upper else text, 62)
            lines.append("")
        lines.pop()
        return lines

    def _addressees(
        self, slot: Slot, random: Random, precedence: str
    ) -> tuple[list[tuple[Post, str, int]], list[tuple[Post, str, int]]]:
        posts = self.plan.posts
        others = {
            posts[int(len(posts) ** random.random())] if random.random() < 0.7 else random.choice(posts[1:])
            for _ in range(random.choice((0, 0, 1, 1, 2, 4)))
        }
        others -= {slot.series.post, posts[0]}
        ordered = sorted(others, key=lambda post: post.canonical)
        if slot.series.post.canonical == STATE:
            first = posts[1 + int((len(posts) - 1) * random.random() ** 3)]
            return [(first, precedence, self._number(slot, first))], [
                (post, "", self._number(slot, post)) for post in ordered if post is not first
            ]
        return [(posts[0], precedence, self._number(slot, posts[0]))], [
            (post, "", self._number(slot, post)) for post in ordered
        ]

    def _number(self, slot: Slot, to: Post) -> int:
        base = (
            sum(slot.series.post.canonical.encode()) * 37 + sum(to.canonical.encode()) * 91 + slot.series.year
        )
        return (base + slot.serial * 6 // 10) % 9_999 + 1

    def _tags(self, post: Post, addressee: Post, year: int, random: Random) -> list[str]:
        year = 1975 if year < 1988 else 2005  # the two editions of the table
        subjects = _subject_tags(year)
        tags = dict.fromkeys(
            subjects[int(len(subjects) * random.random() ** 2)] for _ in range(random.randint(1, 3))
        )
        about = addressee if post.canonical == STATE else post
        country = _country_tag(about.country_name, year)
        return [*tags, *([country] if country else [])]

    def _references(
        self, slot: Slot, random: Random, action: list[tuple[Post, str, int]]
    ) -> tuple[list[str], str]:
        wanted = min(8, int(random.expovariate(1 / (self.references + 0.5))))
        cited: dict[str, tuple[Post, int, int]] = {}
        written: list[str] = []
        own = slot.series.post
        for _ in range(wanted):
            kind = random.random()
            post = (
                own if kind < 0.45 else self.plan.posts[0] if kind < 0.8 else random.choice(self.plan.posts)
            )
            if own.canonical == STATE and kind < 0.5:
                post = action[0][0]
            found = self.plan.earlier(slot, post.canonical, random)
            if found is None or found.mrn in cited or found.mrn == slot.mrn:
                continue
            serial = found.serial
            if random.random() < self.missing:
                serial += 1  # a number between two of the corpus, or the next one's own
            year = found.series.year
            cited[found.mrn] = (post, serial, year)
            if year == slot.series.year and post is own and kind < 0.1 and own.canonical != STATE:
                written.append(f"EMBTEL {serial}")
                continue
            notal = " (NOTAL)" if random.random() < 0.05 else ""
            before = f"{year % 100:02d} " if year != slot.series.year else ""
            written.append(f"{before}{post.spaced} {serial}{notal}")
        attribute = ", ".join(
            f"{year % 100:02d} {post.spaced} {serial}" for post, serial, year in cited.values()
        )
        if len(written) < 2:
            return [f"REF: {word}" for word in written], attribute
        return [
            f"{'     ' if place else 'REF: '}{chr(65 + place)}. {word}" for place, word in enumerate(written)
        ], attribute


def write_stretch(corpus: Corpus, folder: Path, files: Iterable[int], *, per_file: int = 1) -> Iterator[int]:
    """Write these files of the corpus under `folder`, a thousand a folder; yields the telegrams in each.

    The n-th file holds the telegrams from `n * per_file` on and is named by the first of them, so that the
    same files come of it however the work is divided. Where two eras meet in it, it becomes two.
    """
    for number in files:
        shard = folder / f"{number // _SHARD:04d}"
        if number % _SHARD == 0 or not shard.exists():
            shard.mkdir(parents=True, exist_ok=True)
        stretch = range(number * per_file, min(len(corpus), (number + 1) * per_file))
        for _, group in groupby(map(corpus.telegram, stretch), key=lambda generated: generated.era):
            held = list(group)
            text = "\n\n".join(generated.text for generated in held)
            (shard / f"{held[0].mrn}.txt").write_bytes(text.encode())
            yield len(held)
