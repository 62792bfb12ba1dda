"""The settings under test: the real ones, in a home of their own, with one more book on the shelf.

TAIZHANG_DB may name a PostgreSQL server; without it the tests run on an SQLite file in the temporary home.
"""

import atexit
import os
import tempfile

_home = tempfile.TemporaryDirectory(prefix="taizhang-tests-")
atexit.register(_home.cleanup)
os.environ["TAIZHANG_HOME"] = _home.name
os.environ["TAIZHANG_HOSTS"] = "127.0.0.1,localhost,[::1],testserver"
for _name in ("TAIZHANG_KEYRING", "TAIZHANG_FILES", "TAIZHANG_HTTPS", "TAIZHANG_DEMO"):
    os.environ.pop(_name, None)

from taizhang.base.seal import Keyring  # noqa: E402  the home must be set first
from taizhang.settings import *  # noqa: E402, F403
from taizhang.settings import DATABASES, HOME, INSTALLED_APPS, STATIC_ROOT, TAIZHANG_KEYRING  # noqa: E402

Keyring.create(TAIZHANG_KEYRING)
STATIC_ROOT.mkdir()  # whitenoise warns of a folder that is not there
INSTALLED_APPS = [*INSTALLED_APPS, "tests.books_fixture"]
# Signing in a hundred times must not take a minute.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads, a live server and a killed process must meet the locks they meet in use.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
