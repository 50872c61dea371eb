"""The measurements of `script/bench`, each giving rows of a table: what, how much, and what to reach."""

import http.client
import os
import platform
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import tantivy

from reftel.desk.desk import open_desk
from reftel.desk.measuring import measure_search
from reftel.telegram import parse

_REFTEL = [sys.executable, "-c", "from reftel.cli.main import main; main()"]
_MOST_READ = 3_000
_PAGES = 100
_MEGABYTE = 1_000_000


class Row(NamedTuple):
    """One line of a table."""

    what: str
    measured: str
    reach: str = ""


def machine(telegrams: int) -> list[str]:
    """The machine and the versions the figures belong to."""
    model = next(iter(re.findall(r"model name\s*:\s*(.+)", _text("/proc/cpuinfo"))), platform.processor())
    memory = next(iter(re.findall(r"MemTotal:\s*(\d+)", _text("/proc/meminfo"))), "0")
    load = os.getloadavg()[0]
    hardware = f"{os.cpu_count()} cores ({model.strip()}), {int(memory) / 1_048_576:.0f} GiB of memory"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Tantivy"
    return [
        f"{telegrams:,} generated telegrams on {hardware}, {platform.system()}.",
        f"{versions} {version('tantivy')}.",
        f"Load of the machine at the end: {load:.1f}; a load above 1 means that others used it, too.",
    ]


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _files(corpus: Path) -> Iterator[Path]:
    return (path for path in sorted(corpus.rglob("*")) if path.is_file())


def reading(corpus: Path) -> list[Row]:
    """Telegrams read in a second of one core, with their records."""
    texts = [
        path.read_text(encoding="utf-8") for path, _ in zip(_files(corpus), range(_MOST_READ), strict=False)
    ]
    size = sum(map(len, texts))
    for text in texts[:100]:
        parse(text)
    begun = time.process_time()
    for text in texts:
        parse(text).record()
    taken = time.process_time() - begun
    return [
        Row("telegrams a second", f"{len(texts) / taken:,.0f}"),
        Row("telegrams of 3 kB a second, at that speed", f"{size / taken / 3_000:,.0f}", "1,500"),
        Row("characters of a telegram, on average", f"{size / len(texts):,.0f}"),
    ]


class _Watch:
    """Watches a process and all below it: the most memory of their own they held at one time."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.wait(0.2):
            self.most = max(self.most, sum(_anonymous(pid) for pid in _below(self._pid)))

    def done(self) -> int:
        self._stop.set()
        self._thread.join()
        return self.most


def _anonymous(pid: int) -> int:
    found = re.search(r"RssAnon:\s*(\d+)", _text(f"/proc/{pid}/status"))
    return int(found[1]) * 1024 if found else 0


def _below(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*"):
        for child in _text(f"{task}/children").split():
            found += _below(int(child))
    return found


def take_in(corpus: Path, archive: Path) -> tuple[float, float, int]:
    """`reftel add`: seconds, seconds of all cores, and the most memory held at one time."""
    before = os.times()
    begun = time.monotonic()
    command = [*_REFTEL, "--archive", str(archive), "add", str(corpus)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = _Watch(running.pid)
    if running.wait():
        raise SystemExit(f"`reftel add` ended with {running.returncode}")
    taken = time.monotonic() - begun
    after = os.times()
    cores = after.children_user + after.children_system - before.children_user - before.children_system
    return taken, cores, watch.done()


def intake(corpus: Path, archive: Path, place: Path) -> list[Row]:
    """Taking in, beside the least that has to be done: bare inserts and bare indexing of the same texts."""
    count = sum(1 for _ in _files(corpus))
    raw = sum(path.stat().st_size for path in _files(corpus))
    taken, cores, memory = take_in(corpus, archive)
    bare_taken, bare_cores = _bare(corpus, place / "bare")
    disk = _size(archive)
    words = _size(archive / "words")
    return [
        Row("telegrams a second", f"{count / taken:,.0f}", "700"),
        Row("telegrams of 3 kB a second, at that speed", f"{raw / taken / 3_000:,.0f}"),
        Row("minutes for 250,000 at that rate", f"{250_000 / (count / taken) / 60:.1f}", "6"),
        Row("milliseconds of one core for a telegram", f"{cores / count * 1000:.2f}", "2.8"),
        Row("most memory of all processes, MB", f"{memory / _MEGABYTE:,.0f}", "1,500"),
        Row("disk over raw bytes: archive", f"{disk / raw:.2f}"),
        Row("disk over raw bytes: of that the index of words", f"{words / raw:.2f}"),
        Row("limit: bare inserts and indexing, telegrams a second", f"{count / bare_taken:,.0f}"),
        Row("time over that of the limit", f"{taken / bare_taken:.1f}"),
        Row("work of all cores over that of the limit", f"{cores / bare_cores:.1f}"),
    ]


def _bare(corpus: Path, place: Path) -> tuple[float, float]:
    """The same texts into SQLite and into one field of an index, and nothing else; wall and core seconds."""
    place.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="default", index_option="position")
    builder.add_integer_field("key", indexed=True, fast=True)
    (place / "index").mkdir()
    begun, cores = time.monotonic(), time.process_time()
    writer = tantivy.Index(builder.build(), path=str(place / "index")).writer(220_000_000, 1)
    database = sqlite3.connect(place / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, body TEXT NOT NULL)")
    batch: list[tuple[int, str]] = []
    for number, path in enumerate(_files(corpus)):
        batch.append((number, path.read_text(encoding="utf-8")))
        if len(batch) == 1_000:
            _bare_batch(database, writer, batch)
    _bare_batch(database, writer, batch)
    writer.commit()
    writer.wait_merging_threads()
    database.close()
    return time.monotonic() - begun, time.process_time() - cores


def _bare_batch(
    database: sqlite3.Connection, writer: tantivy.IndexWriter, batch: list[tuple[int, str]]
) -> None:
    database.execute("BEGIN")
    database.executemany("INSERT INTO texts VALUES (?, ?)", batch)
    database.execute("COMMIT")
    for number, body in batch:
        document = tantivy.Document()
        document.add_integer("key", number)
        document.add_text("body", body)
        writer.add_document(document)
    batch.clear()


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())


def search(archive: Path, each: int) -> list[Row]:
    """Latencies through the desk: hits with snippets, counts, read-back."""
    with open_desk(archive) as desk:
        found = measure_search(desk, each)
        memory = _anonymous(os.getpid())
    reach = {"all but the last": "25 at 250,000", "phrase of very common words": "100 at 250,000"}
    rows = [
        Row(
            f"{one.kind}: half under, 95 of 100 under, ms",
            f"{one.p50:.1f}, {one.p95:.1f}",
            reach.get(one.kind, ""),
        )
        for one in found
    ]
    return [*rows, Row("memory of the process, MB", f"{memory / _MEGABYTE:,.0f}", "600")]


def pages(archive: Path) -> list[Row]:
    """Pages of results and of telegrams, from a server of its own, over HTTP."""
    with open_desk(archive) as desk:
        words = [word for word in desk.frequent_words(1_000) if word.isalpha()][50 : 50 + _PAGES]
        addresses = [hit.address for hit in desk.search("", limit=_PAGES).hits]
    port = _free_port()
    command = [*_REFTEL, "--archive", str(archive), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        results = _asked(port, [f"/search?q={quote(word)}" for word in words])
        telegrams = _asked(port, [f"/t/{quote(address)}" for address in addresses])
        memory = sum(_anonymous(pid) for pid in _below(server.pid))
    finally:
        server.terminate()
        server.wait()
    return [
        Row("page of results: half under, 95 of 100 under, ms", results, "100"),
        Row("page of a telegram: half under, 95 of 100 under, ms", telegrams, "100"),
        Row("memory of the server, MB", f"{memory / _MEGABYTE:,.0f}", "600 at 1,000,000"),
    ]


def _free_port() -> int:
    import socket  # noqa: PLC0415 - here only

    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            _get(port, "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("`reftel serve` did not answer")


def _get(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def _asked(port: int, paths: Sequence[str]) -> str:
    times: list[float] = []
    for path in paths:
        begun = time.perf_counter()
        status = _get(port, path)
        times.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            raise SystemExit(f"{path} was answered with {status}")
    return _halves(times)


def _halves(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{ordered[len(ordered) // 2]:.1f}, {ordered[int(len(ordered) * 0.95)]:.1f}"


def cold(archive: Path) -> list[Row]:
    """Commands in new processes; files are in the system's memory, the interpreter starts from nothing."""
    rows = [Row("`reftel --help`, seconds, median of nine", _median(["--help"]), "0.2")]
    if archive.exists():
        words = ["--archive", str(archive), "search", "visit"]
        rows.append(Row("`reftel search`, seconds, median of nine", _median(words), "0.5"))
    return rows


def _median(words: Sequence[str]) -> str:
    times: list[float] = []
    for _ in range(9):
        begun = time.perf_counter()
        subprocess.run([*_REFTEL, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return f"{sorted(times)[len(times) // 2]:.2f}"
