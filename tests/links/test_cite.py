"""One invented telegram in every form, and the forms read back."""

import re
from dataclasses import replace

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string

from reftel.links.cite import Cited, archives_first, archives_later, chicago_entry, chicago_note
from reftel.links.exports import bibtex, csl, ris

_GROUP = ("Record Group 59", "National Archives at College Park, MD")
_WHOLE = Cited(
    key="74OSLO409",
    number="409",
    author="U.S. Embassy Oslo",
    place="Oslo",
    recipient="Department of State",
    subject="HERRING & 50% DUTY",
    date="1974-02-12",
    document="1974OSLO00409",
    film="D740001-0001",
    collection=("Electronic Telegrams, 1974", "Central Foreign Policy Files, 1973–79", *_GROUP),
    short_collection="CFPF, RG 59, NACP",
    url="https://aad.archives.gov/aad/",
    paragraph=3,
)
_PRINTED = Cited(
    key="frus1961-63v05-d65",
    number="1706",
    author="U.S. Embassy Oslo",
    place="Oslo",
    recipient="Department of State",
    subject=None,
    date="1961-05-24",
    url="https://history.state.gov/historicaldocuments/frus1961-63v05/d65",
    printed="Foreign Relations of the United States, 1961–1963, vol. V",
    printed_number="65",
)
# what the schema of CSL data says of the fields in use
_NAMES = {"author", "recipient"}
_NAME_PARTS = {"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"}
_WORDS = {
    "id", "type", "genre", "title", "number", "archive", "archive_location", "URL", "locator", "note",
}  # fmt: skip
_BARE = Cited("x0123456789ab", "511", "U.S. Embassy Oslo", "Oslo", None, None, None)


def test_the_archives_form_names_every_level_first_and_few_later() -> None:
    assert archives_first(_WHOLE) == (
        "Telegram 409 from Oslo to Department of State, “HERRING & 50% DUTY,” February 12, 1974, para. 3; "
        "1974OSLO00409; film D740001-0001; Electronic Telegrams, 1974; Central Foreign Policy Files, 1973–79"
        "; Record Group 59; National Archives at College Park, MD; available online at "
        "https://aad.archives.gov/aad/."
    )
    assert archives_later(_WHOLE) == (
        "Telegram 409 from Oslo, February 12, 1974, 1974OSLO00409, CFPF, RG 59, NACP, para. 3."
    )


def test_chicago_has_a_note_and_an_entry() -> None:
    assert chicago_note(_WHOLE).startswith(
        "U.S. Embassy Oslo, “HERRING & 50% DUTY,” to Department of State, Telegram no. 409, "
        "February 12, 1974, para. 3, 1974OSLO00409, film D740001-0001, Electronic Telegrams, 1974"
    )
    assert chicago_entry(_WHOLE).startswith(
        "U.S. Embassy Oslo. “HERRING & 50% DUTY.” To Department of State. Telegram No. 409. "
        "February 12, 1974. 1974OSLO00409"
    )


def test_a_printed_telegram_names_its_document_and_volume() -> None:
    volume = "Foreign Relations of the United States, 1961–1963, vol. V"
    assert f"doc. 65, {volume}, https://" in chicago_note(_PRINTED)
    assert f"Doc. 65. {volume}. https://" in chicago_entry(_PRINTED)
    assert f"{volume}, doc. 65; available online at" in archives_first(_PRINTED)


def test_a_title_that_ends_in_a_question_has_no_comma_behind() -> None:
    asks = replace(_WHOLE, subject="WHAT NOW?")
    assert "“WHAT NOW?”, to" in chicago_note(asks)
    assert "“THE U.S.” To" in chicago_entry(replace(_WHOLE, subject="THE U.S."))


def test_what_is_not_known_leaves_no_hole() -> None:
    assert archives_first(_BARE) == "Telegram 511 from Oslo, n.d.."[:-1]
    assert chicago_note(_BARE) == "U.S. Embassy Oslo, Telegram no. 511, n.d."
    for written in (chicago_entry(_BARE), bibtex(_BARE), ris(_BARE)):
        assert "None" not in written


@pytest.mark.parametrize("cited", [_WHOLE, _BARE, _PRINTED])
def test_items_of_csl_have_only_fields_the_schema_knows(cited: Cited) -> None:
    item = csl(cited)
    assert {"id", "type"} <= item.keys()
    for name, value in item.items():
        if name in _NAMES:
            assert isinstance(value, list)
            assert value
            assert all(isinstance(one, dict) and set(one) <= _NAME_PARTS for one in value)
        elif name == "issued":
            assert isinstance(value, dict)
            assert set(value) == {"date-parts"}
            [parts] = value["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        else:
            assert name in _WORDS
            assert isinstance(value, str)
            assert value


def test_csl_has_the_fields_of_a_letter() -> None:
    item = csl(_WHOLE)
    assert item["type"] == "personal_communication"
    assert item["author"] == [{"literal": "U.S. Embassy Oslo"}]
    assert item["recipient"] == [{"literal": "Department of State"}]
    assert item["issued"] == {"date-parts": [[1974, 2, 12]]}
    assert item["archive"] == "National Archives at College Park, MD"
    assert str(item["archive_location"]).startswith("1974OSLO00409, film D740001-0001, Electronic Telegrams")


def test_bibtex_keeps_names_whole_and_escapes_signs() -> None:
    entry = bibtex(_WHOLE)
    assert entry.startswith("@misc{74OSLO409,\n  author = {{U.S. Embassy Oslo}},")
    assert r"title = {{HERRING \& 50\% DUTY}}" in entry
    assert "  month = feb,\n  day = {12}," in entry
    assert entry.count("{") == entry.count("}")


def test_ris_reads_back_line_by_line() -> None:
    lines = ris(_WHOLE).split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    fields = dict(line.split("  - ", 1) for line in lines[:-1])
    assert (lines[0], fields["A2"], fields["DA"]) == ("TY  - PCOMM", "Department of State", "1974/02/12/")
    assert lines[-2] == "ER  - "


@pytest.mark.parametrize("cited", [_WHOLE, _BARE, _PRINTED])
def test_another_reader_of_ris_finds_the_same(cited: Cited) -> None:
    [entry] = rispy.loads(ris(cited).replace("\r\n", "\n"))
    assert entry["type_of_reference"] == "PCOMM"
    assert entry["authors"] == [cited.author]
    assert entry["title"] == cited.subject or not cited.subject
    assert entry.get("year") == (cited.date[:4] if cited.date else None)
    assert entry.get("urls", []) == ([cited.url] if cited.url else [])


@pytest.mark.parametrize("cited", [_WHOLE, _BARE, _PRINTED])
def test_another_reader_of_bibtex_finds_the_same(cited: Cited) -> None:
    library = parse_string(bibtex(cited))
    assert not library.failed_blocks
    [read] = library.entries
    entry = {name: str(field.value) for name, field in read.fields_dict.items()}
    assert (read.entry_type, read.key) == ("misc", re.sub(r"\W", "", cited.key))
    assert entry["author"].strip("{}") == cited.author
    assert entry.get("year") == (cited.date[:4] if cited.date else None)
    if cited.subject:
        assert entry["title"].strip("{}").replace("\\", "") == cited.subject
