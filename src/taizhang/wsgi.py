"""The WSGI door, for granian or any other server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
application = get_wsgi_application()

# What is loaded by now stays for good: the collector need not walk it again, nor look about after every 700 objects,
# which is several times in every request.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
