"""One browser for all tests of the page; without one on this machine they are skipped, and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.output.html.browsing import ARGUMENTS, Reader


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("no browser: needs chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=driver)
    started = webdriver.Chrome(options=options, service=service)
    try:
        yield Reader(started)
    finally:
        started.quit()


@pytest.fixture
def reader(browser: Reader) -> Iterator[Reader]:
    """The browser, without what an earlier test left to complain of."""
    browser.complaints()
    browser.requests()
    yield browser
    browser.appearance()
