"""Web addresses and the numbers of papers on arXiv, each by the key that is the same however it is written."""

import re

from llmlog.text import sane

ADDRESS = r"(?:https?://|www\.)\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*|(?:arxiv:\s*)?\d{4}\.\d{4,5}(?:v\d+)?"
"""What somebody types who looks for an address or the number of a paper."""
PAPER = r"(?:arxiv\.org/(?:abs|pdf|html)/|^(?:arxiv:\s*)?)(\d{4}\.\d{4,5})(?!\d)"


def address_in(text: str) -> str:
    """Return the key of a text that is an address or the number of a paper; empty for other text.

    >>> address_in("https://www.arxiv.org/pdf/1706.03762v7.pdf"), address_in("HTTP://Example.org/a/"), address_in("gpt")
    ('1706.03762', 'example.org/a', '')
    """
    typed = sane(text).strip().casefold()
    return address_key(typed) if re.fullmatch(ADDRESS, typed) else ""


def address_key(url: str) -> str:
    """Return the number of the paper that an address leads to, else it without scheme, `www.`, fragment and end."""
    url = url.casefold()
    paper = re.search(PAPER, url)
    return paper[1] if paper else re.sub(r"^(?:https?://)?(?:www\.)?", "", url).partition("#")[0].rstrip("/")
