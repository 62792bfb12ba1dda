"""The catalogue: every indicator, declared one file a domain. What is declared wrong is said at start."""

from taizhang.indicators.catalogue import appeals, enforcement, harmony, law, nights, promises, reported, rolls, safety
from taizhang.indicators.registry import Catalogue

DOMAINS = (appeals, nights, harmony, safety, enforcement, law, promises, rolls, reported)
catalogue = Catalogue(i for domain in DOMAINS for i in domain.INDICATORS)

__all__ = ["catalogue"]
