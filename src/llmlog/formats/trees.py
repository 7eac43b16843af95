"""Descent: relatives as rows, and the line of descent as a tree."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as RichText
from rich.tree import Tree

from llmlog.folding import has_han
from llmlog.formats import Options
from llmlog.formats.feet import filled
from llmlog.formats.marking import WEIGHT
from llmlog.formats.pages import PART_OF, PARTS, RelativeRow
from llmlog.formats.wrapping import Facts, Line, cuts_a_word
from llmlog.language import Text, counted
from llmlog.lineage import Node
from llmlog.printable import printable
from llmlog.views import Lineage
from llmlog.vocabulary import LANDMARK, RELATIONS

COLUMNS_FROM = 40
DATE, MARK, GAP = 10, 3, 2
"""The widths of the columns beside names and relations."""
GUIDE = 4
"""How many cells a level of a tree takes."""
LEAST_STEP = 24
"""How many cells the deepest level of a tree has at least."""
ANCESTOR_EVERY = 12
"""One ancestor is drawn for so many cells of a line, so that they take a third of it."""
NARROWEST = 20
"""How wide a screen is at least for a milestone and what it led to, without ancestors, so that no date is broken."""
OTHER_PARENTS = 2
ELSEWHERE = Text("… goes on elsewhere in the tree", "… 后续见树中别处")
CUT = Text("… `| less` shows the whole", "… 加 `| less` 显示全部")
NO_DESCENT = Text("no descent is recorded", "没有记录其渊源")


def draw(view: Lineage, options: Options) -> Iterator[RenderableType]:
    """Yield the line of descent of a milestone, and what it is a part of."""
    return Trees(options).draw(view)


def relatives(rows: Sequence[RelativeRow], width: int, longest: int = 0) -> RenderableType:
    """Return relatives as rows of date, mark, name and how they are tied, on narrow screens without columns.

    Where there is room, what follows the names stands as if the longest name were among them; where a word of a name
    would be cut beside that column, it follows each name at once.
    """
    if width < COLUMNS_FROM:
        return Group(*map(_narrow, rows))
    notes = max(cell_len(row.note) for row in rows)
    room = width - sum((DATE, MARK, GAP, notes))
    in_columns = not any(cuts_a_word(row.name, room) for row in rows)
    grid = Table.grid(padding=0)
    grid.add_column(width=DATE + MARK)
    if in_columns:
        grid.add_column(min_width=longest if longest <= room else None)
        grid.add_column(width=GAP)
    for row in rows:
        mark = "*" if row.importance == LANDMARK else " "
        date = Line.assemble((row.date, "cyan"), " " * (DATE - len(row.date)), f" {mark} ")
        name, note = (row.name, WEIGHT[row.importance]), (row.note, "dim")
        tied = (Line.assemble(name), "", Line.assemble(note)) if in_columns else (Facts.assemble(name, "  ", note),)
        grid.add_row(date, *tied)
    return grid


def _narrow(row: RelativeRow) -> RichText:
    """Return a relative as facts in a line or more."""
    mark = "* " if row.importance == LANDMARK else ""
    name = (row.name, WEIGHT[row.importance])
    return Facts.assemble((row.date, "cyan"), f"  {mark}", name, "  ", (row.note, "dim"))


class Trees:
    """What draws trees in one language for one screen."""

    def __init__(self, options: Options) -> None:
        self.options, self.language = options, options.language
        self.bounded = options.screen.width is not None
        self.width = options.screen.room
        self.has_elsewhere = self.is_cut = False

    def draw(self, view: Lineage) -> Iterator[RenderableType]:
        """Yield the line of descent: the ancestors, the milestone itself, and what it led to; then wholes and parts."""
        if not (view.ancestors.branches or view.descendants.branches or view.wholes or view.parts):
            yield self.step(view.descendants, here=True)
            yield Line(NO_DESCENT.in_(self.language), style="dim")
            return
        yield from self.tree(view)
        for heading, others in ((PART_OF, view.wholes), (PARTS, view.parts)):
            if others:
                rows = relatives([RelativeRow.of(it, self.language) for it in others], self.width)
                yield from (Line(), Line(heading.in_(self.language), style="bold"), rows)
        up, down = view.ancestors.total, view.descendants.total
        yield Line()
        en = f"{counted(up, 'ancestor')}, {counted(down, 'descendant')}"
        facts = [Text(en, f"祖先 {up} 条，后代 {down} 条"), *[ELSEWHERE] * self.has_elsewhere, *[CUT] * self.is_cut]
        yield from filled(facts, self.options)

    def tree(self, view: Lineage) -> Iterator[RenderableType]:
        """Yield the trees: each line of ancestors from the oldest down, the milestone below the first of them."""
        chain = [view.ancestors]
        while chain[-1].branches:
            chain.append(chain[-1].branches[0])
        drawn_at_most = min(self.width // ANCESTOR_EVERY, max((self.width - NARROWEST) // GUIDE, 0))
        steps: list[RichText] = []
        if self.bounded and (older := len(chain) - 1 - drawn_at_most) > 0:
            self.is_cut = True
            chain = chain[:-older]
            steps.append(Line(Text(f"… {older} older", f"… 更早 {older} 条").in_(self.language), style="dim"))
        for node, derivation in zip(reversed(chain), (None, *(it.derivation for it in chain[:0:-1])), strict=True):
            others, here = node.branches[1:], node is view.ancestors
            steps.append(self.step(node._replace(derivation=derivation), others, here=here))
        drawn = tree = Tree(steps[0], guide_style="dim")
        for step in steps[1:]:
            tree = tree.add(step)
        self.grow(tree, view.descendants, max((self.width - LEAST_STEP) // GUIDE - len(steps) + 1, 1))
        yield drawn

    def grow(self, tree: Tree, node: Node, levels: int) -> None:
        """Add what comes after a node to a tree, as many levels as there is room for; what is deeper is counted."""
        for branch in node.branches:
            step = self.step(branch)
            if levels == 1 and branch.branches:
                self.is_cut = True
                deeper = Text(f"  … {branch.total} more", f"  … 另有 {branch.total} 条")
                step.append(deeper.in_(self.language), "dim")
            grown = tree.add(step)
            if levels > 1:
                self.grow(grown, branch, levels - 1)

    def step(self, node: Node, others: Iterable[Node] = (), *, here: bool = False) -> RichText:
        """Return a milestone in a tree with its date, how it is tied to the one before, and its other parents."""
        milestone = node.milestone
        style = "bold underline" if here else WEIGHT[milestone.weight]
        line = Facts.assemble((printable(milestone.title(self.language)), style), (f"  {milestone.date}", "cyan"))
        if node.derivation:
            line.append(f"  {RELATIONS[node.derivation.relation].in_(self.language)}", "dim")
        names = [printable(other.milestone.title(self.language)) for other in others]
        if names:
            shown, more = names[:OTHER_PARENTS], len(names) - OTHER_PARENTS
            tail = f" +{more}" if more > 0 else ""
            space = "" if has_han(shown[0][0]) else " "
            together = Text(f"  with {', '.join(shown)}{tail}", f"  另有{space}{'、'.join(shown)}{tail}")
            line.append(together.in_(self.language), "dim")
        if node.seen:
            self.has_elsewhere = True
            line.append(" …", "dim")
        return line
