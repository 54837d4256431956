"""One small document in every format, each saying the same, as originals to damage."""

from tests.readers.archives import docx, epub, p
from tests.readers.pdfs import pdf, shown

_MARKDOWN = """---
title: The lamp
---
# The **lamp**

The `Fog Gate` is [a gate](http://x.example "t") of the station[^1].
霧笛《むてき》は<ruby>提灯<rt>ちょうちん</rt></ruby>。

> - one
>   two

Lamp
: What burns.

| a | b \\| c |
|---|---|
| x | y |

```py
code
```

[^1]: A note.
"""
_RST = """======
Manual
======

:Author: A keeper

The **horn** is :term:`the voice <voice>` of the ``Fog Gate``, see `home <http://x.y>`_ and [1]_.

- one

  two

.. glossary::
   :sorted:

   lamp
      What burns.

+-----+---+
| a b | c |
+-----+---+

Like this::

   code
"""
_SRT = "1\n00:00:01,000 --> 00:00:03,000\nThe <i>lamp</i>\n\n2\n00:00:03,100 --> 00:00:05,000\nburns. 霧笛。\n"
_TEXT = """The Lamp
========

　霧の夜には霧笛《むてき》を鳴らす。
　｜提灯《ちょうちん》を持つ。

- one
1. two

第一章　霧
濃い。
"""
_ADOC = """= The *lamp*
A Keeper
:product: Fog Gate

== Horn

The `{product}` is xref:gate.adoc[a gate] of the station.footnote:[A note.]
霧笛は灯台にある。

* one
+
--
two
--

[glossary]
Lamp:: A light.

[cols="1,a"]
|===
|x |* y
|===

----
code
----
"""
_HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>The lamp</title></head><body><nav>x</nav>
<h1>The <b>lamp</b></h1><p>A <code>Fog Gate</code>,
<ruby>提灯<rp>(</rp><rt>ちょうちん</rt></ruby>。</p><ul><li>one</ul><table><tr><td>a<td>b</table>
<dl><dt>horn<dd>loud</dl><pre>x
</pre><!-- c --><script>1</script></body></html>
"""
_RUBY = (
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>むてき</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>霧笛</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
)
_TABLE = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
_PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: lamp.c:7
msgctxt "menu"
msgid "The lamp of "
"the tower"
msgstr "塔の灯火"

msgid "%d boat"
msgid_plural "%d boats"
msgstr[0] "船 %d 隻"
"""
_TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" datatype="xml" segtype="sentence" adminlang="en"/><body>
<tu tuid="1"><tuv xml:lang="en"><seg>The <bpt i="1">&lt;b&gt;</bpt>lamp<ept i="1">&lt;/b&gt;</ept> is lit.</seg></tuv>
<tuv xml:lang="ja"><seg>灯火をともす。</seg></tuv></tu></body></tmx>"""
_XLIFF = """<xliff version="2.1" srcLang="en" trgLang="ja" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
<unit id="1"><segment state="final"><source>The <pc id="1">lamp</pc> is lit.</source>
<target>灯火をともす。</target></segment></unit></file></xliff>"""
_PAGE = (
    shown("Fog signals", 50, 760, 18)
    + shown("The horn is the sta-", 50, 700)
    + shown("tion's voice.", 50, 686)
    + shown("灯台守は提灯を持つ。", 50, 600, 12, "/H")
    + shown("ちょうちん", 98, 612, 5, "/H")
)
_UPRIGHT = shown("灯台守は霧の夜に", 500, 700, 12, "/V") + shown("霧笛を鳴らす。", 480, 700, 12, "/V")

_ORG = """#+TITLE: The lamp

* TODO The *fog* signal :sound:
:PROPERTIES:
:CUSTOM_ID: fog
:END:
The ~Fog Gate~ is [[https://x.example][a gate]] of the station[fn:1], \\alpha. 霧笛は提灯の横にある。

- Lamp :: What burns.
- [X] one
  two

| a | b |
|---+---|
| x | y |

#+begin_src sh
lamp --on
#+end_src

[fn:1] A note.
"""

ORIGINALS: dict[str, bytes] = {
    ".md": _MARKDOWN.encode(),
    ".txt": _TEXT.encode(),
    ".rst": _RST.encode(),
    ".adoc": _ADOC.encode(),
    ".org": _ORG.encode(),
    ".srt": _SRT.encode(),
    ".vtt": ("WEBVTT\n\n" + _SRT.replace(",", ".")).encode(),
    ".html": _HTML.encode(),
    ".docx": docx(p("The lamp", "H1") + p("one", "Bullet") + _RUBY + _TABLE, title="The lamp"),
    ".epub": epub("<h1>One</h1><p>The lamp &amp; <ruby>霧笛<rt>むてき</rt></ruby>.</p>", "<p>Two.</p>"),
    ".po": _PO.encode(),
    ".tmx": _TMX.encode(),
    ".xlf": _XLIFF.encode(),
    ".pdf": pdf(_PAGE, _UPRIGHT, _PAGE, title="灯台"),
}
"""File suffix to the bytes of a sound document."""

ENCODINGS = ("cp932", "euc_jp", "utf-16")
