"""When texts alone say that two copies are of one telegram: a false join is worse than a missed one."""

from itertools import combinations
from pathlib import Path

import pytest

from reftel.archive.likeness import are_one, words_of
from reftel.archive.sketches import SHARED_LEAST, sketch
from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.desk.reading import exact_name
from reftel.sources.open import receive
from reftel.sources.received import Received
from reftel.telegram import parse

CRANES = (
    "The harbour master of Setubal told the consul that seven cranes of the northern quay would be taken "
    "down before winter, that the salt of the estuary would go by rail to Evora, and that the pilots had "
    "asked for a second launch. The consul said that he would report this and ask for an answer."
)
VISAS = (
    "Monthly report on visas. The section received {} applications for visitor visas and {} for immigrant "
    "visas, issued {} of them, and refused {}. Waiting time for an interview was {} days; no case of fraud "
    "was referred to the regional office, and no change in staff is foreseen for the coming month."
)


def said(text: str) -> str:
    record = parse(text).values
    return "\n".join(paragraph.text for paragraph in record.paragraphs)


def test_another_layout_and_a_few_letters_misread_are_one() -> None:
    other = CRANES.upper().replace("THE ", "THE\n\n   ").replace("LAUNCH", "IAUNCH").replace("RAIL", "RA1L")
    assert are_one(CRANES, other)


def test_a_telegram_that_quotes_another_is_another() -> None:
    quoting = (
        "The following is repeated for the information of addressees; the embassy comments below, "
        f"and asks for instructions on the reply. {CRANES} The embassy believes that cranes matter less than "
        "the launch, since the pilots strike each spring; a grant of the port fund should be sought by the "
        "commercial section before the budget of the ministry is settled."
    )
    assert not are_one(CRANES, quoting)
    assert not are_one(quoting, CRANES)


def test_reports_on_one_form_are_many() -> None:
    january, february = VISAS.format(431, 88, 390, 41, 6), VISAS.format(448, 93, 359, 48, 7)
    assert are_one(january, january.upper())
    assert not are_one(january, february)


def test_sketches_that_are_stored_go_on_being_found() -> None:
    """Where the library hashes otherwise one day, a migration has to have all copies sketched anew."""
    text = "A consul asked for the files of the harbour office before the launch. " * 3
    assert sketch(text) == (
        7630885752,
        479581161,
        711350074,
        4472678795,
        5984515308,
        7183163909,
        1793541382,
        2699310199,
    )


@pytest.mark.shared
def test_of_real_telegrams_each_joins_its_copy_and_no_other(shared: Path) -> None:
    raw = sorted((shared / "telegrams_nara" / "raw").glob("*.txt"))
    texts = {path.stem: said(path.read_text(encoding="utf-8")) for path in raw}
    copies = {
        Path(found.source).stem: said(found.text)
        for found in receive(shared / "telegrams_nara" / "pdf")
        if isinstance(found, Received)
    }
    assert [name for name, text in copies.items() if text and not are_one(text, texts[name])] == []
    sketches = {name: set(sketch(text)) for name, text in texts.items()}
    missed = [name for name, text in copies.items() if len(sketches[name] & set(sketch(text))) < SHARED_LEAST]
    assert [name for name in missed if len(words_of(texts[name])) >= 30] == []
    joined = [
        (one, other)
        for one, other in combinations(texts, 2)
        if words_of(texts[one]) != words_of(texts[other]) and are_one(texts[one], texts[other])
    ]
    assert joined == []


@pytest.mark.shared
def test_of_real_telegrams_each_finds_its_copy_that_lost_its_header(shared: Path, tmp_path: Path) -> None:
    raw = shared / "telegrams_nara" / "raw"
    texts = {path.stem: said(path.read_text(encoding="utf-8")) for path in raw.glob("*.txt")}
    bare = {name: text for name, text in texts.items() if len(words_of(text)) >= 30}
    (tmp_path / "bare").mkdir()
    for name, text in bare.items():
        (tmp_path / "bare" / f"{name}.txt").write_text(f"Excerpt\n\n{text}\n", encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([raw], Options(workers=1))
        report = desk.add([tmp_path / "bare"], Options(workers=1))
        assert report.sums.new_copies > 0.98 * len(bare)
        for row in desk.list():
            view = desk.open(exact_name(row.address)).view
            assert view is not None
            assert len({tuple(words_of(texts[Path(copy.source).stem])) for copy in view.copies}) == 1
            assert view.copy.record.mrn == row.mrn
