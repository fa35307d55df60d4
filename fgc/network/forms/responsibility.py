"""Parental responsibility that is recorded already: the basis and what has been seen by now."""

from django import forms

from fgc.lib.forms import DateField
from fgc.network.forms.contacts import PlainForm
from fgc.network.models import ParentalResponsibility


class ChangeResponsibilityForm(PlainForm):
    """On what basis it is held, what has been seen, since when; who holds it never changes."""

    basis = forms.ChoiceField(label="On what basis?", choices=ParentalResponsibility.BASES)
    evidence_seen = forms.CharField(
        label="What has been seen",
        max_length=200,
        required=False,
        help_text="For example, birth certificate, or the order of 3 May 2024. Leave empty if nothing",
    )
    since = DateField(label="Since when?", about="The date", required=False, past=True)

    def __init__(self, *args, row, **kwargs):
        kwargs.setdefault(
            "initial", {"basis": row.basis, "evidence_seen": row.evidence_seen, "since": row.since}
        )
        super().__init__(*args, **kwargs)
        if row.holder_id is None:
            self.fields["basis"].choices = [
                pair for pair in ParentalResponsibility.BASES if pair[0] == "care_order"
            ]
        else:
            listed = [pair for pair in ParentalResponsibility.BASES if pair[0] != "care_order"]
            self.fields["basis"].choices = listed
