"""Log lines as JSON without names, addresses, queries or form values (safety.md 4.8)."""

import json
import logging

from django.views.debug import SafeExceptionReporterFilter

# What others write here holds the address of a page, the host that somebody sent, or the words of a fault.
OTHERS = {"django.security": "a request was refused before it was read", "celery.app.trace": "a task failed"}
ALLOWED = ("request_id", "route", "status", "ms", "actor", "about")


class JsonFormatter(logging.Formatter):
    """One JSON object a line. Of an exception only its type and place are kept: its text may name people."""

    def format(self, record):
        """The record as one line."""
        line = {"at": self.formatTime(record), "level": record.levelname, "logger": record.name}
        line["message"] = " ".join(_words(record).split())[:500]
        line |= {name: getattr(record, name) for name in ALLOWED if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _words(record):
    found = (said for logger, said in OTHERS.items() if f"{record.name}.".startswith(f"{logger}."))
    return next(found, None) or str(record.getMessage())


def _places(trace):
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places[-12:]


class HideEverythingFilter(SafeExceptionReporterFilter):
    """Error reports show no form values and no local variables."""

    def get_post_parameters(self, request):
        """Nothing that anybody typed."""
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        """No variables."""
        return []
