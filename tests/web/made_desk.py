"""A desk made by hand: telegrams about an invented affair, so that pages can be tried without an archive."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from reftel.desk.accounting import Sums
from reftel.desk.answers import (
    Copy,
    Count,
    Hit,
    Listed,
    Opened,
    ReadPart,
    ReferenceState,
    Results,
    Snippet,
    TelegramView,
)
from reftel.desk.keeping import FileAccount, IntakeRow, Standing
from reftel.desk.reading import Wanted
from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.record import (
    Addressee,
    ExecutiveOrder,
    Identifier,
    Mention,
    Originator,
    Paragraph,
    Passing,
    Record,
    Reference,
    Withheld,
)
from reftel.telegram.text import Span
from reftel.web.door import Order

TEXT = """VZCZCXYZ0007
PP RUEHC

DE RUEHSV #0412/01 1340930
ZNY CCCCC ZZH
P R 140930Z MAY 07
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC PRIORITY 0123
INFO RUEHBY/AMEMBASSY CANBERRA 0456
RUEHWL/AMEMBASSY WELLINGTON 0078C O N F I D E N T I A L SUVA 000412

SIPDIS

DEPARTMENT FOR EAP/ANP AND EB/TPP
WELLINGTON FOR ECON

E.O. 12958: DECL: 05/13/2017
TAGS: ETRD EAGR PREL PHUM FJ
SUBJECT: COCONUT OIL PERMITS: MINISTER AGREES TO PUBLISH
THE LIST

REF: A. STATE 45678
     B. 06 SUVA 221
     C. WELLINGTON 77 (NOTAL)

Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).

1. (SBU) Summary. The Minister of Trade told the DCM on May 11
that the list of export permits will be published within two
weeks, as asked in reftel A. He asked for USG help with the
grading laboratory. Septel reports on fisheries. End summary.

The Minister's Answer
---------------------

2. (C) DCM delivered the demarche (reftel A) together with
Econoff. The Minister said the MFA and the port authority had
agreed. The holders of permits are:

   Lautoka Mills        412 tons
   Savusavu Pressing    180 tons
   Labasa Cooperative    95 tons

He promised three things:
- the list will be published by May 25;
- fees will be the same for all; and
- an NGO may send an observer.

3. (S/NF) A person close to the talks said [2 lines withheld, B1]
and that the port would not object.

Comment
-------

4. (C) This is the first time a date was named since ref B. Post
will follow up on May 28. End comment.
QUILLON
"""


def _span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return at, at + len(words)


def _paragraph(  # noqa: PLR0917 - reads as a table below
    number: int, mark: str, role: str, heading: str | None, begin: str, end: str
) -> Paragraph:
    start = TEXT.index(begin)
    stop = TEXT.index(end, start) + len(end)
    body = re.sub(r"^\d\. \([A-Z/]+\) ", "", TEXT[start:stop])
    return Paragraph(number, mark.partition("/")[0], mark, role, heading, body, (start, stop))  # type: ignore[arg-type]


RECORD = Record(
    reader="made",
    source="suva.txt",
    form="state2000",
    mrn="07SUVA412",
    identifiers=[Identifier("mrn", "07SUVA412"), Identifier("transmission", "VZCZCXYZ0007")],
    transmission_id="VZCZCXYZ0007",
    date="2007-05-14",
    date_source="dtg",
    dtg="2007-05-14T09:30:00Z",
    dtg_written="P R 140930Z MAY 07",
    precedence="PRIORITY",
    precedence_info="ROUTINE",
    originator=Originator("AMEMBASSY SUVA", "RUEHSV", "SUVA", "SUVA", "FJ"),
    action=[Addressee("SECSTATE WASHDC", "RUEHC", "PRIORITY", "0123")],
    info=[
        Addressee("AMEMBASSY CANBERRA", "RUEHBY", "ROUTINE", "0456"),
        Addressee("AMEMBASSY WELLINGTON", "RUEHWL", "ROUTINE", "0078"),
    ],
    classification="CONFIDENTIAL",
    captions=["SIPDIS"],
    passing=[
        Passing("DEPARTMENT", "FOR", ["EAP/ANP", "EB/TPP"]),
        Passing("WELLINGTON", "FOR", ["ECON"]),
    ],
    executive_order=ExecutiveOrder("12958", "E.O. 12958: DECL: 05/13/2017", "2017-05-13"),
    tags=["ETRD", "EAGR", "PREL", "PHUM", "FJ"],
    subject="COCONUT OIL PERMITS: MINISTER AGREES TO PUBLISH THE LIST",
    references=[
        Reference("A", "telegram", "07STATE45678", "A. STATE 45678"),
        Reference("B", "telegram", "06SUVA221", "B. 06 SUVA 221"),
        Reference("C", "telegram", "07WELLINGTON77", "C. WELLINGTON 77 (NOTAL)", notal=True),
    ],
    mentions=[
        Mention("reftel", "07STATE45678", "A", "reftel A", 1, _span("reftel A")),
        Mention("septel", None, None, "Septel", 1, _span("Septel")),
        Mention("reftel", "07STATE45678", "A", "reftel A", 2, _span("reftel A", TEXT.index("demarche"))),
        Mention("reftel", "06SUVA221", "B", "ref B", 4, _span("ref B")),
    ],
    withheld=[Withheld(_span("[2 lines withheld, B1]"), 3, "2 lines", ["B1"], "withheld")],
    paragraphs=[
        _paragraph(1, "SBU", "summary", None, "1. (SBU)", "End summary."),
        _paragraph(2, "C", "body", "The Minister's Answer", "2. (C)", "observer."),
        _paragraph(3, "S/NF", "body", None, "3. (S/NF)", "object."),
        _paragraph(4, "C", "comment", "Comment", "4. (C)", "End comment."),
    ],
    summary="The Minister of Trade told the DCM on May 11 that the list of export permits will be published.",
    signature="QUILLON",
    spans={
        "dtg": _span("P R 140930Z MAY 07"),
        "originator": _span("FM AMEMBASSY SUVA"),
        "action": [_span("TO RUEHC/SECSTATE WASHDC PRIORITY 0123")],
        "info": [_span("INFO RUEHBY/AMEMBASSY CANBERRA 0456"), _span("RUEHWL/AMEMBASSY WELLINGTON 0078")],
        "classification": _span("C O N F I D E N T I A L"),
        "subject": _span("SUBJECT: COCONUT OIL PERMITS: MINISTER AGREES TO PUBLISH\nTHE LIST"),
        "tags": [_span("ETRD"), _span("EAGR"), _span("PREL"), _span("PHUM"), _span("FJ")],
        "captions": [_span("SIPDIS")],
        "passing": [_span("DEPARTMENT FOR EAP/ANP AND EB/TPP"), _span("WELLINGTON FOR ECON")],
        "executive_order": _span("E.O. 12958: DECL: 05/13/2017"),
    },
    diagnostics=[
        Diagnostic(
            "mark-above-telegram",
            "warning",
            "Paragraph 3 is marked above the telegram.",
            "Read the paragraph as SECRET.",
            _span("3. (S/NF)"),
            48,
            1,
        )
    ],
)


def copy_of(text: str = TEXT, record: Record = RECORD) -> Copy:
    """A copy with the checksum of its text."""
    return Copy(sha256(text.encode()).hexdigest(), record.source or "", record, text, extractor="text 1")


STATE = Listed(
    "07STATE45678", "07STATE45678", "2007-04-30", "STATE", "COCONUT OIL PERMITS: A DEMARCHE", "CONFIDENTIAL"
)
LATER = Listed(
    "07SUVA455", "07SUVA455", "2007-05-29", "SUVA", "COCONUT OIL PERMITS: THE LIST IS OUT", "UNCLASSIFIED"
)


def view_of(copy: Copy, address: str) -> TelegramView:
    """A view whose first reference is held and whose second is not."""
    references = [
        ReferenceState(
            one,
            "held" if one.label == "A" else "not_held",
            STATE.address if one.label == "A" else None,
            STATE.subject if one.label == "A" else None,
            STATE.date if one.label == "A" else None,
        )
        for one in copy.record.references
    ]
    return TelegramView(address, copy.record.mrn, copy, [copy], references, [LATER])


class MadeDesk:
    """Holds `copies` by address and finds as many telegrams as it is told to."""

    def __init__(self, copies: dict[str, Copy] | None = None, total: int = 57) -> None:
        self.copies = {"07SUVA412": copy_of()} if copies is None else copies
        self.total = total

    def search(self, query: str, *, limit: int = 20, offset: int = 0, order: Order = "relevance") -> Results:
        total = 0 if query == "nothing" else self.total
        hits = [self._hit(number) for number in range(offset, min(total, offset + limit))]
        parts = [
            ReadPart(f"“{word}”", " ".join(query.split()[:at] + query.split()[at + 1 :]))
            for at, word in enumerate(query.split())
        ]
        facets = {
            "post": [
                Count("SUVA", "Suva", 31, f"{query} from:suva"),
                Count("STATE", "Washington", 26, f"{query} from:state"),
            ],
            "tag": [
                Count("ETRD", "Foreign trade", 40, f"{query} tags:ETRD"),
                Count("PHUM", "Human rights", 17, f"{query} tags:PHUM"),
            ],
            "year": [
                Count(str(year), str(year), 10 + year % 7, f"{query} date:{year}")
                for year in range(2009, 1998, -1)
            ],
        }
        named = query.upper() if query.upper() in self.copies else None
        return Results(
            query, f"all of: {query}", parts, total, {"without_text": 2, "pending": 0}, hits,
            facets if total else {}, order, offset, limit, [], named,
        )  # fmt: skip

    def _hit(self, number: int) -> Hit:
        subject = f"COCONUT OIL PERMITS: REPORT {number + 1}"
        text = "the list of export permits will be published within two weeks, as asked in reftel A"
        mrn = "07SUVA412" if number == 0 else f"07SUVA{500 + number}"
        level = ("UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE")[number % 4]
        snippet = Snippet(text, [(12, 18), (19, 26)], 1)
        return Hit(mrn, mrn, "2007-05-14", "SUVA", subject, level, 1.0, ["words in paragraph 1"], [snippet])

    def open(self, name: str, day: str | None = None) -> Opened:
        del day
        address = name.upper()
        if address in self.copies:
            return Opened(name, "found", view_of(self.copies[address], address))
        if address == "SUVA":
            return Opened(name, "several", candidates=[STATE, LATER])
        return Opened(name, "none", message=f"No telegram goes by the name {name!r}.")

    def status(self) -> Standing:
        sums = Sums(seen=9, read=6, held=1, refused=1, pending=1, telegrams=8, new_telegrams=7, new_copies=1)
        intakes = [IntakeRow(1, "2020-05-14T09:30:00Z", "2020-05-14T09:31:00Z", "done", '["box one"]', 9)]
        if not self.total:
            return Standing(0, 0, Sums(), [], 0, 0, None)
        return Standing(self.total, self.total + 3, sums, intakes, 2, 0, "intake by process 7")

    def files(self, *, troubled: bool = False, intake: int | None = None) -> Iterator[FileAccount]:
        del troubled, intake
        if self.total:
            yield FileAccount("box one/x.pdf", "refused", "no text in it", "Run OCR.", 0, None, 9, 1, None)
            yield FileAccount("box one/y.txt", "pending", None, None, 0, None, 9, 1, None)

    def exact(self, copy: Copy) -> bytes:
        return copy.text.encode("utf-8", "surrogatepass")

    def in_file(self, copy: Copy) -> Record:
        return copy.record

    def list(self, wanted: Wanted | None = None) -> Iterator[Listed]:
        asked = wanted or Wanted()
        first, most = asked.offset, asked.limit or self.total
        return self._listed(first, first + most)

    def _listed(self, first: int, stop: int) -> Iterator[Listed]:
        for number in range(first, min(stop, self.total)):
            day = f"2007-{number // 12 % 12 + 1:02}-{number % 28 + 1:02}"
            yield replace(LATER, date=day, mrn=f"07SUVA{number + 1}", address=f"07SUVA{number + 1}")


def hostile(words: str) -> MadeDesk:
    """A desk whose telegram carries these words wherever a text can bring words along."""
    record = replace(
        RECORD,
        subject=words,
        source=words,
        signature=words,
        tags=[words],
        captions=[words],
        corrected=words,
        classification=words,
        paragraphs=[replace(one, text=words, heading=words, mark_written=words) for one in RECORD.paragraphs],
        references=[replace(one, written=words, mrn=words, label=words) for one in RECORD.references],
        diagnostics=[replace(one, message=words, help=words) for one in RECORD.diagnostics],
        originator=replace(RECORD.originator, plad=words),
        action=[Addressee(words)],
    )
    return MadeDesk({"07SUVA412": Copy("0" * 64, words, record, words, extractor=words)})
