"""Migrations: none missing, none that would break a running town. Run by `make migrations`.

Judged by the SQL of PostgreSQL: SQLite makes a table anew for most changes, which looks like danger everywhere.
"""

import os
import sys

from tests.postgres import served

# Drop a table whose rows they have moved elsewhere: no old code runs beside it, taizhang stops while it is upgraded.
MOVED = ["0005_bands_among_words", "0006_keys_among_words"]


def main() -> int:
    """Exit code 0 where every model change has its migration and django-migration-linter finds nothing."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    with served() as database:
        os.environ["TAIZHANG_DB"] = database
        return _judge()


def _judge() -> int:
    import django
    from django.core.management import call_command

    django.setup()
    apps = ["town", "ledger", "books", "indicators", "reports"]
    call_command("makemigrations", *apps, check=True, dry_run=True, verbosity=1)
    from django_migration_linter import MigrationLinter

    # Initial migrations make new tables: nothing runs on them yet that a NOT NULL column could break.
    linter = MigrationLinter(
        analyser_string="postgresql",
        include_apps=apps,
        ignore_initial_migrations=True,
        ignore_name=[*_of_new_tables(apps), *MOVED],
        all_warnings_as_errors=True,
        quiet=["ok", "ignore"],
        no_cache=True,
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return 1 if linter.has_errors else 0


def _of_new_tables(apps: list[str]) -> list[str]:
    """Migrations that touch only tables they make themselves, as a new book's does: there is no row to lock yet."""
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.operations import CreateModel

    found = []
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        made = {o.name_lower for o in migration.operations if isinstance(o, CreateModel)}
        touched = {getattr(o, "model_name", getattr(o, "name", "")).lower() for o in migration.operations}
        if app in apps and made and touched <= made:
            found.append(name)
    return found


if __name__ == "__main__":
    sys.exit(main())
