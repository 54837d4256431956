"""Labels of speakers, as they stand at the beginning of lines and sentences: "NORA:", "[10:32] **Mira** (by phone):",
「○霧島委員　」, "Q:"."""

from genglossary.pipeline.text.lazily import compiled

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?\s)?"  # [12/03/2024, 10:32] Nora: …
_TIME = rf"(?:[(\[<]?{_DAY}{_CLOCK}[)\]>]?(?:\s[-–—](?=\s))?\s*[*_<\[]*)?"
LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9.'’&-]*(?: [A-Za-zÀ-ɏ0-9.'’&()#-]+){0,3}|[a-zß-ÿ][a-zà-ɏ0-9_]{0,15}"
WIDE = r"[\u30a0-\u30ff\u3400-\u9fff々ヶA-Za-zＡ-Ｚ0-9０-９][\u3040-\u30ff\u3400-\u9fff々ヶ\w・.]{0,11}"
_COLON = r"(?::(?!//)(?=[*_]*(?:\s|[^\x00-\x7f]|$))|：)"
ASIDE = (  # MIRA [aside]: … Nora (10:32): …
    rf"(?:\s?(?:\[[^\[\]]{{1,40}}\]|\((?:{_DAY}{_CLOCK}|[a-z][^()]{{1,38}})\)|（[^（）]{{1,20}}）|{_CLOCK}))?"
)

LABEL = compiled(rf"[\s*_(（\[【<>＞–—-]*{_TIME}(?P<name>{LATIN}|{WIDE})[)）\]】>]?[*_]*{ASIDE}\s?{_COLON}[*_]*\s*")
"""Matches a name with its colon, and what stands between and around."""

_STAMP = rf"[(\[]?{_DAY}{_CLOCK}[)\]]?\s"
NICK = compiled(rf"[\s*_]*(?:{_STAMP})?<(?P<name>[\w\[\]{{}}|`^-]{{1,24}})>\s")
"""Matches a name as chats of programmers have it: "[10:32] <mira> The lamp is out."."""

TIMED = compiled(rf"[\s*_]*{_STAMP}(?P<name>[\w.・]{{1,12}})\s(?=[\u3041-\u9fff「])")
"""Matches a Japanese name behind a time: 「10:32 霧島 霧が出ました。」"""

CHAT = compiled(rf"{_CLOCK}|\s*<")
"""Is found in labels that name somebody however seldom they come."""

SIGNED = compiled(rf"[*_#]*(?P<name>{LATIN}|{WIDE}(?:[ 　]{WIDE})?)[*_]*\s+[(\[]?{_DAY}{_CLOCK}[)\]]?[*_]*")
"""Matches a line that says nothing but who speaks, and when."""

SPACED = compiled(
    rf"[○◯●◎◆■□*_]*(?P<name>[\u3400-\u9fff々ヶ][\u3041-\u3096\u3400-\u9fff々ヶ]{{1,9}})"
    rf"{ASIDE}[*_]*[ 　]+(?=[「（\u3041-\u9fff])"
)
"""Matches a Japanese name with the gap behind it: 「○霧島委員（書記）　霧が出ました。」"""

_NAME = (
    r"[A-ZÀ-Þ][\w.'’&-]*(?: [\w.'’&#-]+){0,2}"
    r"|[\u30a0-\u30ff\u3400-\u9fff々ヶ][\u3040-\u30ff\u3400-\u9fff々ヶ・]{0,9}"
)
_LINE = compiled(
    rf"[\s*_]*(?:{_STAMP})?<[\w\[\]{{}}|`^-]{{1,24}}>\s|{_STAMP}[\w.・]{{1,12}}\s[\u3041-\u9fff]|"
    rf"[\s*_>＞-]*{_TIME}(?:{_NAME})[*_]*{ASIDE}\s?{_COLON}"
    r"|[\s*_]*[○◯●◎][\u3400-\u9fff々ヶ][^\s　、。]{0,14}[*_]*[ 　]"
    r"|[\s*_]*[\u3400-\u9fff々ヶ]{1,8}(?:　|  )[ 　]*[「（\u3041-\u9fff]"
    r"|[\s*_]*(?:[QA]\d{0,3}[.:]\s|[問答ＱＡ][0-9０-９]{0,3}[.:：．　]|【(?:質問|回答|[問答])[0-9０-９]{0,3}】)"
)


def are_spoken(lines: list[str]) -> list[bool]:
    """For each of the `lines` of a paragraph whether it begins with a label, where the first one and another do."""
    if not _LINE.match(lines[0]):
        return [False] * len(lines)
    found = [_LINE.match(line) is not None for line in lines]
    return found if sum(found) > 1 else [False] * len(lines)
