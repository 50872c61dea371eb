from email.message import EmailMessage
from pathlib import Path

from reftel.sources.open import receive
from reftel.sources.received import Outcome, Received, Refused

TELEGRAM = "FM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\nUNCLAS LISBON 1234\n\nFrom the minister: yes.\n"


def message(body: str = TELEGRAM) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "post@example.org", "desk@example.org", "Lisbon 1234"
    made["Message-ID"] = "<1@example.org>"
    if body:
        made.set_content(body)
    return made


def read(tmp_path: Path, data: bytes) -> list[Outcome]:
    (tmp_path / "a").write_bytes(data)
    return list(receive(tmp_path / "a"))


def texts(found: list[Outcome]) -> dict[str | None, str]:
    return {item.member: item.text for item in found if isinstance(item, Received)}


def test_the_body_of_a_message_is_received_and_its_fields_are_kept(tmp_path: Path) -> None:
    [found] = read(tmp_path, message().as_bytes())
    assert isinstance(found, Received)
    assert (found.media, found.text) == ("message/rfc822", TELEGRAM)
    assert found.attributes["Subject"] == "Lisbon 1234"


def test_attachments_are_received_beside_the_body(tmp_path: Path) -> None:
    made = message("See attached.\n")
    made.add_attachment(TELEGRAM.encode(), maintype="text", subtype="plain", filename="lisbon.txt")
    made.add_attachment(b"\0\1\2" * 90, maintype="application", subtype="x-thing", filename="thing.bin")
    found = read(tmp_path, made.as_bytes())
    assert texts(found) == {None: "See attached.\n", "lisbon.txt": TELEGRAM}
    assert [item.member for item in found if isinstance(item, Refused)] == ["thing.bin"]


def test_a_page_stands_for_a_body_that_is_missing(tmp_path: Path) -> None:
    made = message("")
    made.set_content("<html><body><pre>UNCLAS LISBON 1234</pre></body></html>", subtype="html")
    assert texts(read(tmp_path, made.as_bytes())) == {None: "UNCLAS LISBON 1234\n"}


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    head = b"From post@example.org Wed Mar 12 14:30:00 1975\n"
    quoted = message(TELEGRAM).as_bytes().replace(b"\nFrom the", b"\n>From the")
    found = read(tmp_path, head + quoted + b"\n" + head + message("TWO\n").as_bytes())
    assert texts(found) == {"message 1": TELEGRAM, "message 2": "TWO\n"}


def test_a_telegram_with_from_and_to_lines_is_no_mail(tmp_path: Path) -> None:
    text = "From: AMEMBASSY LISBON\nTo: SECSTATE WASHDC\nSubject: FISH\n\nTEXT\n"
    [found] = read(tmp_path, text.encode())
    assert isinstance(found, Received)
    assert found.media == "text/plain"


def test_a_message_without_text_is_refused(tmp_path: Path) -> None:
    [found] = read(tmp_path, message("").as_bytes())
    assert isinstance(found, Refused)
    assert found.reason == "the message has no text"


def test_damaged_messages_never_raise(tmp_path: Path) -> None:
    made = message()
    made.add_attachment(b"A" * 100, maintype="application", subtype="pdf", filename="a.pdf")
    data = made.as_bytes()
    for place in range(0, len(data), 11):
        read(tmp_path, data[:place] + b"\xff\xfe" + data[place + 5 :])
    assert read(
        tmp_path, b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n" * 5_000
    )
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    assert read(tmp_path, b"MIME-Version: 1.0\n" + nested)


def test_a_message_sent_on_is_a_document_of_its_own(tmp_path: Path) -> None:
    held = message()
    for number in range(8):
        outer = message(f"Sent on, {number}.\n")
        outer.add_attachment(held)
        held = outer
    found = texts(read(tmp_path, held.as_bytes()))
    assert found[None] == "Sent on, 7.\n"
    assert found["attachment 1"] == "Sent on, 6.\n"
    deepest = max(found, key=lambda member: len(member or ""))
    assert deepest == "!".join(["attachment 1"] * 5)  # as deep as containers are opened; all is read there
    assert found[deepest].endswith(TELEGRAM)
