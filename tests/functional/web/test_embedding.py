"""Cards for the terms of a public glossary, on a page of another site that allows next to nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_accessibility import AXE, findings

GLOSSARY = """
from django.contrib.auth.models import User
from genglossary.actions import definitions, publishing
from tests.factories import make_project, make_term
mina = User.objects.get(username="mina")
project = make_project("Boilers", by=mina)
boiler = make_term(project, "boiler", status_by_person=True, language="en")
make_term(project, "steam kettle", status_by_person=True, preferred=boiler)
boat = make_term(project, "IT", status_by_person=True, language="en")
kama = make_term(project, "蒸気釜", status_by_person=True, language="ja", reading="じょうきがま")
definitions.write(boiler, "A vessel that <b>heats</b> water.", by=mina)
definitions.write(boat, "The department that mends it.", by=mina)
definitions.write(kama, "湯を沸かす釜。", by=mina)
publishing.publish(project, enabled=True, slug="boilers", by=mina)
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plant</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<script src="{0}/g/boilers/embed.js" defer></script></head><body><main><h1>The boiler</h1>
<p id="first">Two Boilers stand in the hall; it is warm. A boiler hisses.</p>
<pre>boiler</pre><p><a href="#second">boiler</a> <span aria-hidden="true">boiler</span></p>
<h2>Kitchen</h2><p id="second">A steam kettle sings. Rebuilt boilersuits hang there.</p>
<h2>浴室</h2><p id="third" lang="ja">大きな蒸気釜がある。</p>
<p><button>After</button></p></main></body></html>"""
POLICY = "default-src 'none'; script-src {0}; connect-src {0}; style-src 'self'; img-src data:"
TERM, CARD = ".genglossary-term", ".genglossary-card"


@pytest.fixture(scope="module")
def glossary(site: Site) -> Site:
    site.run("shell", "-v0", "-c", GLOSSARY)
    return site


@pytest.fixture(scope="module")
def elsewhere(glossary: Site) -> Iterator[str]:
    """The address of a page on another site, which uses the glossary."""

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Security-Policy", POLICY.format(glossary.url))
            self.end_headers()
            self.wfile.write(PAGE.format(glossary.url).encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(new_browser: Any, elsewhere: str) -> Browser:
    browser = new_browser()
    browser.driver.get(elsewhere)
    browser.find(TERM)
    return browser


def focused(browser: Browser) -> Any:
    return browser.driver.switch_to.active_element


def press(browser: Browser, key: str) -> None:
    ActionChains(browser.driver).send_keys(key).perform()


def style_of(browser: Browser, selector: str, name: str) -> str:
    return browser.driver.execute_script(
        "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name
    )


def test_the_first_mention_in_each_section_is_marked_and_nothing_is_complained_of(page):
    assert [each.text for each in page.all(TERM)] == ["Boilers", "steam kettle", "蒸気釜"]
    assert page.text("#first") == "Two Boilers stand in the hall; it is warm. A boiler hisses."
    assert "dotted" in style_of(page, TERM, "textDecorationLine") + style_of(page, TERM, "textDecorationStyle")
    assert page.complaints() == []


def test_the_card_opens_with_enter_is_read_out_and_closes_with_escape(page):
    press(page, Keys.TAB)
    press(page, Keys.TAB)
    press(page, Keys.TAB)
    assert focused(page).text == "steam kettle"
    assert page.all(CARD) == []
    assert focused(page).get_attribute("aria-expanded") == "false"
    press(page, Keys.ENTER)
    page.find(CARD)
    card = focused(page)
    assert (card.aria_role, card.accessible_name) == ("dialog", "boiler")
    described = page.find(f"#{card.get_attribute('aria-describedby')}")
    assert described.text == "A vessel that <b>heats</b> water."
    press(page, Keys.ESCAPE)
    assert page.all(CARD) == []
    assert focused(page).text == "steam kettle"


def test_tab_leads_through_the_card_and_on(page):
    term = page.all(TERM)[2]
    term.send_keys(Keys.SPACE)
    wait_for(lambda: "じょうきがま" in focused(page).text)
    press(page, Keys.TAB)
    assert focused(page).get_attribute("href").startswith(f"{page.site.url}/g/boilers/")
    press(page, Keys.TAB)
    assert focused(page).text == "After"
    assert page.all(CARD) == []
    assert term.get_attribute("aria-expanded") == "false"


def test_the_link_of_the_card_leads_to_the_entry(page):
    page.all(TERM)[0].send_keys(Keys.ENTER)
    page.find(f"{CARD} a").click()
    page.wait_for_text("A vessel that <b>heats</b> water.", "article.entry")
    assert page.text("h1") == "boiler"


def test_the_pointer_shows_the_card_and_leaving_takes_it_away(page):
    ActionChains(page.driver).move_to_element(page.all(TERM)[0]).perform()
    page.find(CARD)
    ActionChains(page.driver).move_to_element(page.find(CARD)).perform()
    assert page.all(CARD)
    ActionChains(page.driver).move_to_element(page.find("button")).perform()
    wait_for(lambda: not page.all(CARD))


def test_a_finger_shows_the_card_and_one_elsewhere_takes_it_away(page):
    tap(page, page.all(TERM)[1])
    assert "heats" in page.find(CARD).text
    tap(page, page.find("h1"))
    wait_for(lambda: not page.all(CARD))


def tap(browser: Browser, element: Any) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    read = "const at = arguments[0].getBoundingClientRect(); return [at.x + at.width / 2, at.y + at.height / 2]"
    x, y = browser.driver.execute_script(read, element)
    touch = {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    browser.driver.execute_cdp_cmd("Input.dispatchTouchEvent", touch)
    browser.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_card_is_within_the_window_and_dark_where_people_like_it(page):
    features = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.driver.set_window_size(500, 400)
    page.all(TERM)[2].send_keys(Keys.ENTER)
    assert style_of(page, CARD, "backgroundColor") == "rgb(30, 36, 39)"
    at, wide = page.find(CARD).rect, page.driver.execute_script("return innerWidth")
    high = page.driver.execute_script("return innerHeight + scrollY")
    assert at["x"] >= 0 and at["x"] + at["width"] <= wide and at["y"] + at["height"] <= high


def test_a_page_with_cards_has_no_findings(page):
    if not AXE.exists():
        pytest.skip(f"Needs axe-core in {AXE.parent}: npm install --no-save axe-core@4")
    assert findings(page) == []
    page.all(TERM)[0].send_keys(Keys.ENTER)
    assert findings(page) == []


def test_when_the_glossary_is_public_no_more_the_page_stays_as_it_is(glossary, new_browser, elsewhere):
    glossary.run("shell", "-v0", "-c", DECIDE.format(enabled=False))
    try:
        browser = new_browser()
        browser.driver.get(elsewhere)
        browser.wait_for_text("Two Boilers")
        assert browser.all(TERM) == []
    finally:
        glossary.run("shell", "-v0", "-c", DECIDE.format(enabled=True))


DECIDE = """
from genglossary.actions import publishing
from genglossary.models import Project
publishing.publish(Project.objects.get(name="Boilers"), enabled={enabled}, slug="boilers")
"""
