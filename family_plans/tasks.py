"""Celery entry points of packs: they take an id and call one function."""

from celery import shared_task

from family_plans.actions.packing import make_pack


@shared_task(name="family_plans.make_pack", ignore_result=True)
def make_one(pk):
    """Make what is missing of one pack, unless another worker has it."""
    make_pack(pk)
