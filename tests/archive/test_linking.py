"""Stored links against a resolver that knows everything at once, and against the order of arrival."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_telegrams import telegram

from reftel.archive.citedness import uncounted
from reftel.archive.linking import waiting_links
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options

_POSTS = ("LISBON", "OSLO", "ROME")
_FIRST = date(2005, 3, 1)
_COUNTS = (
    (
        "SELECT telegram, times FROM cited ORDER BY telegram",
        "SELECT target, count(DISTINCT telegram) FROM links WHERE target IS NOT NULL GROUP BY target",
    ),
    (
        "SELECT key, times FROM missing ORDER BY key",
        "SELECT key, count(DISTINCT telegram) FROM links WHERE state IN ('not_held', 'garbled') GROUP BY key",
    ),
)  # what is kept, and how it is counted


@st.composite
def _worlds(draw: st.DrawFn) -> list[tuple[str, int, date, list[str]]]:
    """A few telegrams: post, serial, day, and what they cite; some numbers twice, some nowhere."""
    made: list[tuple[str, int, date, list[str]]] = []
    for _ in range(draw(st.integers(2, 7))):
        post = draw(st.sampled_from(_POSTS))
        serial = draw(st.integers(101, 104))
        day = _FIRST + timedelta(days=draw(st.integers(0, 9)) * 9)
        cited = draw(
            st.lists(st.tuples(st.sampled_from(_POSTS), st.integers(101, 105)), max_size=3, unique=True)
        )
        made.append((post, serial, day, [f"{other} {number}" for other, number in cited]))
    return list({(post, serial, day): (post, serial, day, refs) for post, serial, day, refs in made}.values())


def _write(folder: Path, world: list[tuple[str, int, date, list[str]]]) -> list[Path]:
    paths = []
    for place, (post, serial, day, refs) in enumerate(world):
        path = folder / f"{place}.txt"
        # texts that are alike would be taken for copies of one telegram
        body = "1. " + "\n".join(
            f"{post.lower()}{serial}x{day:%m%d}y{line} z{place * line}" for line in range(9)
        )
        path.write_text(telegram(serial, post=post, day=day, refs=refs, body=body), encoding="utf-8")
        paths.append(path)
    return paths


def _links(desk: Desk) -> list[tuple[str, str, str, str | None]]:
    """Who cites which key, its state, and the day and number of the telegram meant."""
    query = (
        "SELECT a.mrn || a.date, l.key, l.state, b.mrn || b.date FROM links l "
        "JOIN telegrams a ON a.number = l.telegram LEFT JOIN telegrams b ON b.number = l.target"
    )
    with desk._archive.reading() as connection:
        assert waiting_links(connection) == 0
        assert not uncounted(connection)
        for kept, counted in _COUNTS:
            assert list(connection.exec_driver_sql(kept)) == list(connection.exec_driver_sql(counted))
        return sorted(tuple(row) for row in connection.exec_driver_sql(query))


def _naive(world: list[tuple[str, int, date, list[str]]]) -> list[tuple[str, str, str, str | None]]:
    """The same from the list itself: telegrams of one number within three days are one."""
    found: list[tuple[str, str, str, str | None]] = []
    for post, serial, day, refs in world:
        own = f"05{post}{serial}"
        for ref in refs:
            key = "05" + ref.replace(" ", "")
            held = [d for p, s, d, _ in world if f"05{p}{s}" == key and not (key == own and d == day)]
            timely = [d for d in held if d <= day + timedelta(days=1)]
            state = (
                "held" if len(timely) == 1 else "ambiguous" if timely else "garbled" if held else "not_held"
            )
            meant = f"{key}{timely[0]}" if state == "held" else None
            found.append((f"{own}{day}", key, state, meant))
    return sorted(found)


@pytest.fixture
def place() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=_worlds(), data=st.data())
def test_links_are_what_a_naive_resolver_says_in_whatever_order_telegrams_come_and_go(
    world: list[tuple[str, int, date, list[str]]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        paths = _write(Path(folder), world)
        order = data.draw(st.permutations(paths))
        cut = data.draw(st.integers(0, len(paths)))
        with open_desk(Path(folder) / "archive", create=True) as desk:
            for some in (order[:cut], order[cut:]):
                if some:
                    desk.add(some, Options(workers=1))
            assert _links(desk) == _naive(world)
            gone = data.draw(st.lists(st.sampled_from(list(desk.list())), max_size=2, unique=True))
            for one in gone:
                desk.take_down(one.address if "~" in one.address else f"{one.address}~1", "a test")
            left = [
                each
                for each in world
                if (f"05{each[0]}{each[1]}", f"{each[2]}") not in {(one.mrn, one.date) for one in gone}
            ]
            assert _links(desk) == _naive(left)


def test_what_waited_is_resolved_when_it_comes_and_waits_again_when_it_goes(place: Path) -> None:
    world = [
        ("OSLO", 101, _FIRST, []),
        ("ROME", 102, _FIRST + timedelta(days=4), ["OSLO 101"]),
    ]
    first, second = _write(place, world)
    with open_desk(place / "archive", create=True) as desk:
        desk.add([second], Options(workers=1))
        assert [row[2] for row in _links(desk)] == ["not_held"]
        desk.add([first], Options(workers=1))
        assert [row[2] for row in _links(desk)] == ["held"]
        desk.take_down("05OSLO101", "a test")
        assert [row[2] for row in _links(desk)] == ["not_held"]
        assert desk.status().unlinked == 0


def test_copies_held_before_links_were_are_looked_through(place: Path) -> None:
    paths = _write(place, [("OSLO", 101, _FIRST, []), ("ROME", 102, _FIRST, ["OSLO 101"])])
    with open_desk(place / "archive", create=True) as desk:
        desk.add(paths, Options(workers=1))
        before = _links(desk)
        with desk._archive.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM links")
            connection.exec_driver_sql("INSERT INTO unlinked SELECT number FROM copies")
        assert desk.status().unlinked == 2
        with desk._archive.locked("a test") as hold:
            hold.link()
        assert _links(desk) == before


def test_a_telegram_named_by_its_day_waits_for_those_of_that_day(place: Path) -> None:
    by_day = place / "by-day.txt"
    text = telegram(108, post="ROME", day=date(2005, 3, 20), refs=["OSLO 101"], body="1. We saw it.")
    by_day.write_text(text.replace("1. We saw it.", "1. As in Oslo, MY TELEGRAM OF MARCH 9 said so."))
    same_day: list[tuple[str, int, date, list[str]]] = [
        ("ROME", 102, date(2005, 3, 9), []),
        ("ROME", 103, date(2005, 3, 9), []),
    ]
    first, second = _write(place, same_day)
    with open_desk(place / "archive", create=True) as desk:
        states = []
        for path in (by_day, first, second):
            desk.add([path], Options(workers=1))
            states.append({row[1]: row[2] for row in _links(desk)}["D:ROME:2005-03-09"])
        assert states == ["not_held", "ambiguous", "ambiguous"]
        [line] = [line for line in desk.refs("05ROME108") if line.named == "ROME telegram of 2005-03-09"]
        assert line.candidates == ["05ROME102", "05ROME103"]
        desk.take_down("05ROME102", "a test")
        desk.take_down("05ROME103", "a test")
        assert {row[1]: row[2] for row in _links(desk)}["D:ROME:2005-03-09"] == "not_held"


def test_a_telegram_named_by_its_day_and_by_its_number_is_that_one(place: Path) -> None:
    by_day = place / "by-day.txt"
    text = telegram(108, post="ROME", day=date(2005, 3, 20), refs=["ROME 102"], body="1. We saw it.")
    by_day.write_text(text.replace("1. We saw it.", "1. MY TELEGRAM OF MARCH 9 said so."))
    held = _write(place, [("ROME", 102, date(2005, 3, 9), []), ("ROME", 103, date(2005, 3, 9), [])])
    with open_desk(place / "archive", create=True) as desk:
        for path in (by_day, *held):
            desk.add([path], Options(workers=1))
        meant = {row[1]: row[3] for row in _links(desk)}
        assert meant == {"05ROME102": "05ROME1022005-03-09", "D:ROME:2005-03-09": "05ROME1022005-03-09"}
