"""Stories: dated plain lines of who did what. A story is test, demonstration and manual page at once."""

from taizhang.faces.cli.story.line import Line, StoryError, parse
from taizhang.faces.cli.story.telling import tell

__all__ = ["Line", "StoryError", "parse", "tell"]
