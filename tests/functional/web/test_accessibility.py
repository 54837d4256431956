"""Every page, of people and of operators, without a single finding of axe, in light and dark and on a phone.

The checker is no part of the project: `.ci/run` fetches it with npm, or do so yourself:

    npm install --no-save axe-core@4
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By

from tests.functional.web.conftest import ROOT, Browser, Site
from tests.guessing import LIMIT

AXE = Path(os.environ.get("AXE_CORE", ROOT / "node_modules/axe-core")) / "axe.min.js"
Surroundings = tuple[tuple[int, str], ...]
# Width in CSS pixels and colour scheme. A phone is where fingers are: there targets have to be large enough.
DESKTOP, PHONE = 1200, 390
SURROUNDINGS = ((DESKTOP, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (PHONE, "light"))
# Operators have many pages, which are built alike: both widths and both schemes, though not each with each.
OF_OPERATORS = SURROUNDINGS[:2]
# Colours are measured when none is on its way to another any more.
CHECK = """
const [onPhone, done] = arguments;
const drawn = () => new Promise((after) => requestAnimationFrame(() => requestAnimationFrame(after)));
const options = {resultTypes: ["violations"], rules: {"target-size": {enabled: onPhone}}};
drawn()
  .then(() => Promise.allSettled(document.getAnimations().map((each) => each.finished)))
  .then(() => axe.run(document, options))
  .then(({violations}) => done(violations.flatMap(({id, impact, nodes}) =>
    nodes.map(({target, html}) => `${id} (${impact}): ${target.join(" ")} ${html.slice(0, 200)}`))))
  .catch((error) => done([`axe failed: ${error}`]));
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, list[str]]]]:
    """An installation of its own, full of everything; who can open which paths."""
    if not AXE.exists():
        pytest.skip(f"Needs axe-core in {AXE.parent}: npm install --no-save axe-core@4")
    found = tmp_path_factory.mktemp("pages") / "pages.json"
    with Site(tmp_path_factory.mktemp("full") / "data") as site:
        site.run("shell", "-v0", "-c", f"from tests.functional.web.filled import fill; fill({str(found)!r})")
        yield site, json.loads(found.read_text(encoding="utf-8"))


@pytest.fixture
def visitor(pages: Any, new_browser: Any) -> Browser:
    browser = new_browser()
    return Browser(browser.driver, pages[0])


def findings(browser: Browser, surroundings: Surroundings = SURROUNDINGS) -> list[str]:
    """Of the page that is open; each in a line, with the surroundings."""
    browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    found: list[str] = []
    for width, scheme in surroundings:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        lines = browser.driver.execute_async_script(CHECK, width == PHONE)
        found += [f"{browser.driver.current_url} {width} {scheme}: {line}" for line in lines]
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return found


def findings_of(browser: Browser, paths: list[str], surroundings: Surroundings = SURROUNDINGS) -> list[str]:
    found: list[str] = []
    for path in paths:
        browser.open(path)
        found += findings(browser, surroundings)
    return found


@pytest.mark.parametrize("name", ["mina", "ken", "root"])
def test_pages_have_no_findings(visitor: Browser, pages: Any, name: str) -> None:
    visitor.driver.set_script_timeout(60)
    visitor.sign_in(name)
    surroundings = OF_OPERATORS if name == "root" else SURROUNDINGS
    assert findings_of(visitor, pages[1][name], surroundings) == []


def test_pages_for_strangers_have_no_findings_before_and_after_they_guess(visitor: Browser) -> None:
    assert (
        findings_of(visitor, ["/sign-in/", "/sign-in/too-old/", "/admin/login/", "/no-such-page/", "/api/v1/docs"])
        == []
    )
    for _ in range(LIMIT - 1):
        guess(visitor)
    assert "Sign in" in visitor.text("h1")
    assert findings(visitor) == []
    guess(visitor)
    visitor.wait_for_text("Too many wrong passwords", "h1")
    assert findings(visitor) == []


def test_public_pages_have_no_findings(visitor: Browser, pages: Any) -> None:
    visitor.driver.set_script_timeout(60)
    assert findings_of(visitor, pages[1]["everybody"]) == []


def guess(browser: Browser) -> None:
    browser.open("/sign-in/")
    browser.type("username", "nobody")
    browser.type("password", "guess")
    browser.driver.find_element(By.CSS_SELECTOR, "main form").submit()


def test_what_is_opened_or_refused_on_a_page_has_no_findings(visitor: Browser, pages: Any) -> None:
    visitor.sign_in("mina")
    base = next(path for path in pages[1]["mina"] if path.endswith("/terms/")).removesuffix("terms/")
    visitor.open(f"{base}terms/?q=Éclair")
    visitor.click("details.menu summary")
    visitor.click("details.notes summary")
    assert findings(visitor) == []
    visitor.type("text", "ÉCLAIR")
    visitor.press("Add")
    visitor.wait_for_text("is a term of this project already")
    assert findings(visitor) == []
    visitor.open(f"{base}glossary/")
    visitor.click("article.entry a.edit")
    visitor.find("article.entry textarea")
    assert findings(visitor) == []
