"""From a file or pasted words to `Text`: the characters, their blocks, and offsets that hold."""

from .read import bytes_of, read
from .unreadable import Unreadable

__all__ = ["Unreadable", "bytes_of", "read"]
