"""`llmlog search`."""

import re
from collections.abc import Iterator

from llmlog.cli.bilingual import argument, option
from llmlog.cli.filters import Filters
from llmlog.cli.options import Output
from llmlog.cli.output import is_terminal
from llmlog.cli.session import Session
from llmlog.cli.values import shell_word, whole_number
from llmlog.errors import NothingFound, UsageError, quoted
from llmlog.language import Text
from llmlog.log import Log
from llmlog.selection import Hits
from llmlog.views import Listing

CHINESE = "按名称或含义搜索，最相关的在前。"
EXAMPLES = (
    ("llmlog search wenxin yiyan", Text("By a name, in pinyin too.", "按名称查找，也可用拼音。")),
    ("llmlog search image generation --kind tool", Text("By an idea, tools only.", "按含义查找，只看工具。")),
)
PRINTS = {"search WORDS": Hits}
COMPLETES = "milestones"

SHOWN = 20
COMPARES = (
    r"\b(?:compare|comparison|versus|vs|or|differences?|differ|same as|better|related|c[oa]mes? first)\b"
    "|对比|比较|相比|[区差]别|差异|不同|哪个|谁更?[强好]"
)
"""What asks how some names compare."""
MOST_COMPARED = 4
COUNTS = {
    "--by year": r"\b(?:per|each|every) year\b|\b(?:which|what) year\b.*\bmost\b|每年.*[多几]|哪一?年.*最多",
    "--by org --kind model": r"\b(?:who|which \w+)\b.*\bmost\b.*\bmodels\b|谁.*模型.*多|谁.*多.*模型",
}
"""What asks for numbers of milestones, by the options with which `llmlog stats` gives them."""

WORDS = argument(
    "WORDS...", "A name in English, Chinese or pinyin, or an idea.", "英文、中文或拼音的名称，或想找的内容。"
)
LIMIT = option(
    "-n N",
    f"At most N (0: all); {SHOWN} by default, in a pipe and in JSON too.",
    "至多 N 条（0 为全部）；默认 20 条，管道与 JSON 中亦然。",
    parser=whole_number,
)


def run(
    session: Session, filters: Filters, output: Output, words: list[str] = WORDS, number: int | None = LIMIT
) -> None:
    """Search by name or by idea, best first."""
    query, log = " ".join(words), session.log
    if not query.strip():
        raise UsageError("the argument WORDS is empty; write a name or an idea", "词语为空；请写出名称或想找的内容")
    found = log.search(query)
    if not found:
        from llmlog.cli.nothing_found import no_answer

        raise no_answer(query, log)
    hits = found.within(filters.select(log)) if filters.given else found
    if not hits:
        raise NothingFound(
            f"what answers {quoted(query)!r} does not match the filters",
            f"与“{quoted(query)}”相关的条目都不符合筛选条件",
        )
    shown = hits[: (SHOWN if number is None else number) or None]
    held_back = len(hits) - len(shown)
    if number is None and held_back and not (output.chosen_format == "table" and is_terminal()):
        en = f"the best {SHOWN} of {len(hits)}; -n 0 shows all"
        session.note(en, f"共 {len(hits)} 条，显示前 {SHOWN} 条；-n 0 显示全部")
    session.show(output, Listing(shown.selection, log.coverage, shown, words, held_back))
    for said in _next_steps(query, hits, log):
        session.note(*said)


def _next_steps(query: str, hits: Hits, log: Log) -> Iterator[Text]:
    """Yield the commands that answer better what a query asks for: all of a maker, a comparison, a count."""
    if hits.answers[0].field == "orgs" and (maker := log.maker(query)):
        en, zh = (f"`llmlog org {shell_word(name)}`" for name in maker.name)
        yield Text(f"{en} shows all that it made", f"{zh} 列出它的全部条目")
    named = log.name_index.within(query) if re.search(COMPARES, query, re.IGNORECASE) else []
    if 1 < len(named) <= MOST_COMPARED and all(len(owners) == 1 for owners in named):
        command = f"`llmlog compare {' '.join(it.id for (it,) in named)}`"
        yield Text(f"{command} sets them side by side", f"{command} 并排对比")
    for options in (options for options, asked in COUNTS.items() if re.search(asked, query, re.IGNORECASE)):
        yield Text(f"`llmlog stats {options}` counts them", f"统计数量请用 `llmlog stats {options}`")
