from pathlib import Path

from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
{doctype}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1975v01"><teiHeader/><text><body>
<div type="compilation" xml:id="comp1"><head>Portugal</head>
<div type="document" n="1" xml:id="d1">
<head>1. Telegram From the Embassy in Portugal to the Department of State<note n="1" type="source">Source:
 Files. Confidential; Priority.</note></head>
<opener><dateline><placeName>Lisbon</placeName>, <date>March 12, 1975, 1430Z</date>.</dateline></opener>
<p>1234. 1. <persName>The Minister</persName> agreed.<note n="2">See Document 2.</note> He will
   write {entity}soon.</p>
<list><item>One</item><item>Two</item></list>
<p>2. <persName>The Minister</persName> left.</p>
</div>
<div type="document" n="2" xml:id="d2"><head>2. Memorandum</head><p>Text.</p></div>
</div></body></text></TEI>
"""


def read(tmp_path: Path, doctype: str = "", entity: str = "") -> list[Outcome]:
    (tmp_path / "a").write_text(VOLUME.format(doctype=doctype, entity=entity))
    return list(receive(tmp_path / "a"))


def test_each_document_is_set_out_as_printed_with_its_notes_apart(tmp_path: Path) -> None:
    first, second = read(tmp_path)
    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert first.member == "d1"
    assert first.text.split("\n\n") == [
        "frus1975v01/d1",
        "1. Telegram From the Embassy in Portugal to the Department of State",
        "Lisbon, March 12, 1975, 1430Z.",
        "[Source: Files. Confidential; Priority.]",
        "1234. 1. The Minister agreed.[2] He will write soon.",
        "One",
        "Two",
        "2. The Minister left.",
        "Footnotes:",
        "[2] See Document 2.\n",
    ]
    assert second.text == "frus1975v01/d2\n\n2. Memorandum\n\nText.\n"


def test_persons_and_places_tagged_by_the_editors_are_kept(tmp_path: Path) -> None:
    first = read(tmp_path)[0]
    assert isinstance(first, Received)
    assert first.attributes == {
        "document": "frus1975v01/d1",
        "number": "1",
        "persons": "The Minister",
        "places": "Lisbon",
    }


def test_an_entity_is_not_resolved_and_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    first = read(tmp_path, f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{tmp_path}/secret">]>', "&x; ")[0]
    assert isinstance(first, Received)
    assert "SECRET" not in first.text
    assert "write &x; soon" in first.text


def test_entities_that_multiply_are_not_multiplied(tmp_path: Path) -> None:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    found = read(tmp_path, f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{names}]>', "&e11; ")
    assert sum(len(item.text) for item in found if isinstance(item, Received)) < 2_000


def test_broken_xml_fails_behind_the_documents_that_were_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(VOLUME.format(doctype="", entity="").replace("<p>Text.</p>", "<p>Text."))
    first, second = receive(tmp_path / "a")
    assert isinstance(first, Received)
    assert isinstance(second, Refused)
    assert second.state == "failed"
    assert second.reason.startswith("the XML is broken in line ")


def test_tags_that_are_none_are_no_trouble(tmp_path: Path) -> None:
    for tag in ("<:", "<a:", "<:a>", "<a:b:c>"):
        (tmp_path / "a").write_text(f"<TEI>{tag}")
        assert list(receive(tmp_path / "a"))
