"""References, threads and chains over an archive of the sample."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from reftel.cli.main import command_line
from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options
from reftel.sample import telegrams


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "archive"
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
    return folder


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    with open_desk(folder) as opened:
        yield opened


def test_what_is_cited_comes_with_the_sentence_that_cites(desk: Desk) -> None:
    lines = desk.refs("05CASTREL462")
    cites = {line.named: line for line in lines if line.direction == "cites"}
    assert cites["05STATE21943"].quote.startswith("Saravic handed over the written answer")
    assert cites["05CASTREL73"].state == "held"
    assert [line.state for line in cites.values() if line.named.startswith("SECDEF")] == ["not_held"]
    assert {line.address for line in lines if line.direction == "cited_by"} == {
        "05CASTREL1105",
        "05CASTREL1690",
    }


def test_a_number_used_twice_is_ambiguous_with_both_named(desk: Desk) -> None:
    [line] = [line for line in desk.refs("75VILLASERRAT1111") if line.state == "ambiguous"]
    assert line.candidates == ["74PUERTOALMAR2866", "74PUERTOALMAR2866~2"]
    assert line.address is None


def test_the_thread_of_the_missiles_is_in_order(desk: Desk) -> None:
    steps = desk.thread("05CASTREL462").steps
    first, second = steps[:2]
    assert (first.address, first.role, first.answered_by) == (
        "04STATE144466",
        "request",
        [
            "04CASTREL1637",
            "04CASTREL1891",
        ],
    )
    assert (second.role, second.answers, second.days) == ("reply", "04STATE144466", 10)
    assert [step.date for step in steps] == sorted(step.date or "" for step in steps)
    assert [step.address for step in steps if step.is_start] == ["05CASTREL462"]


def test_a_corrected_copy_stands_behind_its_telegram(desk: Desk) -> None:
    steps = [step for step in desk.thread("74VILLASERRAT932").steps if step.mrn == "74VILLASERRAT932"]
    assert [step.role for step in steps][1:] == ["correction"]


def test_a_chain_leads_from_one_end_of_a_story_to_the_other(desk: Desk) -> None:
    way = [row.address for row in desk.chain("06CASTREL1040", "04STATE144466")]
    assert (way[0], way[-1]) == ("06CASTREL1040", "04STATE144466")
    assert desk.chain("06CASTREL1040", "97PUERTOALMAR2763") == []


def test_every_link_of_a_chain_has_its_sentence(desk: Desk) -> None:
    first, *others = desk.chain("04STATE144466", "06CASTREL1040")
    assert (first.link, first.quote) == (None, "")
    assert {step.link for step in others} == {"cites"}
    assert all(step.quote for step in others)


def test_references_and_threads_take_less_than_twenty_milliseconds(desk: Desk) -> None:
    def best(work: str) -> float:
        times = []
        for _ in range(5):
            begun = time.process_time()
            getattr(desk, work)("05CASTREL462")
            times.append(time.process_time() - begun)
        return min(times)

    assert best("refs") < 0.02
    assert best("thread") < 0.02


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["refs", "05CASTREL462"], {"direction", "mrn", "address", "state", "candidates", "quote"}),
        (["thread", "05CASTREL462"], {"mrn", "date", "post", "role", "answers", "days"}),
        (["refs", "--most", "3"], {"address", "cited_by"}),
    ],
)
def test_json_has_the_keys_of_the_contract(folder: Path, words: list[str], keys: set[str]) -> None:
    came = CliRunner().invoke(command_line, ["--archive", str(folder), *words, "--json"])
    lines = [json.loads(line) for line in came.stdout.splitlines()]
    assert lines
    assert all(keys <= line.keys() for line in lines)


def test_commands_print_for_people(folder: Path) -> None:
    came = CliRunner().invoke(command_line, ["--archive", str(folder), "thread", "05CASTREL462"])
    assert "answers 04STATE144466 after 10 days" in came.output
    came = CliRunner().invoke(command_line, ["--archive", str(folder), "refs", "75VILLASERRAT1111"])
    assert "could be 74PUERTOALMAR2866, 74PUERTOALMAR2866~2" in came.output
