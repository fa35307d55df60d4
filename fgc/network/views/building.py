"""Building the family quickly: one relative in one line, a whole list at once, and undoing the last change."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import count
from fgc.network import actions, undoing
from fgc.network.audience import Audience
from fgc.network.building import FAMILY, PERSON, anchor
from fgc.network.familymap import FamilyMap
from fgc.network.forms.entry import CheckForm, ListForm
from fgc.network.forms.quick import QuickForm
from fgc.network.forms.ties import BOND, RELATIVES, RelativeForm
from fgc.network.listed import checked_list
from fgc.network.models import NetworkChange
from fgc.network.naming import described, opening
from fgc.network.views.pages import data_of, family_url, person_url
from fgc.network.views.ties import add_by_way, article

PAGE = ["GET", "POST"]


@require_http_methods(PAGE)
def quick_add(request, reference, key, way):
    """One relative of somebody on the map: name, age, gender, and what cannot be guessed."""
    case = get_case(request.user, reference, "people.write")
    near = get_object_or_404(case.people.on_map(), key=key)
    if way not in RELATIVES:
        raise Http404
    back = _back(request)
    form = QuickForm(data_of(request), near=near, way=way, initial={"back": back})
    form.cancel = family_url(case) + f"#{anchor(near)}" if back == FAMILY else person_url(case, near)
    if "more" in request.POST:
        return _full_form(request, case, near, way, form)

    added = []

    def act():
        with actions.remembered(case=case, by=request.user, kind=way):
            new = add_by_way(case, near, way, form, request.user)
        added.append(new)
        if "again" in request.POST:
            return f"{reverse('network:quick_add', args=[case.reference, near.key, way])}?back={back}"
        return f"{family_url(case)}#{anchor(new)}" if back == FAMILY else person_url(case, near)

    if request.method == "POST" and form.is_valid():
        try:
            response = once(request, act)
        except Refused as refused:
            field = form.refusals.get(refused.field, refused.field)
            form.add_error(field if field in form.fields else None, refused.message)
        else:
            if added:
                name, tie = opening(described(added[0])), f"{RELATIVES[way]} {BOND[way]}"
                messages.success(request, f"{name} was added: {tie} {described(near)}.")
            return response
    context = {
        "form": form,
        "title": f"Add {article(RELATIVES[way])}",
        "bond": BOND[way],
        "near": described(near),
        "back_url": form.cancel,
    }
    return render(request, "network/quick.html", shell(case, "network") | context)


@require_http_methods(PAGE)
def add_people(request, reference):
    """Several people typed one a line; nothing is saved before the check page is confirmed."""
    case = get_case(request.user, reference, "people.write")
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    children = [family_map.by_id[one] for one in family_map.index] or family_map.people
    if not children:
        return render(
            request, "network/add_people.html", shell(case, "network") | {"back_url": family_url(case)}
        )
    if "checking" in request.POST:
        return _checked(request, case, family_map, CheckForm(request.POST, children=children))
    form = ListForm(data_of(request), children=children)
    form.cancel = family_url(case)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        lines = {f"line-{n}": text for n, text in enumerate(data["lines"], 1)}
        check = CheckForm({**lines, "child": data["child"].key}, children=children)
        return _checked(request, case, family_map, check, first=True)
    context = {"form": form, "back_url": family_url(case)}
    return render(request, "network/add_people.html", shell(case, "network") | context)


@require_POST
def undo_change(request, reference, key):
    """Putting back what the reader changed last."""
    case = get_case(request.user, reference, "people.write")
    change = get_object_or_404(NetworkChange.objects.filter(case=case), key=key)
    try:
        with_undo = once(request, lambda: _undone(request, case, change))
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(family_url(case))
    return with_undo


def _undone(request, case, change):
    if not change.undone_at:
        words = undoing.words_of(change)
        actions.undo_change(change=change, by=request.user)
        messages.success(request, f"Undone: {words}.")
    return family_url(case)


def _checked(request, case, family_map, form, first=False):
    """The check page, or the save when everything on it is settled."""
    if not form.is_valid() and "child" in form.errors:
        raise Http404
    checked = checked_list(family_map, form.cleaned_data["child"], form.texts(), form.answers())
    saving = "save" in request.POST and not first
    if saving and checked.is_settled and form.is_valid() and not form.data_of("more").strip():
        response = _saved(request, case, form, checked)
        if response:
            return response
    for row in checked.rows:
        message = row.problem or (row.error if saving else "")
        if message and f"line-{row.number}" in form.fields:
            form.add_error(f"line-{row.number}", f"{row.name or row.text[:40]}: {message}")
    context = {
        "form": form,
        "rows": checked.rows,
        "child": form.cleaned_data["child"],
        "ready": sum(row.is_settled for row in checked.rows),
        "waiting": sum(not row.is_settled for row in checked.rows),
        "button": f"Add {count(checked.newcomers, 'person', 'people')}" if checked.newcomers else "Save",
        "focus": _where_to_go_on(checked) if "again" in request.POST and not form.errors else None,
        "back_url": family_url(case),
    }
    return render(request, "network/check_people.html", shell(case, "network") | context)


def _saved(request, case, form, checked):
    def act():
        actions.add_listed(case=case, by=request.user, deeds=checked.deeds)
        return family_url(case)

    try:
        response = once(request, act)
    except Refused as refused:
        form.add_error(None, refused.message)
        return None
    if response.status_code == 302:
        added = checked.newcomers
        messages.success(
            request,
            f"{count(added, 'person was', 'people were')} added to the family network."
            if added
            else "Saved. Everybody on the list was on the map already.",
        )
    return response


def _where_to_go_on(checked):
    """(line, its question) that waits first, where the keyboard goes on after another check; (0, "save") when none does."""
    return next(((row.number, row.waits_for) for row in checked.rows if not row.is_settled), (0, "save"))


def _full_form(request, case, near, way, quick):
    """The form with every question, with what was typed so far; it is sent to its own address."""
    quick.is_valid()
    data = quick.cleaned_data
    typed = (
        dict(data["name"])
        if isinstance(data.get("name"), dict)
        else {"given_name": request.POST.get("name", "")}
    )
    if isinstance(data.get("born"), dict):
        typed |= {
            name: data["born"][name] for name in ("status", "due_on", "died_year") if name in data["born"]
        }
    born = request.POST.get("born", "")
    plain = not {"status", "died_year"} & set(data.get("born") or ())
    initial = {
        **typed,
        **{name: request.POST[name] for name in ("gender", "with_whom", "parents", "partner_status", "role") if name in request.POST},
        "born": born if plain else "",
    }  # fmt: skip
    form = RelativeForm(None, case=case, near=near, way=way, initial=initial)
    form.cancel = person_url(case, near)
    form.action_url = reverse("network:add_relative", args=[case.reference, near.key, way])
    context = {
        "form": form, "title": f"Add {article(RELATIVES[way])}", "caption": f"{BOND[way].title()} {described(near)}",
        "back_url": form.cancel, "lines": (), "links": (),
    }  # fmt: skip
    return render(request, "network/form.html", shell(case, "network") | context)


def _back(request):
    """The page to return to: the family or the person, whatever else was sent."""
    asked = request.POST.get("back") or request.GET.get("back")
    return FAMILY if asked == FAMILY else PERSON
