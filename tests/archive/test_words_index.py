import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import tantivy

from reftel.archive import words as words_module
from reftel.archive.search import find
from reftel.archive.tokens import prepare, prepare_copies
from reftel.archive.words import Words, WordsChange, WordsUnusableError
from reftel.query import read
from reftel.telegram.record import Originator, Paragraph, Record


def made(serial: int, text: str, date: str | None = "1974-03-05") -> Record:
    """A telegram with one paragraph."""
    return Record(
        reader="test",
        form="plain",
        mrn=f"74CASTREL{serial}",
        date=date,
        originator=Originator(plad="AMEMBASSY CASTREL", post="CASTREL", canonical_post="CASTREL"),
        paragraphs=[Paragraph(1, None, None, "body", None, text, (0, len(text)))],
    )


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    with Words(tmp_path / "words") as opened:
        yield opened


def change(key: int, text: str) -> WordsChange:
    return WordsChange(key, prepare(made(key, text)))


def total(words: Words, query: str) -> int:
    return find(words, read(query).tree).total


def test_nothing_is_held_before_anything_was_applied(words: Words) -> None:
    assert words.held() == 0
    assert not words.exists
    with pytest.raises(WordsUnusableError, match="rebuild words"):
        words.searcher()


def test_applied_changes_are_found_after_a_commit(words: Words) -> None:
    words.apply([change(1, "harbour dues"), change(2, "harbour pilots")], upto=7)
    words.commit()
    assert words.held() == 7
    assert total(words, "harbour") == 2
    assert total(words, "") == 2  # the marker is no telegram


def test_a_change_applied_twice_does_no_harm(words: Words) -> None:
    for _ in range(3):
        words.apply([change(1, "harbour dues"), change(2, "harbour pilots")], upto=7)
        words.rest()
    assert total(words, "harbour") == 2
    assert words.held() == 7


def test_a_changed_telegram_takes_the_place_of_the_old_one(words: Words) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    words.apply([change(1, "port charges")], upto=2)
    words.rest()
    assert (total(words, "harbour"), total(words, "charges"), total(words, "")) == (0, 1, 1)


def test_a_telegram_that_is_gone_is_found_no_more(words: Words) -> None:
    words.apply([change(1, "harbour dues"), change(2, "harbour pilots")], upto=1)
    words.apply([WordsChange(1, None)], upto=2)
    words.rest()
    assert total(words, "harbour") == 1
    assert words.held() == 2


def test_what_was_not_committed_is_left_to_be_caught_up(words: Words) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.commit()
    words.apply([change(2, "harbour pilots")], upto=2)
    words.close()
    assert words.held() == 1
    words.apply([change(2, "harbour pilots")], upto=2)
    words.rest()
    assert (words.held(), total(words, "harbour")) == (2, 2)


def test_an_index_of_another_version_is_made_anew(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    words.close()
    monkeypatch.setattr(words_module, "TOKENS", 99)
    assert words.held() == 0
    with pytest.raises(WordsUnusableError, match="another version"):
        words.searcher()
    words.apply([change(2, "harbour pilots")], upto=3)
    words.rest()
    assert (words.held(), total(words, "harbour")) == (3, 1)


def test_a_damaged_index_is_said_to_be_and_made_anew(words: Words) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    words.close()
    (words.folder / "meta.json").write_text("{", encoding="utf-8")
    assert words.held() == 0
    with pytest.raises(WordsUnusableError, match="cannot be opened"):
        words.searcher()
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    assert total(words, "harbour") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_index_that_cannot_be_written_is_read_from_a_copy(words: Words) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    words.close()
    words.folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert total(words, "harbour") == 1
        assert words.is_copy
    finally:
        words.folder.chmod(stat.S_IRWXU)


def test_a_copy_is_read_where_the_disk_refuses(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.rest()
    words.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert total(words, "harbour") == 1
    assert words.is_copy
    words.close()
    assert not words.is_copy


def test_another_look_sees_what_another_process_committed(words: Words) -> None:
    words.apply([change(1, "harbour dues")], upto=1)
    words.commit()
    with Words(words.folder.parent) as other:
        assert total(other, "harbour") == 1
        words.apply([change(2, "harbour pilots")], upto=2)
        words.commit()
        assert total(other, "harbour") == 2
        assert other.held() == 2


def test_several_copies_are_one_telegram_with_the_words_of_all(words: Words) -> None:
    fuller, other = made(1, "harbour dues were raised"), made(1, "harbour dues GARBLED razed")
    words.apply([WordsChange(1, prepare_copies([(fuller, ""), (other, "")]))], upto=1)
    words.rest()
    assert [total(words, query) for query in ("raised", "razed", '"dues were"', "razed raised")] == [
        1,
        1,
        1,
        1,
    ]


def test_numbers_may_come_in_any_order(words: Words) -> None:
    words.apply([change(9, "harbour nine")], upto=1)
    words.commit()
    words.apply([change(3, "harbour three"), change(12, "harbour twelve"), change(3, "port three")], upto=2)
    words.rest()
    assert total(words, "harbour") == 2
    assert total(words, "three") == 1


def test_the_engine_deletes_by_number(words: Words) -> None:
    """With an unsigned key it would not: the engine takes a Python number for a signed one."""
    words.apply([change(1, "harbour")], upto=1)
    words.commit()
    query = tantivy.Query.term_query(words.schema, "key", 1)
    assert len(words.searcher().search(query).hits) == 1
