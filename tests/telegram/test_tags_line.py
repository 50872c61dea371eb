"""TAGS lines as they are written, and what is read from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.telegram.flow import Flow
from reftel.telegram.tags import TagsRead, read_tags


def read(written: str, year: int | None = 1975) -> TagsRead:
    return read_tags(Flow(written, [(0, len(written))]), year)


@pytest.mark.parametrize(
    ("written", "tags", "names"),
    [
        ("PGOV PHUM PREL CB KWMN", ["PGOV", "PHUM", "PREL", "CB", "KWMN"], []),
        ("pgov, phum", ["PGOV", "PHUM"], []),
        ("PINT, (QUILLON, ADA), CB", ["PINT", "CB"], ["QUILLON, ADA"]),
        ("OVIP (QUILLON, ADA) (ROE, JOHN)", ["OVIP"], ["QUILLON, ADA", "ROE, JOHN"]),
        ("OVIP (QUILLON, ADA; ROE, JOHN)", ["OVIP"], ["QUILLON, ADA", "ROE, JOHN"]),
        ("OVIP QUILLON, ADA, FJ", ["OVIP", "FJ"], ["QUILLON, ADA"]),
        ("OVIP, (QUILLON. ADA)", ["OVIP"], ["QUILLON. ADA"]),
        ("CPRS:  (QUILLON, ADA B.)", ["CPRS"], ["QUILLON, ADA B."]),
        ("KFRDCVISFJ", ["KFRD", "CVIS", "FJ"], []),
        ("ECONFJ", ["ECON", "FJ"], []),
        ("ECON FJ HUMAN RIGHTS MEDIA REACTION", ["ECON", "FJ"], ["HUMAN RIGHTS MEDIA REACTION"]),
        ("SNAR, FJ, EUN, XX.", ["SNAR", "FJ", "EUN", "XX"], []),
        ("OPRC, OPRC, OPRC", ["OPRC"], []),
        ("ECON, n/a", ["ECON"], []),
        ("N/A", [], []),
        ("TAGS: PREL, FJ", ["PREL", "FJ"], []),
        ("PREL FJ SUBJECT: COCONUTS", ["PREL", "FJ"], []),
        ("(SBU) PREL FJ", ["PREL", "FJ"], []),
        ("(PREL) FJ", ["PREL", "FJ"], []),
        ("CASC, QQ", ["CASC", "QQ"], []),
        ("P", [], []),
        ("", [], []),
    ],
)
def test_codes_and_names_are_told_apart(written: str, tags: list[str], names: list[str]) -> None:
    found = read(written)
    assert (found.tags, found.names) == (tags, names)


def test_each_code_points_at_its_letters() -> None:
    written = "PFOREAGRFJ, ECON/PREL (QUILLON,\nADA)"
    found = read(written)
    assert [written[start:end] for start, end in found.tag_spans] == ["PFOR", "EAGR", "FJ", "ECON", "PREL"]
    assert [written[start:end] for start, end in found.name_spans] == ["QUILLON,\nADA"]


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("PFOREAGRFJ", "tags-run-together"),
        ("ECON/PREL", "tags-run-together"),
        ("POINT", "tag-misspelt"),
        ("0VIP", "tag-misspelt"),
        ("EQQZ", "tag-unknown"),
    ],
)
def test_a_repair_is_said(written: str, rule: str) -> None:
    assert [found.rule for found in read(written).diagnostics] == [rule]


def test_a_slip_is_mended_only_to_a_code_of_the_time() -> None:
    assert read("PGOIV", 2005).tags == ["PGOV"]
    assert read("PFORN", 2005).tags == ["PFORN"]
    assert read("PFORN", 1979).tags == ["PFOR"]


@given(st.text("ABCEOPRS ,;()/.\n-0", max_size=80))
def test_nothing_is_added(written: str) -> None:
    found = read(written)
    assert len(found.tags) == len(found.tag_spans)
    assert len(found.names) == len(found.name_spans)
    assert len(set(found.tags)) == len(found.tags)
    mended = {each.span for each in found.diagnostics if each.rule == "tag-misspelt"}
    for tag, (start, end) in zip(found.tags, found.tag_spans, strict=True):
        if (start, end) not in mended:
            assert " ".join(written[start:end].split()).upper().strip(" .:?*'\"[]").replace(" ,", ",") in {
                tag,
                tag.replace(", ", ","),
            } or tag in written[start:end].upper().replace("\n", " ")


@given(st.text(max_size=200), st.one_of(st.none(), st.integers(1960, 2030)))
def test_reading_tags_never_raises(written: str, year: int | None) -> None:
    found = read(written, year)
    for start, end in found.tag_spans + found.name_spans:
        assert 0 <= start < end <= len(written)
