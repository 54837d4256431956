"""Reviewing with the keyboard alone, with a finger, with two people, in Japanese, and without JavaScript."""

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.functional.web.cards import decide, name_on, press, press_with, stored, waits
from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_accessibility import AXE, findings

# Of a person's keys: mostly one a decision, now and then a definition or a merge.
ROUND = ("a", "x", "a", "r", "3", "a", "d", "a", "f", "a")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("review") / "data") as site:
        site.run("shell", "-v0", "-c", "from tests.functional.web.reviewed import fill; fill(300)")
        yield site


@pytest.fixture
def reviewer(filled: Site, new_browser: Callable[..., Browser]) -> Callable[..., Browser]:
    def come(name: str = "mina", *, script: bool = True, query: str = "") -> Browser:
        browser = Browser(new_browser(script=script).driver, filled)
        browser.sign_in(name)
        browser.open(f"/projects/1/review/{query}")
        browser.find(".review-name")
        return browser

    return come


# A key with which an input method is still busy.
COMPOSING = """
const [element, key, ctrlKey] = arguments;
element.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, isComposing: true }));
"""


def test_sixty_cards_need_little_more_than_a_key_each_and_the_next_is_there_at_once(
    reviewer: Callable[..., Browser],
) -> None:
    browser = reviewer()
    waiting, pressed, took, seen = waits(browser), 0, [], set()
    for number in range(60):
        seen.add(name_on(browser))
        key = ROUND[number % len(ROUND)]
        if key == "f" and not browser.all("[data-key=f]"):
            key = "a"
        took.append(decide(browser, key).drawn)
        pressed += 1
    print(f"keys a decision: {pressed / 60:.2f}; ms to the next card: median {median(took):.0f}, most {max(took):.0f}")
    assert len(seen) == 60
    assert pressed / 60 <= 1.3
    assert median(took) <= 150
    assert waiting - waits(browser) >= 50
    assert browser.complaints() == []


def test_what_is_typed_decides_nothing_and_ctrl_enter_saves_it_and_goes_on(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer()
    name = name_on(browser)
    press(browser, "e")
    box = browser.find("details[open] textarea[name=text]")
    box.send_keys(Keys.CONTROL, "a")
    press(browser, "a axe reads mud")
    assert name_on(browser) == name
    browser.driver.execute_script(COMPOSING, box, "Enter", True)
    browser.driver.execute_script(COMPOSING, browser.find(".review-name"), "a", False)
    time.sleep(0.3)
    assert name_on(browser) == name
    press_with(browser, Keys.CONTROL, Keys.ENTER)
    wait_for(lambda: stored(browser) and name_on(browser) != name)
    press(browser, "u")
    wait_for(lambda: name_on(browser) == name)
    assert "a axe reads mud" not in browser.text(".review-term .definition")


def test_keys_of_an_input_method_that_is_composing_decide_nothing(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer()
    name = name_on(browser)
    press(browser, "e")
    browser.find("details[open] textarea[name=text]").send_keys(Keys.CONTROL, "a")
    compose(browser, "ていぎ")
    press_with(browser, Keys.CONTROL, Keys.ENTER)
    press(browser, Keys.ESCAPE)
    assert name_on(browser) == name
    assert "ていぎ" in browser.find("details[open] textarea[name=text]").get_property("value")
    browser.driver.execute_cdp_cmd("Input.insertText", {"text": "定義"})
    press_with(browser, Keys.CONTROL, Keys.ENTER)
    wait_for(lambda: stored(browser) and name_on(browser) != name)
    press(browser, "u")
    wait_for(lambda: name_on(browser) == name)


def compose(browser: Browser, text: str) -> None:
    """As an input method does that has not made Kanji of `text` yet: with the events of the browser itself."""
    end = {"selectionStart": len(text), "selectionEnd": len(text)}
    browser.driver.execute_cdp_cmd("Input.imeSetComposition", {"text": text, **end})


def test_undo_brings_back_card_after_card_also_after_a_reload(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer(query="?order=text")
    names = []
    for key in ("x", "a", "s", "r"):
        names.append(name_on(browser))
        decide(browser, key)
    decide(browser, "b")
    assert name_on(browser) == names[3]
    browser.driver.refresh()
    for name in (names[3], names[1], names[0]):
        press(browser, "u")
        wait_for(lambda name=name: name_on(browser) == name)


def test_a_term_is_merged_by_typing_and_enter(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer()
    name = name_on(browser)
    press(browser, "m", "flange f5")
    wait_for(lambda: browser.text(".found li:first-child button") == "flange f5")
    press(browser, Keys.ENTER)
    wait_for(lambda: stored(browser) and name_on(browser) != name)
    browser.open(f"/projects/1/terms/?q={name}&status=variants")
    browser.wait_for_text("variant of")


def test_all_that_end_alike_are_one_decision_and_one_undo(reviewer: Callable[..., Browser]) -> None:
    """In this project no two do, so two are added that differ in their first word."""
    browser = reviewer()
    code = (
        "from genglossary.models import *; p = Project.objects.get(pk=1); "
        "[Term.objects.create(project=p, text=f'{n} manifold', status='accepted', found=True, score=9999) "
        "for n in ('inner', 'outer', 'upper')]"
    )
    browser.site.run("shell", "-v0", "-c", code)
    browser.open("/projects/1/review/?order=important")
    wait_for(lambda: name_on(browser) == "inner manifold")
    before = waits(browser)
    decide(browser, "A")
    assert waits(browser) == before - 3
    press(browser, "u")
    wait_for(lambda: name_on(browser) == "inner manifold")
    assert waits(browser) == before


def test_two_people_at_once_never_have_the_same_card(reviewer: Callable[..., Browser]) -> None:
    mina, ken = reviewer("mina"), reviewer("ken")
    seen: list[str] = []
    for _ in range(12):
        assert name_on(mina) != name_on(ken)
        seen += [name_on(mina), name_on(ken)]
        decide(mina, "a")
        decide(ken, "a")
    assert len(set(seen)) == 24


def test_keys_are_listed_changed_and_switched_off(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer("ken")
    press(browser, "?")
    browser.wait_for_text("save and go on", "#keys")
    press(browser, Keys.ESCAPE)
    browser.open("/preferences/keys/")
    browser.type("accept", "g")
    browser.press("Save")
    browser.wait_for_text("Your settings are saved.")
    browser.open("/projects/1/review/")
    name = name_on(browser)
    press(browser, "a")
    time.sleep(0.4)
    assert name_on(browser) == name
    decide(browser, "g")
    browser.open("/preferences/keys/")
    browser.click("[name=keys_off]")
    browser.press("Save")
    browser.wait_for_text("Your settings are saved.")
    browser.open("/projects/1/review/")
    assert browser.all("#review kbd[aria-hidden]") == []
    browser.open("/preferences/keys/")
    browser.press("The usual keys again")


def test_buttons_do_it_without_a_script(reviewer: Callable[..., Browser]) -> None:
    browser = reviewer(script=False)
    name = name_on(browser)
    browser.find("button[value=accept]").click()
    wait_for(lambda: name not in browser.find(".review-name").text)
    browser.find("button[data-key=u]").click()
    wait_for(lambda: name in browser.find(".review-name").text)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_card_has_no_findings_in_any_surroundings(reviewer: Callable[..., Any], language: str) -> None:
    if not AXE.exists():
        pytest.skip(f"Needs axe-core in {AXE.parent}: npm install --no-save axe-core@4")
    browser = reviewer()
    browser.click(f"footer button[value={language}]") if language == "ja" else None
    wait_for(lambda: browser.driver.execute_script("return document.documentElement.lang") == language)
    browser.find(".review-name")
    browser.driver.set_script_timeout(60)
    assert findings(browser) == []
    press(browser, "m", "valve")
    browser.find(".found button")
    assert findings(browser) == []
    press(browser, Keys.ESCAPE, "e")
    assert findings(browser) == []
    press(browser, Keys.ESCAPE, "?")
    assert findings(browser) == []
    browser.click("#keys button")
    browser.click("footer button[value=en]") if language == "ja" else None
