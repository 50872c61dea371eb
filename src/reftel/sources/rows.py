"""From a row of a table or of JSON lines to a document: one text, named by where it stood."""

import hashlib
from collections.abc import Mapping

from reftel.sources import editions
from reftel.sources.columns import set_out
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Stream

__all__ = ["read_row"]


def read_row(
    stream: Stream, place: str, row: Mapping[str, str], mapping: Mapping[str, str], *, kind: str
) -> Outcome:
    """The document of one row; `place` names it inside its file, as `row 12`, `kind` is `csv` or `json`."""
    label = stream.label(place)
    edited = editions.is_edition(row)
    text = editions.set_out_edition(row, row.get(mapping["body"], "")) if edited else set_out(row, mapping)
    if not text.strip():
        return label.refused(
            "the row has no text", "nothing to do, unless another column holds it: --map body=COLUMN"
        )
    words = ",".join(f"{field}={column}" for field, column in mapping.items())
    data = text.encode("utf-8", "replace")
    used = {*mapping.values(), *(editions.COLUMNS if edited else ())}
    others = {name: value for name, value in row.items() if name not in used and value}
    return Received(
        data.decode(),
        stream.source,
        hashlib.sha256(data).hexdigest(),
        len(data),
        "utf-8",
        f"{kind} {2 if edited else 1} ({words})",
        f"text/{kind}",
        label.member,
        attributes=others,
    )
