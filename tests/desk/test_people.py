"""Who is named across telegrams, and that two names are one person's only where somebody says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take, write
from tests.made_telegrams import telegram

from reftel.archive.findings_people import Identity, KeyRow, clusters
from reftel.desk import finding_pass
from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.people import NobodyError
from reftel.desk.people_likeness import propose
from reftel.errors import ReftelError


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> MadeFinder:
    made = MadeFinder()
    monkeypatch.setattr(finding_pass, "find", made)
    return made


@pytest.fixture
def desk(tmp_path: Path, finder: MadeFinder) -> Iterator[Desk]:
    assert finder.calls == 0
    with open_desk(tmp_path / "archive", create=True) as opened:
        for serial in range(1, 7):
            who = "Marlow" if serial < 5 else "Quint"
            body = (
                f"1. The harbour is calm. Mr {who} promised cork {serial * 'and salt '}soon.\n\n2. No news."
            )
            take(opened, write(tmp_path / f"{serial}.txt", telegram(serial, body=body)))
        opened.findings.look_through(PassOptions(workers=1))
        yield opened


def test_a_private_person_stands_by_role_and_initials_unless_names_are_asked_for(
    desk: Desk, finder: MadeFinder
) -> None:
    finder.accused = "Quint"
    desk.findings.look_through(PassOptions(every=True, workers=1))
    lines = desk.people.list()
    assert [(line.name, line.private) for line in lines] == [("Marlow", False), ("accused Q.", True)]
    assert "quint" not in str(lines).lower()
    assert desk.people.search("quint") == []
    with pytest.raises(NobodyError):
        desk.people.open("Quint")
    person = desk.people.open(lines[1].key)
    assert (person.line.name, person.total) == ("accused Q.", 2)
    assert "quint" not in str(person).lower()
    assert "[accused Q.] promised cork" in person.mentions[0].sentence
    for shown in (desk.findings.of("05LISBON5"), desk.findings.waiting()):
        assert "Quint" not in str(shown)
    by_name = desk.findings.of("05LISBON5", names=True)
    assert "Mr Quint promised cork" in by_name.findings[0].sentence
    assert [line.name for line in desk.people.list(names=True)] == ["Marlow", "Quint"]
    assert [line.name for line in desk.people.search("quint", names=True)] == ["Quint"]
    assert "Mr Quint promised" in desk.people.open("quint", names=True).mentions[0].sentence
    (name,) = [view.id for view in desk.findings.of("05LISBON5").findings if view.kind == "name"]
    desk.findings.decide(name, "correct", values={"standing": None}, reason="a minister")
    assert "Quint" in str(desk.findings.of("05LISBON5"))


def row(name: str, telegrams: int = 1, *, private: bool = False) -> KeyRow:
    return KeyRow(1, "person", name.casefold(), name, telegrams, telegrams, private)


def said(verdict: str, one: str, other: str) -> Identity:
    return Identity(1, "2020-01-01", "a reader", None, verdict, one, other)  # type: ignore[arg-type]  # any word


def test_names_are_listed_by_how_many_telegrams_have_them(desk: Desk) -> None:
    assert [(line.name, line.telegrams) for line in desk.people.list()] == [("Marlow", 4), ("Quint", 2)]
    assert [line.name for line in desk.people.list(limit=1, offset=1)] == ["Quint"]
    assert desk.people.list("place") == []
    assert [line.key for line in desk.people.search("MAR")] == ["marlow"]
    assert desk.people.search("arlow") == []
    assert desk.people.search("100%_") == []


def test_a_person_is_opened_with_every_sentence(desk: Desk) -> None:
    person = desk.people.open("MARLOW")
    assert (person.total, person.line.telegrams, person.first, person.last) == (
        4,
        4,
        "2005-01-04",
        "2005-01-07",
    )
    assert [each.telegram.mrn for each in person.mentions] == [f"05LISBON{serial}" for serial in range(1, 5)]
    for each in person.mentions:
        assert each.sentence.startswith("Mr Marlow promised cork")
        assert each.paragraph == 1
    assert [each.telegram.mrn for each in desk.people.open("marlow", limit=1, offset=2).mentions] == [
        "05LISBON3"
    ]
    with pytest.raises(NobodyError, match="Nemo"):
        desk.people.open("Nemo")


def test_a_further_copy_counts_no_telegram_twice(desk: Desk, tmp_path: Path) -> None:
    body = "1. The harbour is calm. Mr Marlow promised cork and salt soon.\n\n2. No news at all.\n\n3. None."
    take(desk, write(tmp_path / "again.txt", telegram(1, body=body)))
    desk.findings.look_through(PassOptions(workers=1))
    assert [line.telegrams for line in desk.people.list()] == [4, 2]
    desk.undo(7)
    assert [line.telegrams for line in desk.people.list()] == [4, 2]


def test_two_names_are_one_once_somebody_says_so_and_until_it_is_taken_back(desk: Desk) -> None:
    made = desk.people.merge("Quint", "MARLOW", "the same desk")
    assert (made.one, made.other, made.verdict) == ("marlow", "quint", "same")
    (line,) = desk.people.list()
    assert (line.names, line.telegrams) == (["Marlow", "Quint"], 6)
    assert desk.people.open("quint").total == 6
    assert [each.reason for each in desk.people.open("quint").said] == ["the same desk"]
    assert [line.names for line in desk.people.search("quint")] == [["Marlow", "Quint"]]
    desk.findings.look_through(PassOptions(every=True, workers=1))
    assert len(desk.people.list()) == 1
    desk.people.undo("marlow", "quint")
    assert len(desk.people.list()) == 2
    with pytest.raises(ReftelError, match="taken back"):
        desk.people.undo("marlow", "quint")
    with pytest.raises(ReftelError, match="the same name"):
        desk.people.merge("Quint", "quint ")
    with pytest.raises(NobodyError):
        desk.people.merge("Quint", "Nemo")
    actions = [entry.action for entry in desk._archive.journal.entries()]
    assert [action for action in actions if action.startswith("names")] == ["names same", "names undone"]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Sunao Sonoda", "Sonoda", "surname alone"),
        ("Hugo Marlow Quint", "Marlow", "surname alone"),
        ("J. Marlow", "John Marlow", "first names that fit"),
        ("John A. Marlow", "John Marlow", "first names that fit"),
        ("Kheng Sar", "Sar Kheng", "another order"),
        ("John Marlowe", "John Marlow", "one letter apart"),
        ("Stedmann", "Stedman", "one letter apart"),
        ("John Marlow", "Peter Marlow", None),
        ("John Marlow", "John Quint", None),
        ("Lee", "Leo", None),
    ],
)
def test_names_are_proposed_by_what_they_share(one: str, other: str, why: str | None) -> None:
    found = propose([row(one, 3), row(other)], {})
    assert [why in each.why for each in found if why] == ([True] if why else [])
    assert bool(found) == (why is not None)


def test_what_somebody_spoke_about_is_not_proposed_again() -> None:
    rows = [row("Sunao Sonoda"), row("Sonoda")]
    for verdict in ("same", "apart"):
        assert propose(rows, {("sonoda", "sunao sonoda"): said(verdict, "sonoda", "sunao sonoda")}) == []


def test_a_surname_of_several_is_proposed_with_more_doubt() -> None:
    alone = propose([row("Ana Marlow"), row("Marlow")], {})
    several = propose([row("Ana Marlow"), row("Bea Marlow"), row("Marlow")], {})
    assert alone[0].likeness > several[0].likeness
    assert len(several) == 2


def test_a_thousand_of_one_surname_are_compared_in_bounds() -> None:
    rows = [row(f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}x{n // 676} Marlow") for n in range(2_000)]
    assert len(propose(rows, {})) < 5_000


def test_names_joined_pair_by_pair_are_one_group() -> None:
    pairs = [
        said("same", "a", "bb"),
        said("same", "ccc", "dddd"),
        said("same", "bb", "ccc"),
        said("apart", "a", "e"),
    ]
    groups = clusters(pairs)
    assert groups["a"] == groups["dddd"] == ["dddd", "ccc", "bb", "a"]
    assert "e" not in groups
