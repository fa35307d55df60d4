"""Conditions whose SQL is made once a process: for those so long that making them takes longer than asking them."""

from django.db import NotSupportedError
from django.db.models import BooleanField, Exists, Expression, F, Subquery

ROW = "{row}"
_made = {}


class Given(Expression):
    """What a composed condition is told anew each time it is asked, such as a day."""

    def __init__(self, name, output_field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        """Its place in the SQL; itself stands among the parameters until `Composed` has its value."""
        return "%s", [self]


class Composed(Expression):
    """That a row is one of those that a function finds.

    The function takes nothing and returns a queryset of the same model, with `Given` wherever a value changes from
    one time to the next: whatever else it reads from outside, the day above all, would stay as it first was.
    """

    conditional = True
    path, value = "pk", ""

    def __init__(self, find, **given):
        super().__init__(output_field=BooleanField())
        self.find, self.given, self.row = find, given, F("pk")

    def get_source_expressions(self):
        """The key of the row asked about: all that depends on the query around."""
        return [self.row]

    def set_source_expressions(self, exprs):
        """The same, resolved."""
        (self.row,) = exprs

    def as_sql(self, compiler, connection):
        """The SQL made before, about this row and with what is given now."""
        row, _none = compiler.compile(self.row)
        sql, params, prefix = self._made(connection)
        if prefix == compiler.query.alias_prefix:
            raise NotSupportedError(f"A table of this condition would be taken for {row} of the query around")
        return sql.replace(ROW, row), [self._given(param, connection) for param in params]

    def _made(self, connection):
        """The SQL, its parameters and how the tables of its outermost query are called; made when first asked for."""
        key = (self.find, self.path, self.value, connection.alias)
        if key not in _made:
            model = self.row.target.model
            around = model._base_manager.all().query
            rows = self.find().order_by().filter(**{self.path: _Row(output_field=model._meta.pk)})
            asked = Subquery(rows.values(self.value)[:1]) if self.value else Exists(rows)
            asked = asked.resolve_expression(around)
            sql, params = around.get_compiler(connection=connection).compile(asked)
            _made[key] = sql, params, asked.query.alias_prefix
        return _made[key]

    def _given(self, param, connection):
        if not isinstance(param, Given):
            return param
        return param.output_field.get_db_prep_value(self.given[param.name], connection=connection)


class ComposedValue(Composed):
    """A value of the one row that a function finds by a path to the row asked about; null when there is none."""

    conditional = False

    def __init__(self, find, path, value, output_field, **given):
        super().__init__(find, **given)
        self.path, self.value, self.output_field = path, value, output_field


class _Row(Expression):
    """The row asked about, until it is known how the query around calls it."""

    def as_sql(self, compiler, connection):
        return ROW, []
