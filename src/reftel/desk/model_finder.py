"""One more finder: a language model at an address the reader gives, off unless it is asked for.

The text of telegrams is sent to that address, so nothing is sent unless it is named, and every run is noted
in the journal. Any server that speaks the usual `/chat/completions` will do. What the model says is kept
beside what the rules found, under the model's name, and only where its quotes are the text.
"""

import json
import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from reftel.archive.archive import Archive
from reftel.archive.findings_account import alone, waiting_copies
from reftel.archive.findings_packing import pack
from reftel.archive.findings_writing import Looked, write_found
from reftel.archive.telegrams import StoredCopy, copies_by_number
from reftel.desk.accounting import Progress
from reftel.desk.finding_pass import PassOptions, rows_in
from reftel.desk.reader import Reader
from reftel.errors import ReftelError
from reftel.extract.context import context_of
from reftel.extract.model_answers import ModelAnswer, questions, read_answer

__all__ = ["KEY", "Asked", "Model", "ModelError", "ask_model"]

KEY = "REFTEL_MODEL_KEY"
"""The variable that holds the key the server wants, where it wants one."""

_TRIES = 3
_AT_ONCE = 4
_LARGEST = 4_000_000
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class ModelError(ReftelError):
    """The model cannot be asked; what it said before is kept."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model by name, at an address such as `http://localhost:8080/v1`."""

    name: str
    address: str
    seconds: float = 120.0
    pause: float = 1.0

    def ask(self, messages: Sequence[dict[str, str]]) -> str:
        """Its answer; a server that is busy is asked again."""
        body = json.dumps({"model": self.name, "messages": list(messages), "temperature": 0})
        for attempt in range(1, _TRIES + 1):
            try:
                status, answer = self._post(body)
            except (OSError, HTTPException) as error:
                why = f"{error or type(error).__name__}"
            else:
                if status == 200:
                    return _content(answer)
                why = f"status {status}: {answer[:200].decode('utf-8', 'replace')}"
                if status not in _BUSY:
                    break
            if attempt < _TRIES:
                time.sleep(self.pause * attempt)
        raise ModelError(
            f"The model at {self.address} does not answer ({why}). What was found before is kept."
        )

    def _post(self, body: str) -> tuple[int, bytes]:
        parts = urlsplit(self.address)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if parts.scheme not in {"http", "https"} or not parts.hostname or port == -1:
            raise ModelError(f"{self.address!r} is no address: say http://host:port/v1 or https://host/v1.")
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.hostname, port, timeout=self.seconds)
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(KEY):
            headers["Authorization"] = f"Bearer {key}"
        try:
            connection.request("POST", parts.path.rstrip("/") + "/chat/completions", body.encode(), headers)
            answer = connection.getresponse()
            return answer.status, answer.read(_LARGEST)
        finally:
            connection.close()


def _content(answer: bytes) -> str:
    """The words of the model in the server's answer; empty where there are none."""
    try:
        told = json.loads(answer)
        content = told["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return content if isinstance(content, str) else ""


@dataclass(slots=True)
class Asked:
    """What a run came to: copies asked about, findings kept and dropped, answers that made no sense."""

    copies: int = 0
    kept: int = 0
    dropped: int = 0
    faults: int = 0
    stopped: bool = False
    counts: dict[str, int] = field(default_factory=dict)


def ask_model(
    archive: Archive, reader: Reader, model: Model, options: PassOptions, copies: Sequence[int] | None = None
) -> Asked:
    """Ask about these copies, or about every one the model was not asked about; goes on where it stopped."""
    done = Asked()
    with alone(archive.layout):
        with archive.reading() as connection:
            waiting = waiting_copies(connection, None if options.every else model.name, model.name)
        if copies is not None:
            wanted = set(copies)
            waiting = [number for number in waiting if number in wanted]
        try:
            with ThreadPoolExecutor(options.workers or _AT_ONCE) as pool:
                _ask_all(archive, model, waiting, options=options, done=done, pool=pool)
        finally:
            if done.copies:
                detail = {"model": model.name, "address": model.address, "copies": done.copies}
                archive.journal.note(reader.name, "model asked", None, detail)
    return done


def _ask_all(
    archive: Archive,
    model: Model,
    waiting: Sequence[int],
    *,
    options: PassOptions,
    done: Asked,
    pool: ThreadPoolExecutor,
) -> None:
    step = 2 * (options.workers or _AT_ONCE)
    for place in range(0, len(waiting), step):
        with archive.reading() as connection:
            numbers = waiting[place : place + step]
            stored = list(copies_by_number(connection, archive.unpacker(connection), numbers))
        answers = list(pool.map(lambda copy: _asked(model, copy), stored))
        looked = [_looked(model, copy, answer) for copy, answer in zip(stored, answers, strict=True)]
        with archive.database.writing() as connection:
            write_found(connection, archive.unpacker(connection), looked, model.name)
        done.copies += len(looked)
        for each, answer in zip(looked, answers, strict=True):
            done.dropped += answer.dropped
            done.faults += answer.fault is not None
            done.kept += len(each.rows)
            for row in each.rows:
                done.counts[str(row["kind"])] = done.counts.get(str(row["kind"]), 0) + 1
        options.report(Progress("asking the model", done.copies, len(waiting), done.copies, thing="copies"))
        if options.should_stop():
            done.stopped = True
            return


def _asked(model: Model, copy: StoredCopy) -> ModelAnswer:
    return read_answer(model.ask(questions(copy.record)), copy.text, copy.record, model.name)


def _looked(model: Model, copy: StoredCopy, answer: ModelAnswer) -> Looked:
    rows = rows_in(answer.findings, context_of(copy.record))
    packed = pack(answer.findings, copy.text.encode())
    return Looked(copy.number, copy.reader, model.name, answer.fault, packed, rows, ())
