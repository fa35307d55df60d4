"""allauth's forms as our pages draw them: plain labels, no placeholders, messages of our own."""

from allauth.account import forms as allauth
from django.contrib.auth.password_validation import password_validators_help_texts

from fgc.lib.forms import FgcForm, FormHelper


class PlainForm(FgcForm):
    """Words and hints by field name; allauth's checks stay as they are."""

    with_submission = False
    labels = {}
    hints = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels[name]
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = (
                f"Enter {'your ' if name != 'email' else 'an '}{self.said[name]}"
            )

    @property
    def said(self):
        """How each field is called in the middle of a sentence."""
        return {name: label[:1].lower() + label[1:] for name, label in self.labels.items()}

    @property
    def helper(self):
        """The page draws the form element, because allauth hands it a hidden field."""
        helper = FormHelper(submit=self.submit_label)
        helper.form_tag = False
        return helper


class NewPassword(PlainForm):
    """What both pages that set a password have in common."""

    labels = {
        "oldpassword": "Current password",
        "password1": "New password",
        "password2": "New password again",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(str(text) for text in password_validators_help_texts())


class SignInForm(PlainForm, allauth.LoginForm):
    """Email address and password."""

    submit_label = "Sign in"
    labels = {"login": "Email address", "password": "Password"}


class ForgottenForm(PlainForm, allauth.ResetPasswordForm):
    """The email address that a link to set a new password goes to."""

    submit_label = "Send the link"
    labels = {"email": "Email address"}


class SetPasswordForm(NewPassword, allauth.ResetPasswordKeyForm):
    """A first or new password, from a link."""

    submit_label = "Set the password"


class ChangePasswordForm(NewPassword, allauth.ChangePasswordForm):
    """A new password, by somebody who knows the old one."""

    submit_label = "Change the password"


class ConfirmForm(PlainForm, allauth.ReauthenticateForm):
    """The password once more, before something that matters."""

    submit_label = "Continue"
    labels = {"password": "Password"}
