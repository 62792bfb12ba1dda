"""The grid: many sides at once. What is counted by one date shares one query for each stretch of time.

Every answer equals `counted.value`: that is the definition, and what this is tested against.
"""

from taizhang.indicators.grid.values import values

__all__ = ["values"]
