import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.desk import batching
from reftel.desk.batching import BatchFileError, as_query, counts_csv, read_batch
from reftel.desk.desk import Desk, open_desk
from reftel.desk.reader import Reader
from reftel.desk.saving import NoSavedSearchError


@pytest.fixture
def desk(repository: Path, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as opened:
        opened.add(sorted((repository / "src/reftel/sample/telegrams").glob("06*.txt"))[:12])
        yield opened


def test_a_saved_search_says_what_is_new_since_the_last_time(desk: Desk, repository: Path) -> None:
    saved = desk.searches.saved
    assert saved.all() == []
    first = saved.save("women", ["tags:KWMN"])
    assert (first.before, first.lines[0].since) == (None, None)
    again = saved.run("women")
    assert again.new == 0
    assert again.before is not None
    desk.add([repository / "src/reftel/sample/telegrams"])
    looked = saved.run("women", keep=False)
    assert looked.new == looked.lines[0].total - first.lines[0].total > 0
    since = looked.lines[0].since
    assert since is not None
    assert len(since.listed) == min(looked.new, 20)
    assert saved.run("women").new == looked.new
    assert saved.run("women").new == 0


def test_telegrams_taken_down_are_lost(desk: Desk) -> None:
    saved = desk.searches.saved
    saved.save("all", [""])
    desk.take_down(desk.search("", limit=1).hits[0].address, "test")
    line = saved.run("all").lines[0]
    assert line.since is not None
    assert (line.since.new, line.since.lost) == (0, 1)


def test_a_saved_search_is_its_readers_own(desk: Desk) -> None:
    desk.searches.saved.save("  my   own ", ["harbour"])
    (kept,) = desk.searches.saved.all()
    assert (kept.name, kept.kind, kept.queries) == ("my own", "query", ["harbour"])
    other = Desk(desk._archive, Reader("somebody"))
    assert other.searches.saved.all() == []
    with pytest.raises(NoSavedSearchError, match="my own"):
        other.searches.saved.run("my own")
    desk.searches.saved.save("my own", ["harbour dues", "levy"], "batch")
    assert [each.queries for each in desk.searches.saved.all()] == [["harbour dues", "levy"]]
    desk.searches.saved.forget("my own")
    assert desk.searches.saved.all() == []
    with pytest.raises(NoSavedSearchError):
        desk.searches.saved.forget("my own")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_saved_search_needs_a_name(desk: Desk, name: str) -> None:
    with pytest.raises(Exception, match="up to 80 characters"):
        desk.searches.saved.save(name, ["harbour"])


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("harbour", "harbour"),
        ("harbour dues", '"harbour dues"'),
        ("lisbon 179", "lisbon 179"),
        ("tags:KWMN harbour", "tags:KWMN harbour"),
        ("harbour OR dues", "harbour OR dues"),
        ("(harbour dues)", "(harbour dues)"),
        ("exact:harbour dues", "exact:harbour dues"),
        ("harbour -dues", "harbour -dues"),
        ("Doe, Jane", '"Jane Doe" OR "Doe Jane"'),
        ("van der Doe, J. P.", '"J. P. van der Doe" OR "van der Doe J. P."'),
        ("Doe, Jane, 1974", '"Doe, Jane, 1974"'),
    ],
)
def test_a_line_of_plain_words_is_a_name(line: str, query: str) -> None:
    assert as_query(line) == query


def test_a_line_that_takes_too_long_is_not_taken_for_one_that_finds_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = desk.searches.saved
    total = saved.save("all", ["harbour"]).lines[0].total
    assert total
    with monkeypatch.context() as patched:
        patched.setattr(batching, "_SECONDS", 0)
        line = saved.run("all").lines[0]
        assert (line.complete, line.since, line.total) == (False, None, total)
        assert any("given up" in note for note in line.notes)
    line = saved.run("all").lines[0]
    assert line.since is not None
    assert (line.since.new, line.since.lost) == (0, 0)


def test_a_batch_gives_counts_and_hits_line_by_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("# people and things\n\nharbour\n tags:KWMN \nharbour\n=1+1\n", encoding="utf-8")
    written = read_batch(path)
    assert written == ["harbour", "tags:KWMN", "=1+1"]
    done: list[int] = []
    asked = desk.searches.batch(written, done.append)
    assert done == [1, 2, 3]
    assert [one.total for one in asked] == [desk.search(one.query).total for one in asked]
    counts = list(csv.DictReader(counts_csv(asked)))
    assert [row["telegrams"] for row in counts] == [str(one.total) for one in asked]
    assert counts[2]["line"] == "'=1+1"
    rows = list(csv.DictReader(desk.searches.hits_csv(asked)))
    assert sum(1 for row in rows if row["address"]) == sum(one.total for one in asked)


def test_the_first_column_of_a_table_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text('\ufeffharbour,1\n"dues, levied",2\n,3\n', encoding="utf-8")
    assert read_batch(path) == ["harbour", "dues, levied"]


def test_a_file_that_holds_no_query_is_refused(tmp_path: Path) -> None:
    for text in ("", "# nothing\n", "\n".join(f"word{n}" for n in range(5_001))):
        path = tmp_path / "terms.txt"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(BatchFileError):
            read_batch(path)
    with pytest.raises(BatchFileError, match="cannot be read"):
        read_batch(tmp_path / "nowhere.txt")
