"""Sets a generated telegram out as its era did: export of the 1970s, print of the 1980s, relay of the 2000s.

Only the furniture is here (pages, banners, distribution, relay lines, attributes); what the telegram
says arrives as a `Draft`. Sums, day counts and section numbers agree with each other, as a checker expects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, pairwise

from reftel.gazetteer.posts import Post

__all__ = ["Draft", "era1973", "era1985", "era2000", "wrapped"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SPACED = {"CONFIDENTIAL": "C O N F I D E N T I A L", "SECRET": "S E C R E T", "UNCLASSIFIED": "UNCLAS"}
_RELAY_CLASS = {"CONFIDENTIAL": "ZNY CCCCC ZZH", "SECRET": "ZNY SSSSS ZZH"}
_STAMP = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
_FIRST_PAGE, _PAGE = 34, 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A telegram before it is set out; `body` is a list of wrapped lines, `level` a word of a banner.

    Addressees are `(post, precedence, continuity number)`; `offices` is `(office, copies)`, action first.
    """

    post: Post
    serial: int
    when: datetime
    prosign: str
    level: str
    sensitive: bool
    action: Sequence[tuple[Post, str, int]]
    info: Sequence[tuple[Post, str, int]]
    order: str
    tags: Sequence[str]
    subject: Sequence[str]
    references: Sequence[str]
    classified_by: Sequence[str]
    body: Sequence[str]
    signer: str
    offices: Sequence[tuple[str, int]]
    drafter: str
    counter: int
    sections: int
    cited: str


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most this many characters, broken at blanks."""
    lines = []
    start, end = 0, len(text)
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = start + width
        lines.append(text[start:cut])
        start = cut + 1
    lines.append(text[start:])
    return lines


def date_time_group(when: datetime) -> str:
    """`121430Z MAR 75`."""
    return f"{when:%d%H%M}Z {_MONTHS[when.month - 1]} {when:%y}"


def _from_washington(draft: Draft) -> bool:
    return draft.post.canonical == "STATE"


def _serial(draft: Draft) -> str:
    return f"{draft.serial:06d}" if _from_washington(draft) else f"{draft.serial:05d}"


def _printed(draft: Draft) -> str:
    """The serial as the classification line has it: six digits for the Department, for all from 1980 on."""
    return f"{draft.serial:0{6 if _from_washington(draft) or draft.when.year > 1979 else 4}d}"


def _offices(draft: Draft, blank: str) -> list[str]:
    (office, copies), *info = draft.offices
    total = copies + sum(number for _, number in info)
    lines = [f"{'ORIGIN' if _from_washington(draft) else 'ACTION'} {office}-{copies:02d}", ""]
    for row in range(0, len(info), 7):
        words = "  ".join(f"{code}-{number:02d}" for code, number in info[row : row + 7])
        lines.append(("      " if row else "INFO  ") + words)
    lines[-1] += f"  /{total:03d}{blank}{'R' if _from_washington(draft) else 'W'}"
    if _from_washington(draft):
        lines += ["", f"DRAFTED BY {draft.drafter}", f"APPROVED BY {office}:{draft.signer}"]
    return lines


def _addressees(draft: Draft, digits: str) -> list[str]:
    lines = []
    for keyword, addressees in (("TO ", draft.action), ("INFO ", draft.info)):
        lead = keyword
        for post, precedence, number in addressees:
            numbered = f" {number:{digits}}" if post.canonical == "STATE" or digits == "04d" else ""
            lines.append(f"{lead}{post.plad}{precedence and ' '}{precedence}{numbered}")
            lead = ""
    return lines


def _class_words(draft: Draft) -> str:
    return _SPACED.get(draft.level, draft.level)


def _sectioned(draft: Draft) -> list[Sequence[str]]:
    """The body in as many stretches as there are sections, cut at blank lines."""
    body, count = draft.body, draft.sections
    cuts = [0]
    for section in range(1, count):
        cut = len(body) * section // count
        while cut < len(body) and body[cut]:
            cut += 1
        cuts.append(min(cut + 1, len(body)))
    cuts.append(len(body))
    return [body[start:stop] for start, stop in pairwise(cuts)]


def _pages(draft: Draft, lines: Sequence[str], page_line: str, banner: str) -> list[str]:
    """The lines of one section with page lines and banners between its pages; `{}` is the page's number."""
    out = [banner, "", page_line.format("01")]
    out += lines[:_FIRST_PAGE]
    for page, start in enumerate(range(_FIRST_PAGE, len(lines), _PAGE), 2):
        out += [banner, "", banner, "", page_line.format(f"{page:02d}"), "", *lines[start : start + _PAGE]]
    return [*out, "", "", banner, "", "", "NNNN" if draft.serial % 3 else "NNN"]


def _sections(draft: Draft, old: bool, digits: str, blank: str, banner: str) -> list[str]:
    gap = "  " if old else "        "
    came = draft.when + timedelta(minutes=25 + draft.counter % 90)
    head = [f"E.O. {draft.order}", f"TAGS: {', '.join(draft.tags)}", *draft.subject]
    text: list[str] = []
    for number, body in enumerate(_sectioned(draft), 1):
        of = f"  {number:02d} OF {draft.sections:02d}" if draft.sections > 1 else ""
        received = "" if _from_washington(draft) else f"  {came:%d%H%M}Z"
        page_line = f"PAGE {{}}{gap}{draft.post.spaced[:6]:<6} {_serial(draft)}{of}{received}"
        dashes = (
            f"{' ' * 20}---------------------     {draft.counter:06d}"
            if old
            else f"{' ' * 20}------------------{draft.counter:06d}  {came:%d%H%M}Z /{draft.counter % 80 + 10}"
        )
        section = f" SECTION {number} OF {draft.sections}" if draft.sections > 1 else ""
        lines = [
            *(["", f"{draft.counter % 90 + 10}"] if old else []),
            *_offices(draft, blank),
            dashes,
            f"{draft.prosign} {date_time_group(draft.when)}",
            f"FM {draft.post.plad}",
            *_addressees(draft, digits),
            "",
            f"{_class_words(draft)}{section} {draft.post.spaced} {_printed(draft)}",
            "",
        ]
        if number == 1:
            lines += [*head, "", *draft.references, *([""] if draft.references else []), *draft.classified_by]
        lines += body
        if number == draft.sections:
            lines += [draft.signer]
        text += [*([""] if text else []), *_pages(draft, lines, page_line, banner)]
    return text


def era1973(draft: Draft) -> str:
    """The National Archives' export: the text with its pages, then the block of attributes."""
    text = _sections(draft, old=draft.when.year < 1977, digits="d", blank=" ", banner=draft.level)
    pages = sum(1 for line in text if line.startswith("PAGE "))
    stamped = list(chain.from_iterable([_STAMP, *text[at : at + 54]] for at in range(54, len(text), 54)))
    code = (draft.post.code or draft.post.spaced[:6]).replace(" ", "")
    values = _ATTRIBUTES.format(
        stamp=_STAMP,
        concepts=", ".join(draft.tags[:2]),
        day=f"{draft.when:%d} {_MONTHS[draft.when.month - 1]} {draft.when.year}",
        document=f"{draft.when.year}{code}{_serial(draft)}",
        drafter=draft.drafter if _from_washington(draft) else "n/a",
        order={"GDS": "GS"}.get(draft.order.split(": ")[1].split()[0], "N/A"),
        film=f"D{draft.when:%y}{draft.when.timetuple().tm_yday:04d}-{draft.counter % 1000:04d}",
        post=draft.post.spaced,
        year=draft.when.year,
        key=f"{draft.counter:06d}",
        lines=len(text) + 1,
        office=f"{'ORIGIN' if _from_washington(draft) else 'ACTION'} {draft.offices[0][0]}",
        level=draft.level,
        pages=pages,
        cited=draft.cited or "n/a",
        subject=" ".join(draft.subject).removeprefix("SUBJECT: "),
        tags=", ".join(draft.tags),
        to="     ".join(post.spaced for post, _, _ in draft.action),
    )
    return "\n".join([_STAMP, "Message Text", "", *text[:54], *stamped, "", values])


def era1985(draft: Draft) -> str:
    """The print of the 1980s and 1990s: pages with page lines, no routing header."""
    banner = f"{' ' * 23}{draft.level}"
    return "\n".join(_sections(draft, old=False, digits="04d", blank="", banner=banner)) + "\n"


def era2000(draft: Draft) -> str:
    """The relay form of the 2000s, last addressee and class line run together as the archive left them."""
    posts = [post for post, _, _ in (*draft.action, *draft.info) if post.canonical != "STATE"]
    highest = min(draft.prosign.split(), key="ZOPR".index)
    called = " ".join(dict.fromkeys(post.routing or "" for post in posts)) or "RUEHWEB"
    slash = "" if _from_washington(draft) else "/01"
    lines = [
        f"VZCZCX{'RO' if len(posts) > 1 else 'YZ'}{draft.counter % 10000:04d}",
        *wrapped(f"{highest * 2} {called}", 68),
        f"DE {draft.post.routing} #{draft.serial % 10000:04d}{slash} {draft.when:%j%H%M}",
        _RELAY_CLASS.get(draft.level, "ZNR UUUUU ZZH"),
        f"{draft.prosign} {date_time_group(draft.when)}",
        f"FM {draft.post.plad}",
    ]
    for keyword, addressees in (("TO ", draft.action), ("INFO ", draft.info)):
        lead = keyword
        for post, precedence, number in addressees:
            lines.append(f"{lead}{post.routing}/{post.plad}{precedence and ' '}{precedence} {number:04d}")
            lead = ""
    section = f" SECTION 01 OF {draft.sections:02d}" if draft.sections > 1 else ""
    lines[-1] += f"{_class_words(draft)}{section} {draft.post.spaced} {draft.serial:06d} "
    text = [" ", "SIPDIS ", " ", *(["SENSITIVE ", " "] if draft.sensitive else []), f"E.O. {draft.order} "]
    text += [f"TAGS: {' '.join(draft.tags)}", *[f"{line} " for line in draft.subject], " "]
    text += [
        f"{line} " for line in (*draft.references, *([""] if draft.references else []), *draft.classified_by)
    ]
    for number, body in enumerate(_sectioned(draft), 1):
        if number > 1:
            page = f"{draft.post.spaced[:10]} {draft.serial:08d}  {number:03d} OF {draft.sections:03d} "
            text += [" ", page, " ", " "]
        text += [f"{line} " for line in body]
    return "\n".join([*lines, *text, " ", draft.signer])


_ATTRIBUTES = """{stamp}
Message Attributes
Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Channel Indicators: n/a
Current Classification: UNCLASSIFIED
Concepts: {concepts}
Control Number: n/a
Copy: SINGLE
Draft Date: {day}
Decaption Date: 01 JAN 1960
Decaption Note:
Disposition Action: RELEASED
Disposition Approved on Date:
Disposition Case Number: n/a
Disposition Comment: 25 YEAR REVIEW
Disposition Date: 28 MAY 2004
Disposition Event:
Disposition History: n/a
Disposition Reason:
Disposition Remarks:
Document Number: {document}
Document Source: CORE
Document Unique ID: 00
Drafter: {drafter}
Enclosure: n/a
Executive Order: {order}
Errors: N/A
Film Number: {film}
From: {post}
Handling Restrictions: n/a
Image Path:
ISecure: 1
Legacy Key: link{year}/newtext/t{year}{key}/aaaagen.tel
Line Count: {lines}
Locator: TEXT ON-LINE, ON MICROFILM
Office: {office}
Original Classification: {level}
Original Handling Restrictions: n/a
Original Previous Classification: n/a
Original Previous Handling Restrictions: n/a
Page Count: {pages}
Previous Channel Indicators: n/a
Previous Classification: {level}
Previous Handling Restrictions: n/a
Reference: {cited}
Review Action: RELEASED, APPROVED
Review Comment: n/a
Review Content Flags:
Review Date: 09 SEP 2002
Review Event:
Review Exemptions: n/a
Review Markings:

Declassified/Released
US Department of State
EO Systematic Review
30 JUN 2005


Review Media Identifier:
Review Referrals: n/a
Review Release Date: n/a
Review Release Event: n/a
Review Transfer Date:
Review Withdrawn Fields: n/a
Secure: OPEN
Status: NATIVE
Subject: {subject}
TAGS: {tags}
To: {to}
Type: TE
Markings:  Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
"""
