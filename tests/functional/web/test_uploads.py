"""What becomes of uploads in a browser: names, what stands above the list, lists that follow."""

import base64
import re
from datetime import UTC, datetime

from tests.functional.web.conftest import Browser, wait_for
from tests.functional.web.test_documents_to_run import DROP, TEXT, drop, new_project, project_of

# A folder of a file manager, as far as a script can make one: files that know their place in it.
DROP_FOLDER = """
const data = new DataTransfer();
for (const [path, content] of arguments[0]) {
  const file = new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], path.split("/").pop());
  Object.defineProperty(file, "webkitRelativePath", {value: path});
  data.items.add(file);
}
const event = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
const files = arguments[0].map(([path, content]) => {
  const file = new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], path.split("/").pop());
  Object.defineProperty(file, "webkitRelativePath", {value: path});
  return {kind: "file", webkitGetAsEntry: () => null, getAsFile: () => file};
});
Object.defineProperty(event, "dataTransfer", {value: {types: ["Files"], items: files}});
window.dispatchEvent(event);
"""


def drop_paths(browser: Browser, *files: tuple[str, str]) -> None:
    browser.driver.execute_script(DROP_FOLDER, [[path, encoded(text)] for path, text in files])


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def listed(browser: Browser) -> list[str]:
    return browser.text("#document-list tbody td:nth-child(2)").split()


def test_files_of_one_name_stay_documents_of_their_own_in_many_lots(browser: Browser) -> None:
    new_project(browser, name="lots")
    same = [["_index.md", encoded(f"The lamp number {at} burns.")] for at in range(45)]
    browser.driver.execute_script(DROP, same)
    browser.wait_for_text("45 files: 45 added.", "#told")
    names = {f"_index ({at}).md" for at in range(2, 46)} | {"_index.md", "lots.md"}
    name = re.compile(r"_index(?: \(\d+\))?\.md|lots\.md")
    wait_for(lambda: set(name.findall(browser.text("#document-list tbody"))) == names)
    assert not browser.complaints()


def test_a_folder_keeps_its_paths_and_names_the_project(browser: Browser) -> None:
    browser.open("/")
    drop_paths(browser, ("station/lamp.md", TEXT), ("station/fog/lamp.md", "The horn sounds."))
    wait_for(lambda: "/documents/" in browser.driver.current_url)
    assert "The project is called “station”" in browser.text(".message")
    assert listed(browser) == ["station/fog/lamp.md", "not", "read", "yet", "station/lamp.md", "not", "read", "yet"]


def test_loose_files_are_a_project_of_the_day(browser: Browser) -> None:
    browser.open("/")
    drop(browser, lamp_md=TEXT, horn_md="The horn sounds.")
    wait_for(lambda: "/documents/" in browser.driver.current_url)
    assert f"2 documents of {datetime.now(UTC):%Y-%m-%d}" in browser.text(".message")


def test_a_name_that_is_taken_keeps_the_files_waiting_for_another(browser: Browser) -> None:
    new_project(browser, name="taken")
    browser.open("/")
    browser.type("name", "taken")
    drop(browser, horn_md="The horn sounds.")
    browser.wait_for_text("There is a project of this name already", "#told")
    browser.type("name", "free")
    browser.press("Create project")
    wait_for(lambda: "/documents/" in browser.driver.current_url)
    assert listed(browser)[0] == "horn.md"


def test_what_needs_a_look_stands_first_below_the_way_on(browser: Browser) -> None:
    browser.open("/")
    content = [[f"{at}.md", encoded(f"The lamp number {at} burns.")] for at in range(30)]
    twin = ["twin.md", encoded("The lamp number 3 burns.")]
    browser.driver.execute_script(DROP, [twin, *content, ["tool.exe", encoded("MZ")]])
    browser.wait_for_text("32 files: 31 added, 1 not stored.", "#told")
    first, second = browser.all("#sent li")[:2]
    assert "tool.exe" in first.text
    assert "the same text is here as" in second.text
    assert browser.find("#told a").location["y"] < first.location["y"]
    browser.press("Go on to the project")
    wait_for(lambda: "/documents/" in browser.driver.current_url)


def test_the_list_of_documents_follows_uploads_and_runs_and_keeps_the_ticks(browser: Browser, site) -> None:
    new_project(browser, name="follows")
    browser.click("#document-list tbody [name=document]")
    drop(browser, follows_md=TEXT + "More.", horn_md="The horn sounds.")
    browser.wait_for_text("version 2", "#document-list")
    browser.wait_for_text("horn.md", "#document-list")
    assert [box.is_selected() for box in browser.all("#document-list [name=document]")] == [True, False]
    browser.click("#document-list thead input")
    assert all(box.is_selected() for box in browser.all("#document-list [name=document]"))
    assert "not read yet" in browser.text("#document-list")
    site.start_worker()
    try:
        browser.click("#start-run")
        browser.wait_for_text("completed", "#run-bar", seconds=60)
        wait_for(lambda: "not read yet" not in browser.text("#document-list"))
    finally:
        site.kill_worker()
    assert not browser.complaints()


def test_ticked_documents_are_removed_after_a_question_and_come_back(browser: Browser) -> None:
    new_project(browser, name="removed")
    browser.click("#document-list tbody [name=document]")
    browser.press("Remove ticked …")
    browser.wait_for_text("Remove 1 document?", "h1")
    browser.press("Remove")
    browser.wait_for_text("Your last change: remove removed.md", "#document-list")
    browser.press("Undo")
    browser.wait_for_text("Taken back: 1.")
    assert listed(browser)[0] == "removed.md"


def test_the_list_of_runs_shows_the_run_just_started_and_its_end(browser: Browser) -> None:
    path = new_project(browser, name="runs")
    browser.open(f"{path}runs/")
    assert "There was no run yet." in browser.text("#runs")
    browser.click("#start-run")
    browser.wait_for_text("pending", "#runs")
    browser.click("#cancel-run")
    browser.wait_for_text("cancelled", "#runs")
    assert project_of(browser) == path
    assert not browser.complaints()
