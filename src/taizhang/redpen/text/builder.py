"""Grows the text of a document block by block: what every reader of marked-up files writes into."""

from taizhang.redpen.model import Block, BlockKind, Text

from .headings import heading_end, level_of
from .limits import check_length


class Builder:
    """Collects words and blocks; offsets are counted here and nowhere else."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self.length = 0

    def write(self, words: str) -> int:
        """Append words as they are; return the offset they begin at."""
        start = self.length
        self._pieces.append(words)
        self.length += len(words)
        return start

    def tail(self, start: int) -> str:
        """Return the words written since offset `start`, which must be where a write began."""
        taken: list[str] = []
        length = self.length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            taken.append(piece)
            length -= len(piece)
        return "".join(reversed(taken))

    def mark(self, kind: BlockKind, start: int, level: int = 0, row: int = -1, column: int = -1) -> None:
        """Make one block of everything written since `start`, when there is anything."""
        if self.length > start:
            self._blocks.append(Block(kind, start, self.length, level, row, column))

    def paragraph(self, words: str) -> None:
        """Append one paragraph and its line end; a numbered first sentence becomes a heading of its own."""
        start = self.write(words)
        self.mark_paragraph(start, words)
        self.write("\n")

    def mark_paragraph(self, start: int, words: str) -> None:
        """Mark what was written from `start` as heading, paragraph, or both, by its number."""
        cut = heading_end(words)
        if cut:
            self._blocks.append(Block("heading", start, start + cut, level=level_of(words)))
        if cut < len(words):
            self._blocks.append(Block("paragraph", start + cut, start + len(words)))

    def text(self, kind: str, name: str) -> Text:
        """Return what was collected."""
        return Text(check_length("".join(self._pieces)), tuple(self._blocks), kind, name)
