"""The columns of what can be listed, said once for every format that has columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from llmlog import views
from llmlog.language import Language, Text
from llmlog.model import Milestone
from llmlog.printable import printable
from llmlog.views import View
from llmlog.vocabulary import ERRATUM_FIELDS, LINK_KINDS, SPECS

if TYPE_CHECKING:
    from llmlog.lineage import Relative
    from llmlog.model import Derivation

Value = Callable[[Any, Language], str]


class Column(NamedTuple):
    """A column: its key in formats for programs, its header for people, and what an item shows in it."""

    key: str
    header: Text
    value: Value


class Tabular(NamedTuple):
    """Columns, and the items that are shown in them, a row each."""

    columns: Sequence[Column]
    items: Iterable[Any]

    def rows(self, language: Language) -> Iterable[list[str]]:
        """Yield the cells of each item."""
        return ([printable(column.value(item, language)) for column in self.columns] for item in self.items)

    def of(self, keys: Sequence[str]) -> Self:
        """Return the table of some of its columns; raise UnknownField for a key that none has."""
        from llmlog.formats.schema import unknown_field

        columns = {column.key: column for column in self.columns}
        for key in keys:
            if key not in columns:
                raise unknown_field(key, columns)
        return self._replace(columns=[columns[key] for key in keys])


def makers(milestone: Milestone, language: Language) -> str:
    """Return the makers of a milestone, the lead first."""
    return joined((org.name.in_(language) for org in milestone.orgs), language)


def joined(names: Iterable[str], language: Language) -> str:
    """Return names as a list in running text."""
    return Text(", ", "、").in_(language).join(names)


ID = Column("id", Text("Id", "标识"), lambda it, _: it.id)
DATE = Column("date", Text("Date", "日期"), lambda it, _: str(it.date))
NAME = Column("name", Text("Name", "名称"), lambda it, language: it.title(language))
ORGS = Column("orgs", Text("Makers", "机构"), makers)
KIND = Column("kind", Text("Kind", "类别"), lambda it, language: it.kind.text.in_(language))
SUMMARY = Column("summary", Text("Summary", "简介"), lambda it, language: it.summary.in_(language))
MILESTONE = (ID, DATE, NAME, ORGS, KIND, SUMMARY)
"""The columns of milestones; `--format tsv` promises them in this order."""

COUNT = Column("count", Text("Milestones", "条目数"), lambda pair, _: str(pair[1]))


def _first(column: Column) -> Column:
    return column._replace(value=lambda pair, language: column.value(pair[0], language))


KEY = Column("key", Text("Key", "键"), lambda it, _: it.key)
TOTAL = COUNT._replace(value=lambda it, _: str(it.total))

FROM, LED_TO = Text("From", "源自"), Text("Led to", "衍生出")

COLUMNS: dict[type, tuple[Column, ...]] = {
    views.Timeline: (ID, DATE, NAME),
    views.Months: (Column("month", Text("Month", "月份"), lambda pair, _: pair[0]), COUNT),
    views.Stats: (KEY, TOTAL),
    **dict.fromkeys((views.Organizations, views.Tags, views.Kinds), (ID._replace(value=KEY.value), NAME, TOTAL)),
    views.Sources: (
        _first(ID),
        Column("date", DATE.header, lambda pair, _: str(pair[0].date or "")),
        COUNT,
        Column("license", Text("License", "许可"), lambda pair, _: pair[0].license or ""),
        Column("title", Text("Title", "标题"), lambda pair, language: pair[0].title.in_(language)),
        Column("url", Text("Address", "网址"), lambda pair, _: pair[0].url or ""),
    ),
    views.Roots: (
        _first(ID),
        _first(DATE),
        _first(NAME)._replace(header=Text("Root", "源头")),
        COUNT._replace(key="descendants", header=Text("Descendants", "后代数")),
    ),
    views.Lineage: (
        _first(ID),
        _first(DATE),
        _first(NAME),
        Column("relation", Text("Relation", "关系"), lambda it, _: it[1].relation if it[1] else ""),
        Column("parent", FROM, lambda it, _: it[1].parent if it[1] else ""),
    ),
    views.Errata: (
        _first(ID),
        _first(NAME),
        Column("field", Text("About", "涉及"), lambda it, language: ERRATUM_FIELDS[it[1].field].in_(language)),
        Column("source", Text("Source", "来源"), lambda it, _: it[1].source),
        Column("claim", Text("It says", "原文说法"), lambda it, _: it[1].claim),
        Column("correct", Text("Right is", "正确内容"), lambda it, _: it[1].correct),
        Column("note", Text("Why", "说明"), lambda it, language: it[1].note.in_(language)),
        Column("url", Text("Evidence", "依据"), lambda it, _: it[1].url),
    ),
    views.Links: (
        Column("kind", KIND.header, lambda it, language: LINK_KINDS[it.kind].in_(language)),
        Column("url", Text("Address", "网址"), lambda it, _: it.url),
    ),
}
"""The columns of everything else that can be listed."""


def _counted(view: views.Stats) -> tuple[Column, ...]:
    """Return the columns of counts: the key, the name where keys have one, and the count."""
    from llmlog.stats import BY

    header = Text(BY[view.by].en.capitalize(), BY[view.by].zh)
    if type(view) is not views.Stats:
        key, name, total = COLUMNS[type(view)]
        return key, name._replace(header=header), total
    key = KEY._replace(header=header)
    return (key, NAME, TOTAL) if any(it.name for it in view.counts) else (key, TOTAL)


def _of_specs(field: str) -> Column:
    """Return the column of what is published of a model."""

    def value(it: views.Entry, _: Language) -> str:
        found = it.milestone.specs and getattr(it.milestone.specs, field)
        return "; ".join(found) if isinstance(found, tuple) else str(found or "")

    return Column(field, SPECS[field], value)


def _ids(relatives: "Iterable[Relative]") -> str:
    return "; ".join(it.id for _, it in relatives)


COLUMNS[views.Comparison] = (
    *map(_first, MILESTONE[:-1]),
    *map(_of_specs, SPECS),
    Column("parents", FROM, lambda it, _: _ids(it.parents)),
    Column("children", LED_TO, lambda it, _: _ids(it.children)),
)


def _derivations(view: views.Lineage) -> "Iterator[tuple[Milestone, Derivation | None]]":
    """Yield each milestone of a lineage, oldest first, with each derivation from another of them, None for none."""
    trees = (*view.ancestors.milestones(), *view.descendants.milestones())
    found = {it.id: it for it in (*trees, *view.wholes, *view.parts)}
    for it in sorted(found.values(), key=lambda it: (it.date, it.id)):
        tied = [edge for edge in it.derived_from if edge.parent in found]
        if not tied:
            yield it, None
        yield from ((it, edge) for edge in tied)


def table(view: View) -> Tabular:
    """Return what a view lists as a table, a milestone alone as a list of one; a greeting has no columns."""
    match view:
        case views.Home():
            return Tabular((), ())
        case views.Entry():
            return Tabular(MILESTONE, [view.milestone])
        case views.Listing() | views.Anniversary():
            return Tabular(COLUMNS.get(type(view), MILESTONE), view.milestones)
        case views.Profile():
            return table(view.listing)
        case views.Stats():
            return Tabular(_counted(view), view.counts)
        case views.Lineage():
            return Tabular(COLUMNS[views.Lineage], list(_derivations(view)))
        case views.Comparison(compared=items) | views.Errata(errata=items) | views.Links(links=items):
            return Tabular(COLUMNS[type(view)], items)
    return Tabular(COLUMNS[type(view)], view.counts)
