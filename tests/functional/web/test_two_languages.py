"""Decisions about translations with a mouse and with keys, in a real browser."""

# A test that looks at what is not there fails by itself.
# pyright: reportOptionalMemberAccess=false, reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportOptionalOperand=false, reportArgumentType=false

from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.functional.web.conftest import Browser, Site, wait_for

SAMPLES = Path(__file__).parents[3] / "docs/samples-bilingual"
MADE = """
from pathlib import Path
from django.contrib.auth.models import User
from genglossary.actions import documents, projects, runs
from genglossary.runs.execute import execute
project = projects.create("Ropeway", by=User.objects.get(username="mina"))
folder = Path({folder!r})
list(documents.add(project, [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in sorted(folder.rglob("*.md"))]))
execute(runs.start_here(project, source="test"))
Path({to!r}).write_text(str(project.pk))
"""
FOCUSED = "return document.activeElement.id"
STATUS = "return document.getElementById(arguments[0]).querySelector('.badge').textContent"
COMPOSING = """
const event = new KeyboardEvent("keydown", {key: "r", isComposing: true, bubbles: true});
document.activeElement.dispatchEvent(event);
"""


@pytest.fixture(scope="module")
def ropeway(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a project whose documents are compared with their translations."""
    to = tmp_path_factory.mktemp("ropeway") / "project"
    site.run("shell", "-v0", "-c", MADE.format(folder=str(SAMPLES), to=str(to)))
    return f"/projects/{to.read_text()}/"


def keys(browser: Browser, *pressed: str) -> None:
    browser.driver.switch_to.active_element.send_keys(*pressed)


def focused(browser: Browser) -> str:
    return browser.driver.execute_script(FOCUSED)


def status(browser: Browser, row: str) -> str:
    return browser.driver.execute_script(STATUS, row)


def test_translations_are_decided_by_keys_one_after_another(browser: Browser, ropeway: str) -> None:
    browser.open(f"{ropeway}glossary/bilingual/")
    rows = [row.get_attribute("id") for row in browser.driver.find_elements(By.CSS_SELECTOR, "[data-equivalent]")]
    browser.driver.execute_script("document.querySelector('[data-equivalent]').focus()")
    keys(browser, "a")
    keys(browser, "r")
    wait_for(lambda: status(browser, rows[0]) == "accepted" and status(browser, rows[1]) == "rejected")
    assert focused(browser) == rows[2]
    keys(browser, "k")
    assert focused(browser) == rows[1]
    browser.click(f"#{rows[1]} button[value=accept]")
    wait_for(lambda: status(browser, rows[1]) == "accepted" and focused(browser) == rows[1])
    keys(browser, "k")
    assert focused(browser) == rows[0]
    keys(browser, "j")
    assert focused(browser) == rows[1]
    keys(browser, "e")
    wait_for(lambda: "#equivalents" in browser.driver.current_url)
    assert not browser.complaints()


def test_no_key_decides_while_somebody_types_or_composes(browser: Browser, ropeway: str) -> None:
    browser.open(f"{ropeway}glossary/bilingual/?show=proposed")
    row = browser.find("[data-equivalent]").get_attribute("id")
    browser.driver.execute_script("document.querySelector('[data-equivalent]').focus()")
    browser.driver.execute_script(COMPOSING)
    keys(browser, Keys.CONTROL + "r")
    browser.find("input[name=q]").send_keys("ar")
    browser.open(f"{ropeway}glossary/bilingual/?show=proposed")
    assert status(browser, row) == "proposed"


def test_what_is_decided_stays_to_be_seen_where_only_what_is_to_decide_is_shown(browser: Browser, ropeway: str) -> None:
    browser.open(f"{ropeway}glossary/bilingual/?show=proposed")
    rows = [row.get_attribute("id") for row in browser.driver.find_elements(By.CSS_SELECTOR, "[data-equivalent]")]
    browser.click(f"#{rows[0]} button[value=reject]")
    wait_for(lambda: status(browser, rows[0]) == "rejected")
    browser.driver.execute_script("document.getElementById(arguments[0]).focus()", rows[1])
    keys(browser, "r")
    wait_for(lambda: status(browser, rows[1]) == "rejected" and focused(browser) == rows[2])
    browser.click(f"#{rows[0]} button[value=accept]")
    wait_for(lambda: status(browser, rows[0]) == "accepted")
    browser.open(f"{ropeway}glossary/bilingual/?show=proposed")
    assert not browser.driver.find_elements(By.CSS_SELECTOR, f"#{rows[0]}, #{rows[1]}")
    assert not browser.complaints()


def test_two_documents_are_read_beside_each_other(browser: Browser, ropeway: str) -> None:
    browser.open(f"{ropeway}documents/pairs/")
    browser.press("en/3-rescue.md")
    browser.press("Beside its translation")
    browser.wait_for_text("救助車とは")
    browser.press("ja/3-rescue.md")
    wait_for(lambda: browser.text("h1") == "ja/3-rescue.md")
    assert not browser.complaints()
