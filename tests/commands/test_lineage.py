"""`llmlog lineage`: what a milestone grew out of and what grew out of it."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from subprocess import CompletedProcess
from typing import Any

import pytest
from rich.cells import cell_len

Record = dict[str, Any]
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def parents(entries: list[Record]) -> dict[str, set[str]]:
    """The ids of what each milestone grew out of."""
    return {
        entry["id"]: {edge["id"] for edge in entry["derived_from"] if edge["relation"] != "part-of"}
        for entry in entries
    }


@pytest.fixture(scope="session")
def children(parents: dict[str, set[str]]) -> dict[str, set[str]]:
    """The ids of what grew out of each milestone."""
    return {id: {child for child, above in parents.items() if id in above} for id in parents}


def reached(edges: dict[str, set[str]], id: str) -> set[str]:
    """Return the ids of all that edges lead to from one."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        new = edges[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def nodes(tree: Record, key: str) -> Iterator[Record]:
    """Give the nodes of a tree below its top."""
    for branch in tree[key]:
        yield branch
        yield from nodes(branch, key)


@pytest.mark.parametrize("id", ["llama", "transformer", "chatgpt", "chatglm2-6b-32k", "neurips"])
def test_json_holds_both_trees(here: Run, parents: dict[str, set[str]], children: dict[str, set[str]], id: str) -> None:
    """The JSON of one milestone is an object with the trees above and below it, each reaching all of them."""
    done = here("lineage", id, "--json")
    tree = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(tree) == ["id", "name", "name_zh", "date", "parents", "children", "part_of", "parts"]
    assert tree["id"] == id
    for key, edges in (("parents", parents), ("children", children)):
        assert {node["id"] for node in tree[key]} == edges[id]
        assert {node["id"] for node in nodes(tree, key)} == reached(edges, id)
        for node in nodes(tree, key):
            assert list(node) == ["id", "name", "name_zh", "date", "relation", "url", key, "seen"]
            assert {below["id"] for below in node[key]} == (set() if node["seen"] else edges[node["id"]])


def test_u2_u20_there_is_one_date(here: Run, entries: list[Record]) -> None:
    """U2, U20: the tree, its JSON, the entry and the listing date a milestone alike, by its verified release."""
    assert json.loads(here("show", "gpt-4", "--json").stdout)["date"] == "2023-03-14"
    assert json.loads(here("lineage", "gpt-4", "--json").stdout)["date"] == "2023-03-14"
    assert "── GPT-4  2023-03-14  " in here("lineage", "gpt-4").stdout
    assert here("list", "-m", "2023-03-14").stdout.count("  GPT-4  ") == 1
    dates = {entry["id"]: entry["date"] for entry in entries}
    tree = json.loads(here("lineage", "transformer", "--json").stdout)
    assert {node["id"]: node["date"] for node in nodes(tree, "children")}.items() <= dates.items()


def test_parts_stand_apart(fixed_here: Run) -> None:
    """The parts of a whole are told beside what led to it and what it led to, in text as in JSON."""
    whole = json.loads(fixed_here("lineage", "vllm", "--json").stdout)
    assert [part["id"] for part in whole["parts"]] == ["pagedattention"]
    part = json.loads(fixed_here("lineage", "pagedattention", "--json").stdout)
    assert [other["id"] for other in part["part_of"]] == ["vllm"]
    assert (whole["part_of"], whole["parents"], whole["children"]) == ([], [], [])
    assert (part["parts"], part["parents"], part["children"]) == ([], [], [])
    assert re.search(r"\nParts\n2023-06-20 .* PagedAttention\n", fixed_here("lineage", "vllm").stdout)
    assert re.search(r"\n属于\n2023-06-20 .* vLLM\n", fixed_here("lineage", "pagedattention", "--lang", "zh").stdout)


def test_the_descent_of_a_part(here: Run) -> None:
    """Of a whole without descent of its own, the first of its parts that has one is named."""
    for language, told in (("en", "shows the descent of Qwen-7B"), ("zh", "列出 通义千问-7B 的渊源")):
        done = here("lineage", "tongyi-qianwen", "--lang", language)
        assert done.stderr == f"llmlog: `llmlog lineage qwen-7b` {told}\n"
    assert [here("lineage", id).stderr for id in ("qwen-7b", "lamda-sentience")] == ["", ""]


def test_all_parts_are_told(here: Run, entries: list[Record]) -> None:
    """Every part of the whole that has most is told, oldest first."""
    parts: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for edge in entry["derived_from"]:
            if edge["relation"] == "part-of":
                parts[edge["id"]].append(entry["id"])
    whole = max(parts, key=lambda id: len(parts[id]))
    assert len(parts[whole]) > 2
    assert [part["id"] for part in json.loads(here("lineage", whole, "--json").stdout)["parts"]] == parts[whole]


def test_edges_say_in_which_way(here: Run, entries: list[Record]) -> None:
    """Each parent comes with the relation and the page that the entry gives."""
    entry = next(entry for entry in entries if entry["id"] == "llama")
    shown = json.loads(here("lineage", "llama", "--json").stdout)["parents"]
    told = [{key: node[key] for key in ("id", "relation", "url")} for node in shown]
    assert told == [{"url": None} | edge for edge in entry["derived_from"]]


@pytest.mark.parametrize(("language", "told"), [("en", "fine-tuned"), ("zh", "微调")])
def test_the_line_of_descent_as_text(fixed_here: Run, language: str, told: str) -> None:
    """People read the line of descent from the oldest ancestor down to what it led to, each with how it is tied."""
    first, *lines = fixed_here("lineage", "alpaca", "--lang", language).stdout.splitlines()
    assert first == "Transformer  2017-06-12"
    at = next(number for number, line in enumerate(lines) if "── Alpaca  2023-03-13" in line)
    assert "── LLaMA  2023-02-24" in lines[at - 1]
    assert told in lines[at]


def test_a_tree_tells_nothing_twice(here: Run) -> None:
    """What stands elsewhere in the tree is not told again below, but marked; the foot says what the mark means."""
    shown = [line.strip("│├└─ ") for line in here("lineage", "transformer").stdout.splitlines()]
    twice = {line.split("  ")[0] for line in shown if line.endswith(" …")}
    assert twice
    for language, mark in (("en", "… goes on elsewhere in the tree"), ("zh", "… 后续见树中别处")):
        assert here("lineage", "transformer", "--lang", language).stdout.rstrip("\n").endswith(f"   {mark}")
        assert mark not in here("lineage", "eliza", "--lang", language).stdout
    for name in twice:
        told = [line for line in shown if line.startswith(f"{name}  ")]
        assert len([line for line in told if not line.endswith(" …")]) == 1


@pytest.mark.parametrize(("language", "told"), [("en", "no descent is recorded"), ("zh", "没有记录其渊源")])
def test_without_kin(here: Run, language: str, told: str) -> None:
    """A milestone without kin says so, which is an answer."""
    done = here("lineage", "neurips", "--lang", language)
    assert done.returncode == 0
    assert told in done.stdout


def test_the_roots(here: Run, parents: dict[str, set[str]], children: dict[str, set[str]]) -> None:
    """Without a name, each milestone where descent begins is counted with all that came of it, most first."""
    expected = {id: len(reached(children, id)) for id in parents if children[id] and not parents[id]}
    shown = json.loads(here("lineage", "--json").stdout)
    assert {row["id"]: row["descendants"] for row in shown} == expected
    assert len(shown) == len(expected)
    assert [row["descendants"] for row in shown] == sorted(expected.values(), reverse=True)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_the_trees_at_a_terminal(fixed_terminal: Run, width: int, language: str) -> None:
    """At a terminal of any width the tree is there, no line wider than the screen."""
    done = fixed_terminal("lineage", "llama", "--lang", language, width=width, CLICOLOR="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(cell_len, done.stdout.splitlines())) <= width
    letters = str.maketrans("", "", "│├└─ \n")
    assert "Vicuna2023-03-30" in done.stdout.translate(letters)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["text", "json"])
def test_an_unknown_name(here: Run, more: list[str], language: str) -> None:
    """An unknown name ends with 1 and a line that names the nearest, and nothing on standard output."""
    done = here("lineage", "alpacca", "--lang", language, *more)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 3
    assert "Alpaca" in done.stderr


@pytest.mark.parametrize(
    ("id", "en", "zh"),
    [
        ("palm-2", "1 ancestor, 1 descendant", "祖先 1 条，后代 1 条"),
        ("chatglm2-6b", "2 ancestors, 1 descendant", "祖先 2 条，后代 1 条"),
        ("claude", "0 ancestors, 1 descendant", "祖先 0 条，后代 1 条"),
    ],
)
def test_relatives_are_counted(fixed_here: Run, id: str, en: str, zh: str) -> None:
    """The last line counts ancestors and descendants, one of each in the singular."""
    for language, counted in (("en", en), ("zh", zh)):
        assert fixed_here("lineage", id, "--lang", language).stdout.splitlines()[-1] == counted


def test_rows_are_derivations(fixed_here: Run) -> None:
    """CSV has each milestone with each thing of its lineage that it grew out of or is a part of, the oldest first."""
    done = fixed_here("lineage", "llama-2", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    header, *rows = (line.split(",") for line in done.stdout.splitlines())
    assert header == ["id", "date", "name", "relation", "parent"]
    tree = json.loads(fixed_here("lineage", "llama-2", "--json").stdout)
    above = {node["id"] for node in nodes(tree, "parents")}
    below = {node["id"] for node in nodes(tree, "children")}
    assert {id for id, *_ in rows} == above | below | {"llama-2"}
    assert {parent for *_, parent in rows if parent} <= {id for id, *_ in rows}
    tied = {(node["id"], node["relation"], "llama-2") for node in tree["children"]}
    tied |= {("llama-2", node["relation"], node["id"]) for node in tree["parents"]}
    assert tied
    assert tied <= {(id, relation, parent) for id, _, _, relation, parent in rows}
    assert [date for _, date, *_ in rows] == sorted(date for _, date, *_ in rows)
    assert {id for id, *_, parent in rows if not parent}.isdisjoint(id for id, *_, parent in rows if parent)
    ids = fixed_here("lineage", "llama-2", "--format", "ids").stdout.split()
    assert ids == list(dict.fromkeys(id for id, *_ in rows))


def test_a_whole_and_its_parts_are_rows(here: Run) -> None:
    """A part stands in the rows of its whole by the relation of parts."""
    rows = [line.split("\t") for line in here("lineage", "tongyi-qianwen", "--format", "tsv").stdout.splitlines()]
    assert rows[0] == ["tongyi-qianwen", "2023-04-07", "Tongyi Qianwen", "", ""]
    assert ["qwen-72b", "2023-11-30", "Qwen-72B", "part-of", "tongyi-qianwen"] in rows


@pytest.mark.parametrize(
    ("format", "first", "row"),
    [
        ("csv", "relation,id,parent", "fine-tuned-from,alpaca,llama"),
        ("md", "| relation | id | parent |", "| fine-tuned-from | alpaca | llama |"),
        ("tsv", "\ttransformer\t", "fine-tuned-from\talpaca\tllama"),
    ],
)
def test_fields_of_a_row_a_derivation(fixed_here: Run, format: str, first: str, row: str) -> None:
    """In formats of rows the fields of a lineage are its columns, and another one is refused with those."""
    done = fixed_here("lineage", "alpaca", "--format", format, "--fields", "relation,id,parent")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == first
    assert row in lines
    done = fixed_here("lineage", "alpaca", "--format", format, "--fields", "id,parents")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there are id, date, name, relation, parent; did you mean parent?" in done.stderr
