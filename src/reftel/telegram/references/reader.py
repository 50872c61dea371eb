"""The walk through a REF block, token by token; every step looks a bounded number of tokens ahead."""

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.flow import Flow
from reftel.telegram.mrn import HEADQUARTERS
from reftel.telegram.record import Reference, ReferenceKind
from reftel.telegram.references import oddities
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import year_of
from reftel.telegram.references.drafts import Draft, finished
from reftel.telegram.references.kinds import NOTHING, kind_of
from reftel.telegram.references.labels import label_at
from reftel.telegram.references.lists import SharedYears, next_in_list, shared_years
from reftel.telegram.references.notes import Notes, range_behind, read_notes, year_behind
from reftel.telegram.references.numbers import Serial, serial_at
from reftel.telegram.references.oddities import Oddity
from reftel.telegram.references.refword import behind_ref_word, block_start
from reftel.telegram.references.stretches import (
    airgram_within,
    end_of_remark,
    end_of_thing,
    group_within,
    paragraph_before,
    skipped_label,
)
from reftel.telegram.references.targets import Target, target_at
from reftel.telegram.references.tokens import FIGURES, SIGN, WORD, Token, pairs, tokens_of

__all__ = ["BlockReader"]

_NOTES = frozenset({"NOTAL", "PARA", "PARAS", "ET", "THROUGH", "THRU", "TO", "OF", "DATED"})
_JOINING = frozenset({"AND", "OR", "ALSO", "PLUS"})
_SEPTEL = frozenset({"SEPTEL", "SEPTELS"})
_LONGEST_THING = 40  #: more words than this are prose that ran into the block
_SHOWN = 60


class BlockReader:
    """Reads one block; `drafts` and `diagnostics` fill as it walks."""

    __slots__ = (
        "_citing",
        "_closed",
        "_flow",
        "_label",
        "_label_start",
        "_seen",
        "_tokens",
        "diagnostics",
        "drafts",
    )

    def __init__(self, flow: Flow, citing: Citing) -> None:
        self._flow = flow
        self._citing = citing
        self._tokens: list[Token] = tokens_of(flow.joined)
        self._closed = pairs(self._tokens)
        self._label: str | None = None
        self._label_start: int | None = None  # of a label that has no item yet
        self._seen: set[str] = set()
        self.drafts: list[Draft] = []
        self.diagnostics: list[Diagnostic] = []

    @property
    def _last(self) -> str | None:
        """The label before the next one; a first item without one stands for A."""
        return self._label if self._label is not None or not self.drafts else "A"

    def references(self) -> list[Reference]:
        """The items, with years, and with the label of a list whose first one is missing."""
        self._supply_first_label()
        found: list[Reference] = []
        for draft in self.drafts:
            span = self._flow.span(draft.start, draft.end)
            reference, odd = finished(draft, self._citing, self._flow.joined, span)
            found.append(reference)
            for oddity in odd:
                self._tell(oddity, draft.start, draft.end)
        return found

    def _supply_first_label(self) -> None:
        labels = [draft.label for draft in self.drafts]
        second = next((label for label in labels if label is not None), None)
        if labels and labels[0] is None and second in ("B", "b", "2"):
            first = {"B": "A", "b": "a", "2": "1"}[second]
            for draft in self.drafts[: labels.index(second)]:
                draft.label = first
            self._tell(oddities.missing_label(first), self.drafts[0].start, self.drafts[0].end)

    def _tell(self, oddity: Oddity, start: int, end: int) -> None:
        """Keeps an oddity, at offsets of the joined block."""
        span = self._flow.span(start, end)
        told = Diagnostic(oddity.rule, oddity.severity, oddity.message, oddity.help, span)
        if told not in self.diagnostics[-1:]:  # a range says it once
            self.diagnostics.append(told)

    def _tell_at(self, oddity: Oddity, first: int, stop: int) -> None:
        """Keeps an oddity, at tokens."""
        self._tell(oddity, self._tokens[first].start, self._tokens[stop - 1].end)

    # -- the walk

    def read(self) -> None:
        """Walks from the first token to the last."""
        at, size = block_start(self._tokens), len(self._tokens)
        while at < size:
            at = self._step(at)
        self._drop_label()

    def _step(self, at: int) -> int:
        tokens = self._tokens
        behind = behind_ref_word(tokens, at, self._citing)
        if behind > at:
            return behind
        label = label_at(tokens, at, self._last, self._flow.joined)
        if label is not None:
            if self._is_mark(at, label.stop):
                return label.stop
            self._begin_label(label.name, at)
            return label.stop
        if skipped_label(tokens, at, self._last, self._citing):
            self._begin_label(self._flow.joined[tokens[at].start], at)
            return at + 2
        token = tokens[at]
        if token.kind == SIGN:
            return self._sign(at)
        if token.kind == WORD:
            if token.text in _JOINING:
                return at + 1
            if token.text in _SEPTEL:
                self._tell_at(oddities.septel(), at, at + 1)
                self._label_start = None
                return at + 1
            if stop := self._nothing(at):
                self._label_start = None
                return stop
        return self._item(at)

    def _nothing(self, at: int) -> int:
        """The index behind NONE, N/A and the like, which say that there is no reference; else 0."""
        text = self._tokens[at].text
        if text in NOTHING:
            return at + 1
        if text in ("NO", "NOT") and at + 1 < len(self._tokens):
            said = self._tokens[at + 1].text
            return at + 2 if said == "APPLICABLE" or said.startswith("REF") else 0
        following = [token.text for token in self._tokens[at + 1 : at + 3]]
        return at + 3 if text == "N" and following == ["/", "A"] else 0

    def _is_mark(self, at: int, stop: int) -> bool:
        """Whether `(C)` is a classification and no label: behind a label, before all, or behind all."""
        tokens = self._tokens
        if tokens[at].text != "(" or tokens[at + 1].text not in ("U", "C", "S"):
            return False
        if self._label_start is not None or (not self.drafts and self._label is None):
            return True
        return stop >= len(tokens) or (tokens[stop].text in ";," and self._label is None)

    def _begin_label(self, name: str, at: int) -> None:
        self._drop_label()
        if name.upper() in self._seen:
            self._tell_at(oddities.repeated_label(name), at, at + 1)
        self._seen.add(name.upper())
        self._label, self._label_start = name, self._tokens[at].start

    def _drop_label(self) -> None:
        """Tells of a label that nothing followed."""
        if self._label_start is not None and self._label is not None:
            self._tell(oddities.empty_label(self._label), self._label_start, self._label_start + 1)
        self._label_start = None

    def _sign(self, at: int) -> int:
        """Passes a sign; brackets that open an item of their own are read, others skipped whole."""
        tokens = self._tokens
        if tokens[at].text in "([{'’\"“":
            target = target_at(tokens, at, self._citing)
            if target is not None and target.year is not None:
                return self._item(at)
            shut = self._closed.get(at)
            if shut is not None and target_at(tokens, at + 1, self._citing, known=True) is None:
                if self.drafts and self._label_start is None:
                    self._late_note(at, shut)
                    return shut + 1
                if kind_of(tokens, at + 1, shut) is None:
                    return shut + 1
        return at + 1

    def _late_note(self, start: int, shut: int) -> None:
        """A bracket behind a remark still says NOTAL of the item before it."""
        if any(token.text == "NOTAL" for token in self._tokens[start:shut]):
            draft = self.drafts[-1]
            draft.notes = draft.notes or Notes(shut, shut)
            draft.notes.notal = True

    # -- items

    def _item(self, at: int) -> int:
        """Reads what begins here: a known telegram, a group, a thing of some kind, an unknown sender."""
        tokens, citing = self._tokens, self._citing
        paragraph, place = paragraph_before(tokens, at)
        shared = shared_years(tokens, place, citing)
        target = target_at(tokens, shared.stop if shared else place, citing)
        if target is not None:
            begins = at if paragraph is not None else shared.start if shared else target.start
            if target.sender is not None and target.sender.how is not None:
                return self._telegrams(target, begins, paragraph, shared)
        if (group := group_within(tokens, at)) is not None:
            return self._thing(at, group, "other" if kind_of(tokens, at, group) == "other" else "telegram")
        if (airgram := airgram_within(tokens, at, citing)) is not None:
            return self._thing(at, airgram, "document")
        end = end_of_thing(tokens, at, self._last, self._flow.joined, citing)
        kind = kind_of(tokens, at, end)
        if kind is None and target is not None:
            return self._telegrams(target, at, paragraph, shared)
        if (
            kind is None
            and tokens[at].kind == FIGURES
            and not self._more(at + 1)
            and (stop := self._bare(at))
        ):
            return stop
        return self._thing(at, end, kind)

    def _take_start(self, start: int) -> int:
        """Where an item begins: at its label, when it is the first behind it."""
        if self._label_start is not None:
            start = self._label_start
        self._label_start = None
        return start

    def _thing(self, at: int, end: int, kind: ReferenceKind | None) -> int:
        """Keeps what is no telegram by number; words of no kind count where a label has nothing else."""
        tokens = self._tokens
        notes = read_notes(tokens, end, Serial(0, end, "", mended=False), self._citing, self._closed)
        last = (notes.named if notes.day is not None else end) - 1
        while last > at and tokens[last].kind == SIGN and tokens[last].text not in ")]\"'”":
            last -= 1
        words = sum(len(token.text) > 1 for token in tokens[at : last + 1] if token.kind == WORD)
        if kind is None:
            if (self.drafts and self._label_start is None) or not words:
                return max(end, at + 1)
            shown = " ".join(self._flow.joined[tokens[at].start : tokens[last].end].split())
            self._tell_at(oddities.unread(shown[:_SHOWN]), at, last + 1)
            if words > _LONGEST_THING:
                return max(end, at + 1)
        start = self._take_start(tokens[at].start)
        self.drafts.append(Draft(kind or "other", start, tokens[last].end, self._label, notes=notes))
        return max(notes.stop, at + 1)

    def _bare(self, at: int) -> int:
        """A number alone: a telegram of the own post, or a year that someone left standing."""
        tokens, citing = self._tokens, self._citing
        serial = serial_at(tokens, at)
        if serial is None:
            return 0
        figures = tokens[at].text
        year = year_of(tokens, at)
        alone = not self.drafts and self._label is None and serial.stop >= len(tokens)
        if year is not None and (alone or len(figures) == 4 or year == citing.year):
            self._tell_at(oddities.only_a_year(figures), at, at + 1)
            self._label_start = None
            return serial.stop
        return self._telegrams(Target(None, None, serial, at, serial.stop), at, None, None)

    def _more(self, at: int) -> bool:
        """Whether a word follows on the same line that is neither a label nor a note."""
        if at >= len(self._tokens) or self._tokens[at].kind != WORD or self._tokens[at].line:
            return False
        if self._tokens[at].text in _JOINING or self._tokens[at].text in _NOTES:
            return False
        return label_at(self._tokens, at, self._last, self._flow.joined) is None

    # -- telegrams

    def _telegrams(self, target: Target, at: int, paragraph: int | None, shared: SharedYears | None) -> int:
        """Keeps a telegram and the further numbers that share its sender."""
        tokens, citing, joined = self._tokens, self._citing, self._flow.joined
        self._tell_target(target)
        post = citing.post if target.sender is None else target.sender.post
        year = target.year.year if target.year else None
        group: list[Draft] = []
        serial, start, stop = target.serial, self._take_start(tokens[at].start), target.stop
        while True:
            span = self._range(serial, stop)
            last = span[1] if span else stop
            notes = read_notes(tokens, last, serial, citing, self._closed, alias=post == HEADQUARTERS)
            notes.paragraph = notes.paragraph if notes.paragraph is not None else paragraph
            end = tokens[max(notes.named, last) - 1].end
            numbers = span[0] if span else [serial.value]
            written = notes.year or year
            group += [
                Draft("telegram", start, end, self._label, post, one, written, notes) for one in numbers
            ]
            following = next_in_list(tokens, notes.stop, self._last, joined, citing)
            if following is None:
                break
            serial, year = following.serial, following.year or year
            start, stop = tokens[following.begins].start, serial.stop
        for draft in group:
            # NOTAL and AND PREVIOUS stand once, behind the whole list
            assert draft.notes is not None
            draft.notes.notal = draft.notes.notal or notes.notal
            draft.notes.previous = draft.notes.previous or notes.previous
        self.drafts.extend(shared.spread(group) if shared else group)
        return end_of_remark(tokens, notes.stop, self._last, joined, citing, closed=self._closed)

    def _range(self, serial: Serial, at: int) -> tuple[range, int] | None:
        """Every serial of `398 THROUGH 401`, and the index behind it."""
        if year_behind(self._tokens, at, serial, self._citing) is not None:
            return None
        found = range_behind(self._tokens, at, serial)
        return (range(serial.value, found[0] + 1), found[1]) if found else None

    def _tell_target(self, target: Target) -> None:
        """Says what had to be guessed of a target."""
        sender = target.sender
        if sender is not None and sender.how == "near":
            self._tell_at(oddities.misspelt_post(sender.written, sender.post), sender.start, sender.stop)
        elif sender is not None and sender.how is None:
            self._tell_at(oddities.unknown_post(sender.written), sender.start, sender.stop)
        elif sender is None and self._citing.post is not None:
            self._tell_at(oddities.missing_post(self._citing.post), target.start, target.stop)
        if target.serial.mended:
            self._tell_at(oddities.letter_for_figure(), target.start, target.stop)
        if target.year is not None and target.year.odd:
            self._tell_at(oddities.figures_of_year(target.year.year), target.start, target.stop)
