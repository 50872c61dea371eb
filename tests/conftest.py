"""What all tests share: where real material lies, and which tests this machine can run."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent


# A machine under load is slow, not wrong. What runs unattended draws the same examples every time, so that a
# change is judged by what it changes; a person's run looks for new ones.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")


def _data() -> Path:
    return Path(os.environ.get("REFTEL_DATA") or REPOSITORY.parent / "shared" / "data")


def _browser() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the slow tests too")
    parser.addoption(
        "--update-cases", action="store_true", help="write what is read now into the expected blocks of cases"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    no_data = pytest.mark.skip(reason=f"no real material at {_data()}; REFTEL_DATA names another place")
    no_browser = pytest.mark.skip(reason="no Chromium on this machine; script/test says how to get it")
    slow = pytest.mark.skip(reason="slow; script/test --long runs it")
    for item in items:
        if item.get_closest_marker("shared") and not _data().is_dir():
            item.add_marker(no_data)
        if item.get_closest_marker("browser") and _browser() is None:
            item.add_marker(no_browser)
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(slow)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material; for tests marked `shared` only."""
    return _data()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; for tests marked `browser` only."""
    found = _browser()
    assert found is not None
    return found
