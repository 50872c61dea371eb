"""The sample reads as its README says: by the reader's record, and by simple rules of these tests' own."""

import csv
import re
from datetime import datetime
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from reftel import Telegram, exact, parse, split
from reftel.sample import telegrams

HERE = Path(__file__).parent
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
GARBLED = "1974PUERTO02202.txt"
DAMAGED = "08CASTREL9.txt"
WITHOUT_TEXT = {"1975STATE054922.txt", "1975STATE248580.txt"}
INCOMPLETE = "1975VILLA01111.txt"
LOWER_CASE = "03DROVNIK512.txt"
TWO_IN_ONE = "drovnik-traffic-4-august-2006.txt"
PRINTED = "printed-edition-1962-document-41.txt"
NOT_HELD = {
    "03DROVNIK388",
    "03STATE158203",
    "04CASTREL1402",
    "04STATE268114",
    "04STATE9410",
    "05CASTREL1641",
    "05TEMBARA611",
    "05TEMBARA640",
    "05TEMBARA652",
    "05VIENNA3141",
    "06DROVNIK1244",
    "06STATE198630",
    "06STATE5121",
    "06STATE88017",
    "07CASTREL1410",
    "08OSLO12",
    "08STATE57344",
    "74VILLASERRAT88",
    "75PUERTOALMAR2871",
    "75PUERTOALMAR551",
    "75VILLASERRAT402",
    "77VILLASERRAT2544",
    "86STATE139904",
    "93PUERTOALMAR1188",
    "97VILLASERRAT2296",
}


class Expected(NamedTuple):
    """One row of `telegrams.csv`."""

    file: str
    form: str
    mrn: str
    date: str
    classification: str
    paragraphs: int
    signature: str
    references: list[str]


def expected() -> list[Expected]:
    with (HERE / "telegrams.csv").open(encoding="utf-8", newline="") as file:
        return [
            Expected(
                row["file"],
                row["form"],
                row["mrn"],
                row["date"],
                row["classification"],
                int(row["paragraphs"]),
                row["signature"],
                row["references"].split(),
            )
            for row in csv.DictReader(file)
        ]


@cache
def texts() -> dict[str, str]:
    return {entry.name: entry.read_bytes().decode() for entry in telegrams()}


@cache
def read() -> dict[str, Telegram]:
    """Every telegram of the sample by file, `#n` where a file holds several."""
    found = {}
    for name, text in texts().items():
        stretches = split(text)
        for number, (start, end) in enumerate(stretches, 1):
            found[name if len(stretches) == 1 else f"{name}#{number}"] = parse(text[start:end])
    return found


def date_time_groups(text: str) -> list[datetime]:
    found = re.findall(r"^[ZOPR](?: [ZOPR])? (\d{6})Z ([A-Z]{3}) (\d\d)\b", text, re.MULTILINE)
    return [
        datetime.strptime(f"{year} {MONTHS.index(month) + 1} {group} +0000", "%y %m %d%H%M %z")
        for group, month, year in found
    ]


def test_the_table_and_the_files_agree() -> None:
    assert {row.file.partition("#")[0] for row in expected()} == set(texts())
    assert {row.file for row in expected()} == set(read())


def test_the_readme_tells_of_every_file() -> None:
    readme = (HERE.parents[1] / "src/reftel/sample/README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`([\w.-]+\.txt)`", readme)) == set(texts())


@pytest.mark.parametrize("row", expected(), ids=lambda row: row.file)
def test_each_reads_as_the_table_says(row: Expected) -> None:
    record = read()[row.file].values
    assert record.form == row.form or (row.file == PRINTED and record.form == "frus")
    assert (record.mrn or "") == row.mrn
    if row.mrn:
        assert record.date == row.date
        assert record.classification == row.classification
        if row.file != LOWER_CASE:
            assert (record.signature or "") == row.signature
    if row.paragraphs:
        assert [each.number for each in record.paragraphs if each.number is not None] == list(
            range(1, row.paragraphs + 1)
        )
    numbers = [each.mrn for each in record.references if each.kind == "telegram" and each.mrn]
    assert numbers == row.references


def test_references_lead_to_the_sample_but_for_those_meant_to_be_missing() -> None:
    held = {row.mrn for row in expected() if row.mrn}
    cited = {number for row in expected() for number in row.references}
    assert cited - held == NOT_HELD


def test_every_telegram_but_a_few_belongs_to_a_thread() -> None:
    rows = [row for row in expected() if row.mrn]
    cited = {number for row in rows for number in row.references}
    alone = {row.mrn for row in rows if not row.references and row.mrn not in cited}
    assert alone == {"06DROVNIK994"}


@pytest.mark.parametrize("name", sorted(texts()))
def test_the_text_can_be_given_back_and_nothing_is_left_unread(name: str) -> None:
    text = texts()[name]
    telegram = parse(text)
    assert exact(telegram) == text
    unread = [text[slice(*part.span)] for part in telegram.parts if part.kind == "unread"]
    if name != TWO_IN_ONE:
        assert unread == []


@pytest.mark.parametrize("name", sorted(texts()))
def test_only_damaged_ones_are_reported_as_damaged(name: str) -> None:
    grave = {each.rule for each in parse(texts()[name]).values.diagnostics if each.severity == "error"}
    if name not in {GARBLED, DAMAGED, TWO_IN_ONE, INCOMPLETE, *WITHOUT_TEXT}:
        assert grave == set()


@pytest.mark.parametrize("name", sorted(texts()))
def test_distribution_adds_up(name: str) -> None:
    blocks = re.findall(
        r"^(?:ACTION|ORIGIN) ([A-Z]+-\d\d)\n\nINFO ((?:[^/]|\n)*?)/(\d{3}) ?[WR]$",
        texts()[name],
        re.MULTILINE,
    )
    for action, info, total in blocks:
        copies = [int(number) for number in re.findall(r"-(\d\d)\b", f"{action} {info}")]
        assert sum(copies) == int(total)
    if blocks:
        distribution = parse(texts()[name]).values.distribution
        assert distribution is not None
        assert distribution.total == int(blocks[0][2])


@pytest.mark.parametrize("name", sorted(texts()))
def test_day_of_the_year_and_number_agree_in_relay_headers(name: str) -> None:
    text = texts()[name]
    relayed = re.findall(r"^DE RUEH[A-Z]+ #(\d{4})(?:/01)? (\d{7})$", text, re.MULTILINE)
    printed = re.findall(
        r"(?:UNCLAS|C O N F I D E N T I A L)(?: SECTION \d\d OF \d\d)? [A-Z ]+ (\d{6}) ?$", text, re.MULTILINE
    )
    if not relayed:
        return
    for (number, day), group, serial in zip(relayed, date_time_groups(text), printed, strict=True):
        assert f"{group:%j%H%M}" == day
        assert int(number) == int(serial) % 10_000


def test_page_lines_carry_the_telegrams_own_number() -> None:
    for name, telegram in read().items():
        text, record = telegram.text, telegram.values
        for serial in re.findall(r"^PAGE \d\d +[A-Z ]{6} (\d{5,6})", text, re.MULTILINE):
            assert record.mrn is not None, name
            assert record.mrn.endswith(str(int(serial))), name


def test_lines_and_pages_of_exports_agree_with_their_attributes() -> None:
    for name, telegram in read().items():
        attributes = telegram.values.attributes
        if "Line Count" in attributes and name not in WITHOUT_TEXT:
            text = telegram.text.partition("Message Text\n")[2].partition("Message Attributes")[0]
            lines = [line for line in text.split("\n") if "EO Systematic Review" not in line]
            assert int(attributes["Line Count"]) == len(lines) - 2, name
            assert int(attributes["Page Count"]) == len(re.findall(r"^PAGE \d\d ", text, re.MULTILINE)), name


def test_numbers_of_a_post_rise_with_time() -> None:
    twice = "1974PUERTO02866_second.txt"
    rows = [row for row in expected() if row.mrn and row.file != twice]
    sent = sorted(
        (row.mrn[:2], re.sub(r"\d", "", row.mrn), read()[row.file].values.dtg or row.date, row.mrn)
        for row in rows
    )
    for (year, post), series in groupby(sent, key=lambda each: each[:2]):
        serials = [int(re.sub(r"^\d\d\D+", "", mrn)) for *_, mrn in series]
        assert serials == sorted(serials), (year, post)


def test_continuity_numbers_rise_with_time() -> None:
    lines: dict[tuple[str, str, int], list[tuple[str, int]]] = {}
    for telegram in read().values():
        record = telegram.values
        if record.dtg is None or record.originator.post is None:
            continue
        for addressee in (*record.action, *record.info):
            if addressee.mcn is not None:
                line = (record.originator.post, addressee.plad, int(record.dtg[:4]))
                lines.setdefault(line, []).append((record.dtg, int(addressee.mcn)))
    assert len(lines) > 40
    for line, numbers in lines.items():
        for (_, earlier), (_, later) in pairwise(sorted(set(numbers))):
            assert later > earlier, line


def test_sections_say_which_are_held() -> None:
    assert read()["1974PUERTO00409.txt"].values.sections_held == [1, 2]
    assert read()["05CASTREL462.txt"].values.sections_held == [1, 2]
    missing = read()[INCOMPLETE].values
    assert missing.section is not None
    assert (missing.section.number, missing.section.of) == (1, 2)
    assert missing.sections_held == [1]


def test_the_corrected_copy_says_so_and_differs_in_one_figure() -> None:
    first, second = texts()["1974VILLA00932.txt"], texts()["1974VILLA00932_corrected.txt"]
    assert "318 CUBIC" in first
    assert "381 CUBIC" in second
    corrected = read()["1974VILLA00932_corrected.txt"].values.corrected
    assert corrected is not None
    assert "PARA 3" in corrected
    assert read()["1974VILLA00932.txt"].values.corrected is None


def test_the_release_withholds_what_the_whole_copy_says() -> None:
    whole, released = texts()["06CASTREL281.txt"], texts()["06CASTREL281_released.txt"]
    assert "foreigner with a boat" in " ".join(whole.split())
    assert "boat" not in released
    assert "not declassified" in released


def test_other_things_cited_are_told_from_telegrams() -> None:
    kinds = {
        name: [each.kind for each in read()[name].values.references if not each.mrn]
        for name in ("05CASTREL462.txt", "05STATE156070.txt", "06DROVNIK884.txt")
    }
    assert kinds == {
        "05CASTREL462.txt": ["telegram"],  # by its date-time group
        "05STATE156070.txt": ["email"],
        "06DROVNIK884.txt": ["phone"],
    }


def test_what_was_withdrawn_or_is_on_film_has_no_text_and_says_why() -> None:
    film, withdrawn = (read()[name].values for name in sorted(WITHOUT_TEXT))
    assert film.paragraphs == withdrawn.paragraphs == []
    assert "MICROFILM" in film.attributes["Locator"]
    assert withdrawn.release is not None
    assert withdrawn.release.status == "denied"


def test_a_number_used_twice_stands_on_different_days() -> None:
    first, second = (read()[name].values for name in ("1974PUERTO02866.txt", "1974PUERTO02866_second.txt"))
    assert first.mrn == second.mrn
    assert (first.date, second.date) == ("1974-11-06", "1974-11-21")


def test_every_form_is_there() -> None:
    assert {"state1973", "state1985", "state2000", "smart", "plain"} <= {row.form for row in expected()}
