"""The commands over an archive, as a person at a terminal or a program meets them. Real processes."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.made_telegrams import folder_of, telegram

LOADED = """
import sys
from reftel.cli.main import main
try:
    main(["--help"])
except SystemExit:
    heavy = {"sqlalchemy", "tantivy", "litestar", "rich", "pypdfium2", "msgspec"}
    print(sorted(heavy & sys.modules.keys()))
"""
"""What `reftel --help` has loaded of what takes time to load."""

COMMAND = [sys.executable, "-c", "from reftel.cli.main import main; main()"]


def run(*words: str | Path, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "REFTEL_ARCHIVE"}
    return subprocess.run(
        [*COMMAND, *map(str, words)],
        env={**environment, **settings},
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of ten telegrams, one of which cites another, with one refused file."""
    place = tmp_path_factory.mktemp("held")
    folder = folder_of(place / "in", 8)
    (folder / "cites.txt").write_text(telegram(20, refs=["LISBON 3", "04 LISBON 999"]), encoding="utf-8")
    (folder / "none.txt").write_text("", encoding="utf-8")
    done = run("--archive", place / "archive", "add", folder)
    assert done.returncode == 1
    return place / "archive"


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_names_the_commands_and_loads_none_of_them() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in ("add", "show", "search", "status", "verify"))
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert loaded.stdout.splitlines()[-1] == "[]"


def test_a_misspelt_command_is_wrong_use_and_the_right_one_is_named() -> None:
    done = run("serch", "x")
    assert done.returncode == 2
    assert "'search'" in done.stderr


@pytest.mark.parametrize(
    "words", [["list"], ["show", "05LISBON1"], ["search", "cork"], ["status"], ["verify"]]
)
def test_without_an_archive_a_command_says_what_to_type(tmp_path: Path, words: list[str]) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert "reftel add" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_first_add_makes_the_archive_where_one_works(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    assert run("add", folder, cwd=tmp_path).returncode == 0
    assert (tmp_path / "reftel-archive" / "archive.db").is_file()
    assert len(run("list", cwd=tmp_path).stdout.splitlines()) == 2
    named = run("list", REFTEL_ARCHIVE=str(tmp_path / "reftel-archive"))
    assert len(named.stdout.splitlines()) == 2


def test_an_archive_is_not_made_among_other_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 1)
    done = run("--archive", folder, "add", folder)
    assert done.returncode == 1
    assert "is not an archive" in done.stderr


def test_adding_what_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert run("add", tmp_path / "nothing", cwd=tmp_path).returncode == 2
    assert run("add", cwd=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_add_ends_with_both_sums_and_each_refusal_with_its_reason(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 3)
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    done = run("add", folder, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == [
        "Files seen 4 = 3 read + 0 held before + 1 refused + 0 failed + 0 pending",
        "Telegrams found 3 = 3 new telegrams + 0 new copies + 0 copies held before",
    ]
    assert "noise.bin" in done.stderr
    assert "not text" in done.stderr
    (answer,) = lines(run("add", "--json", folder, cwd=tmp_path))
    sums = answer["sums"]
    assert isinstance(sums, dict)
    assert (sums["seen"], sums["held"], sums["refused"]) == (4, 3, 1)


def test_a_rehearsed_add_makes_nothing(tmp_path: Path) -> None:
    done = run("add", "--dry-run", folder_of(tmp_path / "in", 3), cwd=tmp_path)
    assert done.returncode == 0
    assert "Nothing was taken in" in done.stdout
    assert "3 new telegrams" in done.stdout
    assert [entry.name for entry in tmp_path.iterdir()] == ["in"]


def test_list_gives_the_keys_of_the_contract(held: Path) -> None:
    rows = lines(run("--archive", held, "list", "--json"))
    assert len(rows) == 9
    assert {"mrn", "address", "date", "post", "subject", "classification", "copies"} <= rows[0].keys()
    assert rows[0]["mrn"] == "05LISBON1"
    late = lines(run("--archive", held, "list", "--json", "--since", "2005-01-05", "--until", "2005-01-08"))
    assert [row["mrn"] for row in late] == ["05LISBON2", "05LISBON3", "05LISBON4", "05LISBON5"]
    newest = lines(run("--archive", held, "list", "--json", "--newest", "--limit", "1"))
    assert [row["mrn"] for row in newest] == ["05LISBON20"]
    assert len(lines(run("--archive", held, "list", "--json", "--until", "2005-01"))) == 9


def test_status_accounts_for_every_file_and_ends_with_the_sums(held: Path) -> None:
    done = run("--archive", held, "status", "--json")
    assert done.returncode == 1
    *files, last = lines(done)
    assert len(files) == 10
    assert {"path", "state", "reason", "telegrams", "sha256"} <= files[0].keys()
    sums = last["sums"]
    assert isinstance(sums, dict)
    assert (sums["seen"], sums["read"], sums["refused"]) == (10, 9, 1)
    failed = lines(run("--archive", held, "status", "--failed", "--json"))
    assert [(line["state"], bool(line["reason"])) for line in failed[:-1]] == [("refused", True)]


def test_status_writes_a_manifest(held: Path, tmp_path: Path) -> None:
    done = run("--archive", held, "status", "--csv", tmp_path / "files.csv")
    assert done.returncode == 0
    table = (tmp_path / "files.csv").read_text().splitlines()
    assert table[0] == "path,size,sha256,state,reason,telegrams,intake"
    assert len(table) == 11


@pytest.mark.parametrize(
    "name", ["05LISBON3", "05 LISBON 3", "lisbon 3", "2005LISBON00003", "LISBON 000003", "05LISBON3~1"]
)
def test_show_takes_any_name(held: Path, name: str) -> None:
    done = run("--archive", held, "show", name)
    assert done.returncode == 0
    assert "CORK AND SALT, SHIPMENT 3" in done.stdout
    assert "unikat3 of cork" in done.stdout


def test_show_prints_a_telegram_for_reading(held: Path) -> None:
    done = run("--archive", held, "show", "05LISBON20")
    for words in (
        "Embassy Lisbon",
        "Department of State",
        "Routine",
        "1. (U) The harbour master",
        "05LISBON3 (held",
        "04LISBON999 (not held)",
        "NELSON",
    ):
        assert words in done.stdout, words
    cited = run("--archive", held, "show", "05LISBON3")
    assert "Cited by" in cited.stdout
    assert "05LISBON20" in cited.stdout


def test_show_gives_record_and_bytes(held: Path) -> None:
    (record,) = lines(run("--archive", held, "show", "05LISBON3", "--json"))
    assert (record["mrn"], record["form"]) == ("05LISBON3", "state2000")
    assert run("--archive", held, "show", "05LISBON3", "--raw").stdout == telegram(3)
    (copy,) = lines(run("--archive", held, "show", "05LISBON3", "--copies", "--json"))
    assert copy["source"] == str(held.parent / "in" / "box0" / "t00003.txt")


def test_show_says_what_is_missing_and_what_to_do(held: Path) -> None:
    done = run("--archive", held, "show", "05LISBON999")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "not held" in done.stderr
    cited = run("--archive", held, "show", "04LISBON999")
    assert "1 telegram held here cites it" in cited.stderr


def test_the_record_of_a_telegram_is_what_parse_prints(held: Path) -> None:
    place = held.parent / "in" / "cites.txt"
    (parsed,) = lines(run("parse", "--json", place))
    (shown,) = lines(run("--archive", held, "show", "05LISBON20", "--json"))
    assert shown == parsed


def test_a_removal_asks_first(tmp_path: Path) -> None:
    run("add", folder_of(tmp_path / "in", 3), cwd=tmp_path)
    unasked = run("remove", "05LISBON1", cwd=tmp_path)
    assert unasked.returncode == 2
    assert "--yes" in unasked.stderr
    (answer,) = lines(run("remove", "05LISBON1", "--reason", "misfiled", "--yes", "--json", cwd=tmp_path))
    assert answer["telegrams"] == ["05LISBON1"]
    assert "misfiled" in run("show", "05LISBON1", cwd=tmp_path).stderr
    assert run("remove", "05LISBON1", "--yes", cwd=tmp_path).returncode == 1
    assert run("remove", "--intake", "1", "--yes", cwd=tmp_path).returncode == 0
    assert run("remove", "--intake", "1", "--yes", cwd=tmp_path).returncode == 1
    assert run("list", cwd=tmp_path).stdout == ""
    assert run("verify", cwd=tmp_path).returncode == 0


def test_a_removal_is_asked_at_a_terminal(tmp_path: Path) -> None:
    run("add", folder_of(tmp_path / "in", 1), cwd=tmp_path)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "remove", "05LISBON1"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, b"n\n")
        process.wait(timeout=60)
    os.close(ours)
    assert process.returncode == 130
    assert len(run("list", cwd=tmp_path).stdout.splitlines()) == 1


def test_a_backup_is_an_archive(held: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert run("--archive", held, "backup", copy).returncode == 0
    assert run("--archive", copy, "verify").returncode == 0
    assert run("--archive", copy, "list").stdout == run("--archive", held, "list").stdout
    assert "05LISBON3" in run("--archive", copy, "search", "unikat3").stdout
    again = run("--archive", held, "backup", copy)
    assert again.returncode == 1
    assert "holds something already" in again.stderr


def test_verify_finds_a_text_that_was_changed_on_disk(held: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("--archive", held, "backup", copy)
    with sqlite3.connect(copy / "archive.db") as connection:
        connection.execute("UPDATE copies SET sha256 = zeroblob(32) WHERE number = 1")
    connection.close()
    done = run("--archive", copy, "verify")
    assert done.returncode == 1
    assert "another checksum" in done.stdout


def test_words_and_records_are_derived_again(held: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("--archive", held, "backup", copy)
    words = run("--archive", copy, "rebuild", "words", "--workers", "2")
    assert words.returncode == 0, words.stderr
    records = lines(run("--archive", copy, "rebuild", "records", "--all", "--json"))
    assert [(line["count"], line["changed"]) for line in records] == [(9, 0)]
    assert run("--archive", copy, "verify").returncode == 0
    assert "05LISBON7" in run("--archive", copy, "search", "unikat7").stdout


def test_an_archive_that_cannot_be_written_to_is_read(
    held: Path, tmp_path: Path, read_only_mount: Path
) -> None:
    run("--archive", held, "backup", tmp_path / "source" / "archive")
    subprocess.run(["mount", "-o", "remount,bind,ro", str(read_only_mount)], check=True)
    there = read_only_mount / "archive"
    for words in (["list"], ["show", "05LISBON3"], ["verify"], ["backup", str(tmp_path / "copy")]):
        done = run("--archive", there, *words)
        assert done.returncode == 0, done.stderr
    found = run("--archive", there, "search", "unikat3")
    assert "05LISBON3" in found.stdout
    assert "cannot be written" in found.stderr
    refused = run("--archive", there, "add", held.parent / "in")
    assert refused.returncode == 1
    assert "cannot be written to" in refused.stderr


def test_a_log_left_on_a_disk_that_cannot_be_written_to_is_read_too(
    tmp_path: Path, read_only_mount: Path
) -> None:
    archive = tmp_path / "source" / "archive"
    environment = {**os.environ, "REFTEL_TEST_DIE_AT": "after-index:1"}
    command = [*COMMAND, "--archive", str(archive), "add", str(folder_of(tmp_path / "in", 4))]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (archive / "archive.db-wal").stat().st_size > 0
    subprocess.run(["mount", "-o", "remount,bind,ro", str(read_only_mount)], check=True)
    done = run("--archive", read_only_mount / "archive", "list")
    assert len(done.stdout.splitlines()) == 4, done.stderr


def test_an_archive_of_a_later_version_is_left_alone(held: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("--archive", held, "backup", copy)
    with sqlite3.connect(copy / "archive.db") as connection:
        connection.execute("INSERT INTO migrations VALUES (9999, 'from the future', '2099-01-01')")
    connection.close()
    done = run("--archive", copy, "list")
    assert done.returncode == 1
    assert "Upgrade Reftel" in done.stderr


def test_a_reader_that_goes_away_is_no_error(held: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "--archive", str(held), "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        words = process.stderr.read()
        process.wait(timeout=60)
    assert process.returncode in {0, 1}
    assert words == b""


@pytest.mark.long
def test_help_comes_at_once() -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        run("--help")
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.2


def test_the_doctor_names_what_is_missing_and_what_to_type(held: Path, tmp_path: Path) -> None:
    found = {line["subject"]: line for line in lines(run("--archive", held, "doctor", "--json"))}
    assert found["archive"]["state"] == "ok"
    assert found["SQLite"]["state"] == "ok"
    bare = {line["subject"]: line for line in lines(run("doctor", "--json", cwd=tmp_path))}
    assert "reftel add" in str(bare["archive"]["help"])
    assert list(tmp_path.iterdir()) == []


def test_an_intake_that_is_not_there_is_said_with_the_next_step(held: Path) -> None:
    done = run("--archive", held, "status", "--intake", "99")
    assert done.returncode == 1
    assert "Intake 99 is not there. `reftel status` lists the intakes." in done.stderr


def test_files_that_were_passed_over_are_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", 2)
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1\0")
    done = run("add", folder, cwd=tmp_path)
    assert done.returncode == 0
    assert "`reftel status --passed` names them" in done.stderr
    named = run("status", "--passed", cwd=tmp_path)
    assert named.stdout.splitlines()[0].startswith(f"passed over {folder / '.DS_Store'}: ")
    (row, _) = lines(run("status", "--passed", "--json", cwd=tmp_path))
    assert row["state"] == "passed"


def test_columns_that_mean_nothing_to_us_are_kept_and_shown(tmp_path: Path) -> None:
    table = tmp_path / "dump.csv"
    text = telegram(1).replace('"', '""')
    table.write_text(f'body,shelf,keeper\n"{text}",B 17,the harbour office\n', encoding="utf-8")
    assert run("add", table, cwd=tmp_path).returncode == 0
    (row,) = lines(run("show", "05LISBON1", "--copies", "--json", cwd=tmp_path))
    assert row["fields"] == {"shelf": "B 17", "keeper": "the harbour office"}
    assert "keeper: the harbour office" in run("show", "05LISBON1", "--copies", cwd=tmp_path).stdout
    assert run("rebuild", "records", "--all", cwd=tmp_path).returncode == 0
    assert "shelf: B 17" in run("show", "05LISBON1", "--copies", cwd=tmp_path).stdout
    assert run("remove", "05LISBON1", "--yes", "--reason", "asked for", cwd=tmp_path).returncode == 0
    assert run("verify", cwd=tmp_path).returncode == 0
