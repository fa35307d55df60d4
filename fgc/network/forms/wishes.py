"""The child's own list: filled in with the child, in the child's words; and whom the child means."""

from django import forms

from fgc.lib.forms import Conditional, FormHelper, NearDateField, Radios
from fgc.network.forms.contacts import PlainForm
from fgc.network.models import Association, ChildWish

SOMEBODY = "somebody"
ON_MAP, NEW, NOBODY = "on_map", "new", "nobody"
FAMILY = "family"


class TogetherForm(PlainForm):
    """One line, asked in words for a child."""

    who = forms.ChoiceField(label="Who is it?", widget=Radios, required=False)
    words = forms.CharField(label="What do you call them?", max_length=100, required=False)
    kind = forms.ChoiceField(label="What would you like?", choices=ChildWish.Kind, widget=Radios)
    why = forms.CharField(
        label="Do you want to say why?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="You do not have to",
    )
    submit_label = "Put it on my list"
    refusals = {"person": "words"}

    def __init__(self, *args, people, called, **kwargs):
        self.people = {person.key: person for person in people}
        self.called = {person.key: called(person) for person in people}
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [*self.called.items(), (SOMEBODY, "Somebody else")]

    @property
    def helper(self):
        """Who, what, why; "Somebody else" opens the box for the name."""
        helper = FormHelper(
            Conditional("who", somebody=["words"]), "kind", "why", submit=self.submit_label, cancel=""
        )
        # The next to hold the tablet must not be offered what this child began to write.
        helper.attrs["data-fgc-kept"] = "never"
        return helper

    def clean(self):
        """Somebody who was chosen or named."""
        data = super().clean()
        if self.person() is None and not data.get("words") and not {"who", "words"} & set(self.errors):
            if data.get("who") == SOMEBODY:
                self.add_error("words", "Write the name, or what you call them")
            else:
                self.add_error("who", "Choose who it is")
        return data

    def person(self):
        """Who on the map was chosen, if anybody."""
        return self.people.get(self.cleaned_data.get("who", ""))

    def name(self):
        """The name as the child says it."""
        return self.cleaned_data.get("words") or self.called.get(self.cleaned_data.get("who", ""), "")


class WishForm(PlainForm):
    """What the child says now about somebody on their list."""

    kind = forms.ChoiceField(label="What do they say now?", choices=ChildWish.Kind, widget=Radios)
    why = forms.CharField(
        label="Why, in the child’s words",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    asked_on = NearDateField(
        label="When did they say it?",
        about="The day",
        required=False,
        past=True,
        help_text="Empty means today",
    )
    submit_label = "Save what they say now"

    def __init__(self, *args, wish, **kwargs):
        kwargs.setdefault("initial", {"kind": wish.kind})
        super().__init__(*args, **kwargs)


class LinkForm(PlainForm):
    """Whom on the map the child means, or somebody to add to it."""

    how = forms.ChoiceField(label="Who is this?", widget=Radios)
    person = forms.ChoiceField(label="Who on the map?", required=False)
    given_name = forms.CharField(label="First name", max_length=100, required=False)
    family_name = forms.CharField(label="Last name", max_length=100, required=False)
    role = forms.ChoiceField(label="Who are they to the child?", required=False)

    def __init__(self, *args, wish, people, **kwargs):
        self.people = {person.key: person for person in people}
        linked = wish.person.key if wish.person and wish.person.key in self.people else ""
        kwargs.setdefault("initial", {"how": ON_MAP, "person": linked, "given_name": wish.words})
        super().__init__(*args, **kwargs)
        self.fields["how"].choices = [
            (ON_MAP, "Somebody on the map"),
            (NEW, "Somebody to add to the map"),
            (NOBODY, "Not known yet, or nobody who should be on the map"),
        ]
        self.fields["person"].choices = [
            ("", "Select"),
            *((key, person.name) for key, person in self.people.items()),
        ]
        self.fields["role"].choices = [
            ("", "Select"),
            (FAMILY, "Family: I say how they are related next"),
            *Association.ROLES,
        ]

    @property
    def helper(self):
        """Each answer opens its own questions."""
        return FormHelper(
            Conditional("how", on_map=["person"], new=["given_name", "family_name", "role"]),
            submit=self.submit_label,
            cancel=self.cancel,
        )

    def clean(self):
        """The answers that the way needs."""
        data = super().clean()
        needed = {ON_MAP: ("person",), NEW: ("given_name", "role")}.get(data.get("how"), ())
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, "Enter a first name" if name == "given_name" else "Choose from the list")
        return data
