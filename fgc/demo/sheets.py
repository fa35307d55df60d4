"""The sheets on which a family of the demonstration is described; the data modules fill them in."""

from dataclasses import dataclass, field


@dataclass
class Child:
    """A child of a referral. `more` holds further answers of the child's pages as the referral names them."""

    given: str
    family: str = ""
    age: int | None = None
    months: int = 4
    weeks_to_go: int | None = None  # not born yet
    gender: str = "f"
    ethnicity: str = "WBRI"
    religion: str = "None"
    language: str = "English"
    statuses: tuple = ("cin",)
    lives_with: str = "mother"
    address: str = ""
    school: str = "Seaforth Road Primary School"
    views: str = ""
    advocate: str = "declined"
    father: tuple = ()  # ("not_known", why), when nobody is named
    more: dict = field(default_factory=dict)

    @property
    def is_unborn(self):
        """Whether the child is still to be born."""
        return self.weeks_to_go is not None


@dataclass
class Someone:
    """A person whom the social worker names. `ties` is one kind for every child, or a kind for each by name."""

    given: str
    family: str = ""
    gender: str = "f"
    age: int | None = None
    ties: object = "friend"
    pr: object = ""  # a basis for every child, or a basis for each by name
    consent: dict | None = None  # when it is not "agrees, signed"
    phone: str = ""
    address: str = ""
    more: dict = field(default_factory=dict)

    def tie_to(self, child):
        """What they are to a child, or an empty text."""
        return self.ties if isinstance(self.ties, str) else self.ties.get(child, "")

    def pr_for(self, child):
        """The basis of their parental responsibility for a child, or an empty text."""
        return self.pr if isinstance(self.pr, str) else self.pr.get(child, "")


@dataclass
class Family:
    """What a referral says of one family."""

    author: str
    children: list
    people: list
    background: str
    strengths: str
    worries: str
    change: str
    questions: tuple
    bottom_lines: tuple = ()  # pairs: the line, and why
    contingency: str = "We keep working with the family and look together at what else could help."
    purposes: tuple = ("stay_home",)
    need: str = "N4"
    safety: dict = field(default_factory=dict)  # topic: what there is to know
    pairs: tuple = ()  # dictionaries, as the referral's list of people to keep apart
    dates: tuple = ()  # (kind, days from today, note)
    urgent: str = ""
    private: str = "None"
    interpreters: str = "Nobody"
    access: str = "Nothing that we know of"
    travel: str = "None"
    venue: str = ""
    services: str = "A family support worker, two visits a week for six weeks"
    budget: int = 0
    budget_limits: str = ""
    more: dict = field(default_factory=dict)
