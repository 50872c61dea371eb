import zipfile
from pathlib import Path

import docx
import pytest

from reftel.desk.manuscripts import manuscript_text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def _zip(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_paragraphs_and_tables_of_a_docx_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("See 06 Oslo 123").add_run(" and Oslo 124.")
    document.add_table(1, 1).cell(0, 0).text = "Rome 17"
    document.save(str(tmp_path / "chapter.docx"))
    assert manuscript_text(tmp_path / "chapter.docx") == "See 06 Oslo 123 and Oslo 124.\nRome 17\n"


def test_footnotes_are_read_and_deleted_words_are_not(tmp_path: Path) -> None:
    body = (
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>Oslo</w:t></w:r><w:del><w:r><w:delText>x'
        "</w:delText></w:r></w:del><w:r><w:tab/><w:t>agreed.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "</w:body></w:document>"
    )
    note = "<w:footnote><w:p><w:r><w:t>06OSLO9</w:t></w:r></w:p></w:footnote>"
    notes = f'<w:footnotes xmlns:w="{_W}">{note}</w:footnotes>'
    path = _zip(tmp_path / "a.docx", **{"word/document.xml": body, "word/footnotes.xml": notes})
    assert manuscript_text(path) == "Oslo\tagreed.\n06OSLO9\n"


def test_a_note_of_an_odt_stands_where_it_is_anchored(tmp_path: Path) -> None:
    content = (
        f'<o:doc xmlns:o="{_O}" xmlns:t="{_T}"><t:h>Talks</t:h><t:p>Oslo <t:span>agreed</t:span>'
        "<t:note><t:note-body><t:p>06OSLO9</t:p></t:note-body></t:note> in<t:s/>May.</t:p></o:doc>"
    )
    path = _zip(
        tmp_path / "a.odt", mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": content}
    )
    assert manuscript_text(path) == "Talks\nOslo agreed\n06OSLO9\n in May.\n"


@pytest.mark.parametrize("content", [b"", b"plain words", b"PK\x03\x04 broken"])
def test_other_files_are_left_to_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    assert manuscript_text(tmp_path / "other") is None
    assert manuscript_text(tmp_path / "none") is None


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    body = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
        f'<w:document xmlns:w="{_W}"><w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:document>'
    )
    text = manuscript_text(_zip(tmp_path / "a.docx", **{"word/document.xml": body}))
    assert text is not None
    assert "hidden" not in text
