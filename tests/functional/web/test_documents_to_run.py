"""From dropped files to a finished run, as a person does it."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.functional.web.conftest import Browser, Site, wait_for

TEXT = """# Valves

A **relief valve** is a device that opens when the pressure is too high.

The relief valve is tested.
"""

# What a file manager does when files are let go over the page. A script cannot make a folder: names have slashes.
DROP = """
const data = new DataTransfer();
for (const [name, content] of arguments[0]) {
  data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], name));
}
window.dispatchEvent(new DragEvent("dragover", {dataTransfer: data, bubbles: true, cancelable: true}));
window.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
"""


def drop(browser: Browser, **files: str) -> None:
    content = [[name.replace("_", "."), base64.b64encode(text.encode()).decode()] for name, text in files.items()]
    browser.driver.execute_script(DROP, content)


def long_text(kilobytes: int) -> str:
    """Text that keeps a worker busy for a while."""
    sentence = "The pump {0} of the boiler {1} feeds the drum {2} of unit {0}.\n\n"
    return "".join(sentence.format(at, at % 97, at % 89) for at in range(kilobytes * 1000 // 55))


@pytest.fixture
def worker(site: Site) -> Any:
    site.start_worker()
    yield site
    site.kill_worker()


def project_of(browser: Browser) -> str:
    """The path of the project whose page is open."""
    parts = browser.driver.current_url.split("/")
    return f"/projects/{parts[parts.index('projects') + 1]}/"


def new_project(browser: Browser, text: str = TEXT, name: str = "valves") -> str:
    browser.open("/")
    drop(browser, **{f"{name}_md": text})
    wait_for(lambda: "/documents/" in browser.driver.current_url)
    return project_of(browser)


def test_dropped_files_become_a_project_and_a_glossary(browser: Browser, worker: Site) -> None:
    browser.open("/")
    drop(browser, valves_md=TEXT, notes_txt="The relief valve hisses.", tool_exe="MZ")
    browser.wait_for_text("Files of this kind are not read", ".sending")
    browser.press("Go on to the project")
    browser.wait_for_text("notes.txt")
    assert browser.text("h1") == "Documents"
    browser.press("Make the glossary")
    browser.wait_for_text("completed", "#run-bar", seconds=60)
    browser.driver.refresh()
    assert "completed" in browser.text("#run-bar")
    browser.press("Overview")
    browser.wait_for_text("2", "#numbers")
    assert not browser.complaints()


def test_a_duplicate_and_a_new_version_are_told_apart(browser: Browser) -> None:
    new_project(browser)
    drop(browser, copy_md=TEXT)
    browser.wait_for_text("added; the same text is here as valves.md", ".sending")
    drop(browser, valves_md=TEXT + "More.")
    browser.wait_for_text("new version", ".sending")
    browser.press("which terms it touches")
    browser.wait_for_text("touches no term", "main")
    assert not browser.complaints()


def test_a_run_is_watched_from_two_windows_and_cancelled(
    browser: Browser, new_browser: Callable[..., Browser], worker: Site
) -> None:
    path = new_project(browser, long_text(3000), "long")
    other = new_browser()
    other.sign_in("mina")
    other.open(path)
    browser.press("Make the glossary")
    browser.wait_for_text("running", "#run-bar")
    other.driver.refresh()
    other.wait_for_text("running", "#run-bar")
    other.click("#cancel-run")
    other.wait_for_text("cancelled", "#run-bar", seconds=3)
    browser.wait_for_text("Cancelled by mina.", "#run-bar", seconds=60)  # when the worker has stopped
    wait_for(lambda: not browser.all("#run-bar.active"))
    browser.wait_for_text("It changed nothing.", "#run-bar")
    browser.find("#start-run")
    assert not browser.complaints()


def test_tabs_of_one_browser_see_a_start_at_once(browser: Browser) -> None:
    path = new_project(browser, name="tabs")
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    browser.open(path)
    browser.click("#start-run")
    browser.wait_for_text("pending", "#run-bar")
    browser.driver.switch_to.window(first)
    browser.wait_for_text("pending", "#run-bar", seconds=5)
    browser.click("#cancel-run")
    browser.wait_for_text("cancelled", "#run-bar")


def test_two_clicks_start_one_run(browser: Browser) -> None:
    path = new_project(browser, name="twice")
    browser.driver.execute_script("const b = document.getElementById('start-run'); b.click(); b.click();")
    browser.wait_for_text("pending", "#run-bar")
    browser.open(f"{path}runs/")
    assert len(browser.all("tbody tr")) == 1
    browser.click("#cancel-run")
    browser.wait_for_text("cancelled", "#run-bar")


def test_everything_works_without_javascript(new_browser: Callable[..., Browser], tmp_path: Path) -> None:
    browser = new_browser(script=False)
    browser.sign_in("ken")
    (tmp_path / "plain.md").write_text(TEXT, encoding="utf-8")
    browser.find("[name=files]").send_keys(str(tmp_path / "plain.md"))
    browser.press("Create project")
    browser.wait_for_text("plain.md added", ".added-list")
    browser.press("See the documents")
    browser.click("#start-run")
    browser.wait_for_text("pending", "#run-bar")
    browser.click("#cancel-run")
    browser.wait_for_text("cancelled", "#run-bar")
    browser.press("Overview")
    browser.wait_for_text("Take it with you")


def test_a_stranger_finds_nothing(browser: Browser, new_browser: Callable[..., Browser]) -> None:
    path = new_project(browser, name="mine")
    ken = new_browser()
    ken.sign_in("ken")
    ken.open(path)
    assert "There is no such page" in ken.text("h1")
