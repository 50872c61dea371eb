from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reftel.archive import vectors as module
from reftel.archive.vectors import ABOUT, Vectors

DIMENSIONS = 64


def some(count: int, seed: int) -> NDArray[np.float32]:
    made = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    rows: NDArray[np.float32] = (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)
    return rows


def about(telegrams: list[int]) -> NDArray[np.void]:
    return np.array([(number, place, 0, 9, b"C") for place, number in enumerate(telegrams)], dtype=ABOUT)


@pytest.fixture
def held(tmp_path: Path) -> Vectors:
    made = Vectors(tmp_path / "vectors")
    made.clear("model", DIMENSIONS)
    made.apply([1, 2], about([1, 1, 2]), some(3, 1), 7)
    return made


def test_what_was_put_in_is_nearest_to_itself(held: Vectors) -> None:
    for place, vector in enumerate(some(3, 1)):
        best = held.search(vector, 3)[0]
        assert (best.paragraph, best.mark) == (place, "C")
        assert best.score == pytest.approx(1, abs=0.02)


@pytest.mark.usefixtures("held")
def test_another_process_reads_what_was_written(tmp_path: Path) -> None:
    again = Vectors(tmp_path / "vectors")
    assert (again.model, again.held, again.count) == ("model", 7, 3)
    assert again.search(some(3, 1)[2], 1)[0].telegram == 2


def test_a_telegram_that_changed_has_its_new_passages_alone(held: Vectors) -> None:
    held.apply([1], about([1]), some(1, 5), 8)
    assert held.count == 2
    assert {near.telegram for near in held.search(some(3, 1)[0], 10)} == {1, 2}
    assert held.search(some(1, 5)[0], 1)[0].score == pytest.approx(1, abs=0.02)
    assert len(held.of(1)) == 1


def test_a_telegram_that_is_gone_is_not_found(held: Vectors) -> None:
    held.apply([2], about([]), some(0, 1), 9)
    assert {near.telegram for near in held.search(some(3, 1)[2], 10)} == {1}


def test_the_same_change_twice_does_no_harm(held: Vectors) -> None:
    for _ in range(2):
        held.apply([3], about([3]), some(1, 9), 10)
    assert held.count == 4
    assert [near.telegram for near in held.search(some(1, 9)[0], 1)] == [3]


@pytest.mark.usefixtures("held")
def test_what_a_crash_left_behind_is_cut_off(tmp_path: Path) -> None:
    for name in ("rows.i8", "codes.u1", "about.bin"):
        with (tmp_path / "vectors" / name).open("ab") as file:
            file.write(b"half of something")
    again = Vectors(tmp_path / "vectors")
    again.apply([4], about([4]), some(1, 4), 11)
    assert again.search(some(1, 4)[0], 1)[0].telegram == 4
    assert again.search(some(3, 1)[1], 1)[0].paragraph == 1


def test_only_telegrams_asked_for_are_looked_at(held: Vectors) -> None:
    found = held.search(some(3, 1)[0], 10, np.array([2], dtype=np.uint32))
    assert {near.telegram for near in found} == {2}


def test_two_stages_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Vectors(tmp_path / "vectors")
    made.clear("model", DIMENSIONS)
    telegrams = list(range(1, 5_001))
    made.apply(telegrams, about(telegrams), some(5_000, 3), 1)
    asked = some(20, 8)
    one = [[near.telegram for near in made.search(vector, 10)] for vector in asked]
    monkeypatch.setattr(module, "_TWO_STAGES", 1)
    monkeypatch.setattr(module, "_FIRST", 2_500)
    two = [[near.telegram for near in made.search(vector, 10)] for vector in asked]
    shared = sum(len(set(first) & set(second)) for first, second in zip(one, two, strict=True))
    assert shared >= 0.95 * 200


@pytest.mark.usefixtures("held")
def test_a_manifest_that_cannot_be_read_means_beginning_anew(tmp_path: Path) -> None:
    (tmp_path / "vectors" / "manifest.json").write_text("{")
    again = Vectors(tmp_path / "vectors")
    assert again.model == "?"
    assert again.search(some(1, 1)[0], 5) == []


def test_no_vectors_answer_with_nothing(tmp_path: Path) -> None:
    empty = Vectors(tmp_path / "none")
    assert (empty.model, empty.held, empty.count) == ("", 0, 0)
    assert empty.search(some(1, 1)[0], 5) == []
