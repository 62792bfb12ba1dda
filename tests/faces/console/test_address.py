"""Whose address counts."""

import pytest
from django.test import RequestFactory

from taizhang.faces.console.address import client


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "", "10.0.0.9"),
        (0, "1.2.3.4", "10.0.0.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.9"),
        (1, "<script>", "10.0.0.9"),
        (1, "::ffff:1.2.3.4", "1.2.3.4"),
    ],
)
def test_client_when_told_by_proxies_counts_no_further_than_the_settings(proxies, told, address, settings):
    settings.AXES_IPWARE_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=told)
    assert client(request) == address
