"""Options that the commands of the suspense book share: which entries, what they rest on, who says so."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import click

from reftel.suspense.due import Wanted
from reftel.suspense.entry import KINDS, SPOKEN, Status
from reftel.suspense.steps import StepError, status_of
from reftel.suspense.table import Cited
from reftel.suspense.written import is_day

__all__ = [
    "A_DAY",
    "STATUS",
    "CitedOptions",
    "author",
    "evidence",
    "filters",
    "note",
    "on_day",
    "printed",
    "today",
]

_Command = Callable[..., int]
_Option = Callable[[_Command], _Command]


class _Day(click.ParamType[str]):
    """A whole day; `today` is the clock's, known to this front and to nothing below it."""

    name = "day"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == "today":
            return today()
        if not is_day(value):
            self.fail(f"{value!r} is no day: write it as 2006-10-05.", param, ctx)
        return value


class _Status(click.ParamType[Status]):
    """A status, with a blank, a hyphen or an underscore."""

    name = "status"

    def convert(
        self, value: str | Status, param: click.Parameter | None, ctx: click.Context | None
    ) -> Status:
        try:
            return status_of(value)
        except StepError as error:
            self.fail(str(error), param, ctx)


A_DAY = _Day()
STATUS = _Status()


def today() -> str:
    """The day of this machine's clock."""
    return dt.datetime.now(dt.UTC).astimezone().date().isoformat()


on_day: _Option = click.option(
    "--on", type=A_DAY, metavar="DAY", help="As of this day (ISO) [default: today]."
)
author: _Option = click.option("--author", metavar="NAME", help="Who says so [default: the reader].")
note: _Option = click.option("--note", metavar="WORDS", help="A remark that stays with the change.")
printed: _Option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")

_FILTERS: dict[str, _Option] = {
    "country": click.option(
        "--country", metavar="NAME", help="Only of this country: its name, code or a post in it."
    ),
    "party": click.option(
        "--party", metavar="NAME", help="Only where somebody of this name asks, promises or is asked."
    ),
    "topic": click.option("--topic", metavar="WORD", help="Only with this topic or code of TAGS."),
    "kind": click.option("--kind", type=click.Choice(list(KINDS)), help="Only asks, or only promises."),
    "statuses": click.option(
        "--status",
        "statuses",
        type=STATUS,
        multiple=True,
        metavar="STATUS",
        help=f"Only with this status; more than once for several: {', '.join(SPOKEN.values())}.",
    ),
    "since": click.option(
        "--since", type=A_DAY, metavar="DAY", help="Only what was said on this day or later."
    ),
    "until": click.option(
        "--until", type=A_DAY, metavar="DAY", help="Only what was said on this day or earlier."
    ),
}


def filters(command: _Command) -> _Command:
    """Options that say which entries; the command gets them as one value, `wanted`."""

    @wraps(command)
    def gathered(*args: object, **options: object) -> int:
        import msgspec  # noqa: PLC0415 - help needs none of it

        asked = {name: options.pop(name) for name in _FILTERS}
        return command(*args, wanted=msgspec.convert(asked, Wanted), **options)

    return _with(gathered, _FILTERS)


def _with(command: _Command, options: dict[str, _Option]) -> _Command:
    for option in reversed(options.values()):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class CitedOptions:
    """What the options cite: a telegram, or another paper."""

    telegram: str | None
    paragraph: int | None
    quote: str | None
    document: str | None
    page: str | None
    language: str | None

    def on(self, day: str | None) -> Cited | None:
        """What is cited, a paper without a day of its own as of this day; None where nothing is."""
        if self.telegram is None and self.document is None:
            if self.quote or self.paragraph:
                raise click.UsageError("Say where these words stand: --telegram NAME or --document FILE.")
            return None
        if self.telegram is None and not self.quote:
            raise click.UsageError("Give the words of the document with --quote.")
        if self.telegram is not None and not self.quote and self.paragraph is None:
            raise click.UsageError("Give the words with --quote, or the --paragraph of the telegram.")
        from reftel.desk.suspense_citing import checksum_of  # noqa: PLC0415 - help needs none of it

        return Cited(
            self.quote or "",
            self.telegram,
            self.paragraph,
            self.document,
            checksum_of(self.document) if self.document is not None else None,
            self.page,
            self.language,
            None if self.telegram else day,
        )


_CITED: dict[str, _Option] = {
    "telegram": click.option("--telegram", metavar="NAME", help="The telegram it rests on."),
    "paragraph": click.option("--paragraph", type=click.IntRange(1, 999), metavar="N", help="Its paragraph."),
    "quote": click.option(
        "--quote", metavar="WORDS", help="The words that say so, exactly as they stand there."
    ),
    "document": click.option(
        "--document", metavar="FILE", help="Another paper it rests on: a file or an address."
    ),
    "page": click.option("--page", metavar="N", help="The page of that paper."),
    "language": click.option("--language", metavar="CODE", help="The language of that paper."),
}


def evidence(command: _Command) -> _Command:
    """Options that say on what something rests; the command gets them as one value, `cited`."""

    @wraps(command)
    def gathered(*args: object, **options: object) -> int:
        import msgspec  # noqa: PLC0415 - help needs none of it

        named = {name: options.pop(name) for name in _CITED}
        return command(*args, cited=msgspec.convert(named, CitedOptions), **options)

    return _with(gathered, _CITED)
