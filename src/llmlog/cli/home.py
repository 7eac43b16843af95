"""What `llmlog` alone shows at a terminal."""

from llmlog.language import Language, Text
from llmlog.log import Log
from llmlog.views import Home

NEWEST = 3
EXAMPLES = (
    (
        Text("show gpt-4", "show gpt-4"),
        Text("one milestone, its specs, descent and links", "一个条目：规格、来历与链接"),
    ),
    (
        Text("search run on a laptop", "search 手机上跑的模型"),
        Text("by name or by idea, in English, Chinese, pinyin", "按名称或想法查找，中英文、拼音皆可"),
    ),
    (Text("month 2023-07", "month 2023-07"), Text("a month", "一个月")),
    (Text("timeline --major", "timeline --major"), Text("the landmarks on one page", "一页看完重大节点")),
)


def home(log: Log, language: Language) -> Home:
    """Return the greeting of a log."""
    selection = log.select()
    of_release = "SELECT count(*) FROM milestone WHERE record ->> '$.released.date' = date"
    verified = log.connection.execute(of_release).fetchone()[0]
    examples = [(f"llmlog {it.in_(language)}", explanation) for it, explanation in EXAMPLES]
    return Home(log.coverage, len(selection.counts("orgs")), verified, selection[-NEWEST:][::-1], examples)
