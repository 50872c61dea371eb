"""The shipped schema is the one of the dataclasses."""

import json
from dataclasses import fields
from importlib.resources import files as resources
from pathlib import Path

import pytest

from reftel.telegram.record import Record
from reftel.telegram.schema import record_schema


def test_the_shipped_schema_is_up_to_date(request: pytest.FixtureRequest, repository: Path) -> None:
    shipped = resources("reftel.telegram").joinpath("record.schema.json")
    if request.config.getoption("--update-cases"):
        (repository / "src" / "reftel" / "telegram" / "record.schema.json").write_text(
            record_schema(), encoding="utf-8"
        )
    assert shipped.read_text(encoding="utf-8") == record_schema()


def test_every_key_is_required() -> None:
    record = json.loads(record_schema())["$defs"]["Record"]
    assert set(record["required"]) == {field.name for field in fields(Record)}
