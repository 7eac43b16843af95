"""`llmlog show`: one entry in full."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

from llmlog.model import KEYS, OPTIONAL

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        pytest.param(["ernie-bot"], "ernie-bot", id="its id"),
        pytest.param(["ERNIE Bot"], "ernie-bot", id="its name"),
        pytest.param(["文心一言"], "ernie-bot", id="its Chinese name"),
        pytest.param(["llama", "2"], "llama-2", id="words"),
        pytest.param(["LLaMA-65B"], "llama", id="an alias"),
        pytest.param(["大羊驼"], "llama", id="a Chinese alias"),
        pytest.param(["ｌｌａｍａ．ＣＰＰ"], "llama-cpp", id="full width"),
        pytest.param(["CHATGLM 6b"], "chatglm-6b", id="without its hyphen"),
        pytest.param(["通義千問"], "tongyi-qianwen", id="traditional characters"),
    ],
)
def test_any_name_will_do(here: Run, typed: list[str], id: str) -> None:
    """An entry is found by its id, its names or any alias, however spelt."""
    done = here("show", *typed, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["id"] == id


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("gpt-4 claude", ["gpt-4", "claude"], id="ids"),
        pytest.param("gpt 4 claude 2 文心一言", ["gpt-4", "claude-2", "ernie-bot"], id="names of several words"),
        pytest.param("claude gpt-4 claude", ["claude", "gpt-4"], id="one of them twice"),
        pytest.param("llama 2", ["llama-2"], id="one name first"),
    ],
)
def test_u9_several_names(here: Run, typed: str, expected: list[str]) -> None:
    """U9: several milestones are shown one after the other in the order of their names, as JSON an object a line."""
    done = here("show", *typed.split(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == expected
    assert here("show", *typed.split()).stdout == "\n".join(here("show", id).stdout for id in expected)
    rows = here("show", *typed.split(), "--format", "csv", "--fields", "id,date").stdout.splitlines()
    assert [row.split(",")[0] for row in rows] == ["id", *expected]


@pytest.mark.parametrize(
    ("typed", "en", "zh"),
    [
        (
            "gpt-4 xyzzy",
            "no milestone is called 'xyzzy' (in 'gpt-4 xyzzy')\n  nothing near in English, Chinese or pinyin",
            "没有名为“xyzzy”的条目（见“gpt-4 xyzzy”）\n  中文、英文、拼音都没有相近的；`llmlog list` 列出全部条目\n",
        ),
        (
            "gpt 4 llma 2",
            "no milestone is called 'llma 2' (in 'gpt 4 llma 2')\n  near: Llama 2  2023-07-18",
            "没有名为“llma 2”的条目（见“gpt 4 llma 2”）\n  相近：Llama 2  2023-07-18",
        ),
        ("sam claude", "'sam' names several milestones", "“sam”对应多个条目"),
        ("xyzzy plugh", "no milestone is called 'xyzzy plugh'\n", "没有名为“xyzzy plugh”的条目\n"),
    ],
)
@pytest.mark.parametrize("command", ["show", "errata"])
def test_u9_several_names_that_are_not_sure(here: Run, command: str, typed: str, en: str, zh: str) -> None:
    """U9: where the words do not split into sure names, it is said which of them is none, and what is near."""
    for language, told in (("en", en), ("zh", zh)):
        done = here(command, *typed.split(), "--lang", language)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"llmlog: {told}")
    assert here("show", *typed.split(), "--json").stdout == ""


@pytest.mark.parametrize("id", ["llama", "ernie-bot", "llm-year-one", "transformer"])
def test_json_is_one_object(here: Run, entries: list[Record], organizations: dict[str, Record], id: str) -> None:
    """The JSON is the entry as it is, with organizations by name."""
    entry = next(entry for entry in entries if entry["id"] == id)
    shown = json.loads(here("show", id, "--json").stdout)
    assert {*KEYS} - OPTIONAL <= {*shown} <= {*KEYS, "org_ids", "date"}
    names = [organizations[org]["name"]["en"] for org in entry["orgs"]]
    assert shown == entry | {"orgs": names, "org_ids": entry["orgs"]}


def told(entry: Record, language: str) -> list[str]:
    """Return what an entry in full must tell in a language."""
    released = entry["released"]
    note = released and released.get("note")
    return [
        *(entry[key] for key in ("id", "date") if entry[key]),
        entry["summary"][language],
        *entry["details"][language],
        *(link["url"] for link in entry["links"]),
        *([released["date"], released["url"]] if released else []),
        *([note[language]] if note else []),
        *(source["as"] for source in entry["sources"]),
        *(erratum["claim"] for erratum in entry["errata"]),
        *(erratum.get(f"correct_{language}", erratum["correct"]) for erratum in entry["errata"]),
        *(erratum["note"][language] for erratum in entry["errata"]),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_is_told(here: Run, entries: list[Record], language: str) -> None:
    """Into a pipe goes everything that is known of an entry, uncut; of many aliases, how many more there are."""
    for entry in entries[::7]:
        text = here("show", entry["id"], "--lang", language).stdout
        assert text.splitlines()[0] == f"{(language == 'zh' and entry['name_zh']) or entry['name']}  {entry['id']}"
        assert [fact for fact in told(entry, language) if fact not in text] == []
        assert "\x1b" not in text


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "2023-02-24   model   Meta"), ("zh", "2023-02-24   模型   Meta")],
)
def test_u14_the_head_comes_first(fixed_here: Run, language: str, line: str) -> None:
    """U14: the name, then when, what and who, then the summary and facts behind labels."""
    lines = fixed_here("show", "llama", "--lang", language).stdout.splitlines()
    assert (lines[0], lines[2]) == ("LLaMA  llama", "")
    assert lines[1].startswith(line)
    assert any(re.match(r"(Tags|标签) {2,}\S", other) for other in lines)


def test_what_grew_out_of_it(here: Run, entries: list[Record]) -> None:
    """The entry lists what grew out of it with dates, which its JSON leaves to lineage."""
    children = [entry for entry in entries for edge in entry["derived_from"] if edge["id"] == "llama"]
    part = here("show", "llama").stdout.partition("\nLed to\n")[2].partition("\n\n")[0]
    assert children
    assert all(re.search(rf"{child['date']}[ *]+{re.escape(child['name'])}", part) for child in children)


@pytest.mark.parametrize(
    ("count", "shown", "line"),
    [
        (25, [*range(25)], None),
        (
            26,
            [*range(18), *range(20, 26)],
            {"en": "2 more: `| less` shows all", "zh": "另有 2 条：加 `| less` 显示全部"},
        ),
    ],
)
def test_of_many_relatives_the_weightiest(
    here: Run, terminal: Run, tmp_path: Path, count: int, shown: list[int], line: dict[str, str] | None
) -> None:
    """At a terminal those of most weight stand in the order of time and the rest is counted; a pipe gets all."""
    own = tmp_path / "own.json"
    text = {"en": "A seed.", "zh": "种子。"}
    seed = {"id": "seed", "name": "Seed", "kind": "model", "date": "2020", "summary": text}
    children = [
        seed
        | {"id": f"child-{number}", "name": f"Child {number}", "date": f"2021-01-{number + 1:02}"}
        | {"importance": 3 if number >= 20 else 1, "derived_from": [{"id": "seed", "relation": "built-on"}]}
        for number in range(count)
    ]
    own.write_text(json.dumps([seed, *children]), encoding="utf-8")
    for language in ("en", "zh"):
        arguments = ("show", "seed", "--data", str(own), "--lang", language)
        assert len(re.findall(r"Child \d+", here(*arguments).stdout)) == count
        lines = terminal(*arguments, width=80, CLICOLOR="0").stdout.splitlines()
        rows = [row for row in lines if "Child" in row]
        assert [row[:10] for row in rows] == [children[number]["date"] for number in shown]
        assert [row for row in lines if "| less" in row] == ([line[language]] if line else [])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 40, 140])
def test_u14_a_terminal_gets_a_panel(terminal: Run, entries: list[Record], width: int, language: str) -> None:
    """U14: at a terminal the head is a panel; all that has an address stands below it without borders, and whole."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    done = terminal("show", "llama", "--lang", language, width=width, CLICOLOR="0")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in lines if cell_len(line) > width and not line.startswith("http")] == []
    assert (lines[0][0], sum(line.startswith("╰") for line in lines)) == ("╭", 1)
    assert {link["url"] for link in entry["links"]} <= {*lines}
    squeezed = "".join(done.stdout.replace("│", "").split())
    assert [fact for fact in told(entry, language) if "".join(fact.split()) not in squeezed] == []


@pytest.mark.parametrize("width", [20, 80])
@pytest.mark.parametrize("command", ["show phi-2", "show gpt-4 --lang zh", "errata phi-2", "errata gpt-4 --lang zh"])
def test_f36_every_address_is_linked_as_a_whole(terminal: Run, entries: list[Record], command: str, width: int) -> None:
    """F36: at a terminal that has colours, each address, evidence too, is one link and one line, however long it is."""
    entry = next(entry for entry in entries if entry["id"] == command.split()[1])
    urls = {erratum["url"] for erratum in entry["errata"]}
    if command.startswith("show"):
        given = (url for source in entry["sources"] for url in source.get("urls", ()))
        urls |= {entry["released"]["url"], *(link["url"] for link in entry["links"]), *given}
    text = terminal(*command.split(), width=width).stdout
    linked = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b\\(?:\x1b\[[\d;]*m)*([^\x1b]*)", text)
    assert {target for target, shown in linked if shown == target} == urls
    assert len(re.findall("https?://", text)) == 2 * len(linked)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("llma", "LLaMA"), ("chattgpt", "ChatGPT"), ("wenxinyiyann", "ERNIE Bot"), ("midjorny", "Midjourney")],
)
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_an_unknown_name(here: Run, typed: str, nearest: str, more: list[str], language: str) -> None:
    """An unknown name ends with 1 and a line that names the nearest, and nothing on standard output."""
    done = here("show", typed, "--lang", language, *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 3
    assert {"ERNIE Bot": {"en": "ERNIE Bot", "zh": "文心一言"}}.get(nearest, {}).get(language, nearest) in done.stderr
    assert typed in done.stderr


@pytest.mark.parametrize("command", ["show", "open", "lineage"])
@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("ERNIE Bot (文心一言)", id="a title as it is printed"),
        pytest.param("文心一言（ERNIE Bot）", id="a title the other way round, full-width brackets"),
        pytest.param("文心一言", id="Chinese"),
        pytest.param("wenxinyiyan", id="pinyin"),
        pytest.param("wenxin yiyan", id="pinyin apart"),
    ],
)
def test_what_screens_print_and_search_takes(here: Run, command: str, typed: str) -> None:
    """A title of two names, pinyin and an address open what search finds by them."""
    assert here(command, typed, "--json").stdout == here(command, "ernie-bot", "--json").stdout != ""


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("1706.03762", "transformer"),
        ("arXiv:1706.03762v5", "transformer"),
        ("arXiv 1706.03762", "transformer"),
        ("https://arxiv.org/pdf/1706.03762", "transformer"),
        ("github.com/ggml-org/llama.cpp/", "llama-cpp"),
        ("HTTPS://www.github.com/ggml-org/llama.cpp#quick-start", "llama-cpp"),
        ("https://openai.com/research/gpt-4", "gpt-4"),
        ("www.openai.com/research/gpt-4/", "gpt-4"),
        ("https://blog.google/technology/ai/google-bard-updates-io-2023/", "bard"),
    ],
)
def test_u7_an_address_or_the_number_of_a_paper(here: Run, typed: str, id: str) -> None:
    """U7: an address, also of a source alone, or the number of a paper opens what it belongs to, not what cites it."""
    assert json.loads(here("show", typed, "--json").stdout)["id"] == id


def test_a_maker_and_a_tag_in_pinyin(here: Run) -> None:
    """Makers, tags and kinds take whole pinyin, titles and words of Taiwan as search does."""
    for typed, plain in (
        (["--org", "baidu (百度)"], ["--org", "Baidu"]),
        (["--org", "huawei"], ["--org", "华为"]),
        (["--tag", "duomotai"], ["--tag", "multimodal"]),
        (["--kind", "moxing"], ["--kind", "model"]),
        (["--kind", "资料集"], ["--kind", "dataset"]),
    ):
        assert here("list", *typed, "--json").stdout == here("list", *plain, "--json").stdout != ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_name_of_several(here: Run, language: str) -> None:
    """An alias that several entries bear ends with 1 and a line that names their ids."""
    done = here("show", "sam", "--lang", language)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 2)
    assert "segment-anything" in done.stderr
    assert "sharpness-aware-minimization" in done.stderr


@pytest.mark.parametrize("typed", ["", " ", "!!!", "x" * 5000], ids=["nothing", "a space", "signs", "5000 letters"])
def test_what_is_no_name(here: Run, typed: str) -> None:
    """What cannot be a name is an unknown one, quoted in a line of readable length."""
    done = here("show", typed)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 3)
    assert len(done.stderr) < 300


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_head_only(here: Run, terminal: Run, language: str) -> None:
    """--short shows the head alone, at a terminal its panel; JSON stays whole."""
    whole = here("show", "llama-2", "--lang", language).stdout
    short = here("show", "llama-2", "--short", "--lang", language)
    assert (short.returncode, short.stderr) == (0, "")
    assert whole.startswith(short.stdout.rstrip("\n"))
    assert "https://" not in short.stdout
    panel = terminal("show", "llama-2", "--short", "--lang", language, width=80, TERM="dumb").stdout.splitlines()
    assert (panel[0][0], panel[-1][0], {line[0] for line in panel[1:-1]}) == ("╭", "╰", {"│"})
    assert here("show", "llama-2", "--short", "--json").stdout == here("show", "llama-2", "--json").stdout


def test_json_needs_no_relatives(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record is printed without a look at what it is tied to, however much that is."""
    expected = here("show", "transformer", "--json").stdout
    for relatives in ("parents", "children"):
        monkeypatch.delattr(f"llmlog.log.Log.{relatives}")
    assert here("show", "transformer", "--json").stdout == expected != ""
