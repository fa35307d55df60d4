"""The pages about each child and each person."""

from django import forms

from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.lib.dates import add_months, today
from fgc.lib.forms import DateField, Fieldset, NearDateField
from referrals import codes, kinds, needs
from referrals.forms.base import DraftForm, choose, pick, tick, words


def _latest_birth():
    return today()


def _latest_due():
    return add_months(today(), 10)


class ChildForm(DraftForm):
    """Who the child is."""

    needed = needs.CHILD
    always = ("given_name",)
    layout = (
        Fieldset("Name and birth", "is_unborn", "given_name", "family_name", "known_as", "born_on", "due_on"),
        Fieldset("About the child", "gender", "pronouns", "ethnicity", "religion", "language", "interpreter"),
        Fieldset("Health and learning", "disabilities", "needs", "council_id"),
    )
    is_unborn = forms.BooleanField(label="This is a baby who is not born yet", required=False,
                                   help_text="Then only the due date is needed.")  # fmt: skip
    given_name = words("First name", limit=100)
    family_name = words("Last name", limit=100)
    known_as = words("Known as", limit=100, help_text="If the family says another name.")
    born_on = DateField(
        label="Date of birth", required=False, latest=_latest_birth, help_text="For example, 27 3 2016."
    )
    due_on = DateField(
        label="Due date", required=False, latest=_latest_due, help_text="For a baby who is not born yet."
    )
    gender = pick("Gender", codes.GENDERS)
    pronouns = words("Pronouns", limit=40)
    ethnicity = choose("Ethnicity", codes.ETHNICITIES)
    religion = words("Religion", limit=100)
    language = words("First language", limit=60)
    interpreter = words(
        "Interpreter needed", limit=100, help_text="Language or sign language. Leave blank if none."
    )
    disabilities = tick("Disabilities", codes.DISABILITIES)
    needs = words("Health, special educational needs, communication", rows=3, limit=1000)
    council_id = words("Number on the council’s record", limit=40)

    def clean(self):
        """A baby has one date or the other; none goes with nothing else."""
        cleaned = super().clean()
        if cleaned.get("is_unborn"):
            if cleaned.get("born_on"):
                self.add_error("born_on", "A baby who is not born yet has a due date, not a date of birth")
        elif cleaned.get("due_on"):
            self.add_error("due_on", "Enter a due date only for a baby who is not born yet")
        if "NONE" in cleaned.get("disabilities", ()) and len(cleaned["disabilities"]) > 1:
            self.add_error("disabilities", "Select the disabilities, or ‘None’")
        return cleaned


class ChildHomeForm(DraftForm):
    """Where the child lives and learns, and what stands in law."""

    needed = needs.CHILD_HOME
    layout = (
        Fieldset("Home", "lives_with", "lives_with_words", "address", "address_kept_from"),
        Fieldset(
            "School and legal status", "school", "school_contact", "statuses", "cp_category", "young_carer"
        ),
    )
    lives_with = choose("Who does the child live with now?", LIVES_WITH)
    lives_with_words = words("If somewhere else, where?", limit=120)
    address = words("Address now", rows=3, limit=300)
    address_kept_from = words(
        "Who must not know this address?", limit=200, help_text="Leave blank if it is no secret."
    )
    school = words("School, nursery or children’s centre", limit=120)
    school_contact = words("Who to talk to there", limit=200)
    statuses = tick("Legal status and plans now", LEGAL_STATUSES)
    cp_category = choose(
        "If there is a child protection plan, which category?", codes.CP_CATEGORIES, blank="Not chosen"
    )
    young_carer = pick("Is the child a young carer?", codes.YES_NO_UNKNOWN, inline=True)

    def clean(self):
        """None goes with nothing else."""
        cleaned = super().clean()
        if "none" in cleaned.get("statuses", ()) and len(cleaned["statuses"]) > 1:
            self.add_error("statuses", "Select the legal status, or ‘None of these’")
        return cleaned


class ChildVoiceForm(DraftForm):
    """What the child knows, wants and says."""

    needed = needs.CHILD_VOICE
    knows = pick("Does the child know about the referral?", codes.YES_NO, inline=True)
    agrees = pick("Does the child want a family group conference?", codes.WANTS)
    views = words("What does the child say, in their own words?", rows=4, limit=2000)
    views_unknown_why = words("If it is not known yet, why?", limit=300)
    advocate = pick("Does the child have an advocate, or want one?", codes.ADVOCATES)


class FatherForm(DraftForm):
    """Who the father of one child is, or why he is not named (domain.md 2C)."""

    needed = needs.FATHER
    always = ("father",)
    father = pick("Who is the father?", codes.FATHERS)
    person = choose("If he is named, which person is he?", [], blank="Choose a person")
    father_why = words("If he is not named, why?", limit=300)

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [
            ("", "Choose a person"),
            *((person.key, person.name) for person in people),
        ]

    def clean(self):
        """A named father is one of the people."""
        cleaned = super().clean()
        if cleaned.get("father") == "named" and not cleaned.get("person"):
            self.add_error(
                "person", "Choose who he is. Add him to the family network first if he is not there"
            )
        return cleaned


class PersonForm(DraftForm):
    """Who a person is, and what they are to each child."""

    needed = needs.PERSON
    always = ("given_name",)
    given_name = words("First name", limit=100)
    family_name = words("Last name", limit=100)
    known_as = words("Known as", limit=100, help_text="If the family says another name.")
    gender = pick("Gender", codes.GENDERS)
    birth_year = forms.IntegerField(
        label="Year of birth",
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        help_text="Roughly, if that is all you know.",
    )
    lives_with = words(
        "Where and with whom do they live?", limit=200, help_text="For example, in Lahore with her sister."
    )

    def __init__(self, *args, children=(), **kwargs):
        self.children = list(children)
        ties = {
            f"tie_{child.key}": choose(
                f"What are they to {child.short_name}?", kinds.grouped(), blank="Not related, or not known"
            )
            for child in self.children
        }
        self.base_fields = {**self.base_fields, **ties}
        super().__init__(*args, **kwargs)

    def clean_birth_year(self):
        """A year in which somebody alive can have been born."""
        year = self.cleaned_data["birth_year"]
        if year is not None and not 1900 <= year <= today().year:
            raise forms.ValidationError(f"Year of birth must be between 1900 and {today().year}")
        return year

    def clean(self):
        """Somebody in the network is something to somebody."""
        cleaned = super().clean()
        if self.children and not self.later and not any(self.ties().values()) and not self.errors:
            self.add_error(f"tie_{self.children[0].key}", "Say what they are to at least one child")
        return cleaned

    def ties(self):
        """What they are to each child, by the child's key."""
        return {child.key: self.cleaned_data.get(f"tie_{child.key}", "") for child in self.children}


class PersonContactForm(DraftForm):
    """Whether and how a person may be reached. Contact details are stored encrypted."""

    needed = needs.PERSON_REACH
    layout = (
        Fieldset("What they know", "aware", "wants", "not_yet", "not_yet_why"),
        Fieldset("Language and needs", "language", "interpreter", "needs"),
        Fieldset("Contact details", "phone", "email", "address", "keep_from", "safe_contact",
                 hint="Only the coordinator and the service can open these."),
    )  # fmt: skip
    aware = pick("Do they know about the referral?", codes.AWARE)
    wants = pick("Do they want to be involved?", codes.WANTS)
    not_yet = pick("Must they not be contacted yet?", codes.YES_NO, inline=True)
    not_yet_why = words("If they must not be contacted yet, why?", limit=300)
    language = words("First language", limit=60)
    interpreter = words(
        "Interpreter needed", limit=100, help_text="Language or sign language. Leave blank if none."
    )
    needs = words(
        "What helps them take part?", limit=500, help_text="For example hearing, reading, moving about."
    )
    phone = words("Phone", limit=30)
    email = forms.EmailField(label="Email", required=False)
    address = words("Address", rows=3, limit=300)
    keep_from = words(
        "Who must not get these details?", limit=200, help_text="Leave blank if they are no secret."
    )
    safe_contact = words("How and when is it safe to contact them?", limit=300)


class ConsentForm(DraftForm):
    """Whether one person agrees to the referral."""

    needed = needs.CONSENT
    always = ("answer",)
    answer = pick("Do they agree to the referral?", codes.CONSENTS)
    on = NearDateField(label="When did they say so?", about="The date", required=False, past=True)
    how = pick("How did they agree?", codes.CONSENT_WAYS)
    why = words("If they have not been asked, why?", limit=300)
