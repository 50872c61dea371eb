"""A server in a thread and Chromium in front of it, for tests that look at pages as a reader does."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from reftel.cli.sample_book import fill_book
from reftel.desk.desk import open_desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.intake_options import Options
from reftel.sample import folder
from reftel.web.app import create_app
from reftel.web.door import ReadingDesk
from reftel.web.guarding import GuardedApp


class Serving:
    """A server on a free port of the loopback address."""

    def __init__(self, app: GuardedApp) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> str:
        self._thread.start()
        limit = time.monotonic() + 20
        while not self._server.started:
            assert self._thread.is_alive(), "the server did not start"
            assert time.monotonic() < limit, "the server did not start in time"
            time.sleep(0.02)
        return self.address

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        self._socket.close()


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that `reftel demo` makes; to be copied, never changed."""
    place = tmp_path_factory.mktemp("demo") / "archive"
    with open_desk(place, create=True) as desk:
        source = folder()
        assert isinstance(source, Path)
        assert desk.add([source], Options(workers=1)).is_clean
        desk.findings.look_through(PassOptions(workers=1))
        fill_book(desk)
    return place


@pytest.fixture(scope="session")
def sample_desk(demo_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingDesk]:
    """A desk at an archive of the sample in which readers have worked."""
    place = tmp_path_factory.mktemp("sample") / "archive"
    shutil.copytree(demo_archive, place)
    with open_desk(place) as desk:
        desk.suspense.accept([one.name for one in desk.suspense.suggestions(limit=6)])
        number = str(desk.collections.make("Chapter 3", "What was promised of missiles"))
        desk.collections.add(number, ["04CASTREL1891#p3", "05CASTREL462"], "Compare the two")
        desk.notes.add("05CASTREL462", "correction", "subject", "Team visits depots", "")
        desk.searches.saved.save("Missiles", ["missiles", "tamnik"], "batch")
        desk.marks.put("05CASTREL462", "starred", on=True)
        yield desk


@pytest.fixture(scope="session")
def room(sample_desk: ReadingDesk) -> Iterator[str]:
    """The address of a reading room over the sample."""
    with Serving(create_app(sample_desk)) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a window; without its sandbox only as root, where it would not start."""
    rights = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = ["--disable-gpu", "--disable-background-networking", *rights]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()
