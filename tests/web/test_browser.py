"""Pages as a reader meets them: by mouse, by keyboard alone, in light and dark, narrow and wide."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TELEGRAM = "/t/04CASTREL1891"
PAGES = [
    "/",
    "/search?q=missiles",
    "/search?q=nothingatallofthis",
    "/search?q=from%3Acastrel+missiles&order=newest",
    TELEGRAM,
    "/t/74PUERTOALMAR746",
    "/t/06CASTREL281?q=tamnik&at=3",
    f"{TELEGRAM}/text",
    "/list",
    "/status",
    "/help",
    "/search?q=missiles&view=lines",
    "/search/facet?q=missiles&name=signer",
    "/t/05CASTREL462",
    f"{TELEGRAM}/proof?quote=the+difference+from",
    f"{TELEGRAM}/thread",
    f"{TELEGRAM}/cite",
    "/t/06CASTREL281/compare",
    "/overview",
    "/map",
    "/map?place=Gorsk",
    "/marks",
    "/saved?name=Missiles",
    "/collections",
    "/collections/1",
    "/findings",
    "/suspense?every=1",
    "/suspense?view=board",
    "/suspense?view=calendar",
    "/suspense/1",
    "/suspense/suggested",
    "/dossiers",
    "/dossiers?name=Velmora",
    "/dossiers/PREL?kind=topic",
    "/dossiers/Atlantis",
    "/people",
    "/people/brezhar",
    "/resolve",
    "/gaps",
    "/t/08OSLO9",
    "/no/such/page",
]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


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


def violations(page: Page) -> list[str]:
    found = page.evaluate("axe.run().then((answer) => answer.violations)")
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_barrier_that_axe_finds(browser: Browser, room: str, path: str) -> None:
    context = browser.new_context(base_url=room, bypass_csp=True)
    page = context.new_page()
    page.goto(path)
    for one in page.locator("details:not(.look, .further-facet)").all():
        one.evaluate("(details) => { details.open = true; }")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    context.close()


@pytest.mark.parametrize("theme", ["contrast", "dark"])
def test_chosen_looks_have_no_barrier_either(browser: Browser, room: str, theme: str) -> None:
    context = browser.new_context(base_url=room, bypass_csp=True)
    context.add_cookies([{"name": "reftel-theme", "value": theme, "url": room}])
    page = context.new_page()
    page.goto(TELEGRAM)
    assert page.locator("html").get_attribute("data-theme") == theme
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_any_width(browser: Browser, room: str, path: str) -> None:
    context = browser.new_context(base_url=room)
    page = context.new_page()
    page.goto(path)
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in (320, 360, 768, 1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(wider) <= 0, width
    context.close()


def test_nothing_is_asked_of_any_other_host_and_nothing_moves(browser: Browser, room: str) -> None:
    context = browser.new_context(base_url=room)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
        "window.moved += one.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    moved = {}
    for path in PAGES[:-2]:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        moved[path] = page.evaluate("window.moved")
    context.close()
    assert {url for url in asked if not url.startswith(f"{room}/")} == set()
    assert {path: value for path, value in moved.items() if value > 0.02} == {}


def test_first_page_is_small_with_its_typefaces(browser: Browser, room: str) -> None:
    context = browser.new_context(base_url=room)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(TELEGRAM)
    page.wait_for_load_state("networkidle")
    context.close()
    assert sum(sizes) < 150_000


def test_find_and_read_by_mouse(reader: Page) -> None:
    reader.goto("/")
    reader.get_by_label("Search the archive").fill("tamnik")
    reader.get_by_role("button", name="Search").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("telegrams")
    reader.get_by_role("link", name="VELMORA: LAST SURPLUS MISSILES DESTROYED").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("VELMORA: LAST SURPLUS MISSILES DESTROYED")
    reader.get_by_role("link", name="05CASTREL1690").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("EXPLOSION AT TAMNIK")
    reader.go_back()
    reader.go_back()
    expect(reader.get_by_label("Search the archive")).to_have_value("tamnik")


def test_find_and_read_by_keys_alone(reader: Page) -> None:
    reader.goto("/list")
    keys = reader.keyboard
    keys.press("/")
    keys.type("tamnik")
    keys.press("Enter")
    reader.wait_for_url("**/search?q=tamnik")
    keys.press("j")
    keys.press("j")
    second = reader.evaluate("document.activeElement.textContent")
    keys.press("Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text(second)
    keys.press("n")
    reader.wait_for_url("**at=3")
    keys.press("e")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Exact text as received")
    keys.press("e")
    expect(reader.get_by_role("heading", name="Header", exact=True)).to_be_visible()
    reader.go_back()
    reader.go_back()
    reader.wait_for_url("**at=3")
    keys.press("u")
    reader.wait_for_url("**/search?q=tamnik#hit3")


def test_codes_are_explained_on_pointing_and_on_focus(reader: Page) -> None:
    reader.goto(TELEGRAM)
    code = reader.locator(".key-tags .code").first
    tip = code.get_by_role("tooltip", include_hidden=True)
    expect(tip).to_be_hidden()
    code.hover()
    expect(tip).to_be_visible()
    reader.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    reader.mouse.move(0, 0)
    code.locator("abbr").focus()
    expect(tip).to_be_visible()
    expect(code.locator("abbr")).to_have_accessible_description(
        "Arms controls and disarmament Subject tag, 2000s-2010s"
    )


def test_explanations_stay_inside_the_window(reader: Page) -> None:
    reader.goto(TELEGRAM)
    for code in reader.locator(".code").all():
        if not code.is_visible():
            continue
        code.locator("abbr").focus()
        box = code.get_by_role("tooltip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280


def test_original_lines_are_one_key_away_and_remembered(reader: Page) -> None:
    reader.goto(TELEGRAM)
    original = reader.locator(".key-originator .original")
    expect(original).to_be_hidden()
    reader.keyboard.press("o")
    expect(original).to_be_visible()
    reader.reload()
    expect(original).to_be_visible()
    reader.keyboard.press("o")
    expect(original).to_be_hidden()


def test_keys_rest_while_typing_and_can_be_switched_off(reader: Page) -> None:
    reader.goto(TELEGRAM)
    reader.get_by_label("Search the archive").click()
    reader.keyboard.type("o?jx/")
    expect(reader.get_by_label("Search the archive")).to_have_value("o?jx/")
    reader.keyboard.press("Escape")
    reader.keyboard.press("?")
    expect(reader.get_by_role("dialog")).to_be_visible()
    reader.get_by_label("Single keys work").uncheck()
    reader.keyboard.press("Escape")
    reader.keyboard.press("o")
    expect(reader.locator(".key-originator .original")).to_be_hidden()


def test_selected_text_is_the_telegram_s_own(reader: Page) -> None:
    reader.goto(TELEGRAM)
    words = reader.evaluate(
        "(() => { const range = document.createRange(); const all = getSelection(); "
        "range.selectNodeContents(document.querySelector('#p1 .paragraph-text p')); "
        "all.removeAllRanges(); all.addRange(range); return all.toString(); })()"
    )
    assert "inventory of MANPADS on November 3" in words
    assert "man-portable" not in words


def test_look_is_chosen_and_kept(reader: Page) -> None:
    reader.goto(TELEGRAM)
    reader.get_by_text("Appearance").click()
    reader.get_by_role("button", name="Dark").click()
    expect(reader.locator("html")).to_have_attribute("data-theme", "dark")
    assert reader.url.endswith(TELEGRAM)
    reader.goto("/help")
    expect(reader.locator("html")).to_have_attribute("data-theme", "dark")


def test_everything_that_matters_works_without_scripts(browser: Browser, room: str) -> None:
    context = browser.new_context(base_url=room, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Search the archive").fill("tamnik")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="VELMORA: LAST SURPLUS MISSILES DESTROYED").click()
    page.locator(".key-tags .code").first.hover()
    expect(page.locator(".key-tags .tip").first).to_be_visible()
    page.get_by_label("Original lines").check()
    expect(page.locator(".key-originator .original")).to_be_visible()
    page.get_by_text("Copies and where they come from").click()
    expect(page.locator(".checksum").first).to_be_visible()
    page.get_by_text("Appearance").click()
    page.get_by_role("button", name="High contrast").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "contrast")
    context.close()


def test_printing_gives_the_telegram_alone(browser: Browser, room: str) -> None:
    context = browser.new_context(base_url=room)
    page = context.new_page()
    page.goto(TELEGRAM)
    page.emulate_media(media="print")
    for part in (".top", ".foot", ".ways-out", ".switch"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("#p2")).to_be_visible()
    context.close()


def test_focus_is_seen_and_the_frame_can_be_skipped(reader: Page) -> None:
    reader.goto(TELEGRAM)
    reader.keyboard.press("Tab")
    skip = reader.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_be_focused()
    reader.keyboard.press("Tab")
    outline = reader.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
