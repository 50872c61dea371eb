"""Citations for programs: CSL-JSON, BibTeX and RIS, a telegram as a letter with sender and recipient.

Managers of references know no telegram; the letter is the kind that keeps who wrote to whom, the archive and
the place in it. CSL calls it `personal_communication`, RIS `PCOMM`.
"""

import re

from reftel.links.cite import Cited, location

__all__ = ["bibtex", "csl", "ris"]

_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def csl(cited: Cited) -> dict[str, object]:
    """One item of CSL-JSON."""
    item: dict[str, object] = {
        "id": cited.key,
        "type": "personal_communication",
        "genre": "Telegram",
        "author": [{"literal": cited.author}],
        "number": cited.number,
    }
    if cited.subject:
        item["title"] = cited.subject
    if cited.recipient:
        item["recipient"] = [{"literal": cited.recipient}]
    if cited.date:
        item["issued"] = {"date-parts": [[int(part) for part in cited.date.split("-")]]}
    house = cited.printed or (cited.collection[-1] if cited.collection else None)
    if house:
        item["archive"] = house
    if place := location(cited):
        item["archive_location"] = place
    if cited.url:
        item["URL"] = cited.url
    if cited.paragraph is not None:
        item["locator"] = f"para. {cited.paragraph}"
    return item


def bibtex(cited: Cited) -> str:
    """One entry of BibTeX; institutions in double braces, so that their names stay whole."""
    to = f" to {cited.recipient}" if cited.recipient else ""
    fields = {
        "author": f"{{{_tex(cited.author)}}}",
        "title": f"{{{_tex(cited.subject or 'Telegram ' + cited.number)}}}",
        "howpublished": _tex(f"Telegram {cited.number}{to}"),
    }
    if cited.date:
        year, month, day = cited.date.split("-")
        fields |= {"year": year, "month": _MONTHS[int(month) - 1], "day": str(int(day))}
    note = [part for part in (location(cited), cited.printed, *cited.collection[-1:]) if part]
    if cited.paragraph is not None:
        fields["pages"] = f"para. {cited.paragraph}"
    if note:
        fields["note"] = _tex(", ".join(note))
    if cited.url:
        fields["url"] = cited.url
    lines = [
        f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items()
    ]
    return "\n".join([f"@misc{{{re.sub(r'[^A-Za-z0-9]', '', cited.key)},", *lines, "}"])


def _tex(words: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], words)


def ris(cited: Cited) -> str:
    """One record of RIS, its lines ended as the format asks."""
    lines = [("TY", "PCOMM"), ("ID", cited.key), ("AU", cited.author)]
    if cited.recipient:
        lines.append(("A2", cited.recipient))
    lines.append(("TI", cited.subject or f"Telegram {cited.number}"))
    if cited.date:
        lines += [("DA", cited.date.replace("-", "/") + "/"), ("PY", cited.date[:4])]
    lines.append(("M1", f"Telegram {cited.number}"))
    house = cited.printed or (cited.collection[-1] if cited.collection else None)
    if house:
        lines.append(("DB", house))
    if place := location(cited):
        lines.append(("AV", place))
    if cited.paragraph is not None:
        lines.append(("SP", f"para. {cited.paragraph}"))
    if cited.url:
        lines.append(("UR", cited.url))
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)
