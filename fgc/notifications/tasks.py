"""Celery entry points of messages: they take an id and call one function."""

from celery import shared_task

from fgc.notifications import delivery


@shared_task(name="notifications.deliver", ignore_result=True)
def deliver(pk):
    """Send one message, if it is still due and nobody else has it."""
    delivery.deliver(pk)
