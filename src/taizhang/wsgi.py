"""The WSGI door, for granian or any other server."""

import gc
import os

# What is being loaded stays for good: the collector need not walk it while it comes, nor ever again, nor look about
# after every 700 objects, which is several times in every request.
gc.disable()

from django.core.wsgi import get_wsgi_application  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taizhang.settings")
application = get_wsgi_application()

gc.freeze()
gc.set_threshold(10_000, 20, 20)
gc.enable()
