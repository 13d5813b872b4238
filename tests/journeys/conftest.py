"""A real headless Chromium in front of a real register.

The fixtures last for this package only: while Playwright's event loop runs, Django refuses its database to
the tests that come after these.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect, sync_playwright

from tests.journeys.draaiend import WACHTWOORD, Register, run_register
from tests.journeys.waarnemer import Waarnemer

PROGRAMMAS = ("chromium", "chromium-browser", "google-chrome")
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BREED = {"width": 1280, "height": 900}
# Generous, because a machine that runs the whole suite is busy.
GEDULD_MS = 20_000

MaakPagina = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def chromium() -> str:
    """Find the browser of the machine: in CI it has to be there, elsewhere the journeys are skipped."""
    found = next((path for naam in PROGRAMMAS if (path := shutil.which(naam))), None)
    if found is None:
        reden = (
            "Geen Chromium gevonden. Installeer het (op Debian: apt-get install chromium) en begin opnieuw."
        )
        if os.environ.get("CI"):
            pytest.fail(reden, pytrace=False)
        pytest.skip(reden)
    return found


@pytest.fixture(scope="package")
def register(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with run_register(tmp_path_factory.mktemp("journeys")) as register:
        yield register


@pytest.fixture(scope="package")
def browser(register: Register, chromium: str) -> Iterator[Browser]:
    expect.set_options(timeout=GEDULD_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def sessies(browser: Browser, register: Register) -> Callable[[str], StorageState]:
    """Log in once per account, through the form, and hand out what the browser remembers of it."""
    known: dict[str, StorageState] = {}

    def log_in(account: str) -> StorageState:
        if account not in known:
            context = new_context(browser, register)
            log_in_as(context.new_page(), account)
            known[account] = context.storage_state()
            context.close()
        return known[account]

    return log_in


def new_context(
    browser: Browser,
    register: Register,
    *,
    javascript: bool = True,
    sessie: StorageState | None = None,
) -> BrowserContext:
    context = browser.new_context(
        base_url=register.adres,
        java_script_enabled=javascript,
        locale="nl-NL",
        viewport=BREED,  # type: ignore[arg-type]
        storage_state=sessie,
    )
    context.set_default_timeout(GEDULD_MS)
    return context


def log_in_as(page: Page, account: str, wachtwoord: str = WACHTWOORD) -> None:
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill(f"{account}@demo.napl.test")
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    page.get_by_role("main").get_by_role("button", name="Inloggen").click()


@pytest.fixture
def maak_pagina(
    browser: Browser, register: Register, sessies: Callable[[str], StorageState]
) -> Iterator[MaakPagina]:
    """Make a page, logged in or not; afterwards nothing may have gone wrong in the browser."""
    open_pages: list[tuple[BrowserContext, Waarnemer]] = []

    def make(account: str | None = None, *, javascript: bool = True, verwacht: str = "") -> Page:
        sessie = sessies(account) if account else None
        context = new_context(browser, register, javascript=javascript, sessie=sessie)
        page = context.new_page()
        open_pages.append((context, Waarnemer(page, verwacht)))
        return page

    yield make
    for context, _ in open_pages:
        context.close()
    assert [klacht for _, waarnemer in open_pages for klacht in waarnemer.klachten] == []


@pytest.fixture
def page(maak_pagina: MaakPagina) -> Page:
    return maak_pagina()
