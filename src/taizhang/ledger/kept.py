"""Rights that go together: those of a roll that its keepers alone read and write, and one post more answers for."""

from taizhang.ledger.may import Rights


def kept_by(keepers: Rights, answering: Rights) -> dict[str, Rights]:
    """Keepers open, read, put right, join and see in full; only those who answer for it strike out and take away."""
    theirs = ("open", "read", "amend", "reveal", "link", "attach")
    return {**dict.fromkeys(theirs, keepers), "void": answering, "export": answering}
