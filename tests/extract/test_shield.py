"""Findings without the names of private persons in legal cases; all persons and events are invented."""

import msgspec
from tests.extract.made_texts import found as findings_of

from reftel.extract.shield import shielded_findings

TEXT = (
    "ON MARCH 3 CONSUL MET FOREIGN MINISTER TAKEMORI. HE ASKED THAT MR. WARREN TOLLIVER RECEIVE VISITS.\n\n"
    "2. WARREN TOLLIVER WAS ARRESTED ON MARCH 1 IN LIMA. TAKEMORI PROMISED THAT TOLLIVER WOULD BE TRIED.\n\n"
    "3. TOLL-\nIVER IS IN JAIL."
)


def test_no_word_of_any_finding_names_a_private_person() -> None:
    found = findings_of(TEXT)
    told = msgspec.json.encode(shielded_findings(found)).decode().upper()
    assert "TOLL" in msgspec.json.encode(found).decode().upper()
    assert "TOLL" not in told
    assert "IVER" not in told
    assert "ACCUSED W. T." in told
    assert "TAKEMORI" in told


def test_spans_stay() -> None:
    found = findings_of(TEXT)
    assert [each.span for each in shielded_findings(found).names] == [each.span for each in found.names]


def test_without_private_persons_nothing_changes() -> None:
    found = findings_of("THE CONSUL MET FOREIGN MINISTER TAKEMORI.")
    assert shielded_findings(found) is found
