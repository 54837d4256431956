"""The clock of the browser, the end of a run for who hears a page, and the focus after an edit in place."""

import re
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_documents_to_run import new_project
from tests.functional.web.test_glossary import TEXT, worker  # noqa: F401

AT_FIVE = """
from django.contrib.auth.models import User
from genglossary.actions import documents, projects, runs
from genglossary.models import Run
from genglossary.runs.execute import execute
project = projects.create("Five in Tokyo", by=User.objects.get(username="mina"))
list(documents.add(project, [("a.md", b"A **valve** is a device that shuts a pipe. The valve hisses.")]))
run = runs.start_here(project, source="test")
execute(run)
Run.objects.filter(project=project).update(created_at="2026-03-02T08:20Z", finished_at="2026-03-02T08:20Z")
"""
FOCUSED = "return document.activeElement.className + ' ' + document.activeElement.closest('article')?.id"


@pytest.fixture
def in_tokyo(site: Site, new_browser: Any) -> Browser:
    site.run("shell", "-v0", "-c", AT_FIVE)
    browser = new_browser()
    browser.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    return browser


def test_twenty_past_five_in_tokyo_is_shown_as_such_from_the_first_page_on(in_tokyo: Browser) -> None:
    in_tokyo.sign_in("mina")
    in_tokyo.press("Five in Tokyo")
    in_tokyo.press("Runs")
    assert "2026-03-02 17:20" in in_tokyo.text("#runs")
    assert "JST" in in_tokyo.find("#runs time").get_attribute("title")
    # A browser that a proxy signed in comes without the cookie: its first page is mended where it is.
    in_tokyo.driver.delete_cookie("time_zone")
    in_tokyo.driver.refresh()
    wait_for(lambda: "2026-03-02 17:20" in in_tokyo.text("#runs"))
    assert "Asia/Tokyo" in in_tokyo.find("#runs time").get_attribute("title")
    assert not in_tokyo.complaints()


def test_the_end_of_a_run_is_told_once_and_the_focus_comes_back(browser: Browser, worker: Site) -> None:  # noqa: F811
    path = new_project(browser, TEXT, "told")
    told = browser.driver.find_element(By.ID, "told-run")
    assert told.get_attribute("role") == "status"
    assert not told.get_attribute("textContent")
    browser.click("#start-run")
    browser.wait_for_text("completed", "#run-bar", seconds=90)
    wait_for(lambda: re.match(r"Run \d+ completed", told.get_attribute("textContent") or ""))
    browser.open(f"{path}glossary/")
    entry = browser.find("article.entry").get_attribute("id")
    for way in ("Save", "Cancel"):
        browser.click(f"#{entry} a.edit")
        browser.find(f"#{entry} textarea").send_keys("What shuts." + Keys.HOME)
        browser.press(way)
        wait_for(lambda: not browser.all("textarea"))
        wait_for(lambda: browser.driver.execute_script(FOCUSED) == f"edit {entry}")
    assert "/glossary/" in browser.driver.current_url and browser.all(".letters")
    assert not browser.complaints()


def test_a_form_for_which_the_page_is_loaded_anew_gives_the_focus_back_with_what_was_said(browser: Browser) -> None:
    path = new_project(browser, TEXT, "focus")
    browser.open(f"{path}terms/")
    browser.type("text", "shutter")
    browser.find("[name=text]").send_keys(Keys.ENTER)
    browser.wait_for_text("shutter is a required term now")
    browser.click(".terms-table .term")
    browser.press("Add a spelling")
    browser.find("details[open] input[name=text]").send_keys("shut-off" + Keys.ENTER)
    browser.wait_for_text("Added.")
    focused = browser.driver.switch_to.active_element
    assert focused.text == "Add a spelling"
    said = browser.driver.find_element(By.ID, focused.get_attribute("aria-describedby") or "")
    assert said.text.startswith("Added.")
    assert browser.driver.execute_script("return scrollY") == 0
    assert not browser.complaints()
