"""A glossary that comes from a file, and an entry that a person finishes: spellings, other languages, references."""

import re
from pathlib import Path

import pytest
from selenium.webdriver.support.select import Select

from tests.functional.web.conftest import Browser, wait_for
from tests.functional.web.test_documents_to_run import new_project

ENGLISH = (
    "The fog horn is a device that warns ships. Sound the hooter when the fog horn is silent.\n",
    ".. glossary::\n\n   fog horn\n   foghorn\n      A horn that is blown in fog.\n\n   lens\n      Glass.\n",
)
JAPANESE = (
    "霧笛とは、霧の日に鳴らす装置である。霧笛を毎晩点検する。きりぶえと呼ぶ人もいる。\n",
    "# 用語集\n\n## 霧笛（むてき）\n\n霧のときに音で知らせるもの。\n\n別表記：霧笛装置\n\n## 灯台\n\n光る塔。\n",
)


def import_page(browser: Browser, path: str, file: Path, term: str) -> str:
    """Import a file by its preview; the address of the entry of `term`."""
    browser.open(f"{path}import/")
    browser.find("input[name=file]").send_keys(str(file))
    browser.press("Show what would change")
    browser.wait_for_text("Nothing is imported yet")
    assert term in browser.text(".import-table")
    browser.click("details.said summary")
    assert browser.all("details.said blockquote, details.said p")
    browser.press("Import as chosen")
    browser.wait_for_text("Imported: 2 rows")
    browser.open(f"{path}glossary/")
    browser.press(term)
    wait_for(lambda: re.search(r"/glossary/\d+/$", browser.driver.current_url))
    return browser.driver.current_url.removeprefix(browser.site.url)


def add_forbidden_spelling(browser: Browser, text: str) -> None:
    browser.press("Add a spelling")
    browser.find("#spellings input[name=text]").send_keys(text)
    Select(browser.all("#spellings select[name=usage]")[-1]).select_by_value("forbidden")
    browser.all("#spellings button")[-1].click()
    browser.wait_for_text("forbidden", "#spellings .badge")


def add_equivalent(browser: Browser, language: str, text: str) -> None:
    browser.press("Add a term of another language")
    browser.find("#equivalents input[name=language]").send_keys(language)
    browser.find("#equivalents input[name=text]").send_keys(text)
    browser.all("#equivalents button")[-1].click()
    browser.wait_for_text(text, "#equivalents .spelling")


def prefer(browser: Browser, text: str) -> None:
    """Call the entry by another of its spellings."""
    at = [each.text for each in browser.all("#spellings .spelling")].index(text)
    browser.all("#spellings li summary")[at].click()
    browser.press("Call the entry so")
    browser.wait_for_text(text, "h1")


@pytest.mark.parametrize(
    ("texts", "name", "term", "other", "forbidden", "equivalent"),
    [
        (ENGLISH, "words.rst", "fog horn", "foghorn", "hooter", ("ja", "霧笛")),
        (JAPANESE, "用語集.md", "霧笛", "霧笛装置", "きりぶえ", ("en", "fog horn")),
    ],
)
def test_a_page_of_words_is_imported_and_an_entry_finished(
    browser: Browser, tmp_path: Path, texts, name, term, other, forbidden, equivalent
) -> None:
    path = new_project(browser, texts[0], "signals")
    (tmp_path / name).write_text(texts[1], encoding="utf-8")
    entry = import_page(browser, path, tmp_path / name, term)
    add_forbidden_spelling(browser, forbidden)
    add_equivalent(browser, *equivalent)
    prefer(browser, other)
    assert not browser.driver.current_url.endswith(entry)
    assert {term, other, forbidden} <= {each.text for each in browser.all("#spellings .spelling")}
    assert not browser.complaints()


def test_an_owner_lets_a_project_use_the_glossary_of_another(browser: Browser, tmp_path: Path) -> None:
    company = new_project(browser, "Nothing of this.\n", "company")
    (tmp_path / "words.rst").write_text(ENGLISH[1], encoding="utf-8")
    browser.open(f"{company}import/")
    browser.find("input[name=file]").send_keys(str(tmp_path / "words.rst"))
    browser.press("Show what would change")
    browser.press("Import as chosen")
    browser.open(company)
    name = browser.text(".project .name")
    path = new_project(browser, ENGLISH[0], "handbook")
    browser.open(f"{path}settings/")
    Select(browser.find("#references select")).select_by_visible_text(name)
    browser.press("Add glossary")
    browser.wait_for_text(name, "#references table")
    browser.click("#references button.danger")
    wait_for(lambda: not browser.all("#references table"))
    assert not browser.complaints()
