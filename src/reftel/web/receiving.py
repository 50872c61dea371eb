"""Taking in from the browser: files that are dropped or a folder of this machine, one intake at a time.

Reading and writing go on in a thread of their own while pages are served; the page of files shows how far
it is. Files that were sent lie in a temporary folder until they are in the archive.
"""

import re
import shutil
import tempfile
from collections.abc import Sequence
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

__all__ = ["Receiver", "Sent", "Under"]

_ODD = re.compile(r"[^\w.()+,=@ -]+")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as a browser sent it."""

    name: str
    content: IO[bytes]


@dataclass(slots=True)
class Under:
    """One intake: under way, or how it ended."""

    what: str
    progress: Progress | None = None
    report: IntakeReport | None = None
    trouble: str = ""
    stop: Event = field(default_factory=Event)

    @property
    def running(self) -> bool:
        """Whether it is still going on."""
        return self.report is None and not self.trouble


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
                return "An intake is under way. Wait until it is done, or stop it."
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
                return "An intake is under way. Wait until it is done, or stop it."
            self._start(desk, [path], str(path), None)
        return f"{path} is taken in now."

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
                options = Options(report=report, should_stop=under.stop.is_set, workers=1)
                under.report = cast("Desk", desk).add(paths, options)
            except ReftelError as error:
                under.trouble = str(error)
            except Exception as error:  # noqa: BLE001 - whatever it was, the page has to say that it ended
                under.trouble = f"The intake failed: {error}"
            finally:
                if temporary is not None:
                    temporary.cleanup()

        Thread(target=work, name="intake", daemon=True).start()
