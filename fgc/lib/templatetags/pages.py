"""Turning pages of a list: links that keep the filters in the address."""

from django import template

register = template.Library()


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, parameter="page", label="Pages"):
    """Numbered pages of a Django `Page`; nothing is drawn when there is only one."""
    numbers = []
    if page.paginator.num_pages > 1:
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
            numbers.append(
                {"number": number, "url": _url(context, parameter, number), "current": number == page.number}
                if isinstance(number, int)
                else {"gap": True}
            )
    return {
        "label": label,
        "numbers": numbers,
        "previous_url": _url(context, parameter, page.number - 1) if page.has_previous() else "",
        "next_url": _url(context, parameter, page.number + 1) if page.has_next() else "",
    }


def _url(context, parameter, number):
    request = context.get("request")
    query = request.GET.copy() if request else {}
    query[parameter] = str(number)
    return "?" + (query.urlencode() if request else f"{parameter}={number}")
