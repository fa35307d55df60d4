"""Reads are written before the page leaves; a page whose read cannot be written is not shown (access.md)."""

import logging

from django.db import DatabaseError, transaction
from django.shortcuts import render

from fgc.audit.actions import record
from fgc.audit.context import close_ledger, current_ledger, open_ledger

log = logging.getLogger("fgc.audit")


class ReadsMiddleware:
    """Opens the ledger of reads and writes it, in one short transaction of its own, just before the response.

    A page opened is a read; a form sent is not (its action writes an event of its own), unless what it shows
    is itself the reading, such as a reveal: those kinds are noted by the action with `record`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = open_ledger(getattr(request.session, "session_key", "") or "")
        try:
            request.actor_id = request.user.pk if request.user.is_authenticated else None
            response = self.get_response(request)
            if response.status_code in (200, 409) and request.method in ("GET", "HEAD", "POST"):
                return self._written(response)
            return response
        finally:
            close_ledger(token)

    def _written(self, response):
        reads = current_ledger().reads
        if not reads:
            return response
        try:
            with transaction.atomic():
                for kind, event in reads:
                    record(kind, **event)
        except DatabaseError:
            log.error("a read could not be recorded, so the page was not shown", exc_info=True)
            response.close()
            return render(None, "503.html", status=503)
        return response
