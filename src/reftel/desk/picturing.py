"""Pictures of exchanges: from the steps of a thread to SVG, PNG and a table."""

import csv
import io
from collections.abc import Iterator

from reftel.desk.referring import Threaded
from reftel.errors import ReftelError
from reftel.links.cited import taken_apart
from reftel.links.lanes import Arrow, Dot, Picture, lay_out

__all__ = ["NoChartsError", "picture_of", "png_of", "table_of"]

_COLUMNS = ("mrn", "address", "date", "post", "role", "answers", "days", "unanswered", "cites", "subject")


class NoChartsError(ReftelError):
    """The library that turns pictures into points is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "PNG needs the extra `charts`: `pip install 'reftel[charts]'`. SVG and CSV need nothing more."
        )


def picture_of(thread: Threaded, *, width: float = 960.0, linked: bool = False) -> Picture:
    """The exchange laid out; `linked` dots lead to the pages of their telegrams."""
    dots: list[Dot] = []
    arrows: dict[tuple[str, str], bool] = {}
    seen: set[str] = set()
    for step in thread.steps:
        key = step.mrn if step.mrn is not None and step.address == step.mrn else step.address
        if key in seen:  # a further copy of the telegram before it
            continue
        seen.add(key)
        href = f"/t/{step.address}" if linked else ""
        parts = taken_apart(step.mrn) if step.mrn else None  # one spelling for a lane
        post = parts[0] if parts else step.post or "Unknown sender"
        dots.append(
            Dot(key, post, step.date, step.subject, step.role, href, step.unanswered, is_start=step.is_start)
        )
        for cited in step.cites:
            arrows[key, cited] = cited == step.answers
    return lay_out(
        dots, [Arrow(citing, cited, answers) for (citing, cited), answers in arrows.items()], width
    )


def table_of(thread: Threaded) -> Iterator[str]:
    """The same exchange as lines of CSV."""
    for row in [_COLUMNS, *(_row(thread, at) for at in range(len(thread.steps)))]:
        stream = io.StringIO()
        csv.writer(stream, lineterminator="\n").writerow(row)
        yield stream.getvalue()


def _row(thread: Threaded, at: int) -> tuple[object, ...]:
    step = thread.steps[at]
    return (
        step.mrn, step.address, step.date, step.post, step.role, step.answers, step.days,
        "yes" if step.unanswered else "", " ".join(step.cites), step.subject,
    )  # fmt: skip


def png_of(svg: str, scale: float = 2.0) -> bytes:
    """The picture as points, twice as many as its measure says, so that print shows no steps."""
    try:
        import vl_convert  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NoChartsError from error
    return bytes(vl_convert.svg_to_png(svg, scale=scale))
