"""The JSON Schema of a record, for those who read records with other tools.

It is made from the dataclasses of `record.py` and shipped as `record.schema.json`; a test compares them, and
`pytest tests/telegram/test_schema.py --update-cases` writes the file again after a change of the contract.
All keys are always there, so all are required.
"""

import dataclasses
import json

import msgspec

from reftel.telegram.record import SCHEMA, Record

__all__ = ["record_schema"]

_PAIR = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}


def record_schema() -> str:
    """The schema as the file holds it."""
    # msgspec takes no union of two kinds of arrays, which a value of `spans` is; its place is filled below.
    twin = dataclasses.make_dataclass(
        "Record",
        [
            (field.name, dict[str, int] if field.name == "spans" else field.type, field)
            for field in dataclasses.fields(Record)
        ],
        kw_only=True,
    )
    schema = msgspec.json.schema(twin)
    for definition in schema["$defs"].values():
        if definition.get("type") == "object":
            definition["required"] = list(definition["properties"])
    schema["$defs"]["Record"]["properties"]["spans"] = {
        "type": "object",
        "additionalProperties": {"anyOf": [_PAIR, {"type": "array", "items": _PAIR}]},
    }
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reftel record",
        "description": f"What reading one telegram yields; version {SCHEMA} of the contract.",
    }
    return json.dumps({**head, **schema}, indent=1, ensure_ascii=False) + "\n"
