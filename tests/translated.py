"""A small handbook in English and Japanese, for tests about documents and their translations."""

from genglossary.actions import runs
from genglossary.models import Project, Run
from genglossary.runs.execute import execute
from tests.factories import make_document, make_project

ENGLISH = """# Signals

The fog horn is a horn that warns ships in thick weather. The fog horn is tested on Monday. Clean the fog horn weekly.

The log book is a book in which the keepers write. The chief signs the log book. The log book stays in the tower.
"""
JAPANESE = """# 信号

霧笛とは、視界の悪いときに船に警告する笛である。霧笛は月曜日に試験する。霧笛は毎週掃除する。

日誌とは、灯台守が書き込む帳面である。日誌には主任が署名する。日誌は塔に置く。
"""
# The log book is called otherwise here.
MORE_ENGLISH = """# Watches

Write the time of each watch into the log book. The fog horn is sounded by the watch. Close the log book at noon.
"""
MORE_JAPANESE = """# 当直

当直の時刻は記録簿に書く。霧笛は当直が鳴らす。記録簿は正午に閉じる。
"""

CATALOG = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "The fog horn is a horn that warns ships in thick weather."
msgstr "霧笛とは、視界の悪いときに船に警告する笛である。"

msgid "The fog horn is tested on Monday by the keepers of the station."
msgstr "霧笛は月曜日に信号所の職員が試験する。"

msgid "Clean the fog horn weekly, and write it into the book."
msgstr "霧笛は毎週掃除し、帳面に書く。"
"""

_MESSAGES = (
    ("The fog horn is a horn that warns ships in thick weather.", "霧笛とは、視界の悪いときに船に警告する笛である。"),
    (
        "The fog horn is tested on Monday by the keepers of the station.",
        "霧笛は月曜日に信号所の職員が試験する。",
    ),
    ("Clean the fog horn weekly, and write it into the book.", "霧笛は毎週掃除し、帳面に書く。"),
)
_UNITS = "".join(
    f'<tu><tuv xml:lang="en"><seg>{one}</seg></tuv><tuv xml:lang="ja"><seg>{other}</seg></tuv></tu>'
    for one, other in _MESSAGES
)
MEMORY = f'<tmx version="1.4"><header srclang="en"/><body>{_UNITS}</body></tmx>'
_SEGMENTS = "".join(f"<segment><source>{one}</source><target>{other}</target></segment>" for one, other in _MESSAGES)
SEGMENTS = f'<xliff version="2.0" srcLang="en" trgLang="ja"><file><unit>{_SEGMENTS}</unit></file></xliff>'


def translated_project(name: str = "", **more: str) -> Project:
    """A project with the handbook; `more` are further documents: language_name → text."""
    project = make_project(name)
    texts = {"en/signals.md": ENGLISH, "ja/signals.md": JAPANESE}
    for path, text in (texts | {f"{key.replace('_', '/', 1)}.md": text for key, text in more.items()}).items():
        make_document(project, path, text)
    return project


def inconsistent_project() -> Project:
    """A project where one term is translated in two ways."""
    return translated_project(en_watches=MORE_ENGLISH, ja_watches=MORE_JAPANESE)


def run_on(project: Project, **options) -> Run:
    """A completed run of everything."""
    claim = runs.start_here(project, source="test", **options)
    assert execute(claim, alone=True) == "completed"
    claim.run.refresh_from_db()
    return claim.run
