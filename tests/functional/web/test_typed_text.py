"""What a person types is there until it is saved, whatever becomes of the session, the tab or the server."""

import time
from collections.abc import Iterator

import pytest

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_answers import leaving_warns, press_in_row, project_with_terms

TYPED = "What lets the steam out."


@pytest.fixture
def web_again(site: Site) -> Iterator[Site]:
    yield site
    site.stop_web()
    site.start_web()


@pytest.fixture
def entries(browser: Browser) -> str:
    """The path of the glossary of a project with one entry."""
    path = project_with_terms(browser, "kappa")
    browser.open(f"{path}terms/")
    press_in_row(browser, "kappa", "require")
    wait_for(lambda: browser.all("[value=require][aria-pressed=true]"))
    return f"{path}glossary/"


def field(browser: Browser, name: str = "text") -> str:
    return browser.find(f"textarea[name={name}]").get_attribute("value")


def test_a_definition_survives_the_end_of_the_session(browser: Browser, entries: str) -> None:
    browser.open(entries)
    browser.click("a.edit")
    browser.find("article textarea").send_keys(TYPED)
    browser.driver.execute_script("htmx.trigger('#run-bar', 'refresh')")
    time.sleep(0.5)
    assert leaving_warns(browser)
    browser.driver.delete_cookie("sessionid")
    browser.press("Save")
    browser.wait_for_text("Not saved. You are signed out here", ".failures")
    assert field(browser) == TYPED
    browser.press("Sign in")
    browser.sign_in_here("mina")
    browser.click("a.edit")
    browser.wait_for_text("This is what you typed", ".draft")
    assert field(browser) == TYPED
    browser.press("Save")
    browser.wait_for_text(TYPED, "article .definition")
    assert not leaving_warns(browser)
    browser.click("a.edit")
    assert not browser.all(".draft")


def test_what_is_not_wanted_any_more_is_dropped(browser: Browser, entries: str) -> None:
    browser.open(entries)
    browser.click("a.edit")
    browser.find("article textarea").send_keys(TYPED)
    browser.press("Cancel")
    browser.open(entries)
    browser.click("a.edit")
    browser.press("Drop it")
    assert field(browser) == ""
    assert not leaving_warns(browser)
    browser.open(entries)
    browser.click("a.edit")
    assert browser.find("article textarea")
    assert not browser.all(".draft")


def test_what_was_typed_is_gone_after_signing_out_and_nobody_elses(browser: Browser, entries: str) -> None:
    browser.open(entries)
    browser.click("a.edit")
    browser.find("article textarea").send_keys(TYPED)
    kept = "return Object.keys(localStorage).filter((key) => key.startsWith('genglossary-draft')).length"
    assert browser.driver.execute_script(kept) == 1
    browser.driver.execute_script("localStorage.setItem('genglossary-draft:9-ken:x', JSON.stringify({at: Date.now()}))")
    browser.press("Sign out")
    browser.find("[name=username]")
    assert browser.driver.execute_script(kept) == 1


def test_a_definition_that_changed_meanwhile_is_shown_beside_mine(browser: Browser, entries: str) -> None:
    browser.open(entries)
    browser.click("a.edit")
    here = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    browser.open(entries)
    browser.click("a.edit")
    browser.find("article textarea").send_keys("Theirs.")
    browser.press("Save")
    browser.wait_for_text("Theirs.", "article .definition")
    browser.driver.close()
    browser.driver.switch_to.window(here)
    browser.find("article textarea").send_keys("Mine.")
    browser.press("Save")
    browser.wait_for_text("you, in another tab, changed this definition meanwhile", "article [role=alert]")
    browser.wait_for_text("Theirs.", "article blockquote")
    assert field(browser) == "Mine."
    assert leaving_warns(browser)
    browser.open(entries)
    browser.click("a.edit")
    browser.wait_for_text("This is what you typed", ".draft")
    assert field(browser) == "Mine."
    browser.press("Save")
    browser.press("Save mine")
    browser.wait_for_text("Mine.", "article .definition")
    assert not browser.all("article [role=alert]")


def test_notes_of_two_tabs_are_both_kept(browser: Browser, entries: str) -> None:
    table = entries.replace("glossary/", "terms/")
    browser.open(table)
    here = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    browser.open(table)
    type_notes(browser, "Ask Ken.")
    browser.wait_for_text("Saved.", ".saved")
    browser.driver.close()
    browser.driver.switch_to.window(here)
    type_notes(browser, "Ask Mina.")
    browser.wait_for_text("changed these notes meanwhile", ".saved")
    browser.wait_for_text("Ask Ken.", ".theirs")
    assert leaving_warns(browser)
    browser.press("Keep both")
    browser.wait_for_text("Saved.", ".saved")
    assert field(browser, "notes") == "Ask Ken.\n\nAsk Mina."
    browser.find("textarea[name=notes]").send_keys(" Soon.")
    wait_for(lambda: not leaving_warns(browser))
    browser.driver.refresh()
    assert field(browser, "notes") == "Ask Ken.\n\nAsk Mina. Soon."


def type_notes(browser: Browser, text: str) -> None:
    browser.click("details.notes summary")
    browser.find("textarea[name=notes]").send_keys(text)


def test_notes_are_saved_though_the_row_is_decided_at_once(browser: Browser, entries: str) -> None:
    browser.open(entries.replace("glossary/", "terms/"))
    type_notes(browser, "Quick.")
    browser.click("button[value=exclude][id^=exclude]")
    wait_for(lambda: browser.all("[value=exclude][aria-pressed=true]"))
    time.sleep(1)
    browser.driver.refresh()
    assert field(browser, "notes") == "Quick."


def test_notes_that_find_no_server_are_saved_when_it_is_back(browser: Browser, entries: str, web_again: Site) -> None:
    browser.open(entries.replace("glossary/", "terms/"))
    browser.click("details.notes summary")
    web_again.stop_web()
    browser.find("textarea[name=notes]").send_keys("Later.")
    browser.wait_for_text("Not saved. The server does not answer. This page goes on trying", ".failures")
    assert leaving_warns(browser)
    web_again.start_web()
    browser.wait_for_text("Saved.", ".saved", seconds=30)
    browser.driver.refresh()
    assert field(browser, "notes") == "Later."
