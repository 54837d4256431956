"""Three hundred terms decided by keyboard alone, in a real browser: `python -m tests.benchmarks.walking [TERMS]`

The documents are those of this project, extracted by a run; the cards come as the review queue gives them. What is
pressed is a person's mix: mostly one key, now and then a category, another passage, a definition that is written, a
merge, a skip and back, a slip and its undo; and where enough others end alike, one key for all of them.

Prints keys a term and a decision (with those that find the term to merge into; the words of a written definition
beside it), milliseconds from a key until the next card is drawn and until the next key counts, and the time of all.
"""

import sys
import tempfile
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from selenium.webdriver.common.keys import Keys

from tests.functional.web.cards import Shown, decide, name_on, press, read, waits
from tests.functional.web.conftest import Browser, Site, new_driver, wait_for

FILL = """
from pathlib import Path
from django.contrib.auth.models import User
from genglossary.actions import documents, runs
from genglossary.runs.execute import execute
from tests.factories import make_project
mina = User.objects.get(username="mina")
project = make_project("Its own documents", by=mina)
files = [(path.name, path.read_bytes()) for path in sorted(Path("docs").rglob("*.md"))]
list(documents.add(project, files, by=mina))
execute(runs.start_here(project, by=mina, source="page"))
"""
# What a person does with forty cards.
MIX = (
    *("accept", "accept", "exclude", "accept", "category", "accept", "exclude", "accept", "passage", "accept"),
    *("accept", "exclude", "accept", "accept", "write", "accept", "exclude", "accept", "category", "accept"),
    *("accept", "exclude", "require", "accept", "slip", "accept", "exclude", "accept", "passage", "accept"),
    *("accept", "exclude", "accept", "back", "merge", "accept", "exclude", "accept", "category", "accept"),
)
KEYS = {"accept": "a", "exclude": "x", "require": "r", "category": "5"}
WRITTEN = "It is what the documents say of it. "
# So many others that end alike are worth a look at their names.
WORTH = 4


class Walk:
    """What was pressed so far, and how long each next card took."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.took = browser, list[Shown]()
        self.pressed = self.written = self.decisions = 0
        self.kinds: Counter[str] = Counter()

    def keys(self, *keys: str, held: str = "") -> None:
        """Press what shows another card."""
        self.took.append(decide(self.browser, *keys, held=held))
        self.pressed += len(keys)

    def one(self, wish: str) -> None:
        """Decide about the card that is there."""
        read(self.browser)
        others = self.browser.driver.execute_script("return document.querySelectorAll('#decide [name=also]').length")
        kind = "all alike" if others >= WORTH else wish
        self.kinds[kind] += 1
        self.decisions += 1
        self.keys(KEYS[kind]) if kind in KEYS else getattr(self, "_" + kind.replace(" ", "_"))()

    def _all_alike(self) -> None:
        self.keys("A" if self.decisions % 3 else "X")

    def _passage(self) -> None:
        several = len(self.browser.all("input[name=take]")) > 1
        takes = bool(self.browser.all("[data-key=d]"))
        self.keys(*(["j", "d"] if several else ["d"] if takes else ["a"]))

    def _write(self) -> None:
        press(self.browser, "e")
        box = self.browser.find("details[open] textarea[name=text]")
        box.send_keys(WRITTEN)
        self.pressed += 1
        self.written += len(WRITTEN)
        self.keys(Keys.ENTER, held=Keys.CONTROL)

    def _merge(self) -> None:
        """Into the first that three letters find."""
        letters = "glo"
        press(self.browser, "m", letters)
        self.browser.find(".found button")
        self.pressed += 1 + len(letters)
        self.keys(Keys.ENTER)

    def _slip(self) -> None:
        """The wrong key, its undo, and the right one."""
        name = name_on(self.browser)
        self.keys("x")
        self.keys("u")
        wait_for(lambda: name_on(self.browser) == name)
        self.keys("a")

    def _back(self) -> None:
        """Skip a card, look at it again, and decide."""
        self.keys("s")
        self.keys("b")
        self.keys("a")


def main(terms: int) -> None:
    with tempfile.TemporaryDirectory() as scratch, Site(Path(scratch) / "data") as site:
        site.run("shell", "-v0", "-c", FILL)
        driver = new_driver(script=True)
        try:
            browser = Browser(driver, site)
            browser.sign_in("mina")
            browser.open("/projects/1/review/")
            browser.find(".review-name")
            show(*walked(browser, terms))
            print(f"complaints of the browser: {len(browser.complaints())}")
        finally:
            driver.quit()


def walked(browser: Browser, terms: int) -> tuple[Walk, int, float]:
    """The walk, the number of terms that it decided, and its seconds."""
    walk, wishes, waiting, begun = Walk(browser), cycle(MIX), waits(browser), time.monotonic()
    if waiting < terms:
        raise SystemExit(f"Only {waiting} terms wait.")
    print(f"{waiting} terms wait")
    while waiting - waits(browser) < terms:
        walk.one(next(wishes))
    return walk, waiting - waits(browser), time.monotonic() - begun


def show(walk: Walk, decided: int, seconds: float) -> None:
    drawn, counts = ([each[at] for each in walk.took] for at in (0, 1))
    print(f"{decided} terms by {walk.decisions} decisions in {seconds:.0f} s; {dict(walk.kinds)}")
    print(f"keys: {walk.pressed / decided:.2f} a term, {walk.pressed / walk.decisions:.2f} a decision, ", end="")
    print(f"and {walk.written} for words of definitions")
    for name, times in (("the next card is drawn", drawn), ("the next key counts", counts)):
        print(f"ms until {name}: median {median(times):.0f}, p95 {quantiles(times, n=20)[-1]:.0f}, ", end="")
        print(f"most {max(times):.0f}, {sum(each > 150 for each in times)} of {len(times)} over 150")
    print(f"of 15 minutes are left to read a term: {(900 - sum(counts) / 1000) / decided:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
