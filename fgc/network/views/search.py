"""Who else? What the map leaves open, what came of asking, and who is being looked for."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fgc.cases.access import get_case
from fgc.lib.dates import today
from fgc.network import whoelse
from fgc.network.actions.search import answer_prompt as record_answer
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.forms.search import AnswerForm
from fgc.network.models import SearchAnswer
from fgc.network.views.pages import data_of, form_page
from fgc.network.ways import WHO_ELSE, frame, reads_notes, seen_map


@require_GET
def who_else(request, reference):
    """Open prompts first, then what is still looked for, then the answered ones with who, when and what."""
    case = get_case(request.user, reference, "preparation.read")
    family_map = seen_map(request, case)
    if family_map is None:
        raise Http404
    notes = reads_notes(request, case)
    writes = case.can.can("preparation.write") and case.can.can("people.write")
    found = whoelse.search_of(family_map)
    context = {
        "search": whoelse.page_rows(family_map, found, writes=writes, notes=notes),
        "looked_for": whoelse.looked_for(family_map),
        "notes": notes,
        "has_children": bool(family_map.index),
    }
    return render(request, "network/who_else.html", frame(request, family_map, WHO_ELSE) | context)


@require_http_methods(["GET", "POST"])
def answer_prompt(request, reference, prompt, key):
    """What came of one prompt: asked and nobody, not safe to ask, still looking."""
    case = get_case(request.user, reference, "preparation.write")
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    asked = _asked(family_map, prompt, key)
    form = AnswerForm(data_of(request))

    def act():
        about = family_map.by_id.get(asked.about)
        record_answer(case=case, prompt=asked.code, about=about, by=request.user, **form.answer())
        return who_else_url(case)

    earlier = [whoelse.answer_row(family_map, row, notes=True) for row in asked.answers[:1]]
    return form_page(
        request,
        case,
        form,
        act,
        title=asked.title,
        caption="Who else?",
        back=who_else_url(case),
        said="Recorded.",
        lines=[
            *([asked.prompt.text] if asked.prompt else []),
            *(f"Last time: {row['said'].lower()}. {row['words']}" for row in earlier),
        ],
        links=whoelse.add_links(family_map, asked),
    )


def prompt_in(request, case):
    """The open prompt that the address of an adding page names, or None: whoever is added answers it."""
    code = request.GET.get("prompt", "")
    if not code or not case.can.can("preparation.write"):
        return None
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    for each in whoelse.search_of(family_map):
        about = family_map.by_id.get(each.about)
        if each.prompt and each.code == code and (about.key if about else "") == request.GET.get("about", ""):
            return each.code, about
    return None


def answered_by(prompt, added, by):
    """Record on a prompt that somebody was added; returns the address of the page."""
    code, about = prompt
    record_answer(case=added.case, prompt=code, about=about, kind=SearchAnswer.Kind.ADDED, added=added, by=by)
    return who_else_url(added.case)


def who_else_url(case):
    """The address of the page."""
    return reverse("network:who_else", args=[case.reference])


def _asked(family_map, code, key):
    for each in whoelse.search_of(family_map):
        about = family_map.by_id.get(each.about)
        if each.code == code and (about.key if about else whoelse.FAMILY) == key:
            return each
    raise Http404
