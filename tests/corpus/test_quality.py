"""Judged questions are answered; see quality.py for what counts as an answer."""

import json
from pathlib import Path

import pytest
from tests.corpus import quality
from tests.corpus.quality import Question


def means_of(shared: Path, *, meaning: bool) -> dict[str, float]:
    """nDCG@10 of each way of searching, none of them below the committed one."""
    scores, _ = quality.measure(shared, meaning=meaning)
    means = {name: sum(one.ndcg for one in each) / len(each) for name, each in scores.items()}
    committed = json.loads(quality.RATES.read_text(encoding="utf-8"))
    fallen = {name: (mean, committed[name]) for name, mean in means.items() if mean < committed[name] - 0.01}
    assert fallen == {}
    return means


@pytest.mark.shared
def test_words_beat_the_peer(shared: Path) -> None:
    peer, words = means_of(shared, meaning=False).values()
    assert words > peer


@pytest.mark.shared
@pytest.mark.long
def test_hybrid_beats_words_and_meaning(shared: Path) -> None:
    pytest.importorskip("model2vec", reason="the extra semantic is not installed")
    _, words, meaning, hybrid = means_of(shared, meaning=True).values()
    assert hybrid > meaning > words


@pytest.mark.shared
def test_every_answer_is_a_telegram_of_the_data(shared: Path) -> None:
    held = {key for key, _ in quality.texts(shared)}
    asked = quality.questions()
    assert len(asked) >= 60
    assert any(not one.answers for one in asked)
    assert {key for one in asked for key in one.answers} <= held
    assert {grade for one in asked for grade in one.answers.values()} == {1, 2}


def test_order_and_grade_make_the_score() -> None:
    asked = Question("a question", {"best": 2, "near": 1})
    assert quality.score(asked, ["best", "near"]) == quality.Score("a question", 1.0, 1.0)
    turned = quality.score(asked, ["near", "best"])
    assert (turned.recall, 0.5 < turned.ndcg < 1.0) == (1.0, True)
    assert quality.score(asked, ["other"] * 20 + ["best"]) == quality.Score("a question", 0.0, 0.0)
