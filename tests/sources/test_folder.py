import os
import socket
from pathlib import Path

import pytest

from reftel.sources.folder import walk
from reftel.sources.received import Refused


def names(found: list[Path | Refused], root: Path) -> list[str]:
    return [item.relative_to(root).as_posix() for item in found if isinstance(item, Path)]


def refusals(found: list[Path | Refused], root: Path) -> dict[str, Refused]:
    return {
        Path(item.source).relative_to(root).as_posix(): item for item in found if isinstance(item, Refused)
    }


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("text")


def test_files_come_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    fill(tmp_path, "b/2.txt", "b/1.txt", "a.txt", "c.txt", "b/x/0.txt")
    assert names(list(walk(tmp_path)), tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "b/x/0.txt", "c.txt"]


def test_a_single_file_is_walked_too(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    assert list(walk(tmp_path / "a.txt")) == [tmp_path / "a.txt"]


def test_a_folder_that_links_to_itself_is_walked_once_and_told(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "up").symlink_to("..", target_is_directory=True)
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == ["in/a.txt"]
    assert set(refusals(found, tmp_path)) == {"in/loop", "in/up"}
    assert {item.state for item in refusals(found, tmp_path).values()} == {"passed"}


def test_a_link_to_a_folder_elsewhere_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, "there/a.txt", "here/b.txt")
    (tmp_path / "here" / "more").symlink_to(tmp_path / "there", target_is_directory=True)
    assert names(list(walk(tmp_path / "here")), tmp_path) == ["here/b.txt", "here/more/a.txt"]


def test_links_that_lead_nowhere_or_in_a_ring_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    found = refusals(list(walk(tmp_path)), tmp_path)
    assert found["gone"].reason == "a link that leads nowhere"
    assert found["ring"].reason == "a link that leads back to itself"
    assert {refused.state for refused in found.values()} == {"refused"}


def test_pipes_sockets_and_devices_are_refused_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)  # the name of a socket may have a hundred characters only
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        found = refusals(list(walk(tmp_path)), tmp_path)
    assert found["pipe"].reason == "a named pipe, not a file"
    assert found["socket"].reason == "a socket, not a file"
    [device] = walk(Path("/dev/null"))
    assert isinstance(device, Refused)
    assert device.reason == "a device, not a file"


def test_what_desktops_and_version_control_leave_behind_is_passed_and_told(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", ".DS_Store", "._a.txt", ".git/config", "Thumbs.db", ".notes.txt")
    found = list(walk(tmp_path))
    assert names(found, tmp_path) == [".notes.txt", "a.txt"]
    told = refusals(found, tmp_path)
    assert set(told) == {".DS_Store", "._a.txt", ".git", "Thumbs.db"}
    assert {item.state for item in told.values()} == {"passed"}


def test_a_name_that_is_no_text_is_refused_and_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    [found] = walk(tmp_path)
    assert isinstance(found, Refused)
    assert found.reason == "its name is not text in UTF-8"
    assert found.source.endswith("caf\\udce9.txt")


def test_a_path_that_is_not_there_fails_with_a_reason(tmp_path: Path) -> None:
    [found] = walk(tmp_path / "nothing")
    assert isinstance(found, Refused)
    assert (found.reason, found.state) == ("there is no such file", "failed")


def test_a_folder_one_may_not_read_is_told(unprivileged: Path) -> None:
    fill(unprivileged, "closed/a.txt", "open.txt")
    (unprivileged / "closed").chmod(0)
    found = list(walk(unprivileged))
    (unprivileged / "closed").chmod(0o700)
    assert names(found, unprivileged) == ["open.txt"]
    assert refusals(found, unprivileged)["closed"].reason == "you may not read it"


def test_a_thousand_folders_deep_is_no_trouble(tmp_path: Path) -> None:
    here = os.getcwd()  # noqa: PTH109 - the path grows beyond what a single call takes
    try:
        os.chdir(tmp_path)
        for _ in range(300):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        Path("deep.txt").write_text("text")
    finally:
        os.chdir(here)
    assert [item.name for item in walk(tmp_path) if isinstance(item, Path)] == ["deep.txt"]
