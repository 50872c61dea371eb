"""What the archive keeps it gives back, exactly; what makes it is what the schema says."""

import hashlib
import os
import sqlite3
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
import zstandard
from sqlalchemy import create_engine, inspect
from tests.made_telegrams import telegram

import reftel.archive
from reftel import parse
from reftel.archive.archive import Archive
from reftel.archive.database import Database, translated
from reftel.archive.errors import ArchiveBusyError, ArchiveDamagedError, ArchiveFullError, NoArchiveError
from reftel.archive.journal import Journal
from reftel.archive.layout import Layout
from reftel.archive.lock import holding, is_held, who_holds
from reftel.archive.originals import Originals
from reftel.archive.packing import Dictionary, Packer, Unpacker, shipped_dictionary
from reftel.archive.paths import on_disk, written
from reftel.archive.records import decode_record, encode_record
from reftel.archive.schema import metadata
from reftel.sample import telegrams

TEXTS = [entry.read_bytes().decode("utf-8", "replace") for entry in telegrams()]


@pytest.mark.parametrize("text", TEXTS, ids=[entry.name for entry in telegrams()])
def test_a_record_comes_back_equal_from_its_packing(text: str) -> None:
    record = parse(text, source="some/file.txt").values
    packer, unpacker = Packer(shipped_dictionary()), Unpacker({7: shipped_dictionary()})
    body = packer.body(text.encode())
    packed = packer.record(record, text.encode())
    assert unpacker.body(body, 7).decode() == text
    assert unpacker.record(packed, text.encode(), 7) == record
    assert decode_record(encode_record(record)) == record


def test_packing_makes_real_telegrams_small() -> None:
    packer = Packer(shipped_dictionary())
    longer = [text for text in TEXTS if len(text) > 1_000]
    raw = sum(len(text.encode()) for text in longer)
    records = [parse(text).values for text in longer]
    assert sum(len(packer.body(text.encode())) for text in longer) < 0.5 * raw
    packed = [packer.record(record, text.encode()) for record, text in zip(records, longer, strict=True)]
    assert sum(map(len, packed)) < 0.4 * raw


def test_an_older_dictionary_goes_on_being_used() -> None:
    old = Dictionary(b"", b"")
    text = telegram(1)
    record = parse(text).values
    packer = Packer(old)
    unpacker = Unpacker({1: old, 2: shipped_dictionary()})
    body, packed = packer.body(text.encode()), packer.record(record, text.encode())
    assert unpacker.body(body, 1).decode() == text
    assert unpacker.record(packed, text.encode(), 1) == record
    assert not unpacker.knows(3)


def test_a_damaged_copy_is_told_and_not_raised() -> None:
    text = telegram(1).encode()
    packer, unpacker = Packer(shipped_dictionary()), Unpacker({1: shipped_dictionary()})
    body, record = packer.body(text), packer.record(parse(text.decode()).values, text)
    assert "checksum" in str(unpacker.fault(body, record, 1, b"\0" * 32))
    assert "unpacked" in str(unpacker.fault(body[:-9], record, 1, b"\0" * 32))
    assert "dictionary 5" in str(unpacker.fault(body, record, 5, b"\0" * 32))
    with pytest.raises(zstandard.ZstdError):
        unpacker.body(b"no frame", 1)


def test_migrations_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    for module in iter_modules(reftel.archive.__path__):
        if module.name.startswith("schema_"):  # each brings tables of its own into the same metadata
            import_module(f"reftel.archive.{module.name}")
    Archive(tmp_path / "archive", create=True).close()
    made = inspect(create_engine(f"sqlite:///{tmp_path / 'archive' / 'archive.db'}"))
    wanted_engine = create_engine("sqlite://")
    metadata.create_all(wanted_engine)
    wanted = inspect(wanted_engine)
    assert sorted(made.get_table_names()) == sorted(wanted.get_table_names())
    for table in wanted.get_table_names():
        columns = {
            column["name"]: (str(column["type"]), column["nullable"]) for column in made.get_columns(table)
        }
        assert columns == {
            column["name"]: (str(column["type"]), column["nullable"]) for column in wanted.get_columns(table)
        }, table
        indexes = {
            index["name"]: (index["column_names"], index["unique"]) for index in made.get_indexes(table)
        }
        assert indexes == {
            index["name"]: (index["column_names"], index["unique"]) for index in wanted.get_indexes(table)
        }, table
        assert (
            made.get_pk_constraint(table)["constrained_columns"]
            == (wanted.get_pk_constraint(table)["constrained_columns"])
        )
        assert sorted(key["referred_table"] for key in made.get_foreign_keys(table)) == sorted(
            key["referred_table"] for key in wanted.get_foreign_keys(table)
        )
    wanted_engine.dispose()


def test_opening_an_archive_waits_for_no_writer(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive", create=True) as archive, archive.database.writing():
        Archive(tmp_path / "archive").close()


def test_there_is_no_archive_until_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoArchiveError, match="reftel add"):
        Archive(tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_a_path_may_hold_characters_that_mean_something_in_addresses(tmp_path: Path) -> None:
    folder = tmp_path / "what? 100% #1 é"
    Archive(folder, create=True).close()
    with Archive(folder) as archive, archive.reading():
        assert archive.layout.database.is_file()


def test_a_transaction_that_raises_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "some.db")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x INTEGER)")

    def write_and_fail() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM t").scalar() == 0
    database.close()


def test_the_journal_is_only_added_to(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db", read_only=False)
    journal.note("local", "take down", "06SUVA1", {"reason": "a test"})
    journal.note("local", "undo intake", "3", {"files": 2})
    journal.close()
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        for statement in ("UPDATE entries SET who = 'nobody'", "DELETE FROM entries"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                connection.execute(statement)
    connection.close()
    again = Journal(tmp_path / "journal.db", read_only=True)
    assert [(entry.action, entry.subject) for entry in again.entries()] == [
        ("take down", "06SUVA1"),
        ("undo intake", "3"),
    ]
    again.close()


def test_the_lock_says_who_holds_it(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    told: list[str] = []
    assert not is_held(layout)
    with holding(layout, "intake"):
        assert is_held(layout)
        assert f"process {os.getpid()}" in who_holds(layout)
        with (
            pytest.raises(ArchiveBusyError, match=str(os.getpid())),
            holding(layout, "other", 0.1, told.append),
        ):
            pytest.fail("two hold one lock")
    assert len(told) == 1
    assert not is_held(layout)
    assert not layout.holder.exists()


def test_an_original_is_kept_once_and_whole(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals")
    data = b"%PDF-1.4 not really"
    sha256 = hashlib.sha256(data).digest()
    originals.keep(sha256, "application/pdf", data)
    originals.keep(sha256, "application/pdf", data)
    (place,) = originals.stored()
    assert place.name == f"{sha256.hex()}.pdf"
    assert originals.read(sha256, "application/pdf") == data
    assert originals.is_whole(place)
    place.write_bytes(b"other")
    assert not originals.is_whole(place)
    originals.drop(sha256, "application/pdf")
    assert list(originals.stored()) == []


@pytest.mark.parametrize(
    "name", ["plain.txt", "caf\u00e9 \u2603.txt", "bad\udcff\udc80.txt", "tab\tand\nline.txt"]
)
def test_any_name_of_a_file_goes_through_a_database(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    text = written(place)
    text.encode()
    assert on_disk(text) == place


@pytest.mark.parametrize(
    ("fault", "meant"),
    [
        (OSError(28, "No space left on device"), ArchiveFullError),
        (ValueError("An IO error occurred: 'No space left on device (os error 28)'"), ArchiveFullError),
        (sqlite3.OperationalError("database or disk is full"), ArchiveFullError),
        (sqlite3.OperationalError("database is locked"), ArchiveBusyError),
    ],
)
def test_what_the_system_says_is_put_into_words(
    tmp_path: Path, fault: Exception, meant: type[Exception]
) -> None:
    with pytest.raises(meant), translated(tmp_path):
        raise fault


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "archive.db").write_bytes(b"this is no database at all, but long enough" * 50)
    with pytest.raises(ArchiveDamagedError, match="backup"):
        Archive(folder)


def test_spans_of_a_record_keep_their_shape() -> None:
    record = parse(telegram(1, refs=["LISBON 3", "LISBON 4"])).values
    odd = replace(record, spans={"a": (1, 2), "b": [(1, 2)], "c": [(1, 2), (3, 4)], "d": []})
    assert decode_record(encode_record(odd)).spans == odd.spans
