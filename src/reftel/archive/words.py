"""The index of words: one Tantivy index for each view, derived from what is stored, never the truth.

The engine only appends and deletes, so a telegram is deleted by its number and added again, both in one
commit. A marker document in the same commit holds the last change of the archive that the index knows and the
version of how texts are cut: after a crash the index is behind by whole changes, and applying one twice does
no harm. An index on a disk that cannot be written is read from a temporary copy, since the engine wants to
lock a file even to read.
"""

import os
import shlex
import shutil
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import tantivy

from reftel.archive.counts import Counts, Recent
from reftel.archive.coverage import MissingCounts
from reftel.archive.errors import ArchiveError
from reftel.archive.tokens import TOKENS, Prepared, with_key
from reftel.query.facets import FACETS
from reftel.query.match import distance
from reftel.query.words import stem

__all__ = ["OPEN", "Words", "WordsChange", "WordsUnusableError", "schema"]

OPEN = "open"
"""The one view of an archive under the policy `open`."""

_HEAP = 220_000_000
_COMMIT_AFTER = 25_000  # documents; a commit costs as much as indexing a few hundred
_COMMIT_SECONDS = 20.0
_MARKER = 1
_SHORTEST_SIMILAR = 4
_MOST_COMPARED = 5_000
_TOKENIZER = "blanks"


class WordsUnusableError(ArchiveError):
    """The index is not there, is damaged, or was made by another version."""

    def __init__(self, folder: Path, reason: str) -> None:
        archive = shlex.quote(str(folder.parent.parent))
        super().__init__(
            f"The index of words at {folder} {reason}, so no words can be searched. "
            f"Type: `reftel --archive {archive} rebuild words`. It is made again from what is stored; "
            "nothing is lost."
        )


@dataclass(frozen=True, slots=True)
class WordsChange:
    """A telegram that is new or changed, by the archive's number; without a document it is gone."""

    key: int
    document: Prepared | None


def schema() -> tantivy.Schema:
    """The fields of the index; changing them means raising `tokens.TOKENS`."""
    builder = tantivy.SchemaBuilder()
    # Signed: the engine takes a Python number for a signed term when it deletes, and would find nothing.
    builder.add_integer_field("key", indexed=True, fast=True)
    builder.add_integer_field("marker", indexed=True)
    builder.add_unsigned_field("held", stored=True)
    builder.add_unsigned_field("tokens", stored=True)
    builder.add_text_field("words", tokenizer_name=_TOKENIZER, index_option="position")
    builder.add_text_field("stems", tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("subject", tokenizer_name=_TOKENIZER, index_option="position")
    builder.add_text_field("subject_stems", tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("pairs", tokenizer_name=_TOKENIZER, index_option="basic")
    builder.add_text_field("facts", tokenizer_name=_TOKENIZER, index_option="basic")
    for facet in FACETS.values():
        if facet.of_time:
            builder.add_unsigned_field(facet.name, fast=True)
        else:
            builder.add_text_field(facet.name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("oldest", fast=True)
    builder.add_unsigned_field("newest", fast=True)
    return builder.build()


def _blanks() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


class Words:
    """The index of one view, opened when first used; close it when done.

    Reading needs no lock. Whoever writes holds the archive's lock for intake and index.
    """

    def __init__(self, folder: Path, view: str = OPEN) -> None:
        self.folder = folder / view
        self.schema = schema()
        self.counted: Recent[Counts] = Recent()
        self.lacking: Recent[int] = Recent()
        self.missing: Recent[MissingCounts] = Recent(1)
        self._index: tantivy.Index | None = None
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._highest = 0
        self._upto = 0
        self._pending = 0
        self._committed = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def exists(self) -> bool:
        """Whether there is an index to read."""
        return (self.folder / "meta.json").is_file()

    @property
    def is_copy(self) -> bool:
        """Whether a temporary copy is read, since the disk cannot be written to."""
        return self._copy is not None

    # Reading

    def searcher(self) -> tantivy.Searcher:
        """A look at the index as it was last committed."""
        index = self._open()
        try:
            index.reload()
        except (ValueError, OSError):  # it was made again meanwhile, and this look is at files that are gone
            self._index = None
            index = self._open()
        return index.searcher()

    def held(self) -> int:
        """The last change the index knows; 0 where it knows none, or was made by another version."""
        if not self.exists:
            return 0
        try:
            return self._marker(self.searcher()) or 0
        except (ValueError, OSError, WordsUnusableError):
            return 0

    def held_by(self, searcher: tantivy.Searcher) -> int:
        """The last change that this look at the index knows."""
        return self._marker(searcher) or 0

    def frequent(self, most: int) -> list[str]:
        """The words that most telegrams hold, the most frequent first."""
        return [word for word, _ in self.searcher().terms_with_prefix("words", "", limit=most)]

    def beginning(self, field: str, head: str, most: int) -> list[tuple[str, int]]:
        """The terms of a field that begin so, with how many telegrams have them, the most frequent first."""
        return self.searcher().terms_with_prefix(field, head, limit=most)

    def similar(self, word: str, most: int = 3) -> list[tuple[str, int]]:
        """Words spelt much like this one, which no telegram holds in any ending, with how many hold them.

        Looked for among words that begin with the same two letters, or the same two swapped.
        """
        searcher = self.searcher()
        if len(word) < _SHORTEST_SIMILAR or searcher.doc_freq("stems", stem(word)):
            return []
        slips = 1 if len(word) < 2 * _SHORTEST_SIMILAR else 2
        found: list[tuple[int, int, str]] = []
        for head in dict.fromkeys((word[:2], word[1::-1])):
            for other, count in searcher.terms_with_prefix("words", head, limit=_MOST_COMPARED):
                apart = distance(word, other, slips)
                if apart <= slips:
                    found.append((apart, -count, other))
        return [(other, -count) for _, count, other in sorted(found)[:most]]

    def _open(self) -> tantivy.Index:
        if self._index is None:
            if not self.exists:
                raise WordsUnusableError(self.folder, "is not there")
            folder = self.folder
            if not os.access(folder, os.W_OK):
                self._copy = tempfile.TemporaryDirectory(prefix="reftel-words-")
                folder = Path(self._copy.name) / "index"
                shutil.copytree(self.folder, folder, copy_function=shutil.copyfile)
            try:
                index = tantivy.Index.open(str(folder))
                index.register_tokenizer(_TOKENIZER, _blanks())
                index.config_reader("manual")
            except (ValueError, OSError) as error:
                raise WordsUnusableError(self.folder, f"cannot be opened ({error})") from error
            if self._marker(index.searcher()) is None:
                raise WordsUnusableError(self.folder, "was made by another version of Reftel")
            self._index = index
        return self._index

    def _marker(self, searcher: tantivy.Searcher) -> int | None:
        """The change held, or None where the index was made otherwise than this version does."""
        query = tantivy.Query.term_query(self.schema, "marker", _MARKER)
        hits = searcher.search(query, limit=1).hits
        if not hits:
            return 0 if searcher.num_docs == 0 else None
        marker = searcher.doc(hits[0][1])
        return int(marker["held"][0]) if marker["tokens"] == [TOKENS] else None

    # Writing

    def apply(self, changes: Iterable[WordsChange], upto: int) -> None:
        """Take these changes in; `upto` is the change of the archive with which all of them are known.

        They are committed now and then; `commit` makes sure.
        """
        writer = self._write()
        count = 0
        for change in changes:
            if change.key <= self._highest:
                writer.delete_documents_by_term("key", change.key)
            if change.document is not None:
                writer.add_json(with_key(change.key, change.document))
                self._highest = max(self._highest, change.key)
            count += 1
        self._pending += count
        self._upto = max(upto, self._upto)
        if self._pending >= _COMMIT_AFTER or time.monotonic() - self._committed >= _COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make what was applied lasting and findable."""
        writer = self._writer
        if writer is None:
            return
        writer.delete_documents_by_term("marker", _MARKER)
        marker = tantivy.Document.from_dict(
            {"marker": _MARKER, "held": self._upto, "tokens": TOKENS}, self.schema
        )
        writer.add_document(marker)
        writer.commit()
        self._pending = 0
        self._committed = time.monotonic()

    def rest(self) -> None:
        """End writing: commit, let merges finish, and let go of the engine's lock."""
        if self._writer is not None:
            self.commit()
            self._writer.wait_merging_threads()
            self._writer = None

    def clear(self) -> None:
        """Throw the index away; the next `apply` begins a new one."""
        self._writer = None
        self._index = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def close(self) -> None:
        """Let go of everything; what was not committed is left to be caught up."""
        self._writer = None
        self._index = None
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def _write(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                index = self._open()
            except WordsUnusableError:
                self.clear()
                self.folder.mkdir(parents=True, exist_ok=True)
                index = tantivy.Index(self.schema, path=str(self.folder))
                index.register_tokenizer(_TOKENIZER, _blanks())
                index.config_reader("manual")
                self._index = index
            index.reload()
            searcher = index.searcher()
            self._upto = self._marker(searcher) or 0
            self._highest = _highest(searcher)
            self._writer = index.writer(_HEAP, 1)
            self._committed = time.monotonic()
        return self._writer


def _highest(searcher: tantivy.Searcher) -> int:
    """The highest number of a telegram in the index: higher ones need no deleting first."""
    query = tantivy.Query.all_query()
    hits = searcher.search(query, limit=1, count=False, order_by_field="key").hits
    return int(hits[0][0] or 0) if hits else 0
