"""Where a Japanese sentence names what it explains: its topic (とは, は, という用語は)."""

import re

from genglossary.pipeline.languages.language import HeadwordPatterns

_ASIDE = r"(?:[（(][^（）()]{1,60}[）)])?"
_SUBJECT = re.compile(
    rf"(?P<term>[^\s。、はをがにで（(「」]{{1,30}}?)(?={_ASIDE}(?:とは|は、?|という(?:用語|言葉|語)は))"
)

HEADWORDS = HeadwordPatterns(
    subject_of=_SUBJECT.match,
    presented=re.compile(rf"(?<![のるうくすつぬぶむたない]){_ASIDE}(?:とは|という(?:用語|言葉|語)は)"),
    never="[これそれあれ]",
    # A name in Latin letters may stand alone, or between words in Latin letters.
    topic=re.compile(r"(?:(?:An?|The) )?(?P<term>[^。、,]{1,40}?)(?=は|[（(][^（）()]{1,60}[）)]は| [a-z]{2,} )"),
)
