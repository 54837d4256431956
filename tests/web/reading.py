"""Pages as tests read them."""

import re

from django.http import HttpResponse


def markup(answer: HttpResponse) -> str:
    """The page without what only its source has: line ends, and white space beside tags, are as one likes them."""
    text = " ".join(answer.content.decode().split())
    return re.sub(r" ?> ?", ">", text)
