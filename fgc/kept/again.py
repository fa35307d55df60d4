"""Kept writing sent once more: as the request that its form once was, for its own view."""

import copy

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.datastructures import MultiValueDict

from fgc.kept import actions
from fgc.kept.access import still_open, waiting_for


def sent_again(request, writing):
    """The match of its address, and a request of the same person with the kept fields."""
    address, _, query = writing.address.partition("?")
    match = resolve(address)
    again = copy.copy(request)
    again.__dict__.pop("GET", None)
    again.method, again.path, again.path_info, again.resolver_match = "POST", address, address, match
    again.META = request.META | {"REQUEST_METHOD": "POST", "PATH_INFO": address, "QUERY_STRING": query}
    again.POST, again._files = writing.typed(), MultiValueDict()
    return match, again


def after_password(request, writing):
    """Let the form carry on by itself once the password was given; the session holds its key and no word of it."""
    request.session[STATE_SESSION_KEY] = {
        "callback": "fgc.kept.again.carry_on",
        "state": {"key": writing.key},
    }


def carry_on(request, state):
    """Carry out what the password was asked for; what cannot be carried out is shown to be looked at again."""
    writing = waiting_for(request.user).filter(key=state["key"]).first()
    if writing is None or not still_open(request.user, writing.reference):
        return redirect("kept:waiting")
    match, again = sent_again(request, writing)
    response = match.func(again, *match.args, **match.kwargs)
    if not getattr(again, "carried_out", False):
        return redirect("kept:writing", writing.key)
    actions.forget_used(writing=writing, by=request.user)
    return response
