"""Files taken in from the browser, looked through for findings, accounted for, and taken back."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from reftel.desk.desk import Desk, open_desk
from reftel.sample import telegrams
from reftel.web.app import create_app
from reftel.web.guarding import GuardedApp

Client = TestClient[GuardedApp]
FEW = sorted((Path(str(one)) for one in telegrams()), key=lambda one: one.name)[:3]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "archive", create=True) as desk:
        yield desk


@pytest.fixture
def client(desk: Desk) -> Iterator[Client]:
    with TestClient(create_app(desk), base_url="http://127.0.0.1:8765") as client:
        yield client


def settled(client: Client) -> str:
    """The page of files once nothing is under way."""
    limit = time.monotonic() + 60
    while "data-reload" in (page := client.get("/status").text):
        assert time.monotonic() < limit, page
        time.sleep(0.05)
    return page


def test_files_that_are_sent_are_read_and_looked_through(client: Client, desk: Desk) -> None:
    files = [("files", (one.name, one.read_bytes(), "text/plain")) for one in FEW]
    client.post("/status/files", files=files)
    page = settled(client)
    assert "3 files: 3 new telegrams" in page
    assert "3 copies were looked through" in page
    assert not desk.findings.standing().waiting
    assert "not been looked through" not in client.get("/findings").text


def test_names_of_files_lead_nowhere_else(client: Client, tmp_path: Path) -> None:
    client.post("/status/files", files=[("files", ("../../../out.txt", FEW[0].read_bytes(), "text/plain"))])
    assert "1 new telegrams" in settled(client)
    assert not list(tmp_path.parent.glob("out.txt"))


def test_what_waits_can_be_looked_through_when_asked_for(client: Client, desk: Desk) -> None:
    desk.add(FEW)
    assert 'action="/status/findings"' in client.get("/findings").text
    client.post("/status/findings")
    assert "3 copies were looked through" in settled(client)
    assert desk.findings.standing(counted=True).counts


def test_nothing_sent_and_no_such_folder_are_told_of(client: Client) -> None:
    assert "Choose at least one file." in client.post("/status/files", files=[]).text
    assert "There is no file or folder" in client.post("/status/folder", data={"path": "/none/<b>"}).text


def test_an_intake_is_taken_back(client: Client, desk: Desk) -> None:
    client.post("/status/folder", data={"path": str(FEW[0])})
    settled(client)
    assert "Intake 1 is undone" in client.post("/status/undo", data={"intake": "1"}).text
    assert not list(desk.list())
