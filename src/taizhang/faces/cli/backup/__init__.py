"""Backups that are proven: made, put back in a place of their own and verified there before they count."""

from taizhang.faces.cli.backup.archive import Broken, pack, unpack
from taizhang.faces.cli.backup.proving import prove

__all__ = ["Broken", "pack", "prove", "unpack"]
