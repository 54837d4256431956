"""Members who only read: what a phone shows at once, what is printed, and where a mention leads."""

import base64
from typing import Any

import pypdfium2
import pytest
from selenium.webdriver.common.by import By

from tests.functional.web.conftest import Browser, Site, wait_for

PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
FIRST = "return document.querySelector('article.entry').getBoundingClientRect().top"
MADE = """
from pathlib import Path
from django.contrib.auth.models import User
from genglossary.actions import documents, members, projects, runs
from genglossary.runs.execute import execute
mina, ken = (User.objects.get(username=name) for name in ("mina", "ken"))
project = projects.create("Lighthouse to read", by=mina)
members.set_role(project, ken, "reader", by=mina)
folder = Path("docs/samples")
files = [(each.relative_to(folder).as_posix(), each.read_bytes()) for each in sorted(folder.rglob("*.md"))]
list(documents.add(project, files, by=mina))
execute(runs.start_here(project, source="test"))
Path({to!r}).write_text(str(project.pk))
"""


@pytest.fixture(scope="module")
def lighthouse(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a project of mina's that ken may read."""
    to = tmp_path_factory.mktemp("lighthouse") / "project"
    site.run("shell", "-v0", "-c", MADE.format(to=str(to)))
    return f"/projects/{to.read_text()}/"


@pytest.fixture
def reader(new_browser: Any) -> Browser:
    browser = new_browser()
    browser.sign_in("ken")
    return browser


def in_japanese(browser: Browser) -> None:
    browser.press("日本語")
    browser.wait_for_text("用語集", "h1")


@pytest.mark.parametrize("who", ["mina", "ken"])
def test_half_of_the_first_screen_of_a_phone_shows_entries_in_both_languages(
    new_browser: Any, lighthouse: str, who: str
) -> None:
    browser = new_browser()
    browser.sign_in(who)
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.open(f"{lighthouse}glossary/")
    seen = []
    for change in (lambda: None, lambda: in_japanese(browser)):
        change()
        width = browser.driver.execute_script("return document.documentElement.scrollWidth")
        seen.append((browser.driver.execute_script(FIRST), width))
    browser.press("English")  # whatever is found: the language is kept for the other tests
    assert all(0 < first < PHONE["height"] / 2 and width <= 390 for first, width in seen), seen
    assert not browser.complaints()


def test_the_tab_of_the_page_is_in_sight_on_a_phone(browser: Browser, lighthouse: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.open(f"{lighthouse}history/")
    box = browser.find(".tabs [aria-current]").rect
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def printed(browser: Browser) -> list[str]:
    """The text of each page of what the browser prints."""
    answer = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": False, "paperHeight": 11.7})
    document = pypdfium2.PdfDocument(base64.b64decode(answer["data"]))
    return [page.get_textpage().get_text_range() for page in document]


def test_what_is_printed_has_page_numbers_and_no_frame_and_can_leave_out_what_is_undefined(
    reader: Browser, lighthouse: str
) -> None:
    reader.open(lighthouse)
    reader.press("To print")
    pages = printed(reader)
    assert len(pages) > 1
    assert f"2 / {len(pages)}" in pages[1]
    text = " ".join(pages)
    assert "Lighthouse to read" in pages[0]
    assert "No definition in the documents" in text
    for frame in ("Sign out", "Overview", "Leave out", "Defined ones first", "English"):
        assert frame not in text
    reader.press("Leave out entries without a definition")
    assert "No definition in the documents" not in " ".join(printed(reader))


def test_a_mention_leads_to_its_place_in_the_document(reader: Browser, lighthouse: str) -> None:
    reader.open(f"{lighthouse}glossary/?q=fog")
    reader.click("article.entry h3 a")
    name = reader.text("h1").split("\n")[0].casefold()
    reader.click(".mentions li a")
    mark = reader.find("#at")
    assert "fog" in mark.text.casefold(), (name, mark.text)
    top = reader.driver.execute_script("return document.getElementById('at').getBoundingClientRect().top")
    assert 0 <= top < 1000
    assert not reader.driver.find_elements(By.CSS_SELECTOR, "#text .t.candidate")
    reader.press("Mark proposed and excluded terms too")
    assert reader.all("#text .t.candidate")


def test_the_order_is_one_click_away(reader: Browser, lighthouse: str) -> None:
    reader.open(lighthouse)
    reader.press("Defined ones first")
    reader.wait_for_text("With a definition")
    assert reader.all("article.entry")[0].find_elements(By.CSS_SELECTOR, ".definition")
    reader.press("Defined ones first")
    wait_for(lambda: "With a definition" not in reader.text("main"))
