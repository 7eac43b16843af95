"""The words of the help in Chinese, by what they are in English; a test holds that none is missing."""

from llmlog.formats import FORMATS
from llmlog.stats import BY
from llmlog.vocabulary import KINDS, LINK_KINDS, WEIGHTS

CHINESE = {
    # What stands in capitals.
    "OPTIONS": "选项",
    "COMMAND": "命令",
    "ARGS": "参数",
    "NAME": "名称",
    "WORDS": "词语",
    "MONTH": "月份",
    "DATE": "日期",
    "KIND": "类别",
    "TAG": "标签",
    "ID": "编号",
    "FORMAT": "格式",
    "WHEN": "何时",
    "LIST": "字段",
    "FILE": "文件",
    "PATH": "路径",
    "SHELL": "外壳",
    "WHAT": "项目",
    "WORD": "词语",
    "TEXT": "文字",
    "CODE": "代码",
    # The commands.
    "The log of how large models and AI came about.": "大模型与人工智能发展的记录。",
    "List milestones, oldest first; without filters at a terminal, the newest 50.": (
        "列出条目，由旧到新；在终端上不加筛选时只列最新 50 条。"
    ),
    "Search by name or by idea, best first.": "按名称或含义搜索，最相关的在前。",
    "Show one month or other span, or the months and how many milestones each holds.": (
        "显示一个月或其他时段的条目，或各月的条目数。"
    ),
    "Show the history by year, a name after the other.": "按年份展示历史，名称依次排列。",
    "Show what came about on this day of the year.": "显示历年今日的条目。",
    "Show one organization and what belongs to it, or all of them with counts.": (
        "显示一家机构及其下属机构，或全部机构与条目数。"
    ),
    "Count milestones by year, maker, kind, tag and more.": "按年份、机构、类别、标签等统计条目数。",
    "List the tags, and how many milestones each is on.": "列出标签与各自的条目数。",
    "List the kinds, and how many milestones are of each.": "列出类别与各自的条目数。",
    "List the chronicles and files that the log draws on, and how many milestones each reports.": (
        "列出所依据的来源与文件，以及各自记录的条目数。"
    ),
    "Show one milestone in full, or its head, or several.": "显示一个条目的全部内容或概要，或依次显示多个条目。",
    "Set milestones side by side: dates, makers, specs and descent.": "并排对比条目：日期、机构、规格与来历。",
    "Show what a milestone grew out of and what grew out of it, or where it all began.": (
        "显示一个条目的来历与后续，或一切的起点。"
    ),
    "List what the sources say that does not hold, and what is right.": "列出来源中不成立的说法，以及正确的说法。",
    "Open a milestone's announcement, or else its paper, code or weights, in the browser.": (
        "在浏览器中打开一个条目的公告，没有公告则打开论文、代码或权重。"
    ),
    "Print the JSON Schema (2020-12) of what the commands print as JSON.": (
        "打印各命令 JSON 输出的 JSON Schema（2020-12）。"
    ),
    "Print the script that completes commands, options, names and words in a shell.": (
        "打印补全脚本，供 shell 补全命令、选项、名称与词语。"
    ),
    # What they take.
    "A name in English, Chinese or pinyin, or an idea.": "英文、中文或拼音的名称，或想找的内容。",
    "2023-07, July 2023, 2023Q3, 2023-W30, last month, 2023-01..2023-03, 2023-07.. …": (
        "如 2023-07、2023年7月、2023Q3、2023-W30、上个月、2023-01..2023-03、2023-07..。"
    ),
    "Any of its names, however spelt.": "任一名称，写法不限。",
    "Its id, a name or any alias, however spelt.": "编号、名称或任一别名，写法不限。",
    "An id, a name or any alias, or several.": "编号、名称或任一别名，可给出多个。",
    "Ids, names or aliases of at least two milestones.": "至少两个条目的编号、名称或别名。",
    "Only of this milestone, or of several.": "只看该条目，可给出多个。",
    "The command whose JSON it is about.": "查看其 JSON 的命令。",
    "bash, zsh or fish.": "bash、zsh 或 fish。",
    # Options that select.
    "Made by NAME or what belongs to it; repeat for any of several.": "由该机构或其下属机构推出；可重复，任一即可。",
    "Known to fall in DATE: a day, week, month, quarter, year, or 2023-01..2023-03; repeat for any of several.": (
        "确知在该日期之内：日、周、月、季度、年，或 2023-01..2023-03 这样的范围；可重复，任一即可。"
    ),
    "In DATE or later.": "在该日期之内或之后。",
    "In DATE or earlier.": "在该日期之内或之前。",
    f"{', '.join(KINDS)}; repeat for any of several.": (
        f"{'、'.join(kind.zh for kind in KINDS.values())}（或英文）；可重复，任一即可。"
    ),
    "Bearing TAG, in either language; repeat to narrow.": "带有该标签，中英文均可；可重复，须全部带有。",
    "Reported by the chronicle ID; repeat for any of several.": "由该来源记录；可重复，任一即可。",
    "Landmarks only, as --importance 3.": "只要重大节点，同 --importance 3。",
    "Of importance N or more.": "重要程度不低于 N。",
    f"{', '.join(WEIGHTS)}; repeat for any of several.": (
        f"{'、'.join(text.zh for text in WEIGHTS.values())}（或英文）；可重复，任一即可。"
    ),
    "Under a license with words that begin so.": "许可证名中有词语以此开头。",
    "A maker is from CODE, as CN; repeat for any of several.": "有机构来自该国家或地区，如 CN；可重复，任一即可。",
    "Not of KIND; repeat for several.": "不要该类别；可重复。",
    "Of that day instead: 2023-03-14, 14 March, 03-14.": "改为该日：2023-03-14、3月14日、03-14。",
    f"One of {', '.join(BY)}.": f"以下之一：{'、'.join(BY)}。",
    f"One of {', '.join(LINK_KINDS)}.": f"以下之一：{'、'.join(LINK_KINDS)}。",
    "All links instead of the first.": "全部链接，而非只有第一个。",
    "At most N: the newest, or those of most (0: all).": "至多 N 条：最新的，或条目最多的（0 为全部）。",
    "At most N (0: all); 20 by default, in a pipe and in JSON too.": (
        "至多 N 条（0 为全部）；默认 20 条，管道与 JSON 中亦然。"
    ),
    "Turn the order of what is shown round; -n keeps the same.": "颠倒所列内容的顺序；-n 保留的不变。",
    # Options that say how to answer.
    "JSON for scripts, the same in every language.": "供脚本使用的 JSON，与语言无关。",
    f"{', '.join(FORMATS)}.": f"{'、'.join(FORMATS)} 之一。",
    "Only these, as id,date,released.url; for all formats but table.": (
        "只要这些字段，如 id,date,released.url；table 格式除外。"
    ),
    "Write FILE, in the format of its suffix, all of it or nothing.": "写入文件，格式依后缀，要么全部写入，要么不写。",
    "Colour: auto (at a terminal that has it), always, never.": "颜色：auto（终端支持时）、always 或 never。",
    "Its head only: date, makers, summary and specs.": "只看概要：日期、机构、简介与规格。",
    "Begin CSV with a byte order mark, for Excel.": "CSV 以字节顺序标记开头，供 Excel 使用。",
    "Lay the entries of a file or folder over the log; repeat for several.": (
        "把文件或文件夹中的条目叠加到库上；可重复。"
    ),
    "Language of headers, text and messages.": "表头、正文与消息的语言。",
    "Show this message and exit.": "显示本帮助。",
    "Print where the database is instead.": "改为打印数据库的位置。",
    "Print the address instead, as into a pipe.": "改为打印网址，如同输出到管道。",
    "Version of code and data.": "代码与数据的版本。",
    "Exit codes: 0 found, 1 nothing found (--json: [] or nothing), 2 wrong usage, bad data or no way to write.": (
        "退出码：0 找到；1 没有找到（--json 打印 [] 或不打印）；2 用法有误、数据有误或无法写出。"
    ),
}


def in_chinese(text: str) -> str:
    """Return a text of the help in Chinese, as it is where it is not known."""
    return CHINESE.get(text, text)
