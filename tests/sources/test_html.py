from pathlib import Path

from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused


def read(tmp_path: Path, text: str) -> Outcome:
    (tmp_path / "a").write_text(text)
    [found] = receive(tmp_path / "a")
    return found


def text_of(tmp_path: Path, page: str) -> str:
    found = read(tmp_path, page)
    assert isinstance(found, Received)
    return found.text


def test_the_telegram_is_what_stands_preformatted(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>A telegram</title><style>pre {}</style></head><body>"
        "<h1>Archive</h1><pre>R 121430Z MAR 75&#x000A;FM  AMEMBASSY <a href='x'>LISBON</a>\n</pre>"
        "<p>between</p><code><pre>\nUNCLAS  LISBON 1234\n\n1. A &amp; B.\n</pre></code></body></html>"
    )
    assert text_of(tmp_path, page) == (
        "R 121430Z MAR 75\nFM  AMEMBASSY LISBON\n\nUNCLAS  LISBON 1234\n\n1. A & B.\n"
    )


def test_a_page_without_preformatted_text_is_read_by_its_lines(tmp_path: Path) -> None:
    page = (
        "<html><body><nav>Home</nav><script>var a</script><div>FM  AMEMBASSY\n LISBON<br>TO SECSTATE</div>"
        "<p>1. ONE</p><p>2. TWO</p></body></html>"
    )
    assert text_of(tmp_path, page) == "FM AMEMBASSY LISBON\nTO SECSTATE\n\n1. ONE\n\n2. TWO\n"


def test_a_page_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, "<html><body><script>load()</script></body></html>")
    assert isinstance(found, Refused)
    assert found.reason == "the page shows no text"


def test_nothing_that_a_page_refers_to_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{tmp_path}/secret">]>'
    page = f"{entity}<html><body><pre>A &x; B</pre></body></html>"
    assert "SECRET" not in text_of(tmp_path, page)


def test_a_page_of_open_tags_is_no_trouble(tmp_path: Path) -> None:
    read(tmp_path, "<html>" + "<div><p><b>" * 30_000 + "TEXT")


def test_a_page_deeper_than_the_library_goes_is_read_to_its_end(tmp_path: Path) -> None:
    open_tags = "".join(f"<p><font size=2>PARAGRAPH {number}</p>" for number in range(1_000))
    lines = [line for line in text_of(tmp_path, f"<html><body>{open_tags}").split("\n") if line]
    assert lines == [f"PARAGRAPH {number}" for number in range(1_000)]
    deep = "<html><body>" + "<div>" * 5_000 + "<script>a < b</script><pre>\nUNCLAS  LISBON 1234\n</pre>"
    assert text_of(tmp_path, deep) == "UNCLAS  LISBON 1234\n"
