"""The seven roles (access.md). A role alone opens no record; a relationship to the record does."""

from django.db import models


class Role(models.TextChoices):
    """What a person's job is in this product; each person has one."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    SOCIAL_WORK_MANAGER = "social_work_manager", "Social work manager"
    COORDINATOR = "coordinator", "Coordinator"
    SERVICE_MANAGER = "service_manager", "Service manager"
    BUSINESS_SUPPORT = "business_support", "Business support"
    INFORMATION_GOVERNANCE = "information_governance", "Information governance"
    ADMINISTRATOR = "administrator", "Administrator"


# Roles through which a person can come to read a family's record: a second person must agree to them.
CASE_BEARING = frozenset(Role) - {Role.ADMINISTRATOR}
