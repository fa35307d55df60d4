"""Migrations that make every table of an app at once."""

from django.db import migrations
from django.db.migrations.exceptions import IrreversibleError


class EveryTable(migrations.Migration):
    """Makes the tables of `operations`, all CreateModel, in one state of the models.

    Django draws the models anew after each operation, and nearly all of ours lead to the family and to the user:
    for a hundred tables that took most of the time of a first start. Here they are drawn once. A table may so refer
    to one that stands further down.
    """

    def apply(self, project_state, schema_editor, collect_sql=False):
        """Add all models to the state, then make their tables; returns the new state."""
        before = project_state.clone()
        project_state.__dict__.pop(
            "apps", None
        )  # drawn when the first table asks for it, with all models there
        after = self.mutate_state(project_state, preserve=False)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, before, after)
        return after

    def unapply(self, project_state, schema_editor, collect_sql=False):
        """Refuse: behind the first tables there is nothing to go back to."""
        raise IrreversibleError("The first tables are not taken away: restore a backup instead.")
