"""Makes the dictionaries with which an archive packs texts and records, from the project's own sample.

Run it when the sample or the record has changed much: `python script/dictionaries.py`. Archives keep the
dictionaries they were written with, so new ones cost nothing but their own size.
"""

from dataclasses import replace
from pathlib import Path

import zstandard

import reftel
from reftel.archive.records import encode_record
from reftel.telegram.record import Record

_ROOT = Path(__file__).resolve().parent.parent / "src" / "reftel"
_SIZE = 32_768  # larger ones gain nothing on telegrams that are not in the sample
_FORMS = ("state2000", "state1973")  # the commonest last, since what stands nearest is cheapest to name


def main() -> None:
    """Write both dictionaries into the package."""
    texts = [path.read_bytes() for path in sorted((_ROOT / "sample" / "telegrams").glob("*.txt"))]
    folder = _ROOT / "archive" / "dictionaries"
    folder.mkdir(exist_ok=True)
    bodies = zstandard.train_dictionary(_SIZE, texts * 3).as_bytes()
    (folder / "bodies.zdict").write_bytes(bodies)
    records = [reftel.parse(text.decode(errors="replace")).values for text in texts]
    kept = b"".join(encode_record(_bare(_richest(records, form))) for form in _FORMS)
    (folder / "records.json").write_bytes(kept)
    print(f"{len(texts)} texts; bodies {len(bodies):,} bytes, records {len(kept):,} bytes")


def _richest(records: list[Record], form: str) -> Record:
    """The record of this form that has most to say."""
    same = [record for record in records if record.form == form]
    return max(same, key=lambda record: len(encode_record(record)))


def _bare(record: Record) -> Record:
    """Without what stands in the text anyway."""
    paragraphs = [replace(paragraph, text="") for paragraph in record.paragraphs[:6]]
    return replace(record, paragraphs=paragraphs, summary=None, comment=None, source=None)


if __name__ == "__main__":
    main()
