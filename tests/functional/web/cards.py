"""What a person does with the cards of the review queue by keyboard, and how long the next card takes."""

import time
from contextlib import suppress
from typing import NamedTuple

from selenium.webdriver.common.action_chains import ActionChains

from tests.functional.web.conftest import Browser, wait_for

# Resolves at once; `took` is, when the name on the card is another one: milliseconds from the key to there, drawn.
WATCH = """
const done = arguments[arguments.length - 1];
const name = () => document.querySelector(".review-name")?.textContent;
const before = name();
let began = 0;
addEventListener("keydown", () => { began = performance.now(); }, { capture: true, once: true });
const look = () => {
  const shown = document.getElementById("review").dataset.shown;
  if (began && name() !== before && shown) {
    requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - began; }));
  } else requestAnimationFrame(look);
};
const stored = () => {
  if (window.took && !document.getElementById("review").inert) window.counted = performance.now() - began;
  else setTimeout(stored, 4);
};
window.took = window.counted = 0;
look();
stored();
done();
"""


class Shown(NamedTuple):
    """Milliseconds from the key until the next card is drawn, and until a key on it counts."""

    drawn: float
    counts: float


def press(browser: Browser, *keys: str) -> None:
    """As a keyboard does: to whatever has the focus."""
    ActionChains(browser.driver).send_keys(*keys).perform()


def press_with(browser: Browser, held: str, key: str) -> None:
    ActionChains(browser.driver).key_down(held).send_keys(key).key_up(held).perform()


def name_on(browser: Browser) -> str:
    return browser.text(".review-name").strip()


def stored(browser: Browser) -> bool:
    """Whether the decision is, and the card that is there can be decided about."""
    return browser.driver.execute_script("return !document.getElementById('review').inert")


def waits(browser: Browser) -> int:
    return int(browser.text(".filters [aria-current] .count").split()[0])


def read(browser: Browser) -> None:
    """Take as long as it takes until the next card is known, which a person who reads this one does not notice."""
    with suppress(AssertionError):
        wait_for(lambda: browser.all("#review[data-ready]"), seconds=2)


def decide(browser: Browser, *keys: str, held: str = "") -> Shown:
    """Press the keys of one decision; the last of them shows the next card."""
    read(browser)
    for key in keys[:-1]:
        press(browser, key)
    browser.driver.execute_async_script(WATCH)
    press_with(browser, held, keys[-1]) if held else press(browser, keys[-1])
    end = time.monotonic() + 40
    while time.monotonic() < end:
        if (found := browser.driver.execute_script("return [window.took, window.counted]"))[1]:
            return Shown(*found)
    raise AssertionError(f"No card followed {keys}.")
