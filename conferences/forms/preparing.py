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
