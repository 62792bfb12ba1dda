"""The catalogue: every indicator, declared one file a domain. What is declared wrong is said at start."""

from taizhang.indicators.catalogue import safety
from taizhang.indicators.registry import Catalogue

catalogue = Catalogue((*safety.INDICATORS,))

__all__ = ["catalogue"]
