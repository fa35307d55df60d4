"""A browser without scripts that keeps its cookies, sends real safety tokens, and can be signed out under its pages;
and the page of a plan, sent from it when the session had ended.
"""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from family_plans.models import PlanText
from fgc.kept.models import KeptWriting
from tests import cast
from tests.forms.page import forms_of

WORDS = "Nan walks Ellie and Mason to school. Żaneta brings them home, and Uncle Dan is not to know the way."


class Browser:
    """One browser on one machine; several people may sign in to it, one after the other."""

    def __init__(self, user=None):
        self.client = Client(enforce_csrf_checks=True)
        if user:
            self.sign_in(user)

    def open(self, path, **options):
        """Open a page; returns the answer."""
        return self.client.get(path, **options)

    def form(self, page, *names, action=None):
        """The form of a page that has these fields, with the safety token that it was drawn with."""
        answer = self.open(page)
        assert answer.status_code == 200, answer.status_code
        return self.form_in(answer, page, *names, action=action)

    def form_in(self, answer, page, *names, action=None):
        """The same, in a page that was opened already."""
        found = next(
            form
            for form in forms_of(answer.content, page)
            if set(names) <= set(form.fields) and action in (None, form.action)
        )
        found.token = str(answer.context["csrf_token"])
        found.page = page
        return found

    def send(self, form, headers=None, **answers):
        """Send it as a willing person fills it in, changed by `answers`."""
        data = form.filled(**answers) | {"csrfmiddlewaretoken": form.token}
        return self.client.post(
            form.action, data, headers={"Referer": f"http://testserver{form.page}"} | (headers or {})
        )

    def sign_in(self, user, next_page=""):
        """Through the sign-in page, as people do; returns the answer."""
        form = self.form(reverse("account_login") + (f"?next={next_page}" if next_page else ""), "password")
        return self.send(form, login=user.email, password=cast.PASSWORD)

    def sign_out(self):
        """Through the sign-out page, in another tab."""
        self.send(self.form(reverse("account_logout"), action=reverse("account_logout")))

    def session_ends(self):
        """Half an hour without a page: the browser forgets its cookie and the tick the row."""
        Session.objects.all().delete()
        del self.client.cookies[settings.SESSION_COOKIE_NAME]


def kept(user):
    """What is kept for a person."""
    return list(KeptWriting.objects.filter(person=user))


def plan_page(home):
    """The page on which the plan is written."""
    return reverse("family_plans:write", args=[home.case.reference])


def cut_off(home, **answers):
    """Amina's browser after she sent the plan with a session that had ended; and where she was led."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.session_ends()
    return browser, browser.send(form, **({"matters": WORDS} | answers))


def save_button(browser, answer):
    """The form of the button "Save it now"."""
    return browser.form_in(answer, answer.request["PATH_INFO"], "kept_save")


def sign_in_and_read(browser, user):
    """Sign in where the browser was led, and follow to the page of what was kept."""
    answer = browser.sign_in(user, reverse("kept:waiting"))
    assert answer.url == reverse("kept:waiting")
    return browser.client.get(answer.url, follow=True)


def saved_words(home):
    """What the plan says matters."""
    return PlanText.objects.get(plan=home.plan, section="matters").words
