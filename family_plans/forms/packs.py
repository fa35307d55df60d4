"""The form of a pack: for each recipient the edition that their record suggests, to be changed before it is made."""

from django import forms

from fgc.lib.forms import FgcForm, FormHelper

NO_COPY = ("", "No copy")


class PackPage(FgcForm):
    """The base of the form; `pack_form` adds a choice for each recipient."""

    submit_label = "Make the pack"

    others = forms.CharField(
        label="Also for, one on each line", required=False, max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="For example: School. The family has to agree. They get the standard edition",
    )  # fmt: skip

    recipients = ()

    @property
    def helper(self):
        """The recipients first, then anybody else."""
        names = [name for name, _row in self.recipients]
        return FormHelper(*names, "others", submit=self.submit_label)

    def wanted(self):
        """(the recipient's row, the choice) of each who gets a copy; then (None, who) for those typed."""
        chosen = [(row, self.cleaned_data[name]) for name, row in self.recipients if self.cleaned_data[name]]
        others = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        return chosen, others


def _name(row):
    return f"for_{row['id']}"


def pack_form(rows):
    """The form class for these rows of recipients."""
    fields = {}
    for row in rows:
        fields[_name(row)] = forms.ChoiceField(
            label=f"{row['name']}, {row['detail'].lower()}" if row["detail"] else row["name"],
            choices=[NO_COPY, *row["editions"]], initial=row["first"], required=False, help_text=row["note"],
        )  # fmt: skip
    recipients = tuple((_name(row), row) for row in rows)
    return type("PackForm", (PackPage,), {**fields, "recipients": recipients})
