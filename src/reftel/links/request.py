"""A letter that asks the holder of telegrams for them, under one law and never under two at once.

A record can be asked for under the Freedom of Information Act or for mandatory declassification review; a
holder that gets both for one record closes one of them, so a letter names exactly one.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.links.missing import Holder

__all__ = ["CATEGORIES", "Category", "Law", "Requester", "Wanted", "letter"]

Law: TypeAlias = Literal["foia", "mdr"]
Category: TypeAlias = Literal["commercial", "educational", "media", "other"]

CATEGORIES: dict[Category, str] = {
    "commercial": "a commercial requester",
    "educational": "a requester at an educational or noncommercial scientific institution",
    "media": "a representative of the news media",
    "other": "a requester in none of the special categories",
}

_HOLDERS: dict[Holder, tuple[str, ...]] = {
    "archives": (
        "National Archives and Records Administration",
        "Special Access and FOIA Staff",
        "8601 Adelphi Road",
        "College Park, MD 20740-6001",
    ),
    "state": (
        "U.S. Department of State",
        "Office of Information Programs and Services",
        "2201 C Street NW",
        "Washington, DC 20520",
    ),
    "agency": ("[Information and privacy office of the agency named below]", "[its address]"),
}
_SUBJECTS: dict[Law, str] = {
    "foia": "Request under the Freedom of Information Act, 5 U.S.C. 552",
    "mdr": "Request for mandatory declassification review, Executive Order 13526, section 3.5",
}
_WAIVER = (
    "I ask that fees be waived under 5 U.S.C. 552(a)(4)(A)(iii). These telegrams record how the foreign "
    "policy of the United States was made and carried out; they are cited in telegrams already open to the "
    "public and are needed to understand them. What I learn will be published. I have no commercial interest "
    "in them."
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks: name, address, fee category, whether fees should be waived, and what is paid at most."""

    name: str
    contact: str
    category: Category = "other"
    waive: bool = True
    most: int = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """A telegram asked for: its name, when it was sent as far as known, and how it is known of."""

    name: str
    sender: str
    earliest: str | None
    latest: str | None
    subject: str | None
    cited_by: Sequence[str]


def letter(holder: Holder, law: Law, wanted: Sequence[Wanted], who: Requester, today: dt.date) -> list[str]:
    """The paragraphs of the letter, in order; a paragraph may hold several lines."""
    year, month, day = today.year, _MONTHS[today.month - 1], today.day
    one = len(wanted) == 1
    these = "this telegram" if one else "these telegrams"
    where = (
        " from the Central Foreign Policy Files, Record Group 59"
        if holder == "archives"
        else " from your files"
    )
    opening = {
        "foia": f"Under the Freedom of Information Act I request a copy of {these}{where}:",
        "mdr": f"I request the declassification review, and then a copy, of {these}{where}:",
    }[law]
    closing = {
        "foia": "Please release all that can be separated from what is exempt, and name the exemption at "
        "each place that is withheld.",
        "mdr": f"I have not asked for {these} under the Freedom of Information Act, and to my knowledge no "
        "review was made in the last two years. Please name the section of the order at each place that is "
        "withheld.",
    }[law]
    return [
        f"{who.name}\n{who.contact}",
        f"{month} {day}, {year}",
        "\n".join(_HOLDERS[holder]),
        f"Subject: {_SUBJECTS[law]}",
        "To whom it may concern:",
        opening,
        *(_item(number, each) for number, each in enumerate(wanted, 1)),
        closing,
        *_fees(law, who),
        "If a telegram cannot be found, please say which files and indexes were searched.",
        f"Sincerely,\n\n{who.name}",
    ]


def _item(number: int, wanted: Wanted) -> str:
    # a message without a number is named by its sender already
    named = f"Telegram {wanted.name} from {wanted.sender}" if " of " not in wanted.name else wanted.name
    lines = [f"{number}. {named}"]
    if wanted.earliest and wanted.latest and wanted.earliest != wanted.latest:
        lines[0] += f", sent between {wanted.earliest} and {wanted.latest}"
    elif wanted.latest:
        lines[0] += f", sent by {wanted.latest}"
    if wanted.subject:
        lines.append(f"   Subject as cited: {wanted.subject}")
    cited = ", ".join(wanted.cited_by[:5])
    lines.append(f"   Cited in: {cited}")
    return "\n".join(lines)


def _fees(law: Law, who: Requester) -> list[str]:
    limit = f"Please write to me before any fees above {who.most} dollars are incurred."
    if law == "mdr":
        return [limit]
    paragraphs = [f"For the purpose of fees I am {CATEGORIES[who.category]}. {limit}"]
    if who.waive and who.category != "commercial":
        paragraphs.append(_WAIVER)
    return paragraphs
