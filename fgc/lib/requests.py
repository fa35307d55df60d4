"""Middleware around every request: one log line, loopback only in demonstration, same-site posts."""

import ipaddress
import logging
import time
import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed

log = logging.getLogger("fgc.requests")


class RequestLogMiddleware:
    """Gives each request an id and writes one line: route name, status, milliseconds, who (an id)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:12]
        started = time.perf_counter()
        response = self.get_response(request)
        match = getattr(request, "resolver_match", None)
        log.info(
            "request",
            extra={
                "request_id": request.id,
                "route": match.view_name if match else "none",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000),
                "actor": getattr(request, "actor_id", None),
            },
        )
        response["X-Request-Id"] = request.id
        return response


class DemoLoopbackMiddleware:
    """A demonstration answers this machine only, whatever address the server was bound to."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.FGC_DEMO and not _is_loopback(request.META.get("REMOTE_ADDR", "")):
            raise PermissionDenied("A demonstration is open on this machine only.")
        return self.get_response(request)


METHODS = ("GET", "HEAD", "OPTIONS", "POST")


class FetchSiteMiddleware:
    """Only four methods exist, and a POST must come from our own pages when the browser says where from (ASVS 3.5, 4.1)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if request.method == "POST" and site not in ("same-origin", "none"):
            raise PermissionDenied("This came from another site.")
        return self.get_response(request)


def _is_loopback(address):
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == ""  # a unix socket has no address
