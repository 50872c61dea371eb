"""Ten ways through the reading room from start to end, each by mouse and by keyboard alone."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.conftest import Serving

from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options
from reftel.sample import telegrams
from reftel.web.app import create_app

pytestmark = pytest.mark.browser

LIST = "04CASTREL1891"
HANDS = pytest.mark.parametrize("hand", ["mouse", "keys"])


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A reading room of its own, since readers leave things behind."""
    with open_desk(tmp_path_factory.mktemp("journeys") / "archive", create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
        desk.findings.look_through()
        with Serving(create_app(desk)) as address:
            yield address


@pytest.fixture
def reader(browser: Browser, room: str) -> Iterator[Page]:
    """A page that fails its test on any error of a script or refusal of the policy."""
    context = browser.new_context(base_url=room, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert [words for words in said if "404" not in words] == []


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def send(page: Page, hand: str, name: str) -> None:
    """Use the button of this name."""
    button = page.get_by_role("button", name=name, exact=True).first
    if hand == "mouse":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")


def follow(page: Page, hand: str, name: str | re.Pattern[str]) -> None:
    """Use the link of this name."""
    link = page.locator("main").get_by_role("link", name=name).first
    if hand == "mouse":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")


@HANDS
def test_find(reader: Page, hand: str) -> None:
    reader.goto("/")
    box = reader.get_by_label("Search the archive")
    if hand == "mouse":
        box.fill("tamnik")
        reader.get_by_role("button", name="Search").click()
        reader.locator(".facet").get_by_role("link", name=re.compile("PTER")).click()
    else:
        reader.keyboard.type("tamn")
        expect(reader.get_by_role("option").first).to_be_visible()
        press(reader, "ArrowDown", "Enter", "Enter")
        expect(reader.get_by_role("heading", level=1)).to_contain_text("telegrams")
        link = reader.locator(".facet").get_by_role("link", name=re.compile("PTER"))
        link.focus()
        press(reader, "Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("4 telegrams")
    expect(reader).to_have_url(re.compile("tags%3APTER"))
    reader.reload()
    expect(reader.locator(".facet a.chosen")).to_contain_text("PTER")


@HANDS
def test_read_and_leave_marks(reader: Page, hand: str) -> None:
    reader.goto("/search?q=missiles&order=date")
    if hand == "mouse":
        reader.locator("a[data-hit]").first.click()
        reader.get_by_role("button", name="Star").click()
    else:
        press(reader, "j", "x", "s", "k", "Enter")
        expect(reader.locator("article.telegram")).to_be_visible()
        press(reader, "s")
    expect(reader.get_by_role("button", name="Star")).to_have_attribute(
        "aria-pressed", re.compile("true|false")
    )
    if hand == "mouse":
        reader.get_by_role("link", name="Next unread").click()
    else:
        press(reader, "m")
    expect(reader).to_have_url(re.compile(r"at=[2-9]"))
    reader.goto("/marks")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Reading list")


@HANDS
def test_follow_a_thread(reader: Page, hand: str) -> None:
    reader.goto(f"/t/{LIST}")
    link = reader.locator(".reference a").first
    if hand == "mouse":
        link.hover()
    else:
        link.focus()
    expect(reader.locator(".card.shown")).to_contain_text("PROMISES MISSILE INVENTORY")
    press(reader, "Escape")
    expect(reader.locator(".card")).to_have_count(0)
    follow(reader, hand, "The whole exchange")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("exchange")


@HANDS
def test_ask_for_what_is_missing(reader: Page, hand: str) -> None:
    reader.goto("/gaps")
    expect(reader.locator("main")).to_contain_text("04CASTREL1402")
    reader.get_by_label("Post").first.fill("CASTREL")
    send(reader, hand, "Show")
    expect(reader.locator("main")).to_contain_text("04CASTREL1402")


@HANDS
def test_resolve_a_pasted_chapter(reader: Page, hand: str) -> None:
    reader.goto("/resolve")
    box = reader.locator("main textarea").first
    box.fill(f"The embassy sent its list ({LIST}), then fell silent (05CASTREL462).")
    button = reader.locator("main button[type=submit]").first
    if hand == "mouse":
        button.click()
    else:
        button.focus()
        press(reader, "Enter")
    expect(reader.locator("main")).to_contain_text("05CASTREL462")


@HANDS
def test_cite(reader: Page, hand: str) -> None:
    reader.goto(f"/t/{LIST}")
    follow(reader, hand, "Cite this telegram")
    expect(reader.locator("main")).to_contain_text("@")
    expect(reader.locator("main")).to_contain_text("TY  - ")


@HANDS
def test_collect_and_hand_on(reader: Page, hand: str) -> None:
    name = f"Chapter by {hand}"
    reader.goto(f"/t/{LIST}")
    if hand == "mouse":
        reader.locator("details.collect > summary", has_text="Collect").click()
    else:
        press(reader, "c")
    sheet = reader.locator("form[action='/collections/add']")
    sheet.get_by_label("New name").fill(name)
    sheet.get_by_label("Paragraph").fill("3")
    send(reader, hand, "Add")
    expect(reader.get_by_role("status").first).to_contain_text(f"Added 1 to {name}")
    reader.goto("/collections")
    follow(reader, hand, name)
    reader.get_by_label("Numbers, one a line").fill("05CASTREL462\n06CASTREL281#p2")
    reader.get_by_role("button", name="Add", exact=True).first.press("Enter")
    expect(reader.locator(".items > li")).to_have_count(3)
    reader.locator("#i3").get_by_role("button", name="Move item 3 up").press("Enter")
    expect(reader.locator("#i2")).to_contain_text("Paragraph 2")
    reader.get_by_role("button", name=re.compile("^Undo")).press("Enter")
    expect(reader.locator("#i3")).to_contain_text("Paragraph 2")
    with reader.expect_download() as download:
        reader.locator(".outs").get_by_role("link", name="Word").press("Enter")
    assert zipfile.is_zipfile(download.value.path())


@HANDS
def test_triage_findings(reader: Page, hand: str) -> None:
    reader.goto("/findings?kind=promise")
    first = reader.locator("[data-finding]").first
    said = first.locator(".line-subject").inner_text()
    if hand == "mouse":
        first.get_by_role("button", name="Confirm").click()
    else:
        press(reader, "j", "y")
    expect(first).to_contain_text("Confirmed. Take it back")
    second = reader.locator("[data-finding]").nth(1)
    expect(second).to_be_focused()
    if hand == "mouse":
        second.get_by_role("button", name="Reject").click()
    else:
        press(reader, "r")
    expect(second).to_contain_text("Rejected. Take it back")
    first.get_by_role("button", name=re.compile("Take it back")).press("Enter")
    expect(reader.locator("main")).to_contain_text(said)


@HANDS
def test_mark_a_promise_kept_with_evidence(reader: Page, hand: str) -> None:
    reader.goto("/suspense/suggested")
    box = reader.locator("li", has_text="Promise").locator("input[type=checkbox]").first
    if hand == "mouse":
        box.check()
    else:
        box.focus()
        press(reader, "Space")
    send(reader, hand, "Put the chosen into the book")
    expect(reader.get_by_role("status").first).to_contain_text("1 put into the book")
    reader.goto("/suspense?every=1")
    entry = reader.locator("li", has_text="Promise").locator("a[data-hit]").first
    if hand == "mouse":
        entry.click()
    else:
        entry.focus()
        press(reader, "Enter")
    form = reader.locator("form", has=reader.get_by_label("Telegram that says so")).last
    form.get_by_label("Now it is").select_option("kept")
    form.get_by_label("Telegram that says so").fill("12TEMBARA566")
    form.get_by_label("Its exact words").fill("up from Tier 2")
    form.get_by_role("button", name="Keep").press("Enter")
    expect(reader.locator("main")).to_contain_text(re.compile("Kept|does not stand|more than once"))


@HANDS
def test_read_a_dossier(reader: Page, hand: str) -> None:
    reader.goto("/dossiers")
    reader.get_by_label("Of", exact=True).fill("Marisanda")
    send(reader, hand, "Open")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Marisanda")
    expect(reader.locator(".axis > li").first).to_be_visible()


@HANDS
def test_take_in_a_zip_with_a_bad_file(reader: Page, hand: str, tmp_path: Path) -> None:
    letter = (
        Path(str(telegrams()[0]))
        .read_text(encoding="utf-8")
        .replace("412", "777" if hand == "keys" else "778")
    )
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr(f"{hand}.txt", letter)
        box.writestr(f"{hand}.pdf", b"%PDF-1.4\nbroken " + hand.encode())
    reader.goto("/status")
    reader.locator("input[type=file]").set_input_files(tmp_path / "box.zip")
    send(reader, hand, "Take in")
    expect(reader.locator("#intake")).to_contain_text("did not come in", timeout=60_000)
    expect(reader.locator(".troubles")).to_contain_text(f"{hand}.pdf")
    expect(reader.locator("main")).to_contain_text("Both add up")


def test_without_scripts_one_finds_reads_marks_and_collects(browser: Browser, room: str) -> None:
    context = browser.new_context(base_url=room, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search the archive").fill("tamnik")
    page.get_by_role("button", name="Search").click()
    page.locator("a[data-hit]").first.click()
    page.locator(".reader-bar").get_by_role("button", name="Claim").click()
    expect(page.locator(".said")).to_contain_text("Claimed")
    page.goto("/collections")
    page.get_by_label("Name").fill("Without scripts")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Without scripts")
    page.goto("/findings")
    page.get_by_role("button", name="Reject").first.click()
    expect(page.locator(".said")).to_contain_text("Rejected")
    context.close()
