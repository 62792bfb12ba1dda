"""The Content-Security-Policy of every answer: the same for all, so it is written once."""

from typing import Any

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpRequest


class PolicyMiddleware:
    """Sets the policy of the settings. No page has one of its own: there is no inline script or style to excuse."""

    def __init__(self, get_response: Any):
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response
