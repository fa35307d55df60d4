"""The WSGI application; it refuses to start when the installation is unsafe (fgc/checks.py)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fgc.settings")
application = get_wsgi_application()

from fgc.checks import refuse_unsafe_start  # noqa: E402  (needs the app registry)

refuse_unsafe_start()
