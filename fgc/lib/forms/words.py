"""What a field says when it cannot use an answer, in GOV.UK's manner: what to do, no full stop, no jargon."""

from django import forms
from django.core import validators
from django.forms.utils import pretty_name

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.Select)


def lower_first(words):
    """`Date of birth` as it reads inside a sentence; initials such as `FGC reference` are left alone."""
    return words if len(words) > 1 and words[1].isupper() else words[:1].lower() + words[1:]


def subject(name, field):
    """What the field is about, to begin a sentence: its own `about`, else its label."""
    return str(getattr(field, "about", "") or field.label or pretty_name(name))


def asks_a_question(words):
    """Whether the label is a question, so that `Enter what is your name?` is not said."""
    return words.rstrip().endswith("?")


def required(name, field):
    """`Enter the full name`, `Select a relationship`, `Choose a file`, or something that fits a question."""
    about = subject(name, field)
    if asks_a_question(about):
        return f"Answer “{about}”"
    if isinstance(field.widget, CHOICES):
        return f"Select {lower_first(about)}"
    if isinstance(field, forms.FileField):
        return "Choose a file"
    if isinstance(field, forms.BooleanField):
        return "Tick the box to carry on"
    return f"Enter {lower_first(about)}"


def too_long(limit, about="This"):
    """A length validator that says how many letters are allowed."""
    return validators.MaxLengthValidator(limit, f"{about} must be {limit:,} characters or fewer")


def speak_plainly(name, field):
    """Replace Django's own wording where the author of the form has not written a better one.

    Validators are shared between copies of a field, so they are replaced and never changed.
    """
    about = "Your answer" if asks_a_question(subject(name, field)) else subject(name, field)
    for code, message in _messages(name, field, about).items():
        if field.error_messages.get(code) == _django_default(field, code):
            field.error_messages[code] = message
    field.validators = [_plain_validator(validator, about) for validator in field.validators]


def _messages(name, field, about):
    messages = {"required": required(name, field)}
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.TypedChoiceField):
        messages |= {
            "invalid_choice": "Select one of the answers listed",
            "invalid_list": "Select from the list",
        }
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        messages |= {"invalid_pk_value": "Select from the list"}
    if isinstance(field, forms.FloatField | forms.DecimalField):
        messages |= {"invalid": f"{about} must be a number"}
    elif isinstance(field, forms.IntegerField):
        messages |= {"invalid": f"{about} must be a whole number"}
    if isinstance(field, forms.FileField):
        messages |= {"empty": "The file you chose is empty", "invalid": "Choose the file again"}
    if isinstance(field, forms.UUIDField):
        messages |= {"invalid": "This page is out of date. Open it again"}
    return messages


def _django_default(field, code):
    for cls in type(field).__mro__:
        message = getattr(cls, "default_error_messages", {}).get(code)
        if message is not None:
            return message
    return None


def _plain_validator(validator, about):
    kind = type(validator)
    if kind is validators.MaxLengthValidator:
        return too_long(validator.limit_value, about)
    if kind is validators.MinLengthValidator:
        return kind(validator.limit_value, f"{about} must be {validator.limit_value} characters or more")
    if kind is validators.MaxValueValidator:
        return kind(validator.limit_value, f"{about} must be {_limit(validator)} or less")
    if kind is validators.MinValueValidator:
        return kind(validator.limit_value, f"{about} must be {_limit(validator)} or more")
    if kind is validators.EmailValidator:
        return kind("Enter an email address in the right form, like name@example.com")
    if kind is validators.URLValidator:
        return kind(
            validator.schemes, message="Enter a web address in the right form, like https://www.example.com"
        )
    return validator


def _limit(validator):
    value = validator.limit_value
    return value() if callable(value) else value
