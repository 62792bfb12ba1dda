"""The text itself: how numbers, headings and marks are written, after GB/T 15835 and house style."""

from .style import style_findings

__all__ = ["style_findings"]
