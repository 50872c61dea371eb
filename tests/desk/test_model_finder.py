"""A language model as one more finder, against a server made for the test."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.desk.made_findings import MadeFinder
from tests.desk.taking_in import take
from tests.made_telegrams import folder_of

from reftel.desk import finding_pass
from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.model_finder import KEY, Model, ModelError


@dataclass
class MadeServer:
    """`says` makes the answer to a question; `statuses` are answered first, in their order."""

    says: Callable[[str], str]
    statuses: list[int] = field(default_factory=list)
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    address: str = ""


def _truly(question: str) -> str:
    assert "harbour master" in question
    return json.dumps(
        {
            "promises": [
                {"quote": "promised an answer by the end of the month", "by": "The consul", "due_date": None},
                {"quote": "promised the moon"},
            ]
        }
    )


@pytest.fixture
def server() -> Iterator[MadeServer]:
    made = MadeServer(_truly)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.asked.append({"path": self.path, **told})
            made.keys.append(self.headers["Authorization"])
            status = made.statuses.pop(0) if made.statuses else 200
            content = made.says(told["messages"][1]["content"])
            body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base has this name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        made.address = f"http://127.0.0.1:{listening.server_port}/v1"
        yield made
        listening.shutdown()
        thread.join()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(finding_pass, "find", MadeFinder())
    monkeypatch.delenv(KEY, raising=False)
    with open_desk(tmp_path / "archive", create=True) as opened:
        take(opened, folder_of(tmp_path / "in", 5))
        opened.findings.look_through(PassOptions(workers=1))
        yield opened


def model(server: MadeServer) -> Model:
    return Model("some-model", server.address, seconds=10, pause=0)


def test_what_the_model_finds_stands_beside_what_the_rules_found(desk: Desk, server: MadeServer) -> None:
    done = desk.findings.ask_model(model(server))
    assert (done.copies, done.kept, done.dropped, done.faults) == (5, 5, 5, 0)
    promises = [view for view in desk.findings.of("05LISBON1").findings if view.kind == "promise"]
    assert sorted((view.source, view.rule) for view in promises) == [
        ("rules", "made"),
        ("some-model", "some-model"),
    ]
    assert len({view.id for view in promises}) == 2
    assert server.asked[0]["path"] == "/v1/chat/completions"
    assert server.asked[0]["model"] == "some-model"
    entry = list(desk._archive.journal.entries())[-1]
    assert (entry.action, entry.detail["copies"]) == ("model asked", 5)


def test_it_is_asked_once_about_each_copy_and_the_pass_leaves_it_alone(
    desk: Desk, server: MadeServer
) -> None:
    desk.findings.ask_model(model(server), ["05LISBON1"])
    assert len(server.asked) == 1
    desk.findings.ask_model(model(server))
    assert len(server.asked) == 5
    assert desk.findings.ask_model(model(server)).copies == 0
    desk.findings.look_through(PassOptions(every=True, workers=1))
    assert desk.findings.standing(counted=True).counts["promise"] == {"suggested": 10}


def test_its_findings_are_decided_on_like_any_other(desk: Desk, server: MadeServer) -> None:
    desk.findings.ask_model(model(server), ["05LISBON1"])
    (view,) = [view for view in desk.findings.of("05LISBON1").findings if view.source == "some-model"]
    desk.findings.decide(view.id, "reject")
    assert "some-model" not in {view.source for view in desk.findings.of("05LISBON1").findings}
    desk.findings.undo(view.id)
    assert "some-model" in {view.source for view in desk.findings.of("05LISBON1").findings}


def test_a_busy_server_is_asked_again_and_one_that_refuses_is_told(desk: Desk, server: MadeServer) -> None:
    server.statuses = [503, 429]
    assert desk.findings.ask_model(model(server), ["05LISBON1"]).copies == 1
    server.statuses = [401]
    with pytest.raises(ModelError, match="status 401"):
        desk.findings.ask_model(model(server), ["05LISBON2"])
    assert desk.findings.ask_model(model(server), ["05LISBON2"]).copies == 1


def test_an_answer_without_sense_is_counted_and_keeps_nothing_waiting(desk: Desk, server: MadeServer) -> None:
    server.says = lambda _: "Certainly! Here are the findings."
    done = desk.findings.ask_model(model(server))
    assert (done.copies, done.kept, done.faults) == (5, 0, 5)
    assert desk.findings.standing().faults == 0


@pytest.mark.parametrize(
    "address", ["", "somewhere", "file:///etc/passwd", "http://", "ftp://host/v1", "http://host:port/v1"]
)
def test_what_is_no_address_is_refused(desk: Desk, address: str) -> None:
    with pytest.raises(ModelError, match="no address"):
        desk.findings.ask_model(Model("m", address, pause=0), ["05LISBON1"])


def test_where_nobody_listens_what_was_found_stays(desk: Desk) -> None:
    with pytest.raises(ModelError, match="does not answer"):
        desk.findings.ask_model(Model("m", "http://127.0.0.1:9/v1", seconds=2, pause=0))
    assert desk.findings.standing(counted=True).counts["promise"] == {"suggested": 5}


def test_a_key_goes_along_where_one_is_set(
    desk: Desk, server: MadeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "made-up")
    desk.findings.ask_model(model(server), ["05LISBON1"])
    assert server.keys == ["Bearer made-up"]
