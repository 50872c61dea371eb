"""The page of citations: every form to be copied, in any style of CSL, and files for programs."""

import json
import re

from litestar import Response
from litestar.response import Redirect

from reftel.desk.citing import Citation
from reftel.desk.styling import NoStyleError, NoStylesError, style_names
from reftel.web.door import ReadingDesk
from reftel.web.rendering import Browser, frame_of, page
from reftel.web.threads import exact_name, linked, named_view

__all__ = ["cite_file", "cite_page"]

_STYLE = re.compile(r"[A-Za-z0-9-]{2,80}")
_COMMON = (
    "apa",
    "chicago-author-date",
    "chicago-shortened-notes-bibliography",
    "harvard",
    "mhra",
    "mla",
    "turabian",
)
_FILES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}


def _paragraph(request: Browser) -> int | None:
    asked = request.query_params.get("paragraph", "").strip()
    return int(asked) if asked.isdecimal() and 0 < len(asked) < 5 and int(asked) else None


def cite_page(request: Browser, desk: ReadingDesk, name: str) -> Response[bytes] | Redirect:
    """Every form of citation; a paragraph and a further style may be asked for."""
    view = named_view(request, desk, name, "cite")
    if isinstance(view, Response):
        return view
    paragraph = _paragraph(request)
    asked = request.query_params.get("style", "").strip()
    trouble = None
    style = asked if _STYLE.fullmatch(asked) else None  # a name of a style, never the path of a file
    if asked and style is None:
        trouble = "A style has a name of letters, figures and hyphens, such as `apa`."
    try:
        citation = linked(desk).cite(exact_name(view), paragraph, style)
    except (NoStyleError, NoStylesError) as error:
        trouble = str(error)
        citation = linked(desk).cite(exact_name(view), paragraph)
    values = {
        "view": view,
        "path": f"/t/{view.address}",
        "forms": _forms(citation),
        "paragraph": paragraph,
        "style": asked[:80],
        "trouble": trouble,
        "common": _COMMON if style_names() else (),
    }
    return page("cite.html", frame_of(request), values)


def _forms(citation: Citation) -> list[tuple[str, str]]:
    styled = citation.styled
    own = (
        []
        if styled is None
        else [(f"{styled.style}, note", styled.note), (f"{styled.style}, entry", styled.entry)]
    )
    return [
        *((title, words) for title, words in own if words),
        ("First note, as the National Archives ask", citation.archives),
        ("Later notes", citation.archives_later),
        ("Chicago, note", citation.note),
        ("Chicago, bibliography", citation.bibliography),
        ("BibTeX", citation.bibtex),
        ("RIS", citation.ris.replace("\r\n", "\n")),
        ("CSL-JSON", json.dumps([citation.csl], indent=2, ensure_ascii=False)),
    ]


def cite_file(request: Browser, desk: ReadingDesk, name: str, ending: str) -> Response[bytes] | Redirect:
    """One form as a file that managers of references import."""
    view = named_view(request, desk, name, f"cite.{ending}")
    if isinstance(view, Response):
        return view
    citation = linked(desk).cite(exact_name(view), _paragraph(request))
    content = {
        "bib": citation.bibtex + "\n",
        "ris": citation.ris,
        "json": json.dumps([citation.csl], ensure_ascii=False),
    }[ending]
    stem = "".join(letter for letter in view.address if letter.isascii() and letter.isalnum())
    kept = f'attachment; filename="{stem}.{ending}"'
    return Response(
        content.encode("utf-8", "replace"),
        media_type=_FILES[ending],
        headers={"content-disposition": kept},
    )
