"""Taking in from the browser: files that are dropped or a folder of this machine, one intake at a time.

What came in is then looked through for findings; that can be stopped, and goes on with the next intake or
when somebody asks for it.

Reading and writing go on in a thread of their own while pages are served; the page of files shows how far
it is. Files that were sent lie in a temporary folder until they are in the archive.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import IO, TYPE_CHECKING, cast

from reftel.desk.accounting import IntakeReport, Progress
from reftel.desk.intake_options import Options
from reftel.errors import ReftelError
from reftel.web.door import ReadingDesk

if TYPE_CHECKING:
    from reftel.desk.desk import Desk
    from reftel.desk.finding_pass import FoundThrough

__all__ = ["Receiver", "Sent", "Under"]

_BUSY = "An intake is under way. Wait until it is done, or stop it."
_ODD = re.compile(r"[^\w.()+,=@ -]+")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sent it."""

    name: str
    content: IO[bytes]


@dataclass(slots=True)
class Under:
    """One intake and the look through what it brought: under way, or how they ended."""

    what: str
    progress: Progress | None = None
    report: IntakeReport | None = None
    found: "FoundThrough | None" = None
    trouble: str = ""
    ended: bool = False
    stop: Event = field(default_factory=Event)

    @property
    def running(self) -> bool:
        """Whether it is still going on."""
        return not self.ended

    @property
    def looking(self) -> bool:
        """Whether the files are in and the texts are being looked through."""
        return self.running and (self.report is not None or not self.what)


class Receiver:
    """Starts intakes and remembers the last one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: Under | None = None

    @property
    def last(self) -> Under | None:
        """The intake under way, or the last one since the server started."""
        return self._last

    def receive(self, desk: ReadingDesk, files: Sequence[Sent]) -> str:
        """Take in files that were sent; what is said about it."""
        if not files:
            return "Choose at least one file."
        with self._lock:
            if self._last is not None and self._last.running:
                return _BUSY
            temporary = tempfile.TemporaryDirectory(prefix="reftel-")
            folder = Path(temporary.name) / "received"
            folder.mkdir()
            for place, one in enumerate(files):
                name = _ODD.sub("_", Path(one.name.replace("\\", "/")).name).strip(". ")[:150] or "file"
                target = folder / name
                target = target if not target.exists() else folder / f"{place}-{name}"
                with target.open("wb") as stream:
                    shutil.copyfileobj(one.content, stream)
            count = f"{len(files)} file{'' if len(files) == 1 else 's'}"
            self._start(desk, [folder], count, temporary)
        return f"{count} received; they are taken in now."

    def take(self, desk: ReadingDesk, written: str) -> str:
        """Take in a file or folder of this machine; what is said about it."""
        path = Path(written.strip()).expanduser()
        if not written.strip() or not path.exists():
            return f"There is no file or folder {written.strip()!r} on this machine."
        with self._lock:
            if self._last is not None and self._last.running:
                return _BUSY
            self._start(desk, [path], str(path), None)
        return f"{path} is taken in now."

    def look(self, desk: ReadingDesk) -> str:
        """Look through the texts for findings, without an intake; what is said about it."""
        with self._lock:
            if self._last is not None and self._last.running:
                return _BUSY
            self._start(desk, [], "", None)
        return "The texts are looked through now."

    def stop(self) -> None:
        """Ask the intake under way to end; what is in stays in."""
        if self._last is not None:
            self._last.stop.set()

    def _start(
        self,
        desk: ReadingDesk,
        paths: Sequence[Path],
        what: str,
        temporary: "tempfile.TemporaryDirectory[str] | None",
    ) -> None:
        under = Under(what)
        self._last = under

        def report(progress: Progress) -> None:
            under.progress = progress

        def work() -> None:
            try:
                if paths:
                    options = Options(report=report, should_stop=under.stop.is_set, workers=1)
                    under.report = cast("Desk", desk).add(paths, options)
                under.progress = None
                if not under.stop.is_set() and hasattr(type(desk), "findings"):
                    under.found = _look_through(cast("Desk", desk), report, under.stop)
            except ReftelError as error:
                under.trouble = str(error)
            except Exception as error:  # noqa: BLE001 - whatever it was, the page has to say that it ended
                under.trouble = f"The intake failed: {error}"
            finally:
                under.ended = True
                if temporary is not None:
                    temporary.cleanup()

        Thread(target=work, name="intake", daemon=True).start()


def _look_through(desk: "Desk", report: Callable[[Progress], None], stop: Event) -> "FoundThrough":
    from reftel.desk.finding_pass import PassOptions  # noqa: PLC0415 - reading needs no finders

    return desk.findings.look_through(PassOptions(workers=1, report=report, should_stop=stop.is_set))
