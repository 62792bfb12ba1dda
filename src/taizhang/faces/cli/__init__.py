"""Commands: the operator's way in."""
