"""Starting a referral, its task list, checking and sending it, sharing the draft."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.cases.access import MissingRight
from fgc.lib.errors import Refused
from fgc.lib.text import count
from referrals import actions
from referrals.access import SHARE, WRITE, get_referral, may_start, sight
from referrals.actions.after import COLLEAGUES
from referrals.clocks import long_day
from referrals.forms.decide import AnswerForm, BlankForm, LogForm, ShareForm, WithdrawForm
from referrals.missing import completed, missing
from referrals.sections import SECTIONS, whole
from referrals.stages import RETURNED, SENT
from referrals.views.flow import attempt, confirm_page, posted, tasks_url
from referrals.views.summary import groups


def start(request):
    """Begin a draft; business support says for which social worker."""
    if not may_start(request.user):
        raise MissingRight("referral", "write")
    logs = request.user.role == Role.BUSINESS_SUPPORT
    if logs:
        people = User.objects.filter(
            service=request.user.service, role__in=COLLEAGUES, is_active=True
        ).select_related("team")
        form = LogForm(posted(request), people=people)
    else:
        form = BlankForm(posted(request), submit_label="Start now")
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: tasks_url(
            actions.start(by=request.user, author=form.cleaned_data.get("author"))))  # fmt: skip
        if response:
            return response
    back = reverse("referrals:waiting" if logs else "referrals:mine")
    return render(request, "referrals/start.html", {"form": form, "logs": logs, "back": back})


def tasks(request, reference):
    """The task list of a draft, or of a referral that came back with a question."""
    referral = get_referral(request.user, reference, WRITE)
    found = whole(referral)
    done = completed(found)
    open_query = referral.queries.filter(answered_at=None).select_related("by").first()
    context = {
        "referral": referral,
        "heading": f"Refer {_possessive(found.children[0])} family" if found.children else "Refer a family",
        "finished": f"You have finished {len(done)} of {count(len(SECTIONS), 'section')}.",
        "groups": _task_groups(referral, done),
        "send_row": _send_row(referral, done),
        "query": open_query,
        "query_url": reverse("referrals:answer", args=[reference]) if "send" in referral.can else "",
        "share_url": reverse("referrals:share", args=[reference]) if SHARE in referral.can else "",
        "withdraw_url": reverse("referrals:withdraw", args=[reference]) if "withdraw" in referral.can else "",
        "is_author": "send" in referral.can,
    }
    return render(request, "referrals/tasks.html", context)


def check(request, reference):
    """Everything that was written, with links to change it, and the button that sends it."""
    referral = get_referral(request.user, reference, WRITE)
    found = whole(referral)
    lacks = _linked(referral, missing(found))
    form = BlankForm(posted(request), submit_label="Send the referral")
    if request.method == "POST" and form.is_valid():
        get_referral(request.user, reference, "send")
        try:
            return once(request, lambda: _send(referral, request.user))
        except Refused as refusal:
            lacks = _linked(referral, refusal.choices)
            form.add_error(None, refusal.message)
    context = {
        "referral": referral, "form": form, "lacks": lacks, "may_send": "send" in referral.can and not lacks,
        "is_author": "send" in referral.can, "is_returned": referral.stage == RETURNED,
        "groups": groups(found, sight(request.user, referral), change=True),
        "answer_url": reverse("referrals:answer", args=[reference]), "back": tasks_url(referral),
    }  # fmt: skip
    return render(request, "referrals/check.html", context)


def sent(request, reference):
    """That the referral was sent, its reference, what happens next and by when."""
    referral = get_referral(request.user, reference)
    if referral.stage != SENT:
        return render(
            request, "referrals/sent_before.html", {"referral": referral, "url": _view_url(referral)}
        )
    context = {
        "referral": referral, "acknowledge_by": long_day(referral.acknowledge_by),
        "decide_by": long_day(referral.decide_by), "allocate_days": referral.service.allocate_days,
        "service": referral.service, "view_url": _view_url(referral),
    }  # fmt: skip
    return render(request, "referrals/sent.html", context)


def answer(request, reference):
    """Answer the question with which a referral came back, and send it again."""
    referral = get_referral(request.user, reference, "send")
    query = get_object_or_404(referral.queries.select_related("by"), answered_at=None)
    form = AnswerForm(posted(request))
    lacks = _linked(referral, missing(whole(referral)))
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["answer"]
        response = attempt(request, form, lambda: _sent_url(
            actions.answer_question(referral=referral, answer=text, by=request.user)))  # fmt: skip
        if response:
            return response
    context = {
        "referral": referral,
        "query": query,
        "form": form,
        "lacks": lacks,
        "back": tasks_url(referral),
    }
    return render(request, "referrals/answer.html", context)


def share(request, reference):
    """Let a colleague read and write the draft, and see who can."""
    referral = get_referral(request.user, reference, SHARE)
    people = User.objects.filter(service=referral.service, role__in=COLLEAGUES, is_active=True)
    people = people.exclude(pk=referral.author_id).select_related("team")
    form = ShareForm(posted(request), people=people)
    if request.method == "POST" and form.is_valid():
        url = reverse("referrals:share", args=[reference])
        response = attempt(request, form, lambda: _then(url, actions.share(
            referral=referral, person=form.cleaned_data["person"], by=request.user)))  # fmt: skip
        if response:
            return response
    rows = [
        {
            "name": given.person.name,
            "since": given.at,
            "url": reverse("referrals:unshare", args=[reference, given.key]),
        }
        for given in referral.shares.filter(ended_at=None).select_related("person")
    ]
    return render(request, "referrals/share.html", {"referral": referral, "form": form, "rows": rows,
                                                    "back": tasks_url(referral)})  # fmt: skip


def unshare(request, reference, key):
    """Stop sharing the draft with one colleague."""
    referral = get_referral(request.user, reference, SHARE)
    given = get_object_or_404(referral.shares.filter(ended_at=None).select_related("person"), key=key)
    url = reverse("referrals:share", args=[reference])
    return confirm_page(
        request, referral, title=f"Stop sharing with {given.person.name}?", button="Stop sharing", back=url,
        act=lambda: _then(url, actions.unshare(share=given, by=request.user)),
        lines=[f"{given.person.name} will not be able to open this draft any more."],
    )  # fmt: skip


def withdraw(request, reference):
    """Withdraw a draft or a referral that is not decided."""
    referral = get_referral(request.user, reference, "withdraw")
    form = WithdrawForm(posted(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        response = attempt(request, form, lambda: _then(
            reverse("referrals:mine"), actions.withdraw(referral=referral, reason=reason, by=request.user)))  # fmt: skip
        if response:
            return response
    back = tasks_url(referral) if WRITE in referral.can else _view_url(referral)
    context = {"referral": referral, "form": form, "title": "Withdraw this referral", "back": back,
               "lead": "It will not be worked on any more. You can refer the family again later."}  # fmt: skip
    return render(request, "referrals/decision.html", context)


def _send(referral, by):
    return _sent_url(actions.send(referral=referral, by=by))


def _sent_url(referral):
    return reverse("referrals:sent", args=[referral.reference])


def _view_url(referral):
    return reverse("referrals:referral", args=[referral.reference])


def _then(url, done):
    """The address, once the action before it has been done."""
    return url


def _possessive(child):
    """`Kayleigh’s`: the name of the oldest child in the heading."""
    return f"{child.short_name}’s" if child.short_name != "Unborn baby" else "an unborn baby’s"


def _task_groups(referral, done):
    """The rows of the task list under their headings."""
    made = {}
    for section in SECTIONS:
        finished = section.name in done
        made.setdefault(section.group, []).append({
            "title": section.title, "hint": section.hint, "url": _section_url(referral, section),
            "status_text": "Completed" if finished else "Incomplete", "tag_class": "" if finished else "govuk-tag--blue",
        })  # fmt: skip
    return [
        {"title": title, "rows": rows, "prefix": f"part-{number}"}
        for number, (title, rows) in enumerate(made.items())
    ]


def _section_url(referral, section):
    words = [referral.reference, section.page] if section.page else [referral.reference]
    return reverse(section.url, args=words)


def _send_row(referral, done):
    ready = len(done) == len(SECTIONS)
    title = (
        "Answer the question and send again" if referral.stage == RETURNED else "Check your answers and send"
    )
    name = "referrals:answer" if referral.stage == RETURNED else "referrals:check"
    row = {
        "title": title,
        "status_text": "Ready to send" if ready else "Cannot start yet",
        "cannot_start": not ready,
    }
    if ready:
        row |= {"url": reverse(name, args=[referral.reference]), "tag_class": "govuk-tag--green"}
    return row


def _linked(referral, lacks):
    return [
        {"text": lack.message, "url": reverse(lack.url, args=[referral.reference, *lack.words])}
        for lack in lacks
    ]
