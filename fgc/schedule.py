"""The one list of what runs when: read by Celery beat and by `manage.py run_due`."""


def beat_schedule():
    """Celery beat's schedule."""
    return {}
