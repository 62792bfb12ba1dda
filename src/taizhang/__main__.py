"""The command `taizhang`: manage.py, with the red pen as a short cut that starts no Django."""

import os
import sys


def main() -> None:
    """Run one command of taizhang."""
    if sys.argv[1:2] == ["redpen"]:
        from taizhang.faces.cli.redpen import main as redpen

        sys.exit(redpen(sys.argv[2:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
