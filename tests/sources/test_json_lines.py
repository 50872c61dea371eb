import json
from pathlib import Path

from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused


def read(tmp_path: Path, text: str) -> list[Outcome]:
    (tmp_path / "a").write_text(text)
    return list(receive(tmp_path / "a"))


def texts(found: list[Outcome]) -> dict[str | None, str]:
    return {item.member: item.text for item in found if isinstance(item, Received)}


def refusals(found: list[Outcome]) -> dict[str | None, str]:
    return {item.member: item.reason for item in found if isinstance(item, Refused)}


def test_each_line_is_a_document(tmp_path: Path) -> None:
    lines = [{"n": 1, "text": "ONE\n"}, {"n": 2, "text": "TWO\n"}]
    found = read(tmp_path, "\n".join(map(json.dumps, lines)))
    assert texts(found) == {"line 1": "ONE\n", "line 2": "TWO\n"}
    assert [item.attributes for item in found if isinstance(item, Received)] == [{"n": "1"}, {"n": "2"}]


def test_paragraphs_in_a_list_are_joined_by_blank_lines(tmp_path: Path) -> None:
    line = {"id": "d1", "paragraphs": ["LISBON, MARCH 12.", "1. TEXT."], "notes": [{"n": 1}]}
    [found] = read(tmp_path, json.dumps(line))
    assert isinstance(found, Received)
    assert found.text == "LISBON, MARCH 12.\n\n1. TEXT."
    assert found.attributes["notes"] == '[{"n":1}]'


def test_a_broken_line_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, '{"text": "ONE"}\n{"text": "TW\n\n{"other": 1}\n{"text": "THREE"}\n')
    assert texts(found) == {"line 1": "ONE", "line 5": "THREE"}
    assert refusals(found) == {
        "line 2": "it is no JSON object",
        "line 4": "the key that holds the text is missing",
    }


def test_objects_without_a_text_are_refused_once(tmp_path: Path) -> None:
    found = read(tmp_path, '{"a": 1}\n{"a": 2}\n')
    assert refusals(found) == {None: "no key of its objects is known to hold a text"}


def test_a_mapping_to_a_key_that_no_object_has_is_refused_once_with_the_keys_there_are(
    tmp_path: Path,
) -> None:
    place = tmp_path / "dump.jsonl"
    place.write_text('{"a": "ONE", "b": 2}\n{"a": "TWO", "b": 3}\n', encoding="utf-8")
    (found,) = receive(place, mapping={"body": "text"})
    assert isinstance(found, Refused)
    assert found.reason == "its objects have no key 'text'"
    assert found.help.endswith("one of: a, b")


def test_one_object_over_many_lines_and_a_list_are_read_whole(tmp_path: Path) -> None:
    assert texts(read(tmp_path, json.dumps({"text": "ONE"}, indent=2))) == {"object": "ONE"}
    assert texts(read(tmp_path, json.dumps([{"text": "ONE"}, {"text": "TWO"}], indent=2))) == {
        "item 1": "ONE",
        "item 2": "TWO",
    }


def test_brackets_without_end_are_refused_and_never_raise(tmp_path: Path) -> None:
    [found] = read(tmp_path, '{"text": "A",\n' + '"b": [' * 200_000)
    assert isinstance(found, Refused)


def test_a_lone_surrogate_cannot_come_in(tmp_path: Path) -> None:
    for item in read(tmp_path, '{"text": "A \\ud800 B"}\n'):
        if isinstance(item, Received):
            item.text.encode()


def test_a_line_longer_than_any_telegram_is_refused_for_its_length(tmp_path: Path) -> None:
    lines = ['{"body": "ONE"}', '{"body": "' + "WORD " * 4_000_000 + '"}', '{"body": "THREE"}']
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    one, long, three = receive(tmp_path / "t.jsonl")
    assert isinstance(long, Refused)
    assert (long.member, long.reason) == ("line 2", "the line has more than 16,000,000 characters")
    assert isinstance(one, Received)
    assert isinstance(three, Received)
