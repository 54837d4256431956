"""Several people at one glossary, each at a browser of their own and in their own language."""

from collections.abc import Callable, Iterator

import pytest

from tests.functional.web.conftest import PEOPLE, Browser, Site
from tests.functional.web.test_accessibility import AXE, findings

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


ANEW = """
from django.core.management import call_command
call_command("flush", interactive=False, verbosity=0)
{people}
from tests.functional.web import reviewed
reviewed.fill(12)
reviewed.give({roles})
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("together") / "data") as site:
        yield site


@pytest.fixture
def shared(served: Site, roles: dict[str, str]) -> Site:
    """A site with a glossary of mina's; ken edits it, unless the module's `roles` give him another role.

    For each test anew: what one leaves unread or changed would be counted by the next.
    """
    served.run("shell", "-v0", "-c", ANEW.format(people=PEOPLE, roles=roles))
    return served


@pytest.fixture
def come(shared: Site, new_browser: Callable[..., Browser]) -> Callable[[str, str], Browser]:
    """Open a browser for somebody of that name, in that language."""

    def come(name: str, language: str) -> Browser:
        browser = Browser(new_browser().driver, shared)
        browser.sign_in(name)
        browser.click(f"footer button[value={language}]")
        browser.find(f"footer button[value={language}][aria-current]")
        return browser

    return come


def without_findings(browser: Browser) -> None:
    """Assert that axe finds nothing, in light and dark and on a phone; where it is installed."""
    if AXE.exists():
        browser.driver.set_script_timeout(60)
        assert findings(browser) == []
