"""Two people at one glossary: what the other changed is marked until one has looked, and not overwritten unseen."""

from collections.abc import Callable

import pytest
from selenium.webdriver.support.select import Select

from tests.functional.web.conftest import Browser
from tests.functional.web.together.conftest import LANGUAGES, without_findings


@pytest.fixture(scope="module")
def roles() -> dict[str, str]:
    return {"ken": "owner"}


@LANGUAGES
def test_what_the_other_changed_is_marked_until_the_entry_is_opened(
    come: Callable[..., Browser], language: str
) -> None:
    mina, ken = come("mina", "en"), come("ken", language)
    ken.open("/projects/1/overview/")
    for number in (2, 3):
        mina.open(f"/projects/1/glossary/{number}/define/")
        mina.find("textarea[name=text]").clear()
        mina.type("text", f"A thing number {number} in {language}.")
        mina.click("main form button.primary")
        mina.wait_for_text(f"A thing number {number} in {language}.", ".definition")
    ken.open("/projects/1/overview/")
    ken.wait_for_text("2", ".looked a")
    without_findings(ken)
    ken.click(".looked a")
    ken.find("tr#term-2 .badge.changed")
    assert len(ken.all("tr[data-term]")) == len(ken.all(".badge.changed")) == 2
    without_findings(ken)
    ken.click("tr#term-2 a.term")
    ken.wait_for_text("(mina)", ".message.info")
    without_findings(ken)
    ken.open("/projects/1/glossary/?entries=unseen")
    ken.find("#entry-3 .badge.changed")
    assert not ken.all("#entry-2")
    without_findings(ken)
    ken.open("/projects/1/review/?queue=unseen")
    ken.find(".review-term .badge.changed")
    without_findings(ken)
    ken.open("/projects/1/terms/")
    ken.click(".looked button")
    ken.find(".message.success")
    assert not ken.all(".badge.changed")
    assert not ken.all(".looked")
    assert mina.complaints() == ken.complaints() == []


def ways(browser: Browser) -> Select:
    """Find how the capitals of a spelling may be written."""
    return Select(browser.find("select[name=capitals]"))


@LANGUAGES
def test_a_switch_that_the_other_set_meanwhile_is_told_and_can_be_replaced(
    come: Callable[..., Browser], language: str
) -> None:
    mina, ken = come("mina", "en"), come("ken", language)
    for browser in (ken, mina):
        browser.open("/projects/1/glossary/4/")
        browser.click("#spellings summary")
    before = ways(ken).first_selected_option.get_attribute("value")
    first, second = (way for way in ("", "any", "as_written") if way != before)
    ways(mina).select_by_value(first)
    ways(ken).select_by_value(second)
    mina.click("#spellings form button[value=save]")
    mina.find(".message.success")
    ken.click("#spellings form button[value=save]")
    ken.wait_for_text("mina", "#spellings .errorlist")
    without_findings(ken)
    assert ways(ken).first_selected_option.get_attribute("value") == second
    ken.click("#spellings form button[value=save]")
    ken.find(".message.success")


@LANGUAGES
def test_a_setting_that_the_other_owner_saved_meanwhile_is_told(come: Callable[..., Browser], language: str) -> None:
    mina, ken = come("mina", "en"), come("ken", language)
    number, other = ("40", "7") if language == "en" else ("60", "8")
    for browser in (mina, ken):
        browser.open("/projects/1/settings/")
    mina.type("max_terms", number)
    mina.click("main form button.primary")
    mina.find(".message.success")
    ken.type("max_terms", other)
    ken.click("main form button.primary")
    ken.wait_for_text(number, ".errorlist")
    without_findings(ken)
    ken.type("max_terms", other)
    ken.click("main form button.primary")
    ken.find(".message.success")
