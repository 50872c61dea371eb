"""Two ways of using a page: by mouse, and by the keyboard alone. A journey is walked once with each."""

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

__all__ = ["Hand", "Keys", "Mouse", "wait_until"]

_FURTHEST = 400
"""Presses of Tab after which something counts as out of reach."""

_FOCUSED = "(one) => one === document.activeElement"


def wait_until(is_so: Callable[[], bool], seconds: float = 8) -> bool:
    """Whether something comes true in the archive: pages show what they sent before it is kept."""
    limit = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < limit:
        time.sleep(0.05)
    return so


class Hand:
    """What a reader does on a page; each way of doing it is a class of its own."""

    is_keys = False

    def __init__(self, page: Page) -> None:
        self.page = page

    def point(self, target: Locator) -> None:
        """Move to something without using it."""
        raise NotImplementedError

    def use(self, target: Locator) -> None:
        """Follow a link, press a button, open a menu."""
        raise NotImplementedError

    def tick(self, box: Locator) -> None:
        """Tick a box."""
        raise NotImplementedError

    def write(self, field: Locator, words: str) -> None:
        """Put words into a field in place of what stands there."""
        raise NotImplementedError

    def choose(self, field: Locator, words: str) -> None:
        """Choose from a list."""
        raise NotImplementedError

    def attach(self, field: Locator, *files: Path) -> None:
        """Name files of this machine."""
        raise NotImplementedError

    def press(self, *keys: str) -> None:
        """Press single keys, once the scripts that listen are there."""
        self.page.wait_for_load_state("load")
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, name: str) -> None:
        """Go to a page by the way around that every page shows."""
        nav = self.page.get_by_role("navigation", name="Pages")
        first = nav.locator("a.first", has_text=name)
        if first.count():
            self.use(first)
        else:
            self.use(nav.locator("details.menu > summary"))
            self.use(nav.locator(".sheet").get_by_role("link", name=name))

    def send(self, name: str, within: Locator | None = None) -> None:
        """Press the button of this name."""
        place = self.page.locator("main") if within is None else within
        self.use(place.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str, within: Locator | None = None) -> None:
        """Follow the link of this name."""
        place = self.page.locator("main") if within is None else within
        self.use(place.get_by_role("link", name=name).first)

    def download(self, act: Callable[[], None]) -> Path:
        """The file that comes of an act."""
        with self.page.expect_download() as coming:
            act()
        return coming.value.path()


class Mouse(Hand):
    """Pointing and clicking."""

    def point(self, target: Locator) -> None:
        """Hover over it."""
        target.hover()

    def use(self, target: Locator) -> None:
        """Click it."""
        target.click()

    def tick(self, box: Locator) -> None:
        """Click it."""
        box.click()
        expect(box).to_be_checked()

    def write(self, field: Locator, words: str) -> None:
        """Click into the field and type."""
        field.click()
        field.fill(words)

    def choose(self, field: Locator, words: str) -> None:
        """Pick it from the list."""
        field.select_option(label=words)

    def attach(self, field: Locator, *files: Path) -> None:
        """Pick files in the dialogue that a click opens."""
        with self.page.expect_file_chooser() as chooser:
            field.click()
        chooser.value.set_files(files)


class Keys(Hand):
    """Tab, Enter, Space, arrows and single keys; nothing is clicked, and nothing is focused but by Tab."""

    is_keys = True

    def point(self, target: Locator) -> None:
        """Tab until the focus is there, where it must be seen."""
        expect(target).to_be_attached()
        for _ in range(_FURTHEST):
            if target.evaluate(_FOCUSED):
                break
            self.page.keyboard.press("Tab")
        expect(target).to_be_focused()
        expect(target).to_be_visible()

    def use(self, target: Locator) -> None:
        """Tab to it and press Enter."""
        self.point(target)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        """Tab to it and press Space."""
        self.point(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def write(self, field: Locator, words: str) -> None:
        """Tab to the field and type over what it holds."""
        self.point(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)
        expect(field).to_have_value(words)

    def choose(self, field: Locator, words: str) -> None:
        """Tab to the list and type the beginning of the choice."""
        self.point(field)
        self.page.keyboard.type(words)
        expect(field.locator("option:checked")).to_have_text(words)

    def attach(self, field: Locator, *files: Path) -> None:
        """Open the dialogue with Enter, in which names are typed."""
        self.point(field)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(files)
