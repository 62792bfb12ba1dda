"""The catalogue: every indicator, declared one file a domain. What is declared wrong is said at start."""

from taizhang.indicators.catalogue import appeals, enforcement, harmony, law, nights, reported, rolls, safety
from taizhang.indicators.registry import Catalogue

catalogue = Catalogue(
    i for domain in (appeals, nights, harmony, safety, enforcement, law, rolls, reported) for i in domain.INDICATORS
)

__all__ = ["catalogue"]
