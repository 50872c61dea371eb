"""A room of its own for each journey: readers leave marks behind, and the next one begins afresh."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.web.conftest import Serving
from tests.web.hands import Hand, Keys, Mouse

from reftel.desk.desk import Desk, open_desk
from reftel.web.app import create_app


@pytest.fixture
def desk(demo_archive: Path, tmp_path: Path) -> Iterator[Desk]:
    """The archive of `reftel demo`, a copy for this journey alone."""
    folder = tmp_path / "archive"
    shutil.copytree(demo_archive, folder)
    with open_desk(folder) as desk:
        yield desk


@pytest.fixture
def reader(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A window that fails its journey on any error of a script, refusal of the policy, or foreign request."""
    with Serving(create_app(desk)) as address:
        context = browser.new_context(
            base_url=address, viewport={"width": 1280, "height": 900}, accept_downloads=True
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(15_000)
        page = context.new_page()
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.on("request", lambda one: said.append(one.url) if not one.url.startswith(address) else None)
        yield page
        context.close()
    assert said == []


@pytest.fixture(params=["mouse", "keys"])
def hand(request: pytest.FixtureRequest, reader: Page) -> Hand:
    """The reader's hand, beginning at the front page."""
    reader.goto("/")
    return Mouse(reader) if request.param == "mouse" else Keys(reader)
