"""The log: looking up by name, selecting, counting, and what grew out of what."""

import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from llmlog import Kind, Log, PartialDate, load
from llmlog.date_ranges import Interval
from llmlog.errors import AmbiguousName, Contradiction, DateError, UnknownName, UnknownSource, UnknownTag, UnknownWord
from llmlog.stats import months_beside
from llmlog.store.database import Coverage
from llmlog.store.files import canonical, read_list

ALL = "drought tap-root acorn oak mast"


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        pytest.param({}, ALL, id="nothing asked for"),
        pytest.param({"org": "Meadow"}, "tap-root mast", id="organization"),
        pytest.param({"org": "Grove"}, "tap-root acorn oak", id="organization with its family"),
        pytest.param({"org": "Grove Lab"}, "acorn", id="member without its parent"),
        pytest.param({"org": "thicket"}, "tap-root acorn oak", id="organization by its former name"),
        pytest.param({"org": ["Grove Lab", "草原"]}, "tap-root acorn mast", id="organizations widen"),
        pytest.param({"org": []}, ALL, id="no organization"),
        pytest.param({"kind": Kind.MODEL}, "acorn oak", id="kind"),
        pytest.param({"kind": "tool"}, "tap-root", id="kind as text"),
        pytest.param({"kind": [Kind.TREND, Kind.DATASET]}, "drought mast", id="kinds widen"),
        pytest.param({"kind": Kind.EVENT}, "", id="kind of none"),
        pytest.param({"tag": "chat"}, "acorn oak", id="tag"),
        pytest.param({"tag": "開放權重"}, "oak mast", id="tag by its Chinese name"),
        pytest.param({"tag": ["chat", "Open Weights"]}, "oak", id="tags narrow"),
        pytest.param({"within": "2023-05"}, "acorn oak", id="within a month"),
        pytest.param({"within": "2023-05-10"}, "oak", id="within a day: no month"),
        pytest.param({"within": "2023"}, "tap-root acorn oak mast", id="within a year"),
        pytest.param({"within": "2022"}, "drought", id="within a year that is all that is known"),
        pytest.param({"within": "2022-05"}, "", id="within a month: no year"),
        pytest.param({"within": PartialDate(2023, 5)}, "acorn oak", id="within a date"),
        pytest.param({"within": "May 2023"}, "acorn oak", id="within a month as typed"),
        pytest.param({"since": "2023-05-31"}, "acorn mast", id="since a day that a month may reach"),
        pytest.param({"since": "2023-06"}, "mast", id="since a month"),
        pytest.param({"since": "2023-05-10"}, "acorn oak mast", id="since the very day"),
        pytest.param({"since": "2023-05-11"}, "acorn mast", id="since the day after"),
        pytest.param({"since": "2022-12-31"}, ALL, id="since a day that a year may reach"),
        pytest.param({"since": "2023"}, "tap-root acorn oak mast", id="since a year"),
        pytest.param({"since": "2024"}, "", id="since the year after"),
        pytest.param({"until": "2023-05-01"}, "drought tap-root acorn", id="until a day that a month may begin on"),
        pytest.param({"until": "2023-05"}, "drought tap-root acorn oak", id="until a month includes it"),
        pytest.param({"until": "2023-05-10"}, "drought tap-root acorn oak", id="until the very day"),
        pytest.param({"until": "2023-05-09"}, "drought tap-root acorn", id="until the day before"),
        pytest.param({"until": "2022-01-01"}, "drought", id="until a day that a year may begin on"),
        pytest.param({"until": "2021"}, "", id="until the year before"),
        pytest.param({"since": "2023-05-12", "until": "2023-05-20"}, "acorn", id="between days within a month"),
        pytest.param({"source": "gazette"}, "oak", id="source"),
        pytest.param({"exclude": "model"}, "drought tap-root mast", id="kind that is left out"),
        pytest.param({"exclude": ["模型", "trend"]}, "tap-root mast", id="kinds that are left out"),
        pytest.param({"source": ["gazette", "almanac"]}, ALL, id="sources widen"),
        pytest.param({"since": "2023Q2", "until": "2023Q2"}, "tap-root acorn oak mast", id="between ends of a quarter"),
        pytest.param({"since": "2023-05-10", "until": "2023-05-10"}, "acorn oak", id="between a day and itself"),
        pytest.param({"until": "2023-04..2023-05"}, "drought tap-root acorn oak", id="until the end of a range"),
        pytest.param({"since": "2023-05..2023-06"}, "acorn oak mast", id="since the first day of a range"),
        pytest.param({"within": "2023-04..2023-05"}, "tap-root acorn oak", id="within a range"),
        pytest.param({"within": "2023Q2"}, "tap-root acorn oak mast", id="within a quarter"),
        pytest.param({"within": "2023-05-02..2023-06-01"}, "oak mast", id="within days: no month that begins before"),
        pytest.param({"within": ["2022", PartialDate(2023, 6)]}, "drought mast", id="dates widen"),
        pytest.param({"within": ["2023-04", "2023-06"], "org": "Grove"}, "tap-root", id="of several dates, an org"),
        pytest.param({"within": []}, ALL, id="no date"),
        pytest.param({"within": Interval.parse("2022..2023-04")}, "drought tap-root", id="within an interval"),
        pytest.param({"org": "Grove", "kind": Kind.MODEL, "tag": "chat", "since": "2023-05-31"}, "acorn", id="all"),
    ],
)
def test_select(small: Log, criteria: dict[str, Any], expected: str) -> None:
    """What matches everything asked for is given, oldest first."""
    assert [milestone.id for milestone in small.select(**criteria)] == expected.split()


def test_a_selection_is_lazy(small: Log) -> None:
    """A selection counts, is sliced and turned round without reading, and can be narrowed by another."""
    everything = small.select()
    some = everything[:1:-1]
    assert (len(everything), len(some), bool(small.select(org="Grove Lab")[:0])) == (5, 3, False)
    assert [milestone.id for milestone in some] == ["mast", "oak", "acorn"]
    assert [milestone.id for milestone in some.within(small.select(org="Grove"))] == ["oak", "acorn"]
    assert (some[0].id, some[-1].id, everything[-1].id) == ("mast", "acorn", "mast")
    assert repr(some) == "<Selection of 3: mast to acorn>"
    assert (repr(some[:1]), repr(some[:0])) == ("<Selection of 1: mast>", "<Selection of 0: none>")
    assert [json.loads(record)["id"] for record in some.records()] == ["mast", "oak", "acorn"]


def test_records_of_many_milestones(log: Log) -> None:
    """The records of a selection come in its order, each once, however many there are."""
    everything = log.select()
    assert len(everything) > 1000
    assert [json.loads(record)["id"] for record in everything[::-1].records()] == [it.id for it in log][::-1]


def test_references_are_tables(small: Log) -> None:
    """Organizations, tags and sources are counted, listed in their order and asked for by id."""
    assert (len(small.organizations), [*small.organizations]) == (3, ["grove", "grove-lab", "meadow"])
    assert ([*small.tags], [*small.sources]) == (["chat", "open-weights"], ["almanac", "gazette"])
    assert small.organizations["meadow"].name.zh == "草地"
    assert small.organizations["meadow"] is small.organizations["meadow"]
    assert "elm" not in small.organizations
    with pytest.raises(KeyError, match="elm"):
        _ = small.organizations["elm"]


def test_hits_are_lazy(small: Log) -> None:
    """The hits of a query count, are sliced and say what is best without reading more."""
    hits = small.search("oak")
    assert (len(hits), len(hits[1:]), hits[0].milestone.id, hits[-1].field) == (2, 1, "oak", "aliases")
    assert (repr(hits), repr(hits[1:]), repr(hits[:0])) == ("<Hits: 2, best oak>", "<Hits: 1, best acorn>", "<Hits: 0>")
    assert [milestone.id for milestone in hits[::-1].selection] == ["acorn", "oak"]


def test_u15_a_log_is_a_sequence(small: Log) -> None:
    """U15: a log is asked by id, name or position, iterated, counted and looked into; it says what it covers."""
    assert (len(small), small[0].id, small["oak"].id) == (5, "drought", "oak")
    assert [milestone.id for milestone in small] == ALL.split()
    assert [milestone.id for milestone in small[1:3]] == ["tap-root", "acorn"]
    assert ("oak" in small, "橡树" in small, small["oak"] in small, "elm" in small, 7 in small) == (
        *(True, True, True, False, False),
    )
    assert repr(small) == "<Log of 5 milestones, 2022 to 2023-06>"
    with pytest.raises(KeyError):
        _ = small["elm"]


def test_u15_a_log_is_pickled_as_it_was_loaded(log: Log) -> None:
    """U15: a log can go to another process."""
    assert pickle.loads(pickle.dumps(log))["gpt-4"] == log["gpt-4"]


def test_u15_what_is_read_from_a_log_is_pickled(log: Log, tmp_path: Path) -> None:
    """Selections, hits and references are pickled as the database that they are read from, with its own files."""
    own = tmp_path / "own.json"
    own.write_text('[{"id": "elm", "name": "Elm", "date": "1912-05"}]', encoding="utf-8")
    assert pickle.loads(pickle.dumps(load(own).select(within="1912")))[0].id == "elm"
    selection, hits, organizations = pickle.loads(
        pickle.dumps((log.select(org="Meta"), log.search("llama"), log.organizations))
    )
    assert [it.id for it in selection] == [it.id for it in log.select(org="Meta")]
    assert hits[0].milestone.id == "llama"
    assert organizations["meta"] == log.organizations["meta"]


@pytest.mark.parametrize(("item", "expected"), [("llama", True), ("gpt-4", False), ("nothing", False), (None, False)])
def test_a_selection_holds_milestones_and_ids(log: Log, item: object, expected: bool) -> None:
    """A milestone and its id are in what is selected, anything else is not."""
    selection = log.select(org="Meta")
    assert (item in selection) is expected
    assert log["llama"] in selection
    assert log["gpt-4"] not in selection


def test_a_log_is_used_from_threads(log: Log) -> None:
    """Threads share a log."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda id: log[id].id, ["gpt-4", "llama", "bloom", "claude"] * 5))
    assert found == ["gpt-4", "llama", "bloom", "claude"] * 5


@pytest.mark.parametrize(
    ("criteria", "error"),
    [
        ({"org": "elm"}, UnknownName),
        ({"tag": "bark"}, UnknownTag),
        ({"kind": "models"}, UnknownWord),
        ({"source": "diary"}, UnknownSource),
        ({"since": "7"}, DateError),
        ({"until": "x"}, DateError),
        ({"within": ["2023", "x"]}, DateError),
        ({"since": "2023-06", "until": "2023-05"}, Contradiction),
        ({"since": "2023-05-02", "until": "2023-05-01"}, Contradiction),
    ],
)
def test_u15_select_refuses(small: Log, criteria: dict[str, Any], error: type[Exception]) -> None:
    """U15: what cannot be understood is an error, not a selection of nothing."""
    with pytest.raises(error):
        small.select(**criteria)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("oak", "oak", id="one"),
        pytest.param("tap root", "tap-root", id="a name of two words"),
        pytest.param("acorn oak tap root", "acorn oak tap-root", id="several"),
        pytest.param("oak seed", "acorn", id="the whole before its parts"),
        pytest.param("oak oak", "oak", id="the same twice"),
        pytest.param(["tap root", "mast"], "tap-root mast", id="a name in one piece"),
    ],
)
def test_named(small: Log, words: str | list[str], expected: str) -> None:
    """Words are one name, or else the names of the only split into sure ones."""
    found = small.named(words.split() if isinstance(words, str) else words)
    assert [milestone.id for milestone in found] == expected.split()


def test_ids_are_taken_one_by_one(log: Log) -> None:
    """Words that are each an id stand for these, even where two together are a name of another or of one of them."""
    for ids in (["chatgpt", "gpt-3-5"], ["chatgpt", "gpt-3-5", "gpt-4"], ["vllm", "pagedattention"]):
        assert [it.id for it in log.named(ids)] == ids
    assert log["chatgpt gpt-3-5"].id == "chatgpt"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        pytest.param("quercus", AmbiguousName, id="several that one name names"),
        pytest.param("quercus oak", AmbiguousName, id="a part that is not sure"),
        pytest.param("oak elm", UnknownName, id="a part that is unknown"),
        pytest.param("mast oak 7b seed acorn", UnknownName, id="words left over"),
        pytest.param("mast oak seed", None, id="one split only"),
    ],
)
def test_named_refuses(small: Log, words: str, error: type[Exception] | None) -> None:
    """What is no name and does not split into sure ones is an error that names the part which is none."""
    if error is None:
        assert [milestone.id for milestone in small.named(words.split())] == ["mast", "acorn"]
        return
    with pytest.raises(error, match=words.split(maxsplit=1)[0]):
        small.named(words.split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("elm", "no milestone is called 'elm'"),
        ("oak elm", "no milestone is called 'elm' (in 'oak elm')"),
        ("elm oak", "no milestone is called 'elm' (in 'elm oak')"),
        ("tap root ash elm mast", "no milestone is called 'ash elm' (in 'tap root ash elm mast')"),
        ("mast acron elm oak", "no milestone is called 'acron elm' (in 'mast acron elm oak')"),
        ("mast acron", "no milestone is called 'acron' (in 'mast acron'); did you mean Acorn?"),
        ("ash elm", "no milestone is called 'ash elm'"),
    ],
)
def test_which_word_is_unknown(small: Log, words: str, expected: str) -> None:
    """The words that are part of no name are told, with what is near them."""
    with pytest.raises(UnknownName) as caught:
        small.named(words.split())
    assert str(caught.value).startswith(expected)
    with pytest.raises(UnknownName) as caught:
        small.get(words)
    assert str(caught.value).startswith(expected)


def test_names_in_a_row_that_one_name_is_wanted_of(small: Log) -> None:
    """Where one name is wanted and several are given, they are what is near."""
    with pytest.raises(UnknownName) as caught:
        small.get("tap root mast")
    assert str(caught.value) == "no milestone is called 'tap root mast'; did you mean Tap Root, Mast?"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("llama-2", "llama-2", id="id"),
        pytest.param("Llama 2", "llama-2", id="name"),
        pytest.param("LLAMA-2", "llama-2", id="capitals"),
        pytest.param("ＬＬＡＭＡ　２", "llama-2", id="full width"),
        pytest.param("Llama v2.0", "llama-2", id="version"),
        pytest.param("llama", "llama", id="the one without a version"),
        pytest.param("LLaMA2", "llama-2", id="without a space"),
        pytest.param("dalle 3", "dall-e-3", id="without a dot"),
        pytest.param("文心一言", "ernie-bot", id="Chinese name"),
        pytest.param("文心 一言", "ernie-bot", id="Chinese name with a space"),
        pytest.param("通義千問", "tongyi-qianwen", id="traditional name"),
        pytest.param("訊飛星火認知大模型", "spark", id="longer traditional name"),
        pytest.param("盤古", "pangu", id="short traditional name"),
        pytest.param("悟道３．０", "wudao-3-0", id="Chinese name with full-width version"),
        pytest.param("分割一切模型", "segment-anything", id="Chinese name of an ambiguous abbreviation"),
        pytest.param("Auto-GPT", "autogpt", id="alias"),
        pytest.param("GPT4", "gpt-4", id="name without a hyphen"),
    ],
)
def test_get(log: Log, name: str, expected: str) -> None:
    """A milestone is found by its id, its names and its aliases, however spelt."""
    assert log.get(name).id == expected


def test_get_every_own_name(log: Log) -> None:
    """Every name of its own leads to a milestone, and no other."""
    assert [log.get(name).id for milestone in log for name in milestone.own_names] == [
        milestone.id for milestone in log for _ in milestone.own_names
    ]


def test_an_alias_takes_no_name_away(folder: Path, read: Callable[[Path], Log]) -> None:
    """What is called so itself answers to a name, whatever else has it as an alias, and is what is suggested."""
    path = folder / "milestones" / "2023-05.json"
    acorn, oak = read_list(path)
    path.write_text(canonical([acorn | {"aliases": ["Oak"]}, oak]), encoding="utf-8")
    log = read(folder)
    assert log.get("Oak") == log[3]
    with pytest.raises(UnknownName, match=r"did you mean Oak\?$"):
        log.get("Oakk")


def test_get_ambiguous(log: Log, small: Log) -> None:
    """A name that several bear as an alias names them all by id, oldest first."""
    with pytest.raises(AmbiguousName) as caught:
        log.get("SAM")
    ids = "sharpness-aware-minimization, segment-anything"
    assert str(caught.value) == f"'SAM' names several milestones; ask for one of them by its id: {ids}"
    with pytest.raises(AmbiguousName) as caught:
        small.get("quercus")
    assert str(caught.value) == "'quercus' names several milestones; ask for one of them by its id: tap-root, oak"


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("Acrn", "; did you mean Acorn?"),
        ("Tap", "; did you mean Tap Root?"),
        ("elm", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_get_unknown(small: Log, name: str, tail: str) -> None:
    """A name that nothing bears comes with the nearest names, or with where to look."""
    with pytest.raises(UnknownName) as caught:
        small.get(name)
    assert str(caught.value) == f"no milestone is called {name!r}{tail}"
    assert caught.value.message.zh.split("；")[0] == f"没有名为“{name}”的条目"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *[("Meta", "meta"), ("Facebook", "meta"), ("脸书", "meta"), ("臉書", "meta"), ("Meta AI", "meta")],
        *[("清华", "tsinghua-university"), ("清華大學", "tsinghua-university"), ("THUDM", "tsinghua-university")],
        *[("智谱", "zhipu-ai"), ("百川智能", "baichuan"), ("华为诺亚", "huawei-noahs-ark-lab")],
        *[("达摩院", "alibaba-damo-academy"), ("達摩院", "alibaba-damo-academy")],
        *[("科大讯飞", "iflytek"), ("讯飞", "iflytek"), ("訊飛", "iflytek"), ("IFlyTek", "iflytek")],
        *[
            ("DeepMind", "deepmind"),
            ("Google DeepMind", "google-deepmind"),
            ("Google Brain", "google"),
            ("open ai", "openai"),
            ("360", "360"),
        ],
        *[("eth zurich", "eth-zurich"), ("蚂蚁金服", "ant-group"), ("抖音", "bytedance"), ("阿里", "alibaba")],
    ],
)
def test_organization(log: Log, name: str, expected: str) -> None:
    """An organization is found by every name that it goes or went by, however spelt."""
    assert log.organization(name).id == expected


@pytest.mark.parametrize(("name", "tail"), [("Thickett", "; did you mean Grove?"), ("zzz", "")])
def test_organization_unknown(small: Log, name: str, tail: str) -> None:
    """A name that no organization bears comes with the nearest, or with where to look."""
    with pytest.raises(UnknownName) as caught:
        small.organization(name)
    assert str(caught.value) == f"no organization is called {name!r}{tail}"
    assert caught.value.message.zh.split("；")[0] == f"没有名为“{name}”的机构"


@pytest.mark.parametrize("name", ["open-weights", "Open Weights", "openweights", "开放权重", "開放權重"])
def test_tag(small: Log, name: str) -> None:
    """A tag is found by its id and its name in either language."""
    assert small.tag(name).id == "open-weights"


def test_tag_unknown(small: Log) -> None:
    """A tag that the vocabulary does not have comes with the nearest of those that it has."""
    with pytest.raises(UnknownTag) as caught:
        small.tag("bark")
    assert str(caught.value) == "no tag is called 'bark'"
    with pytest.raises(UnknownTag) as caught:
        small.tag("open wieghts")
    assert str(caught.value) == "no tag is called 'open wieghts'; did you mean open-weights?"


def test_search(small: Log) -> None:
    """A query is answered from the whole log or from a selection of it, best first in both."""
    assert [hit.milestone.id for hit in small.search("oak")] == ["oak", "acorn"]
    assert [hit.milestone.id for hit in small.search("oak", small.select(org="Grove Lab"))] == ["acorn"]
    assert not small.search("oak", small.select(within="1999"))


def test_u20_family_and_ancestry(small: Log, log: Log) -> None:
    """A family is an organization and those that belong to it; its ancestry leads up to the one at the top."""
    grove, lab = small.organization("Grove"), small.organization("Grove Lab")
    assert (small.family(grove), small.family(lab)) == ((grove, lab), (lab,))
    assert (small.parent(lab), small.parent(grove)) == (grove, None)
    google, *members = (member.id for member in log.family(log.organization("谷歌")))
    assert google == "google"
    assert {"google-deepmind", "kaggle", "deepmind"} <= {*members}
    assert log.organization("waymo") in log.family(log.organization("alphabet"))
    assert log.parent(log.organization("deepmind")) == log.organization("google-deepmind")


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda log: log.get(None), "a milestone is asked for by a text, not by None"),
        (lambda log: log.parents(None), "a milestone is asked for by a text, not by None"),
        (lambda log: log.children(7), "a milestone is asked for by a text, not by 7"),
        (lambda log: log.organization(None), "an organization is asked for by a text, not by None"),
        (lambda log: log.parent(None), "an organization is asked for by a text, not by None"),
        (lambda log: log.family(7), "an organization is asked for by a text, not by 7"),
        (lambda log: log.tag(None), "a tag is asked for by a text, not by None"),
        (lambda log: log.select(org=[None]), "an organization is asked for by a text, not by None"),
        (lambda log: log.select(org=7), "an organization is asked for by a text, not by 7"),
        (lambda log: log.select(source=7), "a source is asked for by a text, not by 7"),
        (lambda log: log.select(weights=[7]), "a kind of weights is asked for by a text, not by 7"),
        (lambda log: log.select(country=[7]), "a country is asked for by a text, not by 7"),
        (lambda log: log.select(license=7), "a license is asked for by a text, not by 7"),
        (lambda log: log.select(kind=[7]), "a kind is asked for by a text, not by 7"),
        (lambda log: log.select(since=2023), "a date is a text, a PartialDate or an Interval, not 2023"),
        (lambda log: log.select(within=2023), "a date is a text, a PartialDate or an Interval, not 2023"),
        (lambda log: log.select(within=[2023]), "a date is a text, a PartialDate or an Interval, not 2023"),
        (lambda log: log.search(None), "a query is a text, not None"),
        (
            lambda log: log.search("oak", within="2023"),
            "within takes a Selection, as log.select(within=…) returns one, not '2023'",
        ),
    ],
    ids=range(19),
)
def test_u15_what_is_of_another_type(small: Log, ask: Callable[[Log], object], told: str) -> None:
    """U15: what is neither a name nor a date nor a selection is refused with a plain sentence."""
    with pytest.raises(TypeError) as caught:
        ask(small)
    assert str(caught.value) == told


def test_u15_relatives_are_asked_for_by_name(small: Log) -> None:
    """U15: parents and children, and what belongs to an organization, are asked for by name too."""
    assert small.parents("Acorn") == small.parents(small["acorn"]) != []
    assert small.children("Oak") == small.children(small["oak"]) != []
    assert small.family("Grove") == small.family(small.organization("grove"))
    assert small.parent("Grove Lab") == small.organization("grove")
    for unknown in (lambda: small.parents("elm"), lambda: small.children("elm"), lambda: small.family("elm")):
        with pytest.raises(UnknownName, match="is called 'elm'"):
            unknown()


def test_a_span_may_begin_within_its_end(small: Log) -> None:
    """A month may end a span that begins in it, but not one that begins after it."""
    assert [it.id for it in small.select(since="2023-05-10", until="2023-05")] == ["acorn", "oak"]
    with pytest.raises(Contradiction):
        small.select(since="2023-06-01", until="2023-05")


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [
        ("2022-01", None, ("2023-04", 1)),
        ("2023-04", None, ("2023-05", 2)),
        ("2023-05", ("2023-04", 1), ("2023-06", 1)),
        ("2023-06", ("2023-05", 2), None),
        ("2023", None, None),
    ],
)
def test_months_beside(small: Log, month: str, before: tuple[str, int] | None, after: tuple[str, int] | None) -> None:
    """Beside a month stand the nearest that hold milestones; a year is no month."""
    assert months_beside(small.connection, month) == (before, after)


@pytest.mark.parametrize("filters", [{"within": "2023-05"}, {"since": "2023-05"}, {"until": "2023-05"}], ids=str)
def test_days_are_found_in_an_index(small: Log, filters: dict[str, Any]) -> None:
    """What falls into some days is found without reading the whole log."""
    asked: list[str] = []
    small.connection.set_trace_callback(asked.append)
    small.select(**filters)
    small.connection.set_trace_callback(None)
    plans = [row[3] for query in asked for row in small.connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert "milestone USING COVERING INDEX milestone_days" in " ".join(plans)
    assert "SCAN milestone" not in plans


def test_by_month(small: Log) -> None:
    """Milestones are counted by month, and by year those whose month is not known."""
    counts = small.select().months()
    assert counts == [("2022", 1), ("2023-04", 1), ("2023-05", 2), ("2023-06", 1)]


def test_coverage(small: Log) -> None:
    """A log says how many milestones it holds and from when to when."""
    assert small.coverage.text == ("5 milestones, 2022 to 2023-06", "5 条，2022 至 2023-06")
    assert Coverage(1, "2023-06-25", "2023-06-25").text == ("1 milestone, 2023-06", "1 条，2023-06")
    assert Coverage(2, "2023-06-01", "2023-06-25").text == ("2 milestones, 2023-06", "2 条，2023-06")
    assert Coverage(0).text == ("no milestones", "0 条")


def test_by_organization(small: Log) -> None:
    """Milestones count for their makers and those they belong to, once each, most first and then by id."""
    assert small.select().counts("orgs") == {"grove": 3, "meadow": 2, "grove-lab": 1}
    assert small.select(kind=Kind.TOOL).counts("orgs") == {"grove": 1, "meadow": 1}


def test_parents_and_children(small: Log) -> None:
    """Parents come in the order of the entry, children oldest first, each with what ties it."""
    kin: dict[str, tuple[list[str], list[str]]] = {id: ([], []) for id in ALL.split()} | {
        "acorn": (["built-on oak"], ["trained-with mast"]),
        "oak": ([], ["built-on acorn", "built-on mast"]),
        "mast": (["trained-with acorn", "built-on oak"], []),
    }
    for id, expected in kin.items():
        both = small.parents(small.get(id)), small.children(small.get(id))
        assert tuple([f"{edge.relation} {other.id}" for edge, other in side] for side in both) == expected


def test_former_ids(folder: Path, read: Callable[[Path], Log]) -> None:
    """An id that an entry took over opens and finds it, and is none of its names."""
    path = folder / "milestones" / "2023-06.json"
    (mast,) = read_list(path)
    keys = {"id": mast.pop("id"), "former_ids": ["beech-nut", "oak-0-5"]}
    path.write_text(canonical([keys | mast]), encoding="utf-8")
    log = read(folder)
    mast = log.get("mast")
    assert [log.get(id) for id in ("beech-nut", "Beech Nut", "oak 0.5")] == [mast] * 3
    assert [(hit.milestone, hit.field) for hit in log.search("beechnut")] == [(mast, "former_ids")]
    assert mast.names == ("Mast", "mast")
