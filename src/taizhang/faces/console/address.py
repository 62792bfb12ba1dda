"""Where a request comes from. A proxy's word is taken only for as many proxies as the settings say there are."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client(request: HttpRequest) -> str:
    """The address of whoever asks. With `TAIZHANG_PROXIES=n`, the n-th from the right of X-Forwarded-For.

    What stands further left was written by the asker, who could otherwise choose a new address for each guess.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    proxies = settings.AXES_IPWARE_PROXY_COUNT
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if not proxies or len(told) < proxies:
        return _plain(direct)
    return _plain(told[-proxies]) or _plain(direct)


def _plain(text: str) -> str:
    try:
        found = ip_address(text)
    except ValueError:
        return ""
    # A server that listens on both kinds calls 1.2.3.4 by its IPv6 name: one asker is one asker.
    return str(getattr(found, "ipv4_mapped", None) or found)
