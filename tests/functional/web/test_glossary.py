"""From a finished run to a corrected and exported glossary, as a person does it."""

import json
import os
import re
import signal
import time
import urllib.request
from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_documents_to_run import long_text, new_project

TEXT = """# Valves

A **relief valve** is a device that opens when the pressure is too high. The relief valve hisses.

The **feed pump** is a machine that brings water into the boiler. The relief valve is above the feed pump.

安全弁とは、圧力が高すぎるときに開く装置である。安全弁は毎年点検する。
"""


@pytest.fixture
def worker(site: Site) -> Iterator[Site]:
    site.start_worker()
    yield site
    site.kill_worker()


def test_a_glossary_is_corrected_read_and_exported(browser: Browser, worker: Site) -> None:
    path = new_project(browser, TEXT, "boiler")
    browser.click("#start-run")
    browser.wait_for_text("completed", "#run-bar", seconds=90)
    correct_the_table(browser, path)
    edit_in_place(browser, path)
    read_the_document(browser)
    assert "What shuts." in exported(browser, path)
    assert not browser.complaints()


def correct_the_table(browser: Browser, path: str) -> None:
    browser.open(f"{path}terms/?q=relief+valve")
    browser.click(".decide button[value=require]")
    wait_for(lambda: browser.all(".decide button[value=require][aria-pressed=true]"))
    browser.click("details.notes summary")
    browser.find("textarea[name=notes]").send_keys("Ask Ken.")
    browser.wait_for_text("Saved.", ".saved")
    browser.driver.refresh()
    assert browser.find("textarea[name=notes]").get_attribute("value") == "Ask Ken."
    browser.click("input[name=term]")
    browser.click("#bulk button[value=exclude]")
    browser.wait_for_text("1 term changed.")
    browser.press("Undo")
    browser.wait_for_text("Taken back: 1.")
    assert browser.all(".decide button[value=require][aria-pressed=true]")


def edit_in_place(browser: Browser, path: str) -> None:
    browser.open(f"{path}glossary/")
    browser.find("main input[type=search]").send_keys("relief")
    wait_for(lambda: "feed pump" not in browser.text("#entries h3"))
    assert "relief valve" in browser.text("#entries h3")
    names = [each.text.split("\n")[0].split(" technical")[0] for each in browser.all("article.entry")]
    browser.all("article.entry a.edit")[names.index("relief valve")].click()
    field = browser.find("article.entry textarea")
    field.clear()
    field.send_keys("What shuts.")
    browser.press("Save")
    browser.wait_for_text("What shuts.", "article.entry .definition")
    browser.wait_for_text("written by mina", "article.entry")


def read_the_document(browser: Browser) -> None:
    browser.press("Documents")
    browser.press("boiler.md")
    browser.click("#text a.t.required")
    browser.wait_for_text("What shuts.", "#card")
    browser.driver.execute_script(
        "const range = document.createRange();"
        "range.selectNodeContents(document.querySelector('#text p').lastChild);"
        "getSelection().removeAllRanges(); getSelection().addRange(range);"
    )
    wait_for(lambda: browser.find("#add-term [name=text]").get_attribute("value"))
    browser.type("text", "water level")
    browser.press("Add as required term")
    browser.wait_for_text("water level", "#card")


def exported(browser: Browser, path: str) -> str:
    cookies = "; ".join(f"{each['name']}={each['value']}" for each in browser.driver.get_cookies())
    asked = urllib.request.Request(f"{browser.site.url}{path}export/json/", headers={"Cookie": cookies})
    terms = json.loads(urllib.request.urlopen(asked, timeout=20).read())["terms"]
    return " ".join(term["definition"] or "" for term in terms)


def test_a_killed_worker_leaves_no_frozen_bar(browser: Browser, worker: Site) -> None:
    new_project(browser, long_text(1500), "killed")
    browser.click("#start-run")
    browser.wait_for_text("running", "#run-bar", seconds=60)
    worker.kill_worker()
    before = browser.text("#run-bar .times")
    wait_for(lambda: browser.text("#run-bar .times") != before, seconds=30)
    browser.click("#cancel-run")
    browser.wait_for_text("cancelled", "#run-bar")
    time.sleep(1.5)
    assert browser.driver.find_elements(By.ID, "run-bar")
    assert not browser.complaints()


@pytest.fixture
def supervised(site: Site) -> Iterator[Site]:
    site.start_supervised_worker()
    yield site
    site.stop_worker()


def test_a_killed_worker_s_run_goes_on_and_is_completed_on_the_same_page(browser: Browser, supervised: Site) -> None:
    path = new_project(browser, long_text(1500) + TEXT, "resumed")
    browser.click("#start-run")
    browser.wait_for_text("running", "#run-bar", seconds=60)
    os.kill(who_took_the_run(browser), signal.SIGKILL)
    browser.wait_for_text("completed", "#run-bar", seconds=120)
    browser.wait_for_text("→ completed", ".log")
    log = browser.text(".log")
    assert log.count("took the run") == 2
    assert "running → pending" in log
    browser.open(f"{path}glossary/")
    assert browser.find("article.entry")
    assert not browser.complaints()


def who_took_the_run(browser: Browser) -> int:
    """The process that the log of the run names; its page stays open."""
    browser.click("#run-bar .state a")
    browser.wait_for_text("took the run", ".log")
    found = re.search(r"Process (\d+) on", browser.text(".log"))
    assert found
    return int(found[1])
