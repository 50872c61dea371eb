import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.sources import recognition
from reftel.sources.open import receive
from reftel.sources.pdf import read_pdf
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram import parse
from reftel.telegram.record import Record

MakePdf = Callable[..., bytes]
STAMP = "Declassified/Released US Department of State EO Systematic Review"


def text_of(outcome: Outcome) -> str:
    assert isinstance(outcome, Received)
    return outcome.text


def column(*lines: str, top: float = 700) -> list[tuple[float, float, float, str]]:
    """Lines as a page prints them, twelve points apart; an empty one leaves its room free."""
    return [(36, top - 12 * row, 10, words) for row, words in enumerate(lines) if words]


def test_lines_columns_and_blank_lines_come_back(make_pdf: MakePdf) -> None:
    lines = (
        "PAGE 01        LISBON 01234  061044Z",
        "ACTION ARA-15",
        "",
        "INFO  OCT-01   ISO-00  /016 W",
        "            ------------------061151Z /17",
        "R 061300Z JAN 79",
        "FM AMEMBASSY LISBON",
        "",
        "",
        "UNCLAS LISBON 1234",
    )
    assert text_of(read_pdf(make_pdf([column(*lines)]), "a.pdf")) == "".join(f"{line}\n" for line in lines)


def test_strings_drawn_out_of_order_are_read_from_top_to_bottom(make_pdf: MakePdf) -> None:
    drawn = [(36, 36, 10, "FOOT"), (36, 700, 10, "FIRST"), (36, 676, 10, "THIRD"), (36, 688, 10, "SECOND")]
    assert text_of(read_pdf(make_pdf([drawn]), "a.pdf")) == "FIRST\nSECOND\nTHIRD\n\n\n\n\n\n\nFOOT\n"


def test_words_of_a_line_drawn_apart_are_one_line(make_pdf: MakePdf) -> None:
    drawn = [(120, 700.9, 10, "LISBON"), (36, 700, 10, "AMEMBASSY"), (36, 688, 10, "INFO BONN")]
    assert text_of(read_pdf(make_pdf([drawn]), "a.pdf")) == "AMEMBASSY     LISBON\nINFO BONN\n"


def test_a_stamp_in_another_size_is_given_without_its_place(make_pdf: MakePdf) -> None:
    body = column("UNCLASSIFIED", *(["TEXT OF THE TELEGRAM"] * 12))
    page = [(120, 20, 14, "Released   in  full"), *body, (120, 760, 14, "Released   in  full")]
    lines = text_of(read_pdf(make_pdf([page]), "a.pdf")).splitlines()
    assert lines[0] == lines[-1] == "Released in full"
    assert lines[1:3] == ["UNCLASSIFIED", "TEXT OF THE TELEGRAM"]
    assert len(lines) == 15


def test_a_hyphen_at_the_end_of_a_line_stays(make_pdf: MakePdf) -> None:
    page = column("THE MINISTER CONFIRMED HIS COMMIT-", "MENT TO THE TREATY")
    assert text_of(read_pdf(make_pdf([page]), "a.pdf")) == (
        "THE MINISTER CONFIRMED HIS COMMIT-\nMENT TO THE TREATY\n"
    )


def test_pages_follow_each_other_and_their_places_are_kept(make_pdf: MakePdf) -> None:
    read = read_pdf(make_pdf([column("ONE", "TWO"), column("THREE")]), "a.pdf")
    assert isinstance(read, Received)
    assert read.text == "ONE\nTWO\nTHREE\n"
    assert read.pages == (0, 8)


def test_the_original_is_kept_with_its_checksum(make_pdf: MakePdf) -> None:
    data = make_pdf([column("ONE")])
    read = read_pdf(data, "a.pdf", "b.pdf")
    assert isinstance(read, Received)
    assert read.original == data
    assert (read.checksum, read.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (read.media, read.name) == ("application/pdf", "a.pdf!b.pdf")


def test_an_encrypted_pdf_is_refused_and_says_what_to_do(make_pdf: MakePdf) -> None:
    refused = read_pdf(make_pdf([column("ONE")], password="secret"), "a.pdf")
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.state) == ("the PDF is encrypted", "refused")
    assert "without a password" in refused.help


@pytest.mark.parametrize("cut", [9, 60, 400])
def test_a_broken_pdf_is_refused_or_read_but_never_raises(make_pdf: MakePdf, cut: int) -> None:
    found = read_pdf(make_pdf([column("ONE")])[:cut], "a.pdf")
    assert isinstance(found, Refused)
    assert found.reason == "the PDF is broken and cannot be opened"


def test_bytes_changed_anywhere_in_a_pdf_never_raise(make_pdf: MakePdf) -> None:
    data = make_pdf([column("ONE", "TWO")])
    for place in range(10, len(data), 7):
        read_pdf(data[:place] + b"\xff" + data[place + 1 :], "a.pdf")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "needs", lambda: "install the extra `ocr`")


@pytest.mark.usefixtures("without_ocr")
def test_a_pdf_of_pictures_waits_for_recognition(make_pdf: MakePdf) -> None:
    found = read_pdf(make_pdf([[], []]), "a.pdf")
    assert isinstance(found, Refused)
    assert found.state == "pending"
    assert found.reason == "the PDF has no text layer (2 pages): needs OCR"
    assert found.help.startswith("install the extra `ocr`")


@pytest.mark.usefixtures("without_ocr")
def test_a_page_without_text_among_others_is_told(make_pdf: MakePdf) -> None:
    read = read_pdf(make_pdf([column("ONE"), [], column("THREE")]), "a.pdf")
    assert isinstance(read, Received)
    assert [(found.rule, found.message) for found in read.diagnostics] == [
        ("page-without-text", "no text layer on page 2")
    ]


def test_threads_may_read_at_the_same_time(make_pdf: MakePdf) -> None:
    data = make_pdf([column(*(["TEXT OF THE TELEGRAM"] * 40))] * 3)
    want = text_of(read_pdf(data, "a.pdf"))
    got: list[str] = []
    threads = [
        threading.Thread(target=lambda: got.append(text_of(read_pdf(data, "a.pdf")))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [want] * 8


@pytest.mark.shared
def test_pdfs_of_the_archives_give_the_lines_of_the_texts_beside_them(shared: Path) -> None:
    def lines(text: str) -> list[str]:
        kept = (line.replace("\t", " ").rstrip() for line in text.split("\n"))
        return [line for line in kept if line and STAMP not in line]

    different = [
        found.source
        for found in receive(shared / "telegrams_nara" / "pdf")
        if lines(text_of(found))
        != lines((shared / "telegrams_nara" / "raw" / f"{Path(found.source).stem}.txt").read_text())
    ]
    assert different == []


@pytest.mark.shared
def test_pdfs_of_the_archives_give_the_records_of_the_texts_beside_them(shared: Path) -> None:
    def record(text: str) -> Record:
        found = parse(text).values
        return replace(
            found,
            spans={},  # places differ, since the PDF prints its stamp at the foot of pages too
            diagnostics=[],
            attributes={},
            withheld=[],
            mentions=[],
            paragraphs=[replace(paragraph, span=(0, 0)) for paragraph in found.paragraphs],
            references=[replace(reference, span=None) for reference in found.references],
        )

    different = [
        found.source
        for found in receive(shared / "telegrams_nara" / "pdf")
        if record(text_of(found))
        != record((shared / "telegrams_nara" / "raw" / f"{Path(found.source).stem}.txt").read_text())
    ]
    assert different == []


@pytest.mark.parametrize(
    ("turn", "places"),
    [
        (90, [(100, 40), (112, 40), (136, 64)]),
        (180, [(500, 700), (500, 712), (476, 736)]),
        (270, [(500, 700), (488, 700), (464, 676)]),
    ],
)
def test_a_page_on_its_side_is_read_upright(
    make_pdf: MakePdf, turn: int, places: list[tuple[float, float]]
) -> None:
    words = ("ACTION  ARA-15", "INFO OCT-01", "IN FROM THE MARGIN")
    page = [(x, y, 10, word, turn) for (x, y), word in zip(places, words, strict=True)]
    page[2:2] = [(*([(124, 40), (500, 724), (476, 700)][turn // 90 - 1]), 10, "THIRD", turn)]
    assert text_of(read_pdf(make_pdf([page]), "a.pdf")) == (
        "ACTION  ARA-15\nINFO OCT-01\nTHIRD\n    IN FROM THE MARGIN\n"
    )


def test_words_up_the_margin_or_across_the_page_stand_behind_its_lines(make_pdf: MakePdf) -> None:
    page = [
        (20, 300, 10, "RELEASED IN PART", 90),
        *column("THE FIRST LINE", "THE SECOND LINE"),
        (100, 600, 30, "COPY", 45),
    ]
    assert text_of(read_pdf(make_pdf([page, column("THREE")]), "a.pdf")) == (
        "THE FIRST LINE\nTHE SECOND LINE\nRELEASED IN PART\nCOPY\nTHREE\n"
    )


def test_a_page_set_double_spaced_among_others_keeps_its_blank_lines(make_pdf: MakePdf) -> None:
    single = [f"LINE {number} OF THE TEXT" for number in range(20)]
    double = [line for word in single for line in (word, "")][:-1]
    text = text_of(read_pdf(make_pdf([column(*single), column(*double)]), "a.pdf"))
    assert text.splitlines() == [*single, *double]
