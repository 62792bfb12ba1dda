"""What a sheet may be refused for."""


class SheetError(ValueError):
    """A sheet that cannot be read; the message is one Chinese sentence that says why and what to do."""
