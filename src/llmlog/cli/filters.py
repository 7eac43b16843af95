"""The options that select milestones, and what is said where nothing is selected."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from llmlog.cli.bilingual import option
from llmlog.cli.other_programs import repeating
from llmlog.cli.values import shell_word, span
from llmlog.conditions import EXCHANGE
from llmlog.date_ranges import Interval
from llmlog.errors import Contradiction, DateError, LlmlogError, NoMatch
from llmlog.facets import fixed_word
from llmlog.language import Text
from llmlog.log import Log
from llmlog.selection import Selection
from llmlog.vocabulary import IMPORTANCE, LANDMARK, OF_IMPORTANCE, WEIGHTS, Kind

LEAVE_OUT = Text("leave one of the two out", "请去掉其一")
REPEATED = ("org", "kind", "tag", "source", "weights", "country", "exclude")
"""The options that take a word, and may be repeated."""


def _span(text: str) -> Interval:
    try:
        return span(text)
    except DateError as error:
        error.instead = repeating("--month", text, span)
        raise


@dataclass(eq=False, repr=False)
class Filters:
    """The options that select milestones."""

    org: list[str] | None = option(
        "--org -o NAME",
        "Made by NAME or what belongs to it; repeat for any of several.",
        "由该机构或其下属机构推出；可重复，任一即可。",
    )
    month: list[Interval] | None = option(
        "--month -m DATE",
        "Known to fall in DATE: a day, week, month, quarter, year, or 2023-01..2023-03; repeat for any of several.",
        "确知在该日期之内：日、周、月、季度、年，或 2023-01..2023-03 这样的范围；可重复，任一即可。",
        parser=_span,
    )
    since: Interval | None = option("--since DATE", "In DATE or later.", "在该日期之内或之后。", parser=span)
    until: Interval | None = option("--until DATE", "In DATE or earlier.", "在该日期之内或之前。", parser=span)
    kind: list[str] | None = option(
        "--kind -k KIND",
        f"{', '.join(Kind)}; repeat for any of several.",
        f"{'、'.join(kind.text.zh for kind in Kind)}（或英文）；可重复，任一即可。",
    )
    tag: list[str] | None = option(
        "--tag -t TAG",
        "Bearing TAG, in either language; repeat to narrow.",
        "带有该标签，中英文均可；可重复，须全部带有。",
    )
    source: list[str] | None = option(
        "--source ID", "Reported by the chronicle ID; repeat for any of several.", "由该来源记录；可重复，任一即可。"
    )
    major: bool = option("--major", "Landmarks only, as --importance 3.", "只要重大节点，同 --importance 3。")
    importance: int | None = option(
        "--importance N",
        "Of importance N or more.",
        "重要程度不低于 N。",
        parser=lambda text: int(fixed_word(OF_IMPORTANCE, text, IMPORTANCE)),
    )
    weights: list[str] | None = option(
        "--weights WORD",
        f"{', '.join(WEIGHTS)}; repeat for any of several.",
        f"{'、'.join(text.zh for text in WEIGHTS.values())}（或英文）；可重复，任一即可。",
    )
    license: str | None = option(
        "--license TEXT", "Under a license with words that begin so.", "许可证名中有词语以此开头。"
    )
    country: list[str] | None = option(
        "--country CODE",
        "A maker is from CODE, as CN or Europe; repeat for any of several.",
        "有机构来自该国家、地区或大洲，如 CN、欧洲；可重复。",
    )
    exclude: list[str] | None = option("--exclude KIND", "Not of KIND; repeat for several.", "不要该类别；可重复。")

    def select(self, log: Log, *, org: str | None = None, within: Interval | None = None) -> Selection:
        """Return the matching milestones, within an organization or a date if given; raise NothingFound for none."""
        try:
            found = self.matching(log, org, within)
        except Contradiction:
            raise Contradiction(self._typed("since"), self._typed("until"), EXCHANGE) from None
        except LlmlogError as error:
            error.instead = self._several(log, error.typed)
            raise
        if not found:
            raise self._contradiction(log, within) or self._nothing(log, org, within)
        return found

    def matching(self, log: Log, org: str | None, within: Interval | None) -> Selection:
        """Return the milestones of a log that match, oldest first, also none."""
        values = ((it.name, getattr(self, it.name)) for it in fields(self))
        asked = {name: value for name, value in values if value or value == ""}  # an empty license is refused
        if asked.pop("major", False):
            asked["importance"] = LANDMARK
        found = log.select(within=asked.pop("month", within), **asked)
        if org:
            found = found.within(log.select(org=org))
        if within and self.month:
            found = found.within(log.select(within=within))
        return found

    def _nothing(self, log: Log, org: str | None, within: Interval | None) -> NoMatch:
        """Return the error that nothing matches, with how many milestones match without each one of the options."""
        asked = " ".join([f"month {within}", *self.words] if within else self.words)
        error = NoMatch(f"no milestone matches {asked}".rstrip(), f"没有符合 {asked or '条件'} 的条目")
        if len(self.given) > 1 or org or within:
            others = [replace(self, **dict[str, Any]({name: None})) for name in self.given]
            counts = zip((len(it.matching(log, org, within)) for it in others), self.words, strict=True)
            if without := [Text(f"{n} without {typed}", f"去掉 {typed} 有 {n} 条") for n, typed in counts if n]:
                error.instead = Text(", ", "，").join(without)
        return error

    def _contradiction(self, log: Log, within: Interval | None) -> Contradiction | None:
        """Return the error of two filters that leave nothing, whatever the log holds; None where there are no such."""
        bounds = Interval(self.since.first if self.since else date.min, self.until.last if self.until else date.max)
        spans = self.month or ([within] if within else [])
        if spans and not any(span.overlaps(bounds) for span in spans):
            return Contradiction(self._typed("month") or f"month {within}", self._typed("since", "until"), LEAVE_OUT)
        kinds, others = self.kind, self.exclude
        if kinds and others and log.select(kind=kinds) and not log.select(kind=kinds, exclude=others):
            return Contradiction(self._typed("kind"), self._typed("exclude"), LEAVE_OUT)
        return None

    def _several(self, log: Log, typed: str) -> Text | None:
        """Return how to ask for several words of the option that they were typed behind with commas between."""
        name = next((it for it in REPEATED if typed in (getattr(self, it) or ())), None)
        if name is None:
            return None
        return repeating(f"--{name}", typed, lambda word: log.select(**dict[str, Any]({name: [word]})))

    @property
    def given(self) -> list[str]:
        """The names of the options that are given."""
        return [field.name for field in fields(self) if getattr(self, field.name)]

    @property
    def words(self) -> list[str]:
        """The options that are given, as they may be typed."""
        return [self._typed(name) for name in self.given]

    def _typed(self, *names: str) -> str:
        """Return some options as they may be typed, those that are given."""
        given = ((name, getattr(self, name)) for name in names)
        each = ((name, it) for name, value in given if value for it in (value if isinstance(value, list) else [value]))
        return " ".join(f"--{name}" if it is True else f"--{name} {shell_word(str(it))}" for name, it in each)
