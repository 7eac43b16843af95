"""Two examples for the help of each command; a test runs them all."""

from llmlog.language import Text

EXAMPLES: dict[str, tuple[tuple[str, Text], ...]] = {
    "": (
        ("llmlog show gpt-4", Text("Everything about one milestone.", "一个条目的全部内容。")),
        ("llmlog list --org OpenAI --month 2023", Text("What OpenAI brought in 2023.", "OpenAI 在 2023 年的条目。")),
    ),
    "list": (
        (
            "llmlog list --org Google --kind model",
            Text("The models of Google and its laboratories.", "谷歌及其下属实验室的模型。"),
        ),
        (
            "llmlog list --since 2023-06 --until 2023-08 --json",
            Text("A summer as JSON.", "以 JSON 列出一个夏天的条目。"),
        ),
    ),
    "search": (
        ("llmlog search wenxin yiyan", Text("By a name, in pinyin too.", "按名称查找，也可用拼音。")),
        ("llmlog search image generation --kind tool", Text("By an idea, tools only.", "按含义查找，只看工具。")),
    ),
    "month": (
        ("llmlog month 2023-07", Text("One month.", "一个月的条目。")),
        ("llmlog month --org OpenAI", Text("How many of OpenAI each month holds.", "OpenAI 各月的条目数。")),
    ),
    "timeline": (
        ("llmlog timeline --major", Text("The landmarks on one screen.", "一屏看完重大节点。")),
        ("llmlog timeline --org OpenAI --since 2023", Text("OpenAI year by year.", "OpenAI 逐年的条目。")),
    ),
    "today": (
        ("llmlog today --date 2023-03-14", Text("That day of every year.", "历年的这一天。")),
        ("llmlog today --date 3月14日 --major", Text("Its landmarks, without a year.", "不写年份，只看重大节点。")),
    ),
    "org": (
        ("llmlog org 百度", Text("A maker, by any of its names.", "一家机构，任一名称均可。")),
        ("llmlog org --kind paper", Text("Who wrote the papers.", "各机构的论文数。")),
    ),
    "stats": (
        ("llmlog stats", Text("How many each year holds.", "各年的条目数。")),
        ("llmlog stats --by org --country CN -n 10", Text("The ten of most from China.", "条目最多的十家中国机构。")),
    ),
    "tags": (
        ("llmlog tags", Text("All tags.", "全部标签。")),
        ("llmlog tags --org Meta", Text("What Meta works on.", "Meta 涉及的标签。")),
    ),
    "kinds": (
        ("llmlog kinds", Text("All kinds.", "全部类别。")),
        ("llmlog kinds --month 2023-07", Text("The kinds of one month.", "一个月内的各类别。")),
    ),
    "sources": (
        ("llmlog sources", Text("All chronicles.", "全部来源。")),
        ("llmlog sources --path", Text("Where the database is.", "数据库所在的位置。")),
    ),
    "show": (
        ("llmlog show gpt-4", Text("By its id or a name.", "按编号或名称。")),
        ("llmlog show 文心一言 --json", Text("The same as JSON.", "以 JSON 输出。")),
    ),
    "compare": (
        ("llmlog compare gpt-4 llama-2", Text("Two models side by side.", "并排对比两个模型。")),
        ("llmlog compare gpt-4 claude-2 llama-2 --json", Text("Three as JSON.", "以 JSON 对比三个模型。")),
    ),
    "lineage": (
        ("llmlog lineage llama", Text("What LLaMA grew out of and led to.", "LLaMA 的来历与后续。")),
        ("llmlog lineage", Text("Where it all began.", "一切的起点。")),
    ),
    "errata": (
        ("llmlog errata --org OpenAI", Text("What is said wrongly of OpenAI.", "关于 OpenAI 的误述。")),
        ("llmlog errata --source timeline-202309", Text("The errors of one chronicle.", "一个来源中的误述。")),
    ),
    "open": (
        ("llmlog open gpt-4 --print", Text("The address of its announcement.", "打印公告的网址。")),
        ("llmlog open llama --kind paper --print", Text("That of its paper.", "打印论文的网址。")),
    ),
    "schema": (
        ("llmlog schema", Text("For every command.", "全部命令。")),
        ("llmlog schema list", Text("For one of them.", "其中一个命令。")),
    ),
    "completion": (
        ("llmlog completion bash", Text("For bash; `eval` it in ~/.bashrc.", "用于 bash，在 ~/.bashrc 中 eval。")),
        ("llmlog completion zsh", Text("For zsh; `eval` it in ~/.zshrc.", "用于 zsh，在 ~/.zshrc 中 eval。")),
    ),
}
"""The examples of each command by its name, those of llmlog itself under no name."""
