"""Nothing that a person does vanishes: refusals are said, clicks wait for the server, undo undoes the last thing."""

from collections.abc import Iterator

import pytest

from tests.functional.web.conftest import Browser, Site, wait_for
from tests.functional.web.test_documents_to_run import new_project

TERMS = """
from genglossary.models import Project, Term
project = Project.objects.get(pk={project})
for at, name in enumerate({names}):
    Term.objects.create(project=project, text=name, status="candidate", found=True, score=9 - at)
"""
CONNECTION = """
from genglossary.models import ModelConnection, Project
model = ModelConnection.objects.create(name="model {project}", base_url="http://127.0.0.1:9/v1", model="m")
Project.objects.filter(pk={project}).update(connection=model)
"""


@pytest.fixture
def web_again(site: Site) -> Iterator[Site]:
    """Whatever becomes of the web server in a test, the next one finds it."""
    yield site
    site.stop_web()
    site.start_web()


def project_with_terms(browser: Browser, *names: str) -> str:
    path = new_project(browser, name=names[0])
    browser.site.run("shell", "-v0", "-c", TERMS.format(project=path.split("/")[2], names=names))
    return path


def pressed(browser: Browser, name: str) -> list[str]:
    return browser.driver.execute_script(
        "const rows = [...document.querySelectorAll('tr[data-term]')];"
        "const row = rows.find((each) => each.innerText.includes(arguments[0]));"
        "return [...row.querySelectorAll('[aria-pressed=true]')].map((each) => each.innerText)",
        name,
    )


def press_in_row(browser: Browser, name: str, value: str) -> None:
    browser.driver.execute_script(
        "[...document.querySelectorAll('tr[data-term]')].find((row) => row.innerText.includes(arguments[0]))"
        ".querySelector(`button[value=${arguments[1]}]`).click()",
        name,
        value,
    )


def test_the_price_of_a_run_takes_the_place_of_its_question_alone(browser: Browser) -> None:
    path = new_project(browser, name="price")
    browser.site.run("shell", "-v0", "-c", CONNECTION.format(project=path.split("/")[2]))
    browser.open(path)
    browser.driver.execute_script("document.getElementById('run-scope').value = 'extract'")
    browser.press("What will it cost?")
    browser.wait_for_text("calls", "#estimate")
    assert browser.all("#start-run")
    browser.driver.execute_script("htmx.trigger('#run-bar', 'refresh')")
    browser.wait_for_text("calls", "#run-bar form")
    assert browser.find("#run-scope").get_attribute("value") == "extract"
    assert not browser.complaints()


def test_undo_undoes_what_was_done_last_in_a_row(browser: Browser) -> None:
    path = project_with_terms(browser, "alpha", "beta")
    browser.open(f"{path}terms/?status=proposed")
    press_in_row(browser, "alpha", "accept")
    browser.wait_for_text("accept alpha", "#last-change")
    press_in_row(browser, "beta", "exclude")
    browser.wait_for_text("exclude beta", "#last-change")
    assert browser.text("#filters").count("Excluded 1") == 1
    assert "Proposed 0" in browser.text("#filters")
    assert "all 0 that match" in browser.text("#bulk")
    browser.press("Undo")
    browser.wait_for_text("Taken back: 1.")
    browser.open(f"{path}terms/")
    assert (pressed(browser, "alpha"), pressed(browser, "beta")) == (["Accept"], [])
    assert not browser.complaints()


def sign_in_again_in_another_tab(browser: Browser) -> None:
    here = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    browser.open("/")
    browser.press("Sign out")
    browser.sign_in("mina")
    browser.driver.close()
    browser.driver.switch_to.window(here)


def test_a_decision_that_the_server_refuses_is_said_with_what_to_do(browser: Browser) -> None:
    path = project_with_terms(browser, "gamma")
    browser.open(f"{path}terms/")
    sign_in_again_in_another_tab(browser)
    press_in_row(browser, "gamma", "accept")
    browser.wait_for_text("Not saved. Since the page was opened, somebody signed in or out", ".failures")
    assert pressed(browser, "gamma") == []
    browser.press("Load the page again")
    wait_for(lambda: not browser.all(".failure"))
    press_in_row(browser, "gamma", "accept")
    wait_for(lambda: pressed(browser, "gamma") == ["Accept"])


def test_a_category_that_was_not_saved_does_not_look_saved(browser: Browser) -> None:
    path = project_with_terms(browser, "delta")
    browser.open(f"{path}terms/")
    browser.driver.delete_cookie("sessionid")
    browser.find("select[id^=category]").send_keys("title")
    browser.wait_for_text("Not saved. You are signed out here", ".failures")
    assert browser.find("select[id^=category]").get_attribute("value") == ""
    browser.press("Sign in")
    browser.sign_in_here("mina")
    assert browser.driver.current_url.endswith(f"{path}terms/")


def test_a_form_from_before_signing_in_again_leads_back_with_its_words(browser: Browser) -> None:
    path = new_project(browser, name="stale")
    browser.open(f"{path}documents/paste/")
    browser.type("name", "harbour")
    browser.type("text", "The harbour master watches the tide.")
    sign_in_again_in_another_tab(browser)
    browser.press("Add as a document")
    browser.wait_for_text("Nothing was saved", "h1")
    assert "DEBUG" not in browser.driver.page_source
    assert browser.find("textarea").get_attribute("value") == "harbour"
    browser.press("Back to the page")
    wait_for(lambda: browser.find("[name=text]").get_attribute("value") == "The harbour master watches the tide.")
    browser.press("Add as a document")
    browser.wait_for_text("harbour.md")
    browser.open(f"{path}documents/paste/")
    assert browser.find("[name=text]").get_attribute("value") == ""


def test_a_cancel_that_finds_no_server_is_made_again_until_it_is_heard(browser: Browser, web_again: Site) -> None:
    browser.open(new_project(browser, name="away"))
    browser.click("#start-run")
    browser.wait_for_text("waiting", "#run-bar")
    web_again.stop_web()
    browser.click("#cancel-run")
    browser.wait_for_text("Not cancelled. The server does not answer. This page goes on trying", ".failures")
    assert leaving_warns(browser)
    web_again.start_web()
    browser.wait_for_text("cancelled", "#run-bar .status", seconds=30)
    wait_for(lambda: not browser.all(".failure, .offline"))
    assert not leaving_warns(browser)


def leaving_warns(browser: Browser) -> bool:
    ask = "const e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented"
    return browser.driver.execute_script(ask)


def test_a_start_that_finds_no_server_is_said_and_a_cancel_that_somebody_else_did_is_done(
    browser: Browser, web_again: Site
) -> None:
    path = new_project(browser, name="ended")
    browser.open(path)
    web_again.stop_web()
    browser.click("#start-run")
    browser.wait_for_text("Not started. The server does not answer. Try again when it is back.", ".failures")
    web_again.start_web()
    browser.click("#start-run")
    browser.wait_for_text("waiting", "#run-bar")
    web_again.stop_web()
    browser.click("#cancel-run")
    browser.wait_for_text("goes on trying", ".failures")
    cancel = (
        f"from genglossary.models import Run; Run.objects.get(project={path.split('/')[2]}).transition('cancelled')"
    )
    browser.site.run("shell", "-v0", "-c", cancel)
    web_again.start_web()
    browser.wait_for_text("cancelled", "#run-bar .status", seconds=30)
    wait_for(lambda: not browser.all(".failure"))
