"""What a book counts over a period, by place, kind or office. Every number here opens the rows it is made of."""

from taizhang.faces.console.counted.asked import Measured
from taizhang.faces.console.counted.page import context

__all__ = ["Measured", "context"]
