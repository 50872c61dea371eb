"""What citeproc makes of our items: Chicago word for word as we write it, other styles by name or file."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reftel.desk import styling
from reftel.desk.styling import NoStyleError, NoStylesError, in_chicago, in_style
from reftel.links.cite import Cited, chicago_entry, chicago_note
from reftel.links.exports import csl

pytest.importorskip("citeproc")

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
    collection=("Electronic Telegrams, 1974", "Record Group 59", "National Archives at College Park, MD"),
    url="https://aad.archives.gov/aad/",
)
_PRINTED = replace(
    _WHOLE, subject=None, document=None, film=None, collection=(), printed="Volume V", printed_number="65"
)


@pytest.mark.parametrize("paragraph", [None, 3])
@pytest.mark.parametrize(
    "cited",
    [
        _WHOLE,
        _PRINTED,
        replace(_WHOLE, recipient=None, url=None),
        replace(_WHOLE, date=None, film=None, collection=()),
        replace(_WHOLE, subject="THE U.S. AND THE E.U."),
        replace(_WHOLE, subject="WHAT NOW?"),
        replace(_WHOLE, number="05CASTREL462"),
        Cited("x0123456789ab", "511", "U.S. Embassy Oslo", "Oslo", None, None, None),
    ],
)
def test_chicago_is_what_its_style_sheet_makes_of_the_item(cited: Cited, paragraph: int | None) -> None:
    cited = replace(cited, paragraph=paragraph)
    made = in_chicago(csl(cited), paragraph)
    assert made is not None
    assert made.note == chicago_note(cited)
    assert made.entry == chicago_entry(cited)


@pytest.mark.parametrize("style", ["apa", "mla", "MHRA", "turabian"])
def test_any_style_gives_back_who_when_and_where(style: str) -> None:
    made = in_style(csl(_WHOLE), style, 3)
    assert "Oslo" in made.entry
    assert "1974" in made.entry
    assert "National Archives" in made.entry
    assert "None" not in made.entry + made.note


def test_a_style_that_is_not_there_is_told_with_names_near_it() -> None:
    with pytest.raises(NoStyleError, match="chicago-notes"):
        in_style(csl(_WHOLE), "chicago-note", None)
    with pytest.raises(NoStyleError):
        in_style(csl(_WHOLE), "../../etc/passwd", None)


def test_a_file_that_is_no_style_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStyleError, match="no such file"):
        in_style(csl(_WHOLE), str(tmp_path / "none.csl"), None)
    (tmp_path / "bad.csl").write_text("no style at all")
    with pytest.raises(NoStyleError):
        in_style(csl(_WHOLE), str(tmp_path / "bad.csl"), None)


def test_without_the_extra_the_next_step_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    monkeypatch.setattr(styling, "_installed", lambda: False)
    assert in_chicago(csl(_WHOLE), None) is None
    with pytest.raises(NoStylesError, match=r"reftel\[citations\]"):
        in_style(csl(_WHOLE), "apa", None)
