"""Generated telegrams are the same from the same seed, agree with themselves, and read without an error."""

import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from reftel import Telegram, parse, split
from reftel.sample.generate import Corpus, write_stretch
from reftel.sample.plan import Plan

SCRIPT = Path(__file__).parents[2] / "script" / "corpus.py"
READ = 300


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(30_000, seed=7)


@pytest.fixture(scope="module")
def some(corpus: Corpus) -> dict[str, Telegram]:
    """Telegrams from all over the corpus, read, by the number they were made with."""
    made = (corpus.telegram(index) for index in range(0, len(corpus), len(corpus) // READ))
    return {generated.mrn: parse(generated.text) for generated in made}


def test_three_hundred_of_them_read_without_an_error(some: dict[str, Telegram]) -> None:
    assert len(some) >= READ
    for mrn, telegram in some.items():
        grave = [each for each in telegram.values.diagnostics if each.severity == "error"]
        assert grave == [], mrn


def test_they_hold_nothing_that_stays_unread(some: dict[str, Telegram]) -> None:
    for mrn, telegram in some.items():
        unread = [telegram.text[slice(*part.span)] for part in telegram.parts if part.kind == "unread"]
        assert unread == [], mrn


def test_their_numbers_and_dates_are_those_of_the_plan(corpus: Corpus, some: dict[str, Telegram]) -> None:
    slots = (corpus.plan.slot(index) for index in range(0, len(corpus), len(corpus) // READ))
    for slot in slots:
        record = some[slot.mrn].values
        assert record.mrn == slot.mrn
        assert record.dtg == f"{slot.when:%Y-%m-%dT%H:%M}:00Z"


def test_all_eras_are_there_with_what_belongs_to_them(some: dict[str, Telegram]) -> None:
    forms = Counter(telegram.values.form for telegram in some.values())
    assert forms["state1973"] > READ / 4
    assert forms["state1985"] > 5
    assert forms["state2000"] > READ / 4
    for mrn, telegram in some.items():
        record = telegram.values
        assert record.classification, mrn
        assert record.action, mrn
        assert record.tags, mrn
        assert record.subject, mrn
        assert record.signature, mrn
        if record.form == "state1973":
            assert record.attributes["Document Number"].startswith(str(record.date)[:4])


def test_paragraphs_are_numbered_and_marked(some: dict[str, Telegram]) -> None:
    for mrn, telegram in some.items():
        record = telegram.values
        numbers = [each.number for each in record.paragraphs if each.number is not None]
        assert numbers == list(range(1, len(numbers) + 1)), mrn
        if record.form == "state2000" and record.classification in {"CONFIDENTIAL", "SECRET"}:
            assert all(each.mark_written for each in record.paragraphs if each.number), mrn


def test_distribution_adds_up(some: dict[str, Telegram]) -> None:
    blocks = [each.values.distribution for each in some.values() if each.values.distribution is not None]
    assert len(blocks) > READ / 4
    for block in blocks:
        copies = [*block.action.values(), *block.origin.values(), *block.info.values()]
        assert sum(copies) == block.total


def test_most_references_lead_to_the_corpus_and_some_lead_nowhere() -> None:
    corpus = Corpus(4_000, seed=3)
    made = {corpus.plan.slot(index).mrn for index in range(len(corpus))}
    cited = [
        reference
        for index in range(0, len(corpus), 10)
        for reference in parse(corpus.telegram(index).text).values.references
    ]
    held = sum(1 for reference in cited if reference.mrn in made)
    assert len(cited) > 300
    assert 0.6 < held / len(cited) < 0.95


def test_a_telegram_cites_none_that_came_later(corpus: Corpus) -> None:
    when = {slot.mrn: slot.when for slot in map(corpus.plan.slot, range(len(corpus)))}
    for index in range(0, len(corpus), 101):
        slot = corpus.plan.slot(index)
        for reference in parse(corpus.telegram(index).text).values.references:
            if reference.mrn in when:
                assert when[str(reference.mrn)] <= slot.when


def test_numbers_are_used_once_whatever_the_size() -> None:
    for size in (1, 7, 300, 20_000):
        plan = Plan(size, seed=1)
        slots = [plan.slot(index) for index in range(plan.telegrams)]
        assert len({slot.mrn for slot in slots}) == size
        assert all(slot.when.year == slot.series.year for slot in slots)


def test_words_follow_zipfs_law_and_lengths_a_log_normal_one(corpus: Corpus) -> None:
    bodies = [corpus.telegram(index).text.lower().split() for index in range(0, len(corpus), 50)]
    counts = Counter(word for body in bodies for word in body if word.isalpha())
    ranked = [count for _, count in counts.most_common(5_000)]
    assert counts["the"] == ranked[0]
    assert 5 < ranked[9] / ranked[99] < 20
    assert 5 < ranked[99] / ranked[999] < 20
    lengths = sorted(len(body) for body in bodies)
    assert 450 < statistics.mean(lengths) < 800
    assert statistics.median(lengths) < statistics.mean(lengths)
    assert lengths[-1] > 4 * statistics.median(lengths)


def test_the_seed_decides_and_nothing_else(tmp_path: Path) -> None:
    def folder(name: str, seed: int, *more: str) -> dict[str, bytes]:
        words = [
            sys.executable,
            str(SCRIPT),
            str(tmp_path / name),
            "--telegrams",
            "1200",
            "--seed",
            str(seed),
        ]
        done = subprocess.run([*words, *more], check=True, capture_output=True, text=True)
        assert "1,200 telegrams" in done.stdout
        files = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {str(path.relative_to(tmp_path / name)): path.read_bytes() for path in files}

    first = folder("first", 5, "--jobs", "1")
    assert len(first) == 1200
    assert folder("second", 5, "--jobs", "3") == first
    assert folder("third", 6, "--jobs", "1") != first


def test_several_in_a_file_can_be_told_apart_again(tmp_path: Path) -> None:
    corpus = Corpus(60, seed=2)
    assert sum(write_stretch(corpus, tmp_path, range(3), per_file=20)) == 60
    files = sorted(tmp_path.rglob("*.txt"))
    assert 3 <= len(files) <= 5  # where eras meet in a file, it becomes two
    found = []
    for file in files:
        text = file.read_bytes().decode()
        found += [parse(text[start:end]).values.mrn for start, end in split(text)]
    assert sorted(map(str, found)) == sorted(corpus.plan.slot(index).mrn for index in range(60))


def test_the_script_does_not_write_into_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "new folder" in done.stderr
