"""The signs that may begin markup inside a block of Markdown, each with the pattern of what it begins.

Beside CommonMark's they are those of Pandoc, Obsidian, MDX, MyST, CriticMarkup and site generators. The names of the
groups say what is to be done with it: `aside` is no prose as a whole. All are linear or bounded: none can be made to
look at a text twice.
"""

import re

from genglossary.readers import ruby
from genglossary.readers.addresses import MAIL, URL
from genglossary.readers.asides import MATH, NOTE

_TARGET = r"\]\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_MARK = rf"\[\[{NOTE}\]\]|\[\\\[{NOTE}\\\]\]|\[{NOTE}\]"  # [\[1\]](#n1) is what converters make of HTML
_ATTRIBUTE = (
    r"\s+(?:[\w:@.-]{1,60}(?:=(?:\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s\"'<>{}]+))?|\{\.\.\.[^{}]*\})"
)
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_:.#$%&+?~/-]{0,80}"
_TAG = (
    r"<!--(?s:.*?)(?:-->|\Z)|<(?:script|style)\b(?s:.*?)(?:</(?:script|style)\s*>|\Z)"
    rf"|<(?:del|s|strike)(?:\s[^<>]*)?>(?s:[^<]|<(?!/?(?:del|s|strike)>)){{0,2000}}</(?:del|s|strike)>|<{MAIL}>"
    r"|<kbd>[^<>]{1,40}</kbd>"
)
_SHOWN_AS = r"!\[[^\[\]\n]{0,200}\](?:\([^()\s]*(?:\s\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])"
_PICTURE = (  # a badge, a picture of which only the kind is said
    rf"\[{_SHOWN_AS}\](?:\([^()\s]*\)|\[[^\[\]\n]*\])"
    r"|!\[(?:png|jpe?g|svg|gif|webp|image|img|alt(?: ?text)?)\]\([^()\s]*\)"
    r"|!\[[^\[\]\n]{0,200}\]\([^()\s]*(?:badge|shields\.io)[^()\s]*\)"
)
_BRACES = (
    r"\{\{[<%]?[^{}]*\}\}|\{%[^{}]*%\}|\{/\*(?s:.*?)(?:\*/\}|\Z)"  # of site generators and MDX
    r"|\{[:\#.][^{}\n]*\}|\{[\w-]+=[^{}\n]*\}"  # attributes
    r"|\{--[^{}]*--\}|\{>>[^{}]*<<\}|\{\+\+|\{=="  # CriticMarkup
    r"|\{(?:ref|cite[\w:]*|eq|math|numref|doc|download|footcite[\w:]*)\}`[^`]*`"  # MyST
    r"|\{[A-Za-z_$][\w$:-]*(?:\.[\w$]+|\([^(){}]*\))*\}"
)
_CITED = rf"\[[^\[\]\n]{{0,200}}(?<!\w)@{_KEY}[^\[\]\n]{{0,200}}\](?!\()"
# Of LaTeX, which Pandoc takes as it is: those whose words are no prose.
_COMMAND = (
    r"\\(?:[a-z]{0,8}cite[a-z]{0,8}|[a-z]{0,4}ref|label|url|index|input|include[a-z]{0,12}|[vh]space|bibliography[a-z]{0,5})"
    r"\*?(?:\[[^\[\]\n]{0,100}\]){0,2}\{[^{}\n]{0,200}\}|(?<!\S)\\[A-Za-z]{2,20}(?![A-Za-z{])"
)
_EMOJI = r"(?<![A-Za-z0-9:/]):(?:[a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):(?![A-Za-z0-9:`])"

_PATTERNS = {
    "\\": rf"(?P<aside>\\\[{NOTE}\\\])|(?P<math>{MATH})|(?P<aside_command>{_COMMAND})"
    r"|(?P<command>\\[A-Za-z]{2,20}\*?\{(?P<within>[^{}\n]{1,200})\})"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{{-~\n]))",
    "`": r"(?P<ticks>`+)",
    "<": rf"(?P<ruby>{ruby.HTML})|(?P<raised><sup\b[^<>]*>(?P<said>(?:[^<]|<(?!/?sup)){{0,200}})</sup\s*>)"
    rf"|(?P<aside>{_TAG})|(?P<space><br\s*/?>)"
    r"|(?P<spelled><abbr\b[^<>]*?\btitle=[\"'](?P<long>[^\"'<>]+)[\"'][^<>]*>(?P<short>[^<>]{1,60})</abbr\s*>)"
    rf"|(?P<tag><[A-Za-z][\w.:-]*(?:{_ATTRIBUTE}){{0,40}}\s*/?>|</?[A-Za-z][^<>]*>|<{URL}>|</?>)",
    "{": r"(?P<role>\{(?:abbr|term|dfn|sub|guilabel|menuselection|index)\}`(?P<named>[^`<\n]+?)(?:\s*<[^`<>\n]*>)?`)"
    r"|(?P<raised>\{sup\}`(?P<said>[^`\n]{1,40})`)"
    rf"|(?P<aside>{_BRACES})|(?P<plain_ruby>{ruby.PLAIN})",
    "+": r"(?P<aside>\+\+\})",
    "#": r"(?P<aside>(?<![^\n])\#[^\W\d][\w/-]*(?:[ \t]+\#[\w/-]+)*[ \t]*$)",  # tags alone in a line
    "[": rf"(?P<aside>{_PICTURE}|(?:{_MARK})(?:\([^()\s]*\)|(?![(:]|\[(?!{NOTE}\])))"
    r"|(?<![^\n])\[\^[^\[\]\s]{1,100}\]:|\[\^[^\[\]\s]{1,100}\]|\[[ xX]\](?=\s)"
    rf"|{_CITED})|(?P<callout>\[![\w-]+\][+-]?)|(?P<wiki>\[\[(?:[^\[\]|\n\\]*\\?\|)?)|(?P<open>\[)",
    "]": rf"(?P<target>{_TARGET}|\]\[[^\[\]]*\]|\]\{{[:.\#][^{{}}\n]*\}})|(?P<aside>\]\])|(?P<close>\])",
    "!": rf"(?P<aside>!\[\[[^\[\]\n]*\]\]|{_PICTURE})|(?P<open>!\[)",
    "^": r"(?P<aside>\^\[[^\[\]]{1,500}\]|(?<=\s)\^[\w-]+$)|(?P<raised>\^(?P<said>[^\s^]{1,20})\^)",
    "~": r"(?P<aside>~~[^~\n]*(?:~[^~\n]+)*~~|(?<=[^\W\d_])~(?=\d{1,3}~)|(?<=~\d)~|(?<=~\d\d)~)",
    "*": r"(?P<emphasis>\*+(?=[^\s*])|(?<=[^\s*])\*+)",
    "_": r"(?P<emphasis>(?<![^\W_])_+(?=[^\s_])|(?<=[^\s_])_+(?![^\W_]))",
    "=": r"(?P<aside>(?<![A-Za-z0-9=])==(?=[^\s=])|(?<=[^\s=])==(?![A-Za-z0-9=])|==\})",
    "$": rf"(?P<math>{MATH})",
    "&": r"(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
    "%": r"(?P<aside>%%(?s:.*?)%%)",
    ":": rf"(?P<aside>^[ \t]*:{{3,}}.*$|{_EMOJI}|(?<![\w:]):[a-z][\w-]{{0,40}}(?=[\[{{]))",
    "@": rf"(?P<aside>(?<![\w@.])@(?:{_KEY}(?<![.:?/])|\[[\w-]+\]\([^()\n]*\)))",  # cited; embedded
    "|": rf"(?P<plain_ruby>{ruby.PLAIN})",
}
PATTERNS = {sign: re.compile(pattern, re.M) for sign, pattern in _PATTERNS.items()}
for _wide, _sign in (("｜", "|"), ("《", "|")):
    PATTERNS[_wide] = PATTERNS[_sign]
BEGINS = re.compile("[" + re.escape("".join(PATTERNS)) + "]")
