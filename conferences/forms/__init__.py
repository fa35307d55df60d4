"""Forms of preparing, booking, inviting and the day. They check; actions save."""

from conferences.forms.booking import BookForm, CancelForm, MoveForm, ReasonForm, VenueForm
from conferences.forms.day import CameForm, FamilyTimeForm, TimesForm
from conferences.forms.inviting import AnswerForm, ChangeInvitationForm, InviteForm, ToldForm
from conferences.forms.overriding import AskOverrideForm, DecideOverrideForm, EndOverrideForm
from conferences.forms.preparing import ContactForm, CorrectContactForm
from fgc.lib.forms import FgcForm

__all__ = [
    "AnswerForm",
    "AskOverrideForm",
    "BookForm",
    "CameForm",
    "CancelForm",
    "ChangeInvitationForm",
    "ContactForm",
    "CorrectContactForm",
    "DecideOverrideForm",
    "EndOverrideForm",
    "FamilyTimeForm",
    "InviteForm",
    "MoveForm",
    "ReasonForm",
    "SureForm",
    "TimesForm",
    "ToldForm",
    "VenueForm",
    "say_no",
    "sent",
]


class SureForm(FgcForm):
    """A page that asks "are you sure": a button and a token."""


def say_no(form, refused):
    """Put what an action refused on the form, at its field; the page shows the other ways it names."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    form.choices_offered = refused.choices
    form.kept_apart = getattr(refused, "rule", "")  # which must-not-meet a service manager could overrule


def sent(request):
    """What was posted, an empty form included, or nothing when the page is only being looked at."""
    return request.POST if request.method == "POST" else None
