"""Entries of the suspense book on a terminal: one line, the words it rests on, and its history."""

import textwrap

from reftel.cli import output
from reftel.desk.suspense_answers import EntryLine, EntryOpened, Imported, Suggested
from reftel.suspense.entry import COMPLETION, SPOKEN, Evidence
from reftel.suspense.likeness import Proposal
from reftel.suspense.report import days_between
from reftel.suspense.review import RULES

__all__ = ["print_entry", "print_history", "print_import", "print_proposal", "print_suggestion"]

_COLOURS = {"overdue": "red", "due": "yellow", "review": "cyan", "later": "dim", "closed": "green"}
_WORDS = {"overdue": "OVERDUE", "due": "due", "review": "review", "later": "later", "closed": "closed"}
_WIDTH = 96


def _print_words(words: str) -> None:
    output.print_line(textwrap.fill(words, _WIDTH, initial_indent="       ", subsequent_indent="         "))


def print_entry(line: EntryLine) -> None:
    """An entry with the sentence it rests on."""
    when = output.styled(_WORDS[line.standing].ljust(8), _COLOURS[line.standing])
    number = output.styled(str(line.id).rjust(5), "bold")
    day = line.due_date or line.review_date or "          "
    parties = " to ".join(part for part in (line.by, line.to) if part) or "no party named"
    output.print_line(f"{number}  {day}  {when}  {line.kind}: {parties}: {line.what}")
    status = SPOKEN[line.status] + (f" ({line.answer})" if line.answer else "")
    pieces = [status]
    if line.completion:
        pieces.append(COMPLETION[line.completion])
    if line.standing == "overdue" and line.days_late is not None:
        pieces.append(f"{line.days_late} {'day' if line.days_late == 1 else 'days'} late")
    if line.closed is not None:
        pieces.append(_closed(line.closed, line.due_date))
    if line.due_text:
        pieces.append(f"“{line.due_text}”")
    if line.review_rule is not None and line.due_date is None:
        pieces.append(RULES[line.review_rule][1])
    pieces += [part for part in (line.country, " ".join(line.topics)) if part]
    output.print_line(output.styled(f"       {'; '.join(pieces)}", "dim"))
    print_evidence(line.source, "rests on", line.said)
    for one in line.evidence:
        print_evidence(one, "evidence", one.date)


def _closed(closed: str, due: str | None) -> str:
    """Since when nothing is awaited, and how that lies to the day that was named."""
    late = days_between(due, closed)
    if not late:
        return f"since {closed}"
    days = f"{abs(late):,} {'day' if abs(late) == 1 else 'days'}"
    return f"since {closed}, {days} {'after' if late > 0 else 'before'} the day named"


def print_evidence(evidence: Evidence, what: str, day: str | None) -> None:
    """The words, and where they stand."""
    place = evidence.place + (f", {day}" if day else "")
    words = f"{what} {place}: “{evidence.quote}”"
    _print_words(words)


def print_history(opened: EntryOpened) -> None:
    """Every change of an entry, also those taken back."""
    print_entry(opened.entry)
    output.print_line()
    output.print_line("History:")
    for step in opened.history:
        change = step.change
        what = ", ".join(f"{name} {_value(value)}" for name, value in change.values.items())
        undone = "  (taken back)" if step.taken_back else ""
        of = f" of change {change.undoes}" if change.undoes is not None else ""
        output.print_line(
            f"  {change.number:>5}  {change.day}  {change.kind}{of}{': ' + what if what else ''}"
            f"  by {change.author}, noted {change.at[:10]}{undone}"
        )
        if change.note:
            output.print_line(f"         {change.note}")
        for one in change.evidence:
            print_evidence(one, "evidence", one.date)


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "none" if value is None else str(value)


def print_suggestion(found: Suggested) -> None:
    """Something found that a person may accept."""
    name = output.styled(found.name.ljust(18), "bold")
    parties = " to ".join(part for part in (found.by, found.to) if part) or "no party named"
    due = f"  due {found.due_date}" if found.due_date else (f"  “{found.due_text}”" if found.due_text else "")
    output.print_line(f"{name}  {found.said}  {found.kind}: {parties}: {found.what}{due}")
    place = found.address if found.paragraph is None else f"{found.address} para {found.paragraph}"
    words = f"{place}: “{found.quote}” ({found.rule}, {found.confidence:.2f})"
    _print_words(words)
    if found.answer is not None:
        words = f"answer: {found.answer}: “{found.answer_quote}”"
        output.print_line(
            textwrap.fill(words, _WIDTH, initial_indent="       ", subsequent_indent="         ")
        )


def print_proposal(proposal: Proposal) -> None:
    """A telegram that may be evidence, and why."""
    one = proposal.evidence
    output.print_line(f"{one.date}  {output.styled(one.place, 'bold')}  {proposal.subject or ''}")
    output.print_line(output.styled(f"       {'; '.join(proposal.why)}", "dim"))
    _print_words(f"“{one.quote}”")


def print_import(done: Imported, *, rehearsal: bool) -> None:
    """What a table brought, and what is wrong in it row by row."""
    for fault in done.faults:
        output.print_line(f"row {fault.row}: {fault.column}: {fault.message}")
    would = "would be " if rehearsal else ""
    output.say(
        f"{done.made} entries {would}made, {done.changed} {would}changed, {done.held} rows held before, "
        f"{len({fault.row for fault in done.faults})} rows left out."
    )
    if done.ignored:
        output.say(
            f"Headings that mean nothing here: {', '.join(done.ignored)}. --column 'THEIRS=ours' names them."
        )
