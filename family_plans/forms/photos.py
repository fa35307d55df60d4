"""Forms for photos of what the family made on paper."""

from django import forms

from family_plans.models import PlanPhoto
from family_plans.scans import MOST_BYTES, scan_of
from fgc.lib.errors import Refused
from fgc.lib.forms import FgcForm, Radios


class PhotoForm(FgcForm):
    """A file and what it shows; `scan` is the file made safe."""

    submit_label = "Keep this"
    scan = None

    file = forms.FileField(
        label="The photo or scan",
        help_text="JPEG, PNG or PDF, up to 10 MB. Where and when a photo was taken is removed, and the notes, links "
        "and attached files of a PDF.",
        widget=forms.FileInput({"accept": "image/jpeg,image/png,application/pdf"}),
        error_messages={"required": "Choose a file", "empty": "The file is empty", "missing": "Choose a file"},
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What is it?",
        choices=PlanPhoto.KINDS,
        widget=Radios,
        error_messages={"required": "Choose what it is"},
    )
    child = forms.ChoiceField(label="Whose drawing is it?", required=False)
    about = forms.CharField(
        label="What it shows, for somebody who cannot see it", max_length=300,
        error_messages={"required": "Say what it shows"},
    )  # fmt: skip

    def __init__(self, *args, children, **kwargs):
        self.children = {child.key: child for child in children}
        super().__init__(*args, **kwargs)
        names = [(child.key, child.person.name) for child in children]
        self.fields["child"].choices = [("", "Nobody’s in particular"), *names]

    def clean_file(self):
        """The file, read and made safe; the name it came with is forgotten."""
        sent = self.cleaned_data["file"]
        try:
            if sent.size > MOST_BYTES:
                raise Refused("The file must be 10 MB or smaller")
            self.scan = scan_of(sent.read())
        except Refused as error:
            raise forms.ValidationError(error.message) from error
        return sent

    def answers(self):
        """The checked answers as `add_photo` takes them."""
        data = self.cleaned_data
        return {
            "scan": self.scan, "kind": data["kind"], "about": data["about"], "child": self.children.get(data["child"]),
        }  # fmt: skip


class CheckPhotoForm(FgcForm):
    """That somebody has looked, and whether copies print it."""

    submit_label = "I have looked: nothing withheld is on it"

    sure = forms.BooleanField(
        label="I looked at all of it. It shows no address, phone number, school or name that is kept from somebody who may see it.",
        error_messages={"required": "Look at it first, then tick this"},
    )  # fmt: skip
    in_copies = forms.BooleanField(label="Print it in the copies of the plan", required=False)
