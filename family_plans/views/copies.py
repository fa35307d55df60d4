"""Copies: who needs one, making it, opening it, and how it reached them."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.access import get_plan, may_hand_over
from family_plans.attendance import whole_of
from family_plans.editions import FILING, choices_for, for_record, missing_language, parted, suggested
from family_plans.forms.copies import HandedOverForm, ReleaseForm, RoleForm
from family_plans.limits import about_others
from family_plans.models import PlanCopy
from family_plans.paper import file_name
from family_plans.recipients import Prints, is_behind, is_out_of_date, secret_since
from family_plans.sharing import people_due
from family_plans.views.page import form_page, here, sent, token
from family_plans.wordings import languages_of
from fgc.accounts.submissions import once
from fgc.audit.context import note_read
from fgc.cases.access import MissingRight
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.lib.pdf import PdfUnavailable
from fgc.lib.text import and_list, count
from fgc.network.disclosure import needs_second_look


def copies(request, reference):
    """Everybody who was there, and the social worker, each with one button; a copy for somebody else below."""
    case, plan, version = _plan_for_copies(request.user, reference)
    languages = languages_of(version) if version else []
    form = RoleForm(sent(request), editions=choices_for(is_family=False, languages=languages))
    if request.method == "POST" and version and form.is_valid():
        _check_may_make(case)
        chosen = {"role": form.cleaned_data["role"], **chosen_edition(case, form.cleaned_data["edition"])}
        return _made(request, case, version, chosen)
    context = {
        **shell(case, "plan"), "plan": plan, "version": version, "form": form, "back": here("plan", case),
        "rows": recipients(case, version, languages) if version else [],
        "may_make": case.can.can("plan_final.write"), "submission": token(), "may_hand_over": may_hand_over(case),
        "may_release": case.can.whole("plan_draft"),
        "packs": _last_packs(version) if version else [],
        "may_recall": case.can.can("plan_final.write") or case.can.can("manage.write"),
        "incidents": case.incidents.select_related("copy__version"),
        "earlier": _earlier(case, version),
        "print_url": here("version", case, version.key) if version and not needs_second_look(case) else "",
    }  # fmt: skip
    return render(request, "family_plans/copies.html", context)


@require_POST
def make_copy(request, reference):
    """Make the copy of one person of the family, or of the social worker."""
    case, _plan, version = _plan_for_copies(request.user, reference)
    _check_may_make(case)
    if version is None:
        raise Http404
    if request.POST.get("person"):
        who = {"person": get_object_or_404(case.people.on_map(), key=request.POST["person"])}
    elif case.referrer and request.POST.get("staff") == case.referrer.key:
        who = {"staff": case.referrer}
    else:
        raise Http404
    return _made(request, case, version, {**who, **chosen_edition(case, request.POST.get("edition", ""))})


def chosen_edition(case, choice):
    """What `make_copy` takes for a choice of the page; nothing chosen is the standard edition."""
    edition, of = parted(choice or "standard")
    if edition == FILING:
        return {
            "edition": edition,
            "child": get_object_or_404(case.children.select_related("person"), key=of),
        }
    return {"edition": edition, "language": of}


def _made(request, case, version, who):
    """Draw the copy first, then keep it in a short transaction: drawing takes about a second."""

    def made():
        prepared = actions.prepare_copy(version=version, by=request.user, **who)
        return once(request, lambda: _kept(request, case, prepared))

    try:
        return actions.with_number(made)
    except Refused as error:
        messages.error(request, error.message)
        return HttpResponseRedirect(here("copies", case))
    except PdfUnavailable:
        if needs_second_look(case):  # the page is the same for everybody, a copy is not
            messages.error(
                request, "This machine cannot make PDFs, and the page holds what some must not see."
            )
            return HttpResponseRedirect(here("copies", case))
        messages.error(request, "This machine cannot make PDFs. Print the page instead.")
        return HttpResponseRedirect(here("version", case, version.key))


def _kept(request, case, prepared):
    copy = actions.save_copy(prepared=prepared, by=request.user)
    why = "about other children" if copy.child_id else "that they must not see"
    gone = f"{count(copy.left_out, 'part')} {why} {'was' if copy.left_out == 1 else 'were'} left out."
    left_out = f" {gone}" if copy.left_out else ""
    look = "" if copy.may_leave else " A second person has to look at it before it leaves."
    if copy.found:
        look = f" Words in it also name another family: {and_list(copy.found.splitlines())}.{look}"
    whom = f"{copy.child.person.short_name}’s record" if copy.child_id else copy.recipient
    messages.success(request, f"Copy {copy.number} is made for {whom}.{left_out}{look}")
    return here("copies", case)


def copy_pdf(request, reference, key):
    """The PDF of a copy: for whoever hands copies over, and the social worker's own once it may leave."""
    case, _plan = get_plan(request.user, reference, "plan_final.read")
    copy = get_object_or_404(_copies_of(case), key=key)
    if not (copy.may_leave and copy.staff_id == request.user.pk) and not _may_open(case, copy):
        raise Http404
    note_read("plan.copy_opened", by=request.user, case=case.reference, about=copy)
    response = HttpResponse(bytes(copy.file.data), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(copy)}"'
    return response


def release(request, reference, key):
    """A second person reads a copy and lets it leave."""
    case, _plan, _version = _plan_for_copies(request.user, reference)
    if not case.can.whole("plan_draft"):
        raise MissingRight("plan_final", "write")
    copy = get_object_or_404(_copies_of(case), key=key)
    form = ReleaseForm(sent(request))

    def act():
        actions.release_copy(copy=copy, reason=form.cleaned_data["reason"], by=request.user)
        return here("copies", case)

    lead = "Read the whole copy. Does it tell this person anything, or anybody, that must be kept from them?"
    return form_page(
        request, case, form, act, title=f"Look at copy {copy.number}, for {copy.recipient}", lead=lead,
        back=here("copies", case), template="family_plans/release.html", copy=copy)  # fmt: skip


def handed_over(request, reference, key):
    """How and when a copy reached its recipient."""
    case, plan, _version = _plan_for_copies(request.user, reference)
    if not may_hand_over(case):
        raise MissingRight("plan_final", "write")
    copy = get_object_or_404(_copies_of(case), key=key)
    form = HandedOverForm(sent(request))

    def act():
        actions.record_handed_over(
            copy=copy, how=form.cleaned_data["how"], on=form.cleaned_data["on"], by=request.user
        )
        return here("copies", case)

    return form_page(
        request, case, form, act, title=f"Copy {copy.number}, for {copy.recipient}", back=here("copies", case)
    )


def recipients(case, version, languages=()):
    """Each person a copy is due to, with the copies made: those who were there or agreed, the children, the social worker."""
    made, moment = (
        list(version.copies.select_related("person", "staff", "child__person")),
        secret_since(version),
    )
    secrets = Prints(case)
    for copy in made:
        copy.out_of_date = (
            is_behind(copy, moment, secrets) and not copy.handed_over_on and not copy.recalled_at
        )
    children = set(case.children.values_list("person_id", flat=True))
    whole = whole_of(version.plan.conference)
    due = people_due(version.pk, version.plan_id, whole and whole.pk)
    of_copies = [copy.person_id for copy in made if copy.person_id]  # those called back too
    content, limits = version.content, secrets.limits
    rows = [
        {"name": person.name, "detail": "", "field": "person", "key": person.key, "person": person,
         "about_others": about_others(content, limits.reader(person, version.plan)),
         "copies": [copy for copy in made if copy.person_id == person.pk],
         **_editions_for(person, person.pk in children, languages)}
        for person in case.people.on_map().filter(Q(pk__in=due) | Q(pk__in=of_copies), status="living")
    ]  # fmt: skip
    if case.referrer:
        theirs = [copy for copy in made if copy.staff_id == case.referrer_id and not copy.child_id]
        rows.append({"name": case.referrer.name, "detail": case.referrer.role_name, "field": "staff",
                     "key": case.referrer.key, "person": case.referrer, "copies": theirs,
                     "editions": choices_for(is_family=False, languages=languages), "suggested": "standard"})  # fmt: skip
        rows += _for_records(case, made)
    shown = {copy.pk for row in rows for copy in row["copies"]}
    others = [copy for copy in made if not copy.person_id and copy.pk not in shown]
    rows += [
        {"name": copy.recipient, "detail": "", "field": "", "key": "", "copies": [copy]} for copy in others
    ]
    for row in rows:
        row.setdefault("id", row["key"])
    return rows


def _for_records(case, made):
    """A copy for the record of each child that the social worker files; with one child it is the social worker's own copy."""
    children = list(case.children.select_related("person"))
    if len(children) < 2:
        return []
    return [
        {"name": f"{child.person.short_name}’s record", "detail": f"{case.referrer.name} files it", "field": "staff",
         "key": case.referrer.key, "id": child.key, "person": case.referrer, "editions": [for_record(child)],
         "suggested": for_record(child)[0], "copies": [copy for copy in made if copy.child_id == child.pk]}
        for child in children
    ]  # fmt: skip


def _earlier(case, version):
    """The copies of earlier versions and of earlier plans, the newest first: they are out there too."""
    made = _copies_of(case).select_related(
        "person", "staff", "child__person", "version__plan__case", "version__plan__conference"
    )
    rows = list(made.exclude(version=version).order_by("-made_at", "-number"))
    moments = {copy.version_id: copy.version for copy in rows}
    moments = {pk: secret_since(one) for pk, one in moments.items()}
    secrets = Prints(case)
    for copy in rows:
        copy.is_of_plan_before = copy.version.plan.ended_at is not None
        copy.out_of_date = is_behind(copy, moments[copy.version_id], secrets) and not copy.handed_over_on
    return rows


def _last_packs(version):
    """The packs of this version, newest first, with how much of each is made."""
    counted = version.packs.select_related("asked_by").annotate(
        copies=Count("items"), made=Count("items__copy"), failed=Count("items", filter=~Q(items__problem=""))
    )
    return list(counted[:5])


def _editions_for(person, is_child, languages):
    """The editions that can be made for a person, and the one that their record asks for."""
    return {
        "editions": choices_for(is_child=is_child, languages=languages),
        "suggested": suggested(
            reads=person.reads, access_needs=person.access_needs, written_language=person.written_language, is_child=is_child,
            languages=languages,
        ),
        "missing_language": missing_language(person.written_language, languages),
    }  # fmt: skip


def _plan_for_copies(user, reference):
    case, plan = get_plan(user, reference, "plan_final.read")
    if not _may_open(case):
        raise MissingRight("plan_final", "write")
    return case, plan, plan.versions.select_related("plan__case__service", "plan__conference").last()


def _may_open(case, copy=None):
    """Who sees every copy: who makes them, the service manager, and who posts them once they may leave."""
    if case.can.whole("plan_draft"):
        return True
    return may_hand_over(case) and (copy is None or (copy.may_leave and not is_out_of_date(copy)))


def _copies_of(case):
    return PlanCopy.objects.filter(version__plan__case=case).select_related("version__plan__case", "made_by")


def _check_may_make(case):
    if not case.can.can("plan_final.write"):
        raise MissingRight("plan_final", "write")
