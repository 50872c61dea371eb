"""Zip and tar: every member received in order, none of them ever written to disk under its own name.

Names of members are labels: one that leads out of its folder does no harm here, and is told. Links, devices
and what a desktop packs along are passed; a member that is encrypted or damaged is refused, and the others
are read.
"""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from reftel.sources.bounds import DamagedError, Meter, OverblownError, SourceError
from reftel.sources.folder import is_left_behind
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Bytes, Receive, Stream
from reftel.telegram.diagnostic import Diagnostic

__all__ = ["read_tar", "read_zip"]

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")
_SYMBOLIC = 0xA000
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class _Counted:
    """The bytes of a member, counted for container and file, with the library's faults put in words."""

    def __init__(self, content: Bytes, *meters: Meter) -> None:
        self._content = content
        self._meters = meters

    def read(self, size: int, /) -> bytes:
        try:
            piece = self._content.read(size)
        except _FAULTS as error:
            raise DamagedError("the member is damaged") from error
        for meter in self._meters:
            meter.count(len(piece))
        return piece


def read_zip(stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """The members of a zip file, in the order of its directory."""
    with stream.on_disk() as file:
        size = file.seek(0, io.SEEK_END)
        try:
            container = zipfile.ZipFile(file)
        except _FAULTS as error:
            raise DamagedError("the zip file is broken or incomplete") from error
        with container:
            members = [member for member in container.infolist() if not member.is_dir()]
            if not members:
                yield stream.refused(
                    "the zip file is empty", "nothing to do, unless it should hold something"
                )
            elif members[0].filename in _OFFICE:
                yield stream.refused(
                    "it is a document of an office program or an e-book",
                    "save it as text or PDF, and add that",
                )
            else:
                meter = Meter(size, stream.bounds)
                for member in members:
                    yield from _zip_member(container, member, stream, receive, meter)


def _zip_member(
    container: zipfile.ZipFile, member: zipfile.ZipInfo, stream: Stream, receive: Receive, meter: Meter
) -> Iterator[Outcome]:
    name = member.filename
    shell = stream.label(name, member.file_size)
    if is_left_behind(name):
        yield shell.refused("left by a desktop, no document", "nothing to do", "passed")
    elif (member.external_attr >> 16) & 0xF000 == _SYMBOLIC:
        yield shell.refused("a link inside a container", "nothing to do", "passed")
    elif member.flag_bits & 1:
        yield shell.refused("the member is encrypted", "unpack it with its password, and add what comes out")
    else:
        try:
            with container.open(member) as content:
                inner = stream.inside(name, _Counted(content, meter, stream.meter), member.file_size)
                yield from _told(name, receive(inner))
        except OverblownError:
            raise
        except SourceError as error:
            yield shell.refused_for(error)
        except NotImplementedError:
            yield shell.refused("it is compressed in a way that is not known here", "pack it again as zip")
        except _FAULTS:
            yield shell.refused_for(DamagedError("the member is damaged"))


def read_tar(stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """The members of a tar file, as they come; nothing is sought in it, so it may come out of anything."""
    found = False
    try:
        with tarfile.open(fileobj=stream.buffered(), mode="r|", errorlevel=0) as container:
            for member in container:
                found = True
                if not member.isdir():
                    yield from _tar_member(container, member, stream, receive)
                container.members.clear()  # type: ignore[attr-defined]  # or every one would be remembered
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise DamagedError("the tar file is broken or incomplete") from error
    if not found:
        yield stream.refused("the tar file is empty", "nothing to do, unless it should hold something")


def _tar_member(
    container: tarfile.TarFile, member: tarfile.TarInfo, stream: Stream, receive: Receive
) -> Iterator[Outcome]:
    shell = stream.label(member.name, member.size)
    if is_left_behind(member.name):
        yield shell.refused("left by a desktop, no document", "nothing to do", "passed")
    elif member.issym() or member.islnk():
        yield shell.refused("a link inside a container", "nothing to do", "passed")
    elif (content := container.extractfile(member)) is None:
        yield shell.refused("a device or a pipe inside a container", "nothing to do", "passed")
    else:
        yield from _told(member.name, receive(stream.inside(member.name, content, member.size)))


def _told(name: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """The outcomes of a member, with a word about a name that leads out of the container."""
    path = PurePosixPath(name.replace("\\", "/"))
    if not (path.is_absolute() or ".." in path.parts or (path.parts[:1] and path.parts[0].endswith(":"))):
        yield from outcomes
        return
    word = Diagnostic(
        "member-name-leads-out",
        "warning",
        "the name of this member leads out of its container",
        "nothing was written under that name; ask where the container comes from",
    )
    for outcome in outcomes:
        if isinstance(outcome, Received):
            yield replace(outcome, diagnostics=(*outcome.diagnostics, word))
        else:
            yield outcome
