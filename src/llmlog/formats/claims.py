"""What the sources say of a milestone, and what of that does not hold, in lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llmlog.encodings import printable
from llmlog.language import Language, Text
from llmlog.model import Erratum, Milestone, Source, SourceClaim
from llmlog.views import Errata
from llmlog.vocabulary import ERRATUM_FIELDS

WRONG_URL = Text("gives {url}, which is about something else", "所附 {url} 讲的是别的内容")
UNDATED = Text("no date", "未注明日期")
BY = Text("{name} by {org}", "{name}，{org}")


class Said(NamedTuple):
    """A line about what a source says: `-` what does not hold, `+` what is right, `=` what holds, `#` a heading.

    A heading may have a date; `aside` may be skipped.
    """

    sign: str
    text: str
    date: str = ""
    aside: str = ""

    def printable(self) -> "Said":
        """Return the line without what a terminal would obey."""
        return Said(*map(printable, self))


def said(milestone: Milestone, sources: Sequence[Source], language: Language) -> Iterator[Said]:
    """Yield what each source says: its title and date, the name, what else, and what does not hold of it."""
    titles = {source.id: source.title.in_(language) for source in sources}
    for claim in milestone.sources:
        yield Said("#", titles[claim.source], str(claim.date or ""), "" if claim.date else UNDATED.in_(language))
        errata = [erratum for erratum in milestone.errata if erratum.source == claim.source]
        yield Said("=" if not errata else "", _claim(claim, language))
        if claim.says:
            yield Said("", claim.says.in_(language))
        yield from (Said("", url) for url in claim.urls)
        yield from (Said("-", WRONG_URL.in_(language).format(url=url)) for url in claim.wrong_urls)
        if claim is next(other for other in reversed(milestone.sources) if other.source == claim.source):
            for wrong in errata:
                yield from _correction(wrong, language)


def errata(view: Errata, language: Language) -> Iterator[list[Said]]:
    """Yield each erratum as lines: its heading, what is said, what is right, why and the evidence."""
    for milestone, wrong, source in view.errata:
        field = ERRATUM_FIELDS[wrong.field].in_(language)
        heading = Said("#", milestone.title(language), str(milestone.date), field)
        yield [it.printable() for it in (heading, *_correction(wrong, language, source.title.in_(language)))]


def in_quotes(text: str, language: Language) -> str:
    """Return a text in the quotation marks of a language."""
    return Text(f'"{text}"', f"“{text}”").in_(language)


def _claim(claim: SourceClaim, language: Language) -> str:
    name = in_quotes(claim.name, language)
    return BY.in_(language).format(name=name, org=claim.org) if claim.org else name


def _correction(wrong: Erratum, language: Language, source: str = "") -> Iterator[Said]:
    """Yield what a source says, with its translation where the languages differ, what is right, why and where."""
    translation = wrong.translation(language)
    shown = Text(f"({translation})", f"（{translation}）").in_(language)
    claim = "  ".join(filter(None, (in_quotes(wrong.claim, language), translation and shown)))
    yield Said("-", claim, aside=source)
    yield Said("+", wrong.right(language))
    yield Said("", wrong.note.in_(language))
    yield Said("", wrong.url)
