"""The people of a draft: two pages each, whether they agree, and a list of who is there."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from fgc.lib.text import and_list, count, label
from referrals import actions, codes
from referrals.access import WRITE, get_referral
from referrals.answers import PERSON_PAGES
from referrals.forms.base import initial_of, now_of
from referrals.forms.family import (
    ConsentForm,
    PersonContactForm,
    PersonForm,
)
from referrals.needs import SHARING, lacking_of
from referrals.sections import by_age, whole
from referrals.views.children import lacking_by_key
from referrals.views.flow import confirm_page, draft_page, tasks_url


def people(request, reference):
    """The family network as the social worker knows it, and the father of each child."""
    referral = get_referral(request.user, reference, WRITE)
    found = whole(referral)
    lacks = lacking_by_key(found, "people")
    names = {child.pk: child.short_name for child in found.children}
    cards = [
        {
            "title": person.name,
            "facts": _relations(person, names),
            "is_done": person.key not in lacks,
            "links": [
                {"text": "Change", "url": reverse("referrals:change_person", args=[reference, person.key]),
                 "hidden": person.name},
                {"text": "Contact details", "url": reverse("referrals:person_contact", args=[reference, person.key]),
                 "hidden": f"of {person.name}"},
            ],
            "remove": reverse("referrals:remove_person", args=[reference, person.key]),
        }
        for person in found.people
    ]  # fmt: skip
    context = {
        "referral": referral, "title": "The family network", "cards": cards, "back": tasks_url(referral),
        "add_url": reverse("referrals:add_person", args=[reference]), "add": "Add a person",
        "lead": "Relatives, friends and others who matter to the children, on both sides of the family. "
                "The coordinator adds people later, so begin with those you know.",
        "empty": "Nobody yet", "empty_text": "Add the parents first, then everybody else you know of.",
        "next_url": tasks_url(referral), "fathers": _fathers(found, reference),
    }  # fmt: skip
    return render(request, "referrals/cards.html", context)


def add_person(request, reference):
    """A new person."""
    referral = get_referral(request.user, reference, WRITE)
    return _person_page(request, referral, None)


def change_person(request, reference, key):
    """Who a person is and what they are to each child."""
    referral = get_referral(request.user, reference, WRITE)
    return _person_page(request, referral, get_object_or_404(referral.people, key=key))


def person_contact(request, reference, key):
    """Whether and how a person may be reached."""
    referral = get_referral(request.user, reference, WRITE)
    person = get_object_or_404(referral.people, key=key)

    def save(cleaned):
        return actions.save_person(
            referral=referral, page="contact", person=person, by=request.user, **cleaned
        )

    back = reverse("referrals:people", args=[reference])
    return draft_page(
        request, referral, PersonContactForm, title=f"Reaching {person.name}", save=save, then=back, keep_valid=True,
        initial=lambda: now_of(person, PERSON_PAGES["contact"]), place=f"contact:{person.key}",
        back={"url": back, "text": "Back to the family network"},
    )  # fmt: skip


def remove_person(request, reference, key):
    """Ask before a person is taken off the draft, saying what goes with them."""
    referral = get_referral(request.user, reference, WRITE)
    person = get_object_or_404(referral.people, key=key)
    pairs = sum(person.pk in (pair.person_id, pair.other_person_id) for pair in referral.pairs.all())
    lines = [
        f"Their contact details and what they are to {and_list(_children_of(person)) or 'the children'} go with them."
    ]
    if person.responsibilities.exists():
        lines.append("They are recorded as holding parental responsibility. That goes too.")
    if pairs:
        lines.append(f"{count(pairs, 'contact restriction')} about them will be removed too.")
    url = reverse("referrals:people", args=[reference])
    return confirm_page(
        request, referral, title=f"Remove {person.name}?", button="Remove from the referral", grave=True, back=url,
        lines=lines,
        act=lambda: _then(url, actions.remove_person(referral=referral, person=person, by=request.user)),
    )  # fmt: skip


def agreement(request, reference):
    """Who agrees to the referral: everybody with parental responsibility and every parent."""
    referral = get_referral(request.user, reference, WRITE)
    found = whole(referral)
    rows = []
    for person in found.to_ask():
        consent = found.consents.get(person.pk)
        rows.append({
            "title": person.name, "url": reverse("referrals:consent", args=[reference, person.key]),
            "hint": _holds(found, person),
            "status_text": consent.get_answer_display() if consent else "Not answered",
            "tag_class": "" if consent else "govuk-tag--blue",
        })  # fmt: skip
    sharing_done = not lacking_of(SHARING, referral)
    sharing = {
        "title": "Sharing information", "url": reverse("referrals:answers", args=[reference, "sharing"]),
        "hint": "Voluntary, privacy notice, what may be shared",
        "status_text": "Completed" if sharing_done else "Incomplete", "tag_class": "" if sharing_done else "govuk-tag--blue",
    }  # fmt: skip
    context = {"referral": referral, "rows": rows, "sharing": [sharing], "back": tasks_url(referral),
               "people_url": reverse("referrals:people", args=[reference])}  # fmt: skip
    return render(request, "referrals/agreement.html", context)


def consent(request, reference, key):
    """Whether one person agrees."""
    referral = get_referral(request.user, reference, WRITE)
    person = get_object_or_404(referral.people, key=key)

    def now():
        given = referral.consents.filter(person=person).first()
        return initial_of(given, ("answer", "on", "how", "why")) if given else {}

    def save(cleaned):
        return actions.save_consent(referral=referral, person=person, by=request.user, **cleaned)

    back = reverse("referrals:agreement", args=[reference])
    return draft_page(
        request, referral, ConsentForm, title=f"Does {person.name} agree?", save=save, then=back,
        initial=now, place=f"consent:{person.key}",
        back={"url": back, "text": "Back to agreement"},
        lead="It is voluntary. Saying no is their choice and is not held against them.",
    )  # fmt: skip


def _person_page(request, referral, person):
    listed = sorted(referral.children.all(), key=by_age)
    names = [f"tie_{child.key}" for child in listed]

    def save(cleaned):
        given = {child.key: cleaned.pop(name) for child, name in zip(listed, names, strict=True)}
        return actions.save_person(
            referral=referral, page="who", person=person, by=request.user, ties=given, **cleaned
        )

    def then(saved):
        return reverse("referrals:person_contact", args=[referral.reference, saved.key])

    def now():
        ties = {tie.child_id: tie.kind for tie in person.ties.all()} if person else {}
        answers = now_of(person, PERSON_PAGES["who"]) if person else {}
        return answers | {name: ties.get(child.pk, "") for child, name in zip(listed, names, strict=True)}

    return draft_page(
        request, referral, PersonForm, title=person.name if person else "Add a person", save=save, then=then,
        initial=now, place=f"who:{person.key}" if person else "", children=listed,
        back={"url": reverse("referrals:people", args=[referral.reference]), "text": "Back to the family network"},
    )  # fmt: skip


def _relations(person, names):
    """`Mother of Ellie and Mason`, one fact for each kind of tie."""
    by_kind, ties = {}, {tie.child_id: tie for tie in person.ties.all()}
    for child_id, name in names.items():
        if child_id in ties:
            by_kind.setdefault(ties[child_id].get_kind_display(), []).append(name)
    return [f"{kind}: {and_list(children)}" for kind, children in by_kind.items()]


def _fathers(found, reference):
    """A row for each child: who the father is, or what is said instead."""
    rows = []
    for child in found.children:
        named = found.fathers_of(child)
        words = and_list(person.name for person in named) or label(codes.FATHERS, child.father)
        done = bool(named) or (child.father in ("not_known", "not_named") and bool(child.father_why))
        rows.append({
            "title": f"{child.short_name}’s father", "hint": words if done else "",
            "url": reverse("referrals:child_father", args=[reference, child.key]),
            "status_text": "Completed" if done else "Incomplete", "tag_class": "" if done else "govuk-tag--blue",
        })  # fmt: skip
    return rows


def _holds(found, person):
    held = [row.child.short_name for row in found.responsibilities if row.person_id == person.pk]
    return (
        f"Parental responsibility for {and_list(held)}"
        if held
        else "Parent, no parental responsibility recorded"
    )


def _children_of(person):
    return [tie.child.short_name for tie in person.ties.select_related("child")]


def _then(url, done):
    """The address, once the action before it has been done."""
    return url
