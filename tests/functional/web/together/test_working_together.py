"""Two people at one glossary, one of them in Japanese: what one says and does, the other sees."""

from collections.abc import Callable

import pytest
from selenium.webdriver.support.select import Select

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.together.conftest import LANGUAGES, without_findings


@pytest.fixture(scope="module")
def roles() -> dict[str, str]:
    return {"lea": "reader"}


def unread(browser: Browser) -> int:
    """Read how many notices the page says are unread, none where it says nothing."""
    return int("0" + "".join(filter(str.isdecimal, browser.text(".count.unread"))))


@LANGUAGES
def test_who_is_mentioned_is_told_looks_and_answers(come: Callable[..., Browser], language: str) -> None:
    mina, ken = come("mina", "en"), come("ken", language)
    ken.open("/")
    before = unread(ken)
    mina.open("/projects/1/glossary/1/")
    mina.find("#comment-new-text").send_keys(f"@ken is {language} right?")
    mina.click("#comments form button")
    mina.wait_for_text(f"@ken is {language} right?", ".comment")
    ken.open("/")
    assert unread(ken) == before + 1
    without_findings(ken)
    ken.click(".notices a")
    ken.wait_for_text(f"@ken is {language} right?", ".comment")
    ken.find("#comment-new-text").send_keys("＠minaさん、合っています。")
    ken.click("#comments > form button")
    ken.wait_for_text("合っています", ".comment")
    without_findings(ken)
    mina.open("/notices/")
    mina.wait_for_text("合っています", ".notices")
    without_findings(mina)
    mina.open("/projects/1/review/1/?queue=all")
    mina.wait_for_text("合っています", ".review-card")
    without_findings(mina)
    assert mina.complaints() == ken.complaints() == []


@LANGUAGES
def test_ticked_terms_are_assigned_and_found_by_who_got_them(come: Callable[..., Browser], language: str) -> None:
    mina, ken = come("mina", language), come("ken", "en")
    mina.open("/projects/1/terms/?sort=text")
    for number in (2, 3):
        mina.click(f"input[name=term][value='{number}']")
    Select(mina.find("select[name=to]")).select_by_value("ken" if language == "en" else "mina")
    mina.click("button[name=do][value=assign]")
    mina.find(".badge.assigned")
    without_findings(mina)
    mina.click("#last-change button")
    wait_for(lambda: not mina.all(".badge.assigned"))
    Select(mina.find("select[name=to]")).select_by_value("ken")
    mina.click("input[name=term][value='3']")
    mina.click("button[name=do][value=assign]")
    mina.find(".badge.assigned")
    ken.open("/projects/1/review/?queue=assigned")
    ken.wait_for_text("gauge", ".review-name")
    ken.open("/notices/")
    ken.wait_for_text("assigned to you:", ".notices")
    without_findings(ken)
    assert mina.complaints() == ken.complaints() == []


@LANGUAGES
def test_a_reader_proposes_an_editor_accepts_and_the_reader_is_told(
    come: Callable[..., Browser], shared: Site, language: str
) -> None:
    lea, ken = come("lea", language), come("ken", "en")
    lea.open("/projects/1/glossary/5/")
    lea.click("details:has(#proposal-text) summary")
    lea.find("#proposal-text").send_keys(f"A burner that is lit in {language}.")
    without_findings(lea)
    lea.click("details:has(#proposal-text) button")
    lea.wait_for_text("lit in", "#proposals")
    without_findings(lea)
    ken.open("/projects/1/review/?queue=proposals")
    ken.wait_for_text("proposed by lea", "#proposals")
    without_findings(ken)
    ken.click("#proposals button:not(.link)")
    ken.wait_for_text(f"A burner that is lit in {language}.", ".review-term > .entry .definition")
    lea.open("/")
    lea.click(".notices a")
    lea.wait_for_text(f"A burner that is lit in {language}.", "#definitions .definition")
    assert lea.complaints() == ken.complaints() == []
