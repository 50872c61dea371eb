"""A web page with a telegram on it: what stands in `<pre>`, else the words of the page by lines.

Scripts, styles and navigation are no words of a telegram. Nothing a page refers to is fetched.
"""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from reftel.sources.decode import Decoded, Unreadable, decode
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Stream

__all__ = ["page_text", "read_html"]

EXTRACTOR = f"html 2 (libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))})"

_DEEPEST = 200  # elements in each other; the library stops at 256
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,20})(?:\s[^<>]{0,4000})?/?>")
_SILENT = frozenset({"script", "style", "head", "nav", "noscript", "template", "svg", "form"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
    }
    | {"h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tr", "ul"}
)


def read_html(stream: Stream) -> Iterator[Outcome]:
    """The telegram on a page."""
    data = stream.whole()
    read = decode(data)
    if isinstance(read, Unreadable):
        yield stream.refused(read.reason, read.help)
        return
    text = page_text(read)
    if not text.strip():
        yield stream.refused("the page shows no text", "save the page as it is shown, and add that")
        return
    yield Received(
        text,
        stream.source,
        hashlib.sha256(data).hexdigest(),
        len(data),
        "utf-8",
        EXTRACTOR,
        "text/html",
        stream.member,
    )


def page_text(page: Decoded) -> str:
    """The text of a page: its preformatted stretches, else all its words."""
    root = _tree(page.text)
    if root is not None and _is_deep(root):  # the library stops there, and would lose the rest without a word
        root = _tree(_TAG.sub(_flat, page.text))
    if root is None:
        return ""
    fixed = ["".join(_words(element, fixed=True)) for element in root.iter("pre") if _outermost(element)]
    kept = [text.strip("\r\n") for text in fixed if text.strip()]
    if kept:
        return "\n\n".join(kept) + "\n"
    lines = (" ".join(line.split()) for line in "".join(_words(root, fixed=False)).split("\n"))
    return "\n".join(_without_runs(lines)).strip("\n") + "\n"


def _tree(text: str) -> etree._Element | None:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        parser.feed(text.encode())
        return parser.close()
    except etree.LxmlError:  # no page at all: nothing but a comment, say
        return None


def _is_deep(root: etree._Element) -> bool:
    """Whether elements stand in each other as deep as the library goes: old pages leave them open."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False


def _flat(tag: re.Match[str]) -> str:
    """Of a page that is too deep, the tags that decide what is text; of others the line end they make."""
    name = tag[1].lower()
    if name in _SILENT or name in {"pre", "br"}:
        return tag[0]
    return "<br>" if name in _BLOCKS else ""


def _outermost(element: etree._Element) -> bool:
    return all(above.tag != "pre" for above in element.iterancestors())


def _words(top: etree._Element, *, fixed: bool) -> Iterator[str]:
    """The words below an element, with a line end where a block begins or ends; no recursion."""
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(top, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            if skipped is None and tag in _SILENT:
                skipped = element
            if skipped is None:
                if tag == "br" or (tag in _BLOCKS and not fixed):
                    yield "\n"
                yield _laid(element.text, fixed=fixed)
            continue
        if skipped is element:
            skipped = None
        if skipped is None and element is not top:
            if tag in _BLOCKS and not fixed:
                yield "\n"
            yield _laid(element.tail, fixed=fixed)


def _laid(words: str | None, *, fixed: bool) -> str:
    if not words:
        return ""
    return words if fixed else words.replace("\r", " ").replace("\n", " ")


def _without_runs(lines: Iterator[str]) -> Iterator[str]:
    """Lines with at most one blank one between them."""
    blank = True
    for line in lines:
        if line or not blank:
            yield line
        blank = not line
