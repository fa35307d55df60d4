"""The children of a draft: three pages each, their fathers, and a list of who is there."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from fgc.cases.codes import LIVES_WITH
from fgc.lib.dates import today
from fgc.lib.text import label
from referrals import actions
from referrals.access import WRITE, get_referral
from referrals.answers import CHILD_PAGES
from referrals.forms.base import now_of
from referrals.forms.family import (
    ChildForm,
    ChildHomeForm,
    ChildVoiceForm,
    FatherForm,
)
from referrals.missing import missing
from referrals.sections import whole
from referrals.views.flow import confirm_page, draft_page, tasks_url

CHILD_FORMS = {"about": ChildForm, "home": ChildHomeForm, "voice": ChildVoiceForm}
CHILD_URLS = {
    "about": "referrals:change_child",
    "home": "referrals:child_home",
    "voice": "referrals:child_voice",
}
CHILD_TITLES = {
    "about": "About {}",
    "home": "{}: home, school and legal status",
    "voice": "{}: what they know and say",
}


def children(request, reference):
    """The children of the referral, each with links to change or remove them."""
    referral = get_referral(request.user, reference, WRITE)
    found = whole(referral)
    lacks = lacking_by_key(found, "children")
    cards = [
        {
            "title": child.name,
            "facts": [
                fact for fact in (child.age_words(today()), label(LIVES_WITH, child.lives_with)) if fact
            ],
            "is_done": child.key not in lacks,
            "links": [
                {
                    "text": words,
                    "url": reverse(CHILD_URLS[page], args=[reference, child.key]),
                    "hidden": child.short_name,
                }
                for page, words in (
                    ("about", "Change"),
                    ("home", "Home, school, status"),
                    ("voice", "Their views"),
                )
                if page != "voice" or not child.is_unborn
            ],
            "remove": reverse("referrals:remove_child", args=[reference, child.key]),
        }
        for child in found.children
    ]
    context = {
        "referral": referral, "title": "The children", "cards": cards, "back": tasks_url(referral),
        "add_url": reverse("referrals:add_child", args=[reference]), "add": "Add a child",
        "lead": "Add each child or young person that the plan is about, and any baby not born yet.",
        "empty": "No children yet", "empty_text": "Add the first child to begin.", "next_url": tasks_url(referral),
    }  # fmt: skip
    return render(request, "referrals/cards.html", context)


def add_child(request, reference):
    """A new child."""
    referral = get_referral(request.user, reference, WRITE)
    return _child_page(request, referral, None, "about")


def change_child(request, reference, key, page="about"):
    """One of the three pages about a child."""
    referral = get_referral(request.user, reference, WRITE)
    return _child_page(request, referral, get_object_or_404(referral.children, key=key), page)


def child_father(request, reference, key):
    """Who a child's father is, or why he is not named."""
    referral = get_referral(request.user, reference, WRITE)
    child = get_object_or_404(referral.children, key=key)
    found = whole(referral)

    def now():
        named = whole(referral).fathers_of(child)
        who = {"father": "named", "person": named[0].key} if named else {"person": ""}
        return now_of(child, ("father", "father_why")) | who

    def save(cleaned):
        person = next((person for person in found.people if person.key == cleaned["person"]), None)
        return actions.set_father(referral=referral, child=child, father=cleaned["father"], person=person,
                                  why=cleaned["father_why"], by=request.user)  # fmt: skip

    people = reverse("referrals:people", args=[reference])
    return draft_page(
        request, referral, FatherForm, title=f"{child.short_name}’s father", save=save, then=people, people=found.people,
        initial=now, place=f"father:{child.key}",
        back={"url": people, "text": "Back to the family network"},
        lead="Fathers and their families are part of the network, whether or not they live with the child.",
    )  # fmt: skip


def remove_child(request, reference, key):
    """Ask before a child is taken off the draft."""
    referral = get_referral(request.user, reference, WRITE)
    child = get_object_or_404(referral.children, key=key)
    url = reverse("referrals:children", args=[reference])
    return confirm_page(
        request, referral, title=f"Remove {child.name}?", button="Remove from the referral", grave=True, back=url,
        act=lambda: _then(url, actions.remove_child(referral=referral, child=child, by=request.user)),
        lines=["Everything that you wrote about this child goes with them."],
    )  # fmt: skip


def _child_page(request, referral, child, page):
    reference = referral.reference

    def save(cleaned):
        return actions.save_child(referral=referral, page=page, child=child, by=request.user, **cleaned)

    def then(saved):
        follow = {"about": "home", "home": None if saved.is_unborn else "voice", "voice": None}[page]
        if follow:
            return reverse(CHILD_URLS[follow], args=[reference, saved.key])
        return reverse("referrals:children", args=[reference])

    title = CHILD_TITLES[page].format(child.short_name) if child else "Add a child"
    return draft_page(
        request, referral, CHILD_FORMS[page], title=title, save=save, then=then,
        keep_valid=bool(child and page != "about"), place=f"{page}:{child.key}" if child else "",
        initial=lambda: now_of(child, CHILD_PAGES[page]) if child else {},
        known={"is_unborn": child.is_unborn} if child and page != "about" else None,
        back={"url": reverse("referrals:children", args=[reference]), "text": "Back to the children"},
    )  # fmt: skip


def lacking_by_key(found, section):
    """The keys of the children or people about whom a section lacks something."""
    return {word for lack in missing(found) if lack.section == section for word in lack.words}


def _then(url, done):
    """The address, once the action before it has been done."""
    return url
