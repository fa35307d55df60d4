"""The project package: settings, wiring and the shared apps."""

from fgc.celery import app as celery_app

__all__ = ["celery_app"]
