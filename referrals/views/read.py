"""Reading a referral, adding to it, amending and approving it."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.audit.context import note_read
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.text import label
from referrals import actions, codes, knowing
from referrals.access import ADD, AMEND, APPROVE, CONFLICT, DECIDE, get_referral, sight
from referrals.access import abilities as referral_abilities
from referrals.answers import AMENDABLE
from referrals.clocks import clock_for_author, clock_for_service, long_day
from referrals.forms.decide import AdditionForm, AmendForm
from referrals.sections import whole
from referrals.stages import COLOURS, DECLINED, REFERRAL, RETURNED, SENT
from referrals.views.flow import attempt, posted
from referrals.views.matching import linked
from referrals.views.summary import groups


def referral(request, reference):
    """The referral as it was written, with what happened to it and what may be done with it."""
    seen = get_referral(request.user, reference)
    context = _reading(request, seen)
    context |= {
        "title": seen.name, "colour": COLOURS[seen.stage], "buttons": _buttons(seen),
        "clock": _clock(request.user, seen), "decline": _decline(seen), "history": _history(seen),
        "conflict": _conflict(request.user, seen), **_knowing(request.user, seen),
        "case_url": reverse("referrals:of_case", args=[seen.case.reference]) if seen.case_id else "",
        "back": {"url": reverse("referrals:tasks", args=[reference]), "text": "Back to the referral"}
        if "write" in seen.can else _list(request.user),
    }  # fmt: skip
    return render(request, "referrals/view.html", context)


def of_case(request, reference):
    """The referral tab of a family's record: the accepted referral, and a form to add to it."""
    case = get_case(request.user, reference, "referral.read")
    referral = (
        case.referrals.select_related("service", "author", "team", "decided_by", "approved_by")
        .order_by("pk")
        .first()
    )
    context = shell(case, "referral")
    form = AdditionForm(posted(request))
    if referral is None:
        return render(request, "referrals/of_case_none.html", context)
    referral.case = case
    referral.can = referral_abilities(request.user, referral)
    note_read("referral.opened", by=request.user, case=referral.reference, need="read")
    if request.method == "POST":
        get_referral(request.user, referral.reference, ADD)
        if form.is_valid():
            text = form.cleaned_data["text"]
            response = attempt(request, form, lambda: _then(request.path, actions.add_to(
                referral=referral, text=text, by=request.user)))  # fmt: skip
            if response:
                return response
    context |= _reading(request, referral) | {
        "form": form,
        "linked": linked(case, request.user),
        "others": [
            {"reference": row.reference, "url": reverse("referrals:referral", args=[row.reference])}
            for row in case.referrals.exclude(pk=referral.pk).order_by("pk")
        ],
        "may_add": ADD in referral.can,
        "history": _history(referral),
    }
    return render(request, "referrals/of_case.html", context)


def add(request, reference):
    """Add something dated to a referral that waits for its decision."""
    referral = get_referral(request.user, reference, ADD)
    form = AdditionForm(posted(request))
    url = _after(referral)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        response = attempt(
            request, form, lambda: _then(url, actions.add_to(referral=referral, text=text, by=request.user))
        )
        if response:
            return response
    context = {"referral": referral, "form": form, "title": "Add to the referral", "lead": "", "back": url}
    return render(request, "referrals/decision.html", context)


def amend(request, reference, answer):
    """A manager changes one long answer, with a reason; the words before are kept."""
    referral = get_referral(request.user, reference, AMEND)
    if answer not in AMENDABLE:
        raise Http404
    before = getattr(referral, answer)
    form = AmendForm(posted(request), initial={"text": before})
    url = _after(referral)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("text", "reason")}
        response = attempt(request, form, lambda: _then(url, actions.amend(
            referral=referral, answer=answer, by=request.user, **given)))  # fmt: skip
        if response:
            return response
    context = {"referral": referral, "form": form, "title": f"Amend: {AMENDABLE[answer]}", "back": url,
               "lead": "What was written before is kept beside the new words, with your name and your reason."}  # fmt: skip
    return render(request, "referrals/decision.html", context)


@require_POST
def approve(request, reference):
    """The author's manager approves the referral."""
    referral = get_referral(request.user, reference, APPROVE)
    url = reverse("referrals:referral", args=[reference])
    return once(request, lambda: _then(url, actions.approve(referral=referral, by=request.user)))


def _reading(request, referral):
    """What every page that shows a whole referral needs."""
    return {
        "referral": referral,
        "groups": groups(whole(referral), sight(request.user, referral), amend=AMEND in referral.can),
        "facts": _facts(referral),
        "queries": list(referral.queries.select_related("by", "answered_by")),
        "additions": [
            {"kind": row.get_kind_display(), "by": row.by.name, "at": row.at, "text": row.text, "before": row.before,
             "reason": row.reason, "answer": AMENDABLE.get(row.answer, "")}
            for row in referral.additions.select_related("by")
        ],
    }  # fmt: skip


def _facts(referral):
    """Who sent it, when, and what was decided."""
    facts = [
        {
            "key": "Referred by",
            "value": f"{referral.author.name}{f', {referral.team}' if referral.team_id else ''}",
        },
        {"key": "Sent", "value": long_day(referral.received_on) if referral.received_on else "Not sent yet"},
    ]
    if referral.acknowledged_at:
        facts.append({"key": "Acknowledged", "value": long_day(timezone.localdate(referral.acknowledged_at))})
    if referral.approved_at:
        facts.append(
            {
                "key": "Approved",
                "value": f"By {referral.approved_by.name}, {long_day(timezone.localdate(referral.approved_at))}",
            }
        )
    if referral.decided_at:
        facts.append(
            {
                "key": REFERRAL.labels[referral.stage],
                "value": f"By {referral.decided_by.name}, {long_day(timezone.localdate(referral.decided_at))}",
            }
        )
    return facts


def _buttons(referral):
    """What may be done with it, drawn from what the person can do and from the table of stages."""
    can, reference = referral.can, referral.reference
    wanted = (
        ("Accept", "referrals:accept", "", "decide" in can and referral.stage == SENT),
        (
            "Return with a question",
            "referrals:return",
            "secondary",
            "decide" in can and referral.stage == SENT,
        ),
        (
            "Do not accept",
            "referrals:decline",
            "secondary",
            "decide" in can and referral.stage in (SENT, RETURNED),
        ),
        ("Add to the referral", "referrals:add", "secondary", ADD in can),
        ("Withdraw", "referrals:withdraw", "secondary", "withdraw" in can),
    )
    links = [
        {"text": text, "url": reverse(name, args=[reference]), "variant": look}
        for text, name, look, shown in wanted
        if shown
    ]
    posts = []
    if "acknowledge" in can and referral.acknowledged_at is None and referral.stage == SENT:
        posts.append(
            {"text": "Tell them it has arrived", "url": reverse("referrals:acknowledge", args=[reference])}
        )
    if APPROVE in can and referral.approved_at is None:
        posts.append(
            {"text": "Approve as the manager", "url": reverse("referrals:approve", args=[reference])}
        )
    return {"links": links, "posts": posts}


def _conflict(user, referral):
    """The link with which a person says that they know the family; a manager, that somebody does."""
    if CONFLICT not in referral.can:
        return {}
    manages = user.role == Role.SERVICE_MANAGER
    return {
        "url": reverse("referrals:conflict", args=[referral.reference]),
        "text": "Record a conflict of interest" if manages else "I know this family",
    }


def _knowing(user, referral):
    """For who decides: whether staff who share a name or number with the family know them, and what was answered."""
    if DECIDE not in referral.can:
        return {}
    asked = knowing.questions(referral, user) if referral.stage in (SENT, RETURNED) else []
    return {
        "questions": [
            {
                "text": one.sentence(user),
                "url": reverse("referrals:knows", args=[referral.reference, one.person.key]),
            }
            for one in asked
        ],
        "cleared": knowing.cleared(referral, user),
    }


def _clock(user, referral):
    for_service = "acknowledge" in referral.can
    return clock_for_service(referral, today()) if for_service else clock_for_author(referral, today())


def _decline(referral):
    if referral.stage != DECLINED:
        return {}
    return {"reason": label(codes.DECLINES, referral.decline_reason), "words": referral.decline_words,
            "instead": referral.decline_instead, "by": referral.decided_by.name}  # fmt: skip


def _history(referral):
    """The moves of the referral, newest first, as the timeline draws them."""
    changes = referral.stage_changes.select_related("by").order_by("-at", "-pk")
    words = {"draft": "Started", "sent": "Sent to the service"}
    return [
        {"title": words.get(change.after, REFERRAL.labels[change.after]), "by": change.by.name, "at": change.at,
         "text": change.reason if change.after == "withdrawn" else "", "url": ""}
        for change in changes
    ]  # fmt: skip


def _list(user):
    lists = {
        "social_work_manager": ("referrals:team", "Back to team referrals"),
        "service_manager": ("referrals:waiting", "Back to referrals"),
        "business_support": ("referrals:waiting", "Back to referrals"),
        "social_worker": ("referrals:mine", "Back to my referrals"),
    }
    name, text = lists.get(user.role, ("workspace:home", "Back"))
    return {"url": reverse(name), "text": text}


def _after(referral):
    if referral.case_id:
        return reverse("referrals:of_case", args=[referral.case.reference])
    return reverse("referrals:referral", args=[referral.reference])


def _then(url, done):
    """The address, once the action before it has been done."""
    return url
