"""How a form is laid out: fields with sizes and reveals, fieldsets, buttons."""

from crispy_forms import layout as crispy
from crispy_forms.helper import FormHelper as CrispyHelper
from crispy_forms.utils import TEMPLATE_PACK, flatatt, render_field
from django.template.loader import render_to_string
from django.utils.html import format_html

Layout = crispy.Layout
LOOKS = {
    "label_size": "s",
    "heading": False,
    "width": "",
    "inline": False,
    "small": False,
    "hide_label": False,
}


class FormHelper(CrispyHelper):
    """Draws a form with our pack: no browser bubbles, hidden fields never forgotten, one button unless told.

    `submit=""` draws no button (for pages that write their own); `cancel` is an address for a link beside it.
    """

    form_class = "fgc-form"
    render_hidden_fields = True
    include_media = False

    def __init__(self, *fields, submit="Save and continue", cancel="", cancel_text="Cancel", wide=False):
        super().__init__()
        self.attrs = {"novalidate": True}
        if wide:
            self.form_class = "fgc-form fgc-form--wide"
        if fields:
            self.layout = Layout(*fields)
        if submit:
            self.add_input(Submit("", submit))
        if cancel:
            self.add_input(Cancel(cancel, cancel_text))

    def render_layout(self, form, context, template_pack=TEMPLATE_PACK):
        """The layout as HTML, without the browser's own required check."""
        form.use_required_attribute = False
        return super().render_layout(form, context, template_pack=template_pack)


class Field(crispy.LayoutObject):
    """One field and its looks: label size (s, m, l, xl), `heading` (label as the h1), width, inline.

    `width` is GOV.UK's: 2, 3, 4, 5, 10, 20, 30 letters, or `one-half`, `two-thirds` and so on.
    """

    def __init__(self, name, **look):
        unknown = set(look) - set(LOOKS)
        if unknown:
            raise TypeError(f"Field has no look called {', '.join(sorted(unknown))}")
        self.fields = [name]
        self.look = {**LOOKS, **look, "width": str(look.get("width", ""))}

    def render(self, form, context, template_pack=TEMPLATE_PACK, extra_context=None, **kwargs):
        """The field as HTML."""
        extra = {**(extra_context or {}), "look": self.look}
        return render_field(self.fields[0], form, context, template_pack=template_pack, extra_context=extra)


class Conditional(Field):
    """Choices where an answer opens more questions: `Conditional("consent", some=["consent_who"])`.

    Values that are no Python names go into `reveals`. Without JavaScript the questions are simply there.
    """

    def __init__(self, name, *, reveals=None, look=None, **by_value):
        super().__init__(name, **(look or {}))
        self.reveals = {**(reveals or {}), **by_value}

    def render(self, form, context, template_pack=TEMPLATE_PACK, extra_context=None, **kwargs):
        """The choices with the opened questions inside."""
        opened = {
            str(value): "".join(
                render_field(inner, form, context, template_pack=template_pack) for inner in names
            )
            for value, names in self.reveals.items()
        }
        extra = {**(extra_context or {}), "reveals": opened}
        return super().render(form, context, template_pack=template_pack, extra_context=extra)


class Fieldset(crispy.LayoutObject):
    """Questions under one heading: `Fieldset("About the child", "name", "born_on")`."""

    template = "fgc/layout/fieldset.html"

    def __init__(self, legend, *fields, size="m", hint=""):
        self.legend, self.fields, self.size, self.hint = legend, list(fields), size, hint

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The fieldset as HTML."""
        inner = self.get_rendered_fields(form, context, template_pack)
        parts = {"legend": self.legend, "size": self.size, "hint": self.hint, "inner": inner}
        return render_to_string(self.template, parts)


class Paragraph(crispy.TemplateNameMixin):
    """A plain paragraph between fields; the words are escaped."""

    def __init__(self, words, css_class="govuk-body"):
        self.words, self.css_class = words, css_class

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The paragraph as HTML."""
        return format_html('<p class="{}">{}</p>', self.css_class, self.words)


class Warn(Paragraph):
    """A warning between fields, with GOV.UK's exclamation mark."""

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The warning as HTML."""
        return render_to_string("components/warning.html", {"text": self.words})


class Submit(crispy.TemplateNameMixin):
    """A button that sends the form; a second press within a second is ignored."""

    input_type = "submit"
    variant = ""
    template = "fgc/layout/button.html"

    def __init__(self, name, label, *, value="", **attrs):
        self.name, self.value, self.label = name, value, label
        self.flat_attrs = flatatt(attrs)

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The button as HTML."""
        return render_to_string(self.template, {"input": self})


class Secondary(Submit):
    """A grey button, for the lesser choice: `Secondary("later", "Save and come back later")`."""

    variant = "secondary"


class Grave(Submit):
    """A red button, for what is hard to undo."""

    variant = "warning"


class Cancel(crispy.TemplateNameMixin):
    """A link that leaves without saving."""

    input_type = "link"

    def __init__(self, url, label="Cancel"):
        self.url, self.label = url, label

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The link as HTML."""
        return format_html('<a class="govuk-link" href="{}">{}</a>', self.url, self.label)


class Buttons(crispy.LayoutObject):
    """Several buttons and links in one row, anywhere in a layout."""

    def __init__(self, *fields):
        self.fields = list(fields)

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        """The row as HTML."""
        inner = self.get_rendered_fields(form, context, template_pack)
        return format_html('<div class="govuk-button-group">{}</div>', inner)
