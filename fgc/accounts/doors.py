"""Who may open the pages of accounts: a role for each, and only the people of one's own service."""

from functools import wraps

from allauth.account.decorators import reauthentication_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from fgc.accounts.models import Team, User
from fgc.accounts.roles import Role

# Asks for the password again before the form is carried out, unless it was given in the last 10 minutes.
step_up = reauthentication_required(allow_get=True)


def for_roles(*roles):
    """A view for people of these roles; others are told who can help (403)."""

    def decorate(view):
        @wraps(view)
        def checked(request, *args, **kwargs):
            if request.user.role not in roles:
                raise PermissionDenied("Accounts and teams are looked after by administrators.")
            return view(request, *args, **kwargs)

        return checked

    return decorate


administrators = for_roles(Role.ADMINISTRATOR)
administrators_and_managers = for_roles(Role.ADMINISTRATOR, Role.SERVICE_MANAGER)


def get_person(user, key):
    """A person of the same service; raises Http404."""
    return get_object_or_404(User.objects.select_related("team"), key=key, service=user.service_id)


def get_team(user, key):
    """A team of the same service; raises Http404."""
    return get_object_or_404(Team, key=key, service=user.service_id)
