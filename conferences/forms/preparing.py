"""The contact that a coordinator records."""

from django import forms

from conferences.models import Contact
from fgc.lib.dates import today
from fgc.lib.forms import FgcForm, Field, FormHelper, NearDateField, Radios


class ContactForm(FgcForm):
    """One contact with one person, or a try."""

    person = forms.ChoiceField(label="Who was it with?")
    on = NearDateField(
        label="Date", about="The date", past=True, initial=today, help_text="For example, 17/11/2026"
    )
    how = forms.ChoiceField(label="How were you in touch?", choices=Contact.How.choices, widget=Radios)
    reached = forms.ChoiceField(
        label="Did you reach them?",
        choices=[("yes", "Yes"), ("no", "No, this was a try")],
        initial="yes",
        widget=Radios(inline=True),
    )
    minutes = forms.IntegerField(
        label="Minutes (optional)",
        min_value=1,
        max_value=600,
        required=False,
        help_text="Time with them, travel left out",
    )
    note = forms.CharField(
        label="Notes (optional)",
        widget=forms.Textarea,
        required=False,
        max_length=5000,
        help_text="What they hope for, worry about, could offer. The social worker cannot read this.",
    )

    def __init__(self, *args, people, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose a person"), *((p.key, p.name) for p in people)]
        self.back = back

    @property
    def helper(self):
        """Short boxes for short answers."""
        return FormHelper(
            "person",
            "on",
            "how",
            "reached",
            Field("minutes", width=3),
            "note",
            submit="Save contact",
            cancel=self.back,
        )

    def clean_reached(self):
        """True or False."""
        return self.cleaned_data["reached"] == "yes"


class CorrectContactForm(ContactForm):
    """A contact that was recorded wrongly: what it should say, or that it did not take place, and why."""

    took_place = forms.ChoiceField(
        label="What is wrong with it?",
        choices=[
            ("yes", "Something in it is wrong. I put it right below"),
            ("no", "It did not take place. It was recorded by mistake"),
        ],
        initial="yes",
        widget=Radios,
    )
    why = forms.CharField(
        label="Why do you correct it?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text="Kept beside the first entry, which stays and is struck through",
    )

    @property
    def helper(self):
        """What is wrong, the entry as it should be, and why."""
        return FormHelper(
            "took_place",
            "person",
            "on",
            "how",
            "reached",
            Field("minutes", width=3),
            "note",
            "why",
            submit="Save the correction",
            cancel=self.back,
        )

    def clean_took_place(self):
        """True or False."""
        return self.cleaned_data["took_place"] == "yes"
