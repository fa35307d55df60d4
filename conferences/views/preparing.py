"""The Preparation tab: contacts with each person. The referrer gets 404 (access.md)."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from conferences import actions
from conferences.access import needs_reason
from conferences.contacts import as_recorded, entry, latest
from conferences.forms import ContactForm, CorrectContactForm, ReasonForm, say_no, sent
from conferences.overrides import in_force
from conferences.relations import Relations
from conferences.words import day_words
from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.cases.stages import ARRANGED, PREPARING
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import count
from fgc.network.safety_banner import safety_banner

SHOWN = 20


def preparation(request, reference):
    """Who has been spoken to and when; for a manager first the question why they read it."""
    case = get_case(request.user, reference, "preparation.read")
    if needs_reason(case) and not case.preparation_reads.filter(by=request.user, on=today()).exists():
        return _ask_why(request, case, ReasonForm())
    rows = list(case.contacts.select_related("person", "by"))
    contacts = latest(rows)
    made = [contact for contact in contacts if contact.took_place]
    shown = contacts if "all" in request.GET else contacts[:SHOWN]
    writes = case.can.can("preparation.write")
    relations = Relations(case, request.user)
    return render(
        request,
        "conferences/preparation.html",
        shell(case, "preparation")
        | {
            "keep_to": safety_banner(case, request.user),
            "people": [_row(person, made, relations, case, writes) for person in relations.people()],
            "overrides": _overrides(case),
            "contacts": [entry(contact, rows, case, writes) for contact in shown],
            "more": count(len(contacts), "contact") if len(contacts) > len(shown) else "",
            "quiet": _quiet(case, made),
            "record_url": reverse("conferences:record_contact", args=[case.reference]) if writes else "",
            "people_url": reverse("network:family", args=[case.reference]),
        },
    )


@require_POST
def give_reason(request, reference):
    """Why a manager reads the preparation; the page then opens for that day."""
    case = get_case(request.user, reference, "preparation.read")
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            return once(request, lambda: _given(case, form, request.user))
        except Refused as refused:
            say_no(form, refused)
    return _ask_why(request, case, form)


def record_contact(request, reference):
    """One contact with one person, or a try."""
    case = get_case(request.user, reference, "preparation.write")
    people = {person.key: person for person in Relations(case, request.user).people()}
    back = reverse("conferences:preparation", args=[case.reference])
    form = ContactForm(
        sent(request),
        people=people.values(),
        back=back,
        initial={"person": request.GET.get("person", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _recorded(request, case, form, people, back))
        except Refused as refused:
            say_no(form, refused)
    return render(
        request, "conferences/record_contact.html", shell(case, "preparation") | {"form": form, "back": back}
    )


def correct_contact(request, reference, key):
    """A contact that was recorded wrongly; the first entry stays."""
    case = get_case(request.user, reference, "preparation.write")
    contact = get_object_or_404(case.contacts.select_related("person"), key=key)
    people = {person.key: person for person in Relations(case, request.user).people()}
    people.setdefault(contact.person.key, contact.person)
    back = reverse("conferences:preparation", args=[case.reference])
    form = CorrectContactForm(sent(request), people=people.values(), back=back, initial=as_recorded(contact))
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _corrected(request, contact, form, people, back))
        except Refused as refused:
            say_no(form, refused)
    return render(
        request, "conferences/correct_contact.html", shell(case, "preparation") | {"form": form, "back": back}
    )


def _corrected(request, contact, form, people, back):
    data = form.cleaned_data
    names = ("on", "how", "reached", "minutes", "note", "took_place", "why")
    actions.correct_contact(
        contact=contact,
        person=people[data["person"]],
        by=request.user,
        **{name: data[name] for name in names},
    )
    messages.success(request, "The correction is saved. The first entry stays and is struck through.")
    return back


def _recorded(request, case, form, people, back):
    data = form.cleaned_data
    actions.record_contact(
        case=case,
        person=people[data["person"]],
        on=data["on"],
        how=data["how"],
        reached=data["reached"],
        minutes=data["minutes"],
        note=data["note"],
        by=request.user,
    )
    messages.success(request, "The contact is saved.")
    return back


def _given(case, form, user):
    actions.give_reason(case=case, reason=form.cleaned_data["reason"], by=user)
    return reverse("conferences:preparation", args=[case.reference])


def _ask_why(request, case, form):
    action = reverse("conferences:give_reason", args=[case.reference])
    helper = form.helper
    helper.form_action = action
    context = shell(case, "preparation") | {"form": form, "helper": helper}
    return render(request, "conferences/preparation_reason.html", context)


def _overrides(case):
    ahead = case.conferences.current().select_related("venue")
    return [row for conference in ahead for row in in_force(conference, case)]


def _row(person, contacts, relations, case, writes):
    theirs = [contact for contact in contacts if contact.person_id == person.pk]
    reached = [contact for contact in theirs if contact.reached]
    tries = len(theirs) - len(reached)
    last = reached[0] if reached else None
    link = reverse("conferences:record_contact", args=[case.reference]) + f"?person={person.key}"
    return {
        "name": person.name,
        "words": relations.words(person),
        "last": f"{day_words(last.on)}, {last.get_how_display().lower()}" if last else "",
        "contacts": count(len(reached), "contact"),
        "tries": count(tries, "try", "tries") if tries else "",
        "seen": any(contact.seen_in_person for contact in theirs),
        "interpreter": person.interpreter,
        "url": link if writes and person.status not in ("deceased", "loss") else "",
    }


def _quiet(case, contacts):
    """Since when nobody has been in touch, when that is longer than the service allows (decisions.md)."""
    if case.stage not in (PREPARING, ARRANGED) or case.on_hold_until:
        return ""
    since = next((contact.on for contact in contacts if contact.reached), case.allocated_on)
    if since is None:
        return ""
    days = case.service.working_days_between(since, today())
    return count(days, "working day") if days >= case.service.quiet_days else ""
