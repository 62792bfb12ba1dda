"""What the lexer hands on: a number with its unit, before it has a meaning."""

from dataclasses import dataclass
from fractions import Fraction

from taizhang.redpen.model import Exactness


@dataclass(slots=True)
class Raw:
    """A number as written. `step` is the size of its last written place, scale applied."""

    start: int
    end: int
    value: Fraction
    step: Fraction
    unit: str = ""
    exactness: Exactness = "exact"
    hint: str = ""  # date, rank, ratio, when the lexer already knows
    scale: int = 1
    whole: bool = True  # written without a decimal point
    upper: Fraction | None = None  # the far end of a written range
    open_end: bool = False  # 以上, 不低于: no upper end at all

    @property
    def bare(self) -> bool:
        """A number without unit, percent sign or reason to be read as a quantity."""
        return not self.unit and not self.hint
