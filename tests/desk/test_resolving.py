"""The citations of a text against an archive of the sample."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reftel.desk.desk import Desk, open_desk
from reftel.desk.resolving import Resolved, Unresolvable
from reftel.sample import telegrams


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("archive") / "archive"
    with open_desk(folder, create=True) as opened:
        opened.add([Path(str(one)) for one in telegrams()])
        yield opened


def test_what_is_held_opens_and_what_is_not_is_said(desk: Desk) -> None:
    held = next(one for one in desk.list() if one.mrn and "~" not in one.address)
    assert held.mrn is not None
    one, other = desk.resolve_text(f"See {held.mrn}; but compare 06OSLO99999.")
    assert (one.state, one.address, one.mrn) == ("held", held.address, held.mrn)
    assert (other.state, other.address, other.mrn) == ("not_held", None, "06OSLO99999")


def test_a_post_that_no_table_has_is_one_where_its_telegrams_are_held(desk: Desk) -> None:
    held = next(one for one in desk.list() if one.mrn and "CASTREL" in one.mrn)
    assert held.mrn is not None
    known, other = desk.resolve_text("See 05CASTREL99998, not 05XQZVW123, and " + held.mrn)
    assert (known.state, known.mrn) == ("not_held", "05CASTREL99998")
    assert other.address == held.address


def test_a_number_used_twice_is_shown_twice_and_none_is_chosen(desk: Desk) -> None:
    twice = next(one for one in desk.list() if "~2" in one.address)
    [found] = desk.resolve_text(f"cable {twice.mrn}")
    assert found.state == "ambiguous"
    assert found.address is None
    assert found.candidates == [twice.mrn, twice.address]


def test_a_file_without_text_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    [answer] = desk.resolve(empty)
    assert isinstance(answer, Unresolvable)
    assert "empty" in answer.reason


def test_spans_count_in_the_file(desk: Desk, tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.md"
    chapter.write_text("# Talks\n\nSee telegram 77 from Oslo, 3 May 2006.\n", encoding="utf-8")
    [answer] = desk.resolve(chapter)
    assert isinstance(answer, Resolved)
    assert chapter.read_text(encoding="utf-8")[slice(*answer.span)] == answer.written
