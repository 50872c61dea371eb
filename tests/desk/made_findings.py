"""A finder made for tests: every sentence with PROMISED, ASKED or AGREED, cut as a test wants it."""

import re
from dataclasses import dataclass

from reftel.extract.findings import Ask, Findings, Name, Promise, Response
from reftel.extract.holders import OfficeHolders
from reftel.telegram.model import Telegram
from reftel.telegram.record import Paragraph

__all__ = ["MadeFinder"]

_SENTENCE = re.compile(r"[A-Z][^.\d]*\b(promised|asked|agreed)\b[^.]*", re.IGNORECASE)


@dataclass
class MadeFinder:
    """`shorter` begins quotes at the verb, `blind` finds nothing, `broken` raises on texts with that word,
    `accused` is a private person in a case."""

    shorter: bool = False
    blind: bool = False
    broken: str | None = None
    due: str | None = "2005-02-01"
    accused: str | None = None
    calls: int = 0
    holders: OfficeHolders | None = None

    def __call__(self, telegram: Telegram, *, office_holders: OfficeHolders | None = None) -> Findings:
        self.calls += 1
        self.holders = office_holders
        record, text = telegram.values, telegram.text
        found = Findings(source=record.source, mrn=record.mrn)
        if self.broken is not None and self.broken in text:
            raise ZeroDivisionError("made to fail")
        for paragraph in record.paragraphs if not self.blind else ():
            for sentence in _SENTENCE.finditer(text, *paragraph.span):
                start = sentence.start(1) if self.shorter else sentence.start()
                self._add(found, sentence[1].lower(), (start, sentence.end()), text, paragraph)
        return found

    def _add(self, found: Findings, verb: str, span: tuple[int, int], text: str, where: Paragraph) -> None:
        quote = " ".join(text[span[0] : span[1]].split())
        what = quote.lower().partition(verb)[2].strip()
        number, mark = where.number, where.mark
        if verb == "promised":
            found.promises.append(
                Promise(
                    quote=quote,
                    span=span,
                    paragraph=number,
                    mark=mark,
                    rule="made",
                    confidence=0.7,
                    by="The consul",
                    what=what,
                    due_date=self.due,
                )
            )
        elif verb == "asked":
            found.asks.append(
                Ask(
                    quote=quote,
                    span=span,
                    paragraph=number,
                    mark=mark,
                    rule="made",
                    confidence=0.7,
                    by="Harbour master",
                    to="Consul",
                    what=what,
                )
            )
        else:
            found.responses.append(
                Response(
                    quote=quote,
                    span=span,
                    paragraph=number,
                    mark=mark,
                    rule="made",
                    confidence=0.7,
                    by="Consul",
                    to_ask=len(found.asks) - 1 if found.asks else None,
                    kind="agreed",
                )
            )
        for word in re.finditer(r"\b(?:Marlow|Quint)\b", quote, re.IGNORECASE):
            start = text.index(word[0], span[0])
            found.names.append(
                Name(
                    quote=word[0],
                    span=(start, start + len(word[0])),
                    paragraph=number,
                    mark=mark,
                    rule="made",
                    confidence=0.7,
                    kind="person",
                    start=start,
                    end=start + len(word[0]),
                    text=word[0],
                    name=word[0].title(),
                    entity=1,
                    standing="accused" if self.accused == word[0] else None,
                )
            )
