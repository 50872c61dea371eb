"""One invented telegram in every form, and the forms read back."""

import re

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
_BARE = Cited("x0123456789ab", "511", "U.S. Embassy Oslo", "Oslo", None, None, None)


def test_the_archives_form_names_every_level_first_and_few_later() -> None:
    assert archives_first(_WHOLE) == (
        "Telegram 409 from Oslo to Department of State, “HERRING & 50% DUTY,” February 12, 1974, para. 3; "
        "1974OSLO00409; film D740001-0001; Electronic Telegrams, 1974; Central Foreign Policy Files, 1973–79"
        "; "
        "Record Group 59; National Archives at College Park, MD."
    )
    assert archives_later(_WHOLE) == (
        "Telegram 409 from Oslo, February 12, 1974, 1974OSLO00409, CFPF, RG 59, NACP, para. 3."
    )


def test_chicago_has_a_note_and_an_entry() -> None:
    assert chicago_note(_WHOLE).startswith(
        "U.S. Embassy Oslo to Department of State, “HERRING & 50% DUTY,” telegram 409, February 12, 1974, "
        "para. 3, 1974OSLO00409, film D740001-0001, Electronic Telegrams, 1974"
    )
    assert chicago_entry(_WHOLE).startswith(
        "U.S. Embassy Oslo. “HERRING & 50% DUTY.” Telegram 409 to Department of State, February 12, 1974."
    )


def test_what_is_not_known_leaves_no_hole() -> None:
    assert archives_first(_BARE) == "Telegram 511 from Oslo, n.d.."[:-1]
    assert chicago_note(_BARE) == "U.S. Embassy Oslo, telegram 511, n.d.."[:-1]
    for written in (chicago_entry(_BARE), bibtex(_BARE), ris(_BARE)):
        assert "None" not in written


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
