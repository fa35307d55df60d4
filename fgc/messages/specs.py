"""What a message is about, and the words that it is sent with."""

from dataclasses import dataclass

from django.urls import reverse

from fgc.cases.access import abilities
from fgc.cases.models import Case, SafeguardingNotice
from fgc.notifications.registry import Spec, Text
from referrals.access import READ
from referrals.access import abilities as referral_abilities
from referrals.models import Referral


@dataclass(frozen=True)
class AboutCase(Spec):
    """A message about a family's record. It stops when the record is finished or its messages are stopped."""

    title: str
    need: str
    url_name: str
    still: object = None
    same_day: bool = False
    reminder: bool = False
    replaces: str = ""
    whatever: bool = False  # wanted whatever the state of the record, as long as its rule says so
    names_nobody: bool = False
    even_finished: bool = False  # a promise stands when the work has finished, unless messages were stopped
    even_stopped: bool = False  # it says that the messages are stopped: it goes out all the same

    def wanted(self, message):
        """Whether the record is open, lets messages out, and the thing is as it was."""
        if self.whatever:
            return self.still(message)
        case = Case.objects.filter(reference=message.case).first()
        if case is None or not (case.is_open or self.even_finished):
            return False
        if case.messages_stopped_at and not self.even_stopped:
            return False
        return self.still is None or self.still(message)

    def text(self, message):
        """The words, when the person may open what they lead to."""
        case = Case.objects.filter(reference=message.case).first()
        if case is None or not abilities(message.recipient, case).can(self.need):
            return None
        return self.worded(case)

    def opens(self, can):
        """Whether these abilities over a record open the page that it leads to."""
        return can is not None and can.can(self.need)

    def worded(self, case):
        """The words about a record that the person can open."""
        words = case.reference if self.names_nobody else f"{case.title}, {case.reference}"
        return Text(self.title, words, reverse(self.url_name, args=[case.reference]))


@dataclass(frozen=True)
class AboutNotice(AboutCase):
    """A safeguarding notice: goes out whatever the state of the record, at any hour, and names nobody."""

    def wanted(self, message):
        """Whether the notice is there."""
        return SafeguardingNotice.objects.filter(key=message.about).exists()

    def worded(self, case):
        """The reference alone: what is written on a screen must not tell of a family."""
        return Text(self.title, case.reference, reverse(self.url_name, args=[case.reference]))


@dataclass(frozen=True)
class AboutList(Spec):
    """A message to whoever has a role, whatever records they may open: it says nothing but which list to look at."""

    title: str
    body: str
    role: str
    url_name: str
    still: object
    same_day: bool = True

    def wanted(self, message):
        """Whether the thing is as it was."""
        return self.still(message)

    def text(self, message):
        """The words, while the person has the role."""
        return self.worded() if message.recipient.role == self.role else None

    def worded(self):
        """The words, which name neither a record nor anybody."""
        return Text(self.title, self.body, reverse(self.url_name))


@dataclass(frozen=True)
class AboutReferral(Spec):
    """A message about a referral that is no record yet; wanted while it stands at one of some stages."""

    title: str
    stages: tuple = ()
    still: object = None
    same_day: bool = False
    reminder: bool = False

    def wanted(self, message):
        """Whether the referral still stands where it stood."""
        referral = Referral.objects.filter(reference=message.case, stage__in=self.stages).first()
        return referral is not None and (self.still is None or self.still(message))

    def text(self, message):
        """The words, when the person may open the referral."""
        referral = Referral.objects.select_related("case").filter(reference=message.case).first()
        if referral is None or READ not in referral_abilities(message.recipient, referral):
            return None
        return self.worded(referral)

    def opens(self, can):
        """Whether what was found under the reference is a referral: then it is open."""
        return can is None

    def worded(self, referral):
        """The words about a referral that the person can open."""
        return Text(self.title, referral.reference, reverse("referrals:referral", args=[referral.reference]))
