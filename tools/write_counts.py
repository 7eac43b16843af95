"""Date the data and write how much it holds into both readmes.

    python tools/write_counts.py [YYYY-MM-DD]

Run it before a release; without a date the data is of today. Where a readme does not say one of the counts exactly
once, it says so and writes nothing.
"""

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import llmlog
from llmlog import Log
from llmlog.dates import day_of
from llmlog.store.files import DATA, write_atomically

ROOT = Path(__file__).parents[1]
YEARS = (range(2012), range(2012, 2017), range(2017, 2022))
"""The years that are counted together; each later one is counted alone."""
KINDS = ("model", "event", "method", "product", "tool", "paper", "agent", "benchmark", "dataset", "platform", "trend")
PAGES = ("announcement", "paper", "news")
SENTENCES = {
    "README.md": (
        ("command line: # milestones", "total"),
        ("\\| milestones (\\| # )+\\|\n\n\\| kind", "years"),
        ("trend \\|\n[|-]+\n\\| milestones (\\| # )+", "kinds"),
        ("# entries are landmarks", "landmarks"),
        ("# of # dates have an", "dated"),
        ("announcement \\(#\\), a paper \\(#\\), a news report \\(#\\), or another .*? \\(#\\)", "pages"),
        ("These # entries have", "undated"),
        ("The # errata", "errata"),
    ),
    "README.zh-CN.md": (
        ("共 # 条，中英双语", "total"),
        ("\\| 条数 (\\| # )+\\|\n\n\\| 类别", "years"),
        ("趋势 \\|\n[|-]+\n\\| 条数 (\\| # )+", "kinds"),
        ("其中 # 条是重大节点", "landmarks"),
        ("# 条中有 # 条的日期", "dated in all"),
        ("公告 # 条，论文 # 条，新闻 # 条，.*? # 条", "pages"),
        ("这样的 # 条沿用", "undated"),
        ("# 条勘误都引出", "errata"),
    ),
}
"""What each readme says, `#` for a count, and which counts these are."""
DAYS = {
    "README.md": ("In the data of [^(]+", "In the data of {0.day} {0:%B} {0.year} "),
    "README.zh-CN.md": ("按[^的]+的数据", "按 {0.year} 年 {0.month} 月 {0.day} 日的数据"),
}
"""How each readme says of which day the data is."""


def counts(log: Log) -> dict[str, list[int]]:
    """Return the counts of a log by what they count."""
    whole = log.select()
    years, kinds, pages = Counter(it.date.year for it in log), whole.counts("kind"), whole.counts("dated_by")
    dated = sum(1 for milestone in log if milestone.released)
    together = [sum(years[year] for year in some) for some in YEARS]
    named = [pages[kind] for kind in PAGES]
    return {
        "total": [len(log)],
        "years": [*together, *(years[year] for year in range(2022, max(years) + 1))],
        "kinds": [kinds[kind] for kind in KINDS],
        "landmarks": [len(log.select(importance=3))],
        "dated": [dated, len(log)],
        "dated in all": [len(log), dated],
        "pages": [*named, dated - sum(named)],
        "undated": [len(log) - dated],
        "errata": [sum(len(milestone.errata) for milestone in log)],
    }


def written(text: str, said: str, numbers: list[int]) -> str:
    """Return a readme with new numbers in one of its sentences; raise ValueError where it does not stand there once."""
    pattern = said.replace("#", "[\\d,]+")
    found = list(re.finditer(pattern, text, re.DOTALL))
    if len(found) != 1 or len(re.findall("\\d[\\d,]*", found[0][0])) != len(numbers):
        raise ValueError(f"{said!r} does not stand there once with {len(numbers)} counts")
    new = iter(numbers)
    start, end = found[0].span()
    return text[:start] + re.sub("\\d[\\d,]*", lambda _: f"{next(new):,}", found[0][0]) + text[end:]


def main() -> int:
    """Write the day of the data and the counts; return 1 where a readme does not say one of them."""
    day = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else day_of(None)
    known, texts = counts(llmlog.load()), {}
    for name, (said, form) in DAYS.items():
        texts[name] = re.sub(said, form.format(day), (ROOT / name).read_text(encoding="utf-8"), count=1)
        for sentence, what in SENTENCES[name]:
            try:
                texts[name] = written(texts[name], sentence, known[what])
            except ValueError as error:
                sys.stderr.write(f"{name}: {error}\n")
                return 1
    for name, text in texts.items():
        write_atomically(ROOT / name, text.encode())
    write_atomically(DATA / "VERSION", f"{day}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
