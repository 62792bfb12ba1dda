"""The one error of the readers: a file that cannot be read as a report, and what the user can do about it."""


class Unreadable(Exception):
    """Raised when no text can be had. `message` is one Chinese sentence that says what to do next."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
