"""What may become of an appeal, and how often: enough of each to be seen, as rare as in life."""

from dataclasses import dataclass
from random import Random


@dataclass(slots=True)
class Fate:
    """The turns one appeal takes. `until`: the state in which it stands today."""

    now: bool = False  # answered at once, no office
    refused: str = ""
    waiting: bool = False  # taken on before it is known who handles it
    returned: str = ""  # the first office gives it back: "granted" or "denied"
    redirected: bool = False
    extension: str = ""  # "granted", "held" by the head, or "denied" by the leader
    late: int = 0  # working days after the date
    sent_back: bool = False
    misses: int = 0
    redone: bool = False
    reopened: bool = False
    supervised: bool = False
    joint: bool = False
    twins: int = 0  # further callers about the same matter, linked to it
    until: str = ""


# how often in a thousand
_ODDS: tuple[tuple[str, object, int], ...] = (
    ("waiting", True, 60),
    ("returned", "granted", 22),
    ("returned", "denied", 10),
    ("redirected", True, 9),
    ("extension", "granted", 30),
    ("extension", "held", 5),
    ("extension", "denied", 7),
    ("late", 1, 12),
    ("late", 3, 10),
    ("late", 6, 4),
    ("sent_back", True, 70),
    ("misses", 1, 70),
    ("misses", 2, 20),
    ("redone", True, 28),
    ("reopened", True, 10),
    ("supervised", True, 20),
    ("joint", True, 80),
)


def drawn(rng: Random) -> Fate:
    """One appeal's turns."""
    fate = Fate()
    for name, value, odds in _ODDS:
        if rng.random() * 1000 < odds:
            setattr(fate, name, value)
    return fate


@dataclass(frozen=True, slots=True)
class Standing:
    """An appeal that is open today: in which state, received how many working days ago, or due in how many."""

    state: str
    ago: int | None = None
    due: int | None = None
    returned: str = ""
    extension: str = ""
    supervised: bool = False
    told_twice: bool = False  # somebody else has called about the same matter, and nobody has linked the two yet


OPEN_TODAY: tuple[Standing, ...] = (
    Standing("registered", ago=1, told_twice=True),
    Standing("waiting", ago=1),
    Standing("dispatched", ago=1),
    Standing("signed", ago=2),
    Standing("handling", due=0, told_twice=True),
    Standing("handling", due=-2, supervised=True),
    Standing("returning", ago=2, returned="granted"),
    Standing("extending", due=2, extension="granted"),
    Standing("extension_sent", due=1, extension="granted"),
    Standing("review", due=3),
    Standing("answered", ago=8),
    Standing("called", ago=9),
    Standing("handling", due=1),
    Standing("handling", due=1),
    Standing("handling", due=0),
    Standing("handling", due=-1),
    Standing("handling", due=2, told_twice=True),
    Standing("handling", due=3),
    Standing("handling", due=5),
    Standing("handling", due=6),
    Standing("handling", due=8),
    Standing("handling", due=-4, supervised=True),
    Standing("registered", ago=1),
    Standing("registered", ago=1),
    Standing("waiting", ago=2),
    Standing("dispatched", ago=1, told_twice=True),
    Standing("dispatched", ago=2),
    Standing("dispatched", ago=4),
    Standing("signed", ago=2),
    Standing("signed", ago=3),
    Standing("returning", ago=3, returned="granted"),
    Standing("review", due=0),
    Standing("review", due=5),
    Standing("answered", ago=7),
    Standing("answered", ago=10),
)
REFUSALS = ("应当通过诉讼、仲裁解决", "已进入信访程序", "属于纪检监察机关", "应当通过行政复议解决")
