"""What search looks at: lines in blocks, counted while they are scanned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmlog.search.index import BETWEEN_BLOCKS, Blocks

BETWEEN = f"\n{BETWEEN_BLOCKS}\n"
LINES = st.text(alphabet="ab橡 ", max_size=4)
BLOCKS = st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=5)


@given(blocks=BLOCKS, part=st.text(alphabet="ab橡 ", min_size=1, max_size=2))
def test_lines_and_blocks_that_hold_a_text(blocks: list[list[str]], part: str) -> None:
    """Scanning the whole finds the lines and blocks that looking at each of them finds."""
    text = BETWEEN.join(map("\n".join, blocks))
    scanned = Blocks(text)
    every = [(block, number, line) for block, lines in enumerate(blocks) for number, line in enumerate(lines)]
    numbered = [(line + block, block, number) for line, (block, number, _) in enumerate(every)]
    holding = [place for place, (_, _, line) in zip(numbered, every, strict=True) if part in line]
    assert list(scanned.lines_holding(part)) == holding
    assert [scanned.line(line) for line, _, _ in numbered] == [(block, number) for _, block, number in numbered]
    assert [scanned.lines[line] for line, _, _ in numbered] == [line for _, _, line in every]
    told = {block: "\n".join(lines) for block, lines in enumerate(blocks) if any(part in line for line in lines)}
    passages = {block: text[begin:end] for block, begin, end in scanned.blocks_holding(part)}
    assert {block: passage.strip("\n") for block, passage in passages.items()} == {
        block: passage.strip("\n") for block, passage in told.items()
    }
    assert len(scanned) == len(blocks)


@pytest.mark.parametrize("text", ["", "a\nb"])
def test_no_text_is_held_by_no_line(text: str) -> None:
    """Nothing is looked for where nothing is asked."""
    assert list(Blocks(text).lines_holding("")) == []
    assert list(Blocks(text).blocks_holding("")) == []
