"""The page of a glossary, opened from a file: it finds, leads, keeps quiet, and everybody can use it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver

from genglossary import formats
from genglossary.formats import Entry, Glossary
from tests.formats.as_html.test_escaping import ODD, everywhere
from tests.formats.samples import HORN
from tests.formats.samples_for_tools import BILINGUAL
from tests.functional.web.conftest import CHROMIUM, DRIVER, new_driver, wait_for
from tests.functional.web.test_accessibility import AXE, CHECK

FOG = Entry(text="霧笛", reading="むてき", language="ja", definition="霧の中で鳴らす笛。", slug="霧笛")
WORDS = Glossary(title="Lamps & wicks", language="en", entries=(*BILINGUAL.entries, HORN, FOG))
pytestmark = pytest.mark.skipif(
    not CHROMIUM or not DRIVER, reason="Needs Chromium and its driver: apt-get install chromium chromium-driver"
)
SEEN = "return [...document.querySelectorAll('.entry')].filter((e) => e.checkVisibility()).map((e) => e.id)"
Open = Callable[..., WebDriver]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a glossary in a browser of its own."""
    drivers: list[WebDriver] = []

    def open_page(glossary: Glossary = WORDS, at: str = "", *, script: bool = True) -> WebDriver:
        drivers.append(new_driver(script=script, logs=("browser", "performance")))
        (tmp_path / "words.html").write_bytes(formats.write("html", glossary))
        drivers[-1].get((tmp_path / "words.html").as_uri() + at)
        return drivers[-1]

    yield open_page
    for driver in drivers:
        driver.quit()


def search(page: WebDriver, words: str) -> None:
    page.execute_script(
        "const box = document.querySelector('input'); box.value = arguments[0]; box.dispatchEvent(new Event('input'))",
        words,
    )


@pytest.mark.parametrize("words", ["ムテキ", "むてき", "霧の中", "ﾑﾃｷ"])
def test_the_search_finds_a_term_however_it_is_typed(opened: Open, words: str):
    page = opened()
    search(page, words)
    assert page.execute_script(SEEN) == ["霧笛"]
    assert page.execute_script("return document.querySelector('output').textContent") == "1 of 5"


def test_a_link_to_an_entry_shows_it_though_something_else_was_searched_for(opened: Open):
    page = opened()
    search(page, "nothing has this")
    assert page.execute_script(SEEN) == []
    assert page.execute_script("return document.querySelector('output').textContent") == "Nothing has these words."
    page.execute_script("location.hash = '#%E9%9C%A7%E7%AC%9B'")
    wait_for(lambda: len(page.execute_script(SEEN)) == len(WORDS.entries))


def test_a_link_to_a_spelling_leads_to_it(opened: Open):
    page = opened(at="#gas-lamp")
    assert page.execute_script("return document.querySelector(':target').closest('.entry').id") == "mantle-lamp"


def test_nothing_is_asked_of_anybody(opened: Open):
    page = opened()
    search(page, "lamp")
    messages = (json.loads(each["message"])["message"] for each in page.get_log("performance"))
    asked = [each["params"]["request"]["url"] for each in messages if each["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert [each["message"] for each in page.get_log("browser")] == []


def test_without_scripts_all_of_it_is_there_but_the_search(opened: Open):
    source = opened(script=False).page_source
    assert '<form role="search" hidden' in source
    assert "mantle lamp" in source


def test_hostile_texts_do_nothing(opened: Open):
    glossaries = [everywhere(f"x {each} x") for each in ODD.split()]
    entries = [
        replace(entry, id=f"{number}-{entry.id}", see_also=())
        for number, glossary in enumerate(glossaries)
        for entry in glossary.entries
    ]
    page = opened(Glossary(title=ODD, entries=tuple(entries)))
    assert page.execute_script("return document.querySelectorAll('main .entry').length") == len(entries)
    assert page.execute_script("return document.querySelectorAll('script, img, [onload], [onerror]').length") == 2
    data = "return JSON.parse(document.querySelector('script[type]').textContent).hasDefinedTerm.map((t) => t.name)"
    assert sorted(page.execute_script(data)) == sorted(entry.text for entry in entries)
    assert [each["message"] for each in page.get_log("browser")] == []


@pytest.mark.skipif(not AXE.exists(), reason=f"Needs axe-core in {AXE.parent}: npm install --no-save axe-core@4")
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (1200, "dark"), (390, "light"), (390, "dark")])
def test_everybody_can_use_the_page(opened: Open, width: int, scheme: str):
    page = opened()
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    # The policy of the page lets nothing in: the checker comes by the driver's own way.
    page.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    assert page.execute_async_script(CHECK, width < 500) == []
