"""What is asked about a person once they are on the map: former names, who interprets, how to write, lost touch."""

from django import forms

from fgc.lib.forms import Conditional, Fieldset, Radios
from fgc.network.forms.asking import AskingForm
from fgc.network.models import Person

BOOKED, RELATIVE = "booked", "relative"
INTERPRETS = [
    (BOOKED, "An interpreter is booked"),
    (RELATIVE, "A relative interprets, and there is a reason"),
]
HINTS = {BOOKED: "Not a relative, and not known to the family. This is how it is unless there is a reason"}
KEPT = ("former_name", "interpreter_relative", "reads", "written_language", "touch", "last_in_touch")
ASKED = (*KEPT, "interpreter_by")


class Particulars(AskingForm):
    """These questions, for a form that changes what is recorded about a person."""

    former_name = forms.CharField(
        label="Other last names they had",
        max_length=100,
        required=False,
        help_text="For example, before a marriage. It helps to find them in older papers",
    )
    interpreter_by = forms.ChoiceField(
        label="Who interprets?", choices=INTERPRETS, required=False, widget=Radios(hints=HINTS)
    )
    interpreter_relative = forms.CharField(
        label="Why is a relative asked to interpret?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Who it is, and why no interpreter is booked. A relative is not asked by default",
    )
    reads = forms.ChoiceField(
        label="In which form does writing reach them?", choices=Person.Reads, required=False, widget=Radios
    )
    written_language = forms.CharField(
        label="In which language, if not English?", max_length=60, required=False
    )
    touch = forms.ChoiceField(
        label="Is anybody in touch with them?", choices=Person.Touch, required=False, widget=Radios
    )
    last_in_touch = forms.CharField(
        label="When and how were they last in touch?",
        max_length=100,
        required=False,
        help_text="For example, Christmas 2019, a card to Nan",
    )

    @staticmethod
    def particulars_of(person):
        """What is recorded, to begin with."""
        by = RELATIVE if person.interpreter_relative else BOOKED
        return {**{name: getattr(person, name) for name in KEPT}, "interpreter_by": by}

    def settle(self, values):
        """The answers made to agree, as fields of a person: no reason is kept where nobody of the family interprets."""
        if self.cleaned_data.get("interpreter_by") != RELATIVE and "interpreter_relative" in values:
            values["interpreter_relative"] = ""
        if values.get("touch") == Person.Touch.IN_TOUCH:
            values["last_in_touch"] = ""
        for name, usual in (("reads", Person.Reads.STANDARD), ("touch", Person.Touch.IN_TOUCH)):
            if name in values:
                values[name] = values[name] or usual
        return values

    def check_particulars(self):
        """A relative interprets only for a reason that is written down."""
        data = self.cleaned_data
        if data.get("interpreter_by") != RELATIVE or data.get("interpreter_relative"):
            return
        if "interpreter_relative" not in self.errors:
            self.add_error("interpreter_relative", "Say who it is, and why no interpreter is booked")

    def who_interprets(self):
        """The question who interprets, where it is asked."""
        return [Conditional("interpreter_by", relative=["interpreter_relative"])] if self.person else []

    def writing_and_touch(self):
        """The last groups, where they are asked."""
        if not self.person:
            return []
        return [
            Fieldset("How to write to them", "reads", "written_language"),
            Fieldset("If touch was lost", "touch", "last_in_touch"),
        ]
