"""The recording page: what happened and what was raised there, on one page of a telephone, saved in one go."""

from taizhang.faces.console.recording.page import context
from taizhang.faces.console.recording.sent import Sent

__all__ = ["Sent", "context"]
