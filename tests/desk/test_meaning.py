"""Meaning with a small model of our own: it knows which words mean the same."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from reftel.desk import meaning
from reftel.desk.desk import Desk, open_desk
from reftel.desk.nearness import NoVectorsError

SAME = {"quake": "earthquake", "tremor": "earthquake", "ship": "vessel", "boat": "vessel"}
TEXTS = {
    1: "AN EARTHQUAKE STRUCK THE CAPITAL AND DESTROYED HOUSES.",
    2: "THE VESSEL LEFT HARBOR WITH TIN.",
    3: "THE MINISTER SPOKE ABOUT WHEAT.",
    4: "A TREMOR WAS FELT; WHEAT STORES STAND.",
}


class Small:
    """Bags of words under their meanings."""

    name = "small"
    dimensions = 128

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", " ").replace(";", " ").split():
                if len(word) > 3:
                    row[zlib.crc32(SAME.get(word, word).encode()) % self.dimensions] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        made: NDArray[np.float32] = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
        return made


def telegram(number: int, words: str) -> str:
    return f"UNCLAS SUVA {number:06}\n\nTAGS: PREL, FJ\nSUBJECT: REPORT {number}\n\n1. {words}\n"


def quiet(_name: str, _done: int, _all: int) -> None:
    """Hears no progress."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(meaning, "_models", {"small": Small()})
    for number, words in TEXTS.items():
        (tmp_path / f"{number}.txt").write_text(
            f"R 01{number:02}00Z JAN 94\nFM AMEMBASSY SUVA\n" + telegram(number, words)
        )
    with open_desk(tmp_path / "archive", create=True) as opened:
        opened.add([tmp_path / f"{number}.txt" for number in TEXTS])
        yield opened


def numbers(desk: Desk, query: str, **more: object) -> list[str]:
    return [(hit.mrn or "")[-1] for hit in desk.meanings.search(query, **more).hits]  # type: ignore[arg-type]


def test_without_vectors_the_next_step_is_said(desk: Desk) -> None:
    with pytest.raises(NoVectorsError, match="reftel rebuild vectors"):
        desk.meanings.search("quake")
    assert desk.meanings.standing().model == ""


def test_other_words_of_the_same_meaning_are_found(desk: Desk) -> None:
    done = desk.meanings.embed(quiet, model="small")
    assert (done.telegrams, done.model) == (4, "small")
    assert desk.search("quake").total == 0
    assert set(numbers(desk, "quake", how="meaning")[:2]) == {"1", "4"}
    hit = desk.meanings.search("quake").hits[0]
    assert any(reason.startswith("meaning: paragraph 1 (U)") for reason in hit.why)
    assert hit.snippets


def test_both_lists_come_together(desk: Desk) -> None:
    desk.meanings.embed(quiet, model="small")
    assert set(numbers(desk, "quake wheat")[:2]) == {"3", "4"}
    assert set(numbers(desk, "wheat")[:2]) == {"3", "4"}
    assert len(set(numbers(desk, "quake wheat"))) == len(numbers(desk, "quake wheat"))


def test_fields_hold_for_meaning_too(desk: Desk) -> None:
    desk.meanings.embed(quiet, model="small")
    assert numbers(desk, "quake mrn:94SUVA2") == ["2"]
    assert numbers(desk, "boat post:lima") == []


def test_a_pass_goes_on_with_what_came_later(desk: Desk, tmp_path: Path) -> None:
    desk.meanings.embed(quiet, model="small")
    assert desk.meanings.embed(quiet).telegrams == 0
    (tmp_path / "5.txt").write_text("R 010500Z JAN 94\nFM AMEMBASSY SUVA\n" + telegram(5, "A SHIP SANK."))
    desk.add([tmp_path / "5.txt"])
    assert desk.meanings.standing().waiting == 1
    assert any("reftel rebuild vectors" in note for note in desk.meanings.search("boat").notes)
    assert desk.meanings.embed(quiet).telegrams == 1
    assert set(numbers(desk, "boat", how="meaning")[:2]) == {"2", "5"}


def test_what_is_taken_down_is_not_found_any_more(desk: Desk) -> None:
    desk.meanings.embed(quiet, model="small")
    desk.take_down("94SUVA1", "asked for")
    assert "1" not in numbers(desk, "quake", how="meaning")
    desk.meanings.embed(quiet)
    assert "1" not in numbers(desk, "quake", how="meaning")


def test_telegrams_like_one_are_given_without_itself(desk: Desk) -> None:
    desk.meanings.embed(quiet, model="small")
    like = desk.meanings.like("94SUVA1")
    assert "94SUVA1" not in [hit.mrn for hit in like.hits]
    assert like.hits[0].mrn == "94SUVA4"


def test_a_stopped_pass_is_taken_up_where_it_was(desk: Desk) -> None:
    def stop(name: str, done: int, _all: int) -> None:
        if name == "vectors" and done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.meanings.embed(stop, model="small")
    desk.meanings.embed(quiet, model="small")
    assert set(numbers(desk, "quake", how="meaning")[:2]) == {"1", "4"}
