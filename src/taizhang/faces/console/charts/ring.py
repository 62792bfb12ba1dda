"""How much of a whole is done, as a ring with its percentage in the middle."""

from math import floor, pi

from django.utils.safestring import SafeString

from taizhang.faces.console.charts.figure import drawing, figure
from taizhang.faces.console.charts.shape import shape, size, words

WIDTH, HEIGHT, RADIUS, THICK = 340, 130, 50, 13


def ring(part: int, whole: int, title: str, names: tuple[str, str], unit: str = "件") -> SafeString:
    """A ring of part over whole; `names` are what the part and the whole are called ("按期办结", "应办结").

    The percentage is cut, not rounded: 999 of 1000 is never shown as everything done.
    Raises ValueError unless 0 <= part <= whole.
    """
    if not 0 <= part <= whole:
        raise ValueError("the part lies between nought and the whole")
    done = part / whole if whole else 0
    said = f"{floor(done * 1000 + 1e-9) / 10:g}%" if whole else "—"
    round_ = 2 * pi * RADIUS
    middle = HEIGHT // 2
    circle: dict[str, float] = {"cx": middle, "cy": middle, "r": RADIUS, "stroke_width": THICK}
    cut = {"stroke_dasharray": f"{size(done * round_)} {size(round_)}", "transform": f"rotate(-90 {middle} {middle})"}
    inside = shape("circle", "ring-track", "", **circle) + shape("circle", "ring", "", **circle, **cut)
    inside += words(said, "said", x=middle, y=middle, dy=7, text_anchor="middle")
    for line, (name, value) in enumerate(zip(names, (part, whole), strict=True)):
        y = middle - 20 + line * 44
        inside += words(name, "name", x=150, y=y) + words(f"{value} {unit}", "strong", x=150, y=y + 18)
    desc = f"{names[0]} {part}，{names[1]} {whole}，{said}"
    return figure(drawing(inside, WIDTH, HEIGHT, title, desc), title, ("", unit), [(names[0], part), (names[1], whole)])
