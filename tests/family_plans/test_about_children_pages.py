"""The pages that say which children a part is about, and what a copy leaves off."""

import pytest
from django.urls import reverse

from family_plans.models import IncludedAnyway
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.two_fathers import limited, tied

pytestmark = pytest.mark.django_db


def test_one_child_is_asked_nothing_and_the_page_says_so():
    home = fam.written()
    home.case.children.get(person=home.mason).delete()
    client, args = cast.signed_in(home.world.amina), [home.case.reference]
    assert (
        "which children"
        not in client.get(reverse("family_plans:write", args=args)).content.decode().casefold()
    )
    said = client.get(reverse("family_plans:about_children", args=args)).content.decode()
    assert "There is one child" in said


def test_the_pages():
    """Tick, save, look what a copy leaves off, include it, take it back."""
    home = limited(tied(), agreed=False)
    client, args = cast.signed_in(home.world.amina), [home.case.reference]
    assert (
        "Say which children a part is about"
        in client.get(reverse("family_plans:write", args=args)).content.decode()
    )
    url = reverse("family_plans:about_children", args=args)
    form = client.get(url).context["form"]
    data = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    data["submission"] = form["submission"].value()
    cooking = home.plan.actions.get(who=home.dan)
    data[f"about-planaction-{cooking.key}"] = [home.ellie.key]
    assert client.post(url, data).status_code == 302
    assert [child.person for child in cooking.about.all()] == [home.ellie]
    assert [child.person for child in home.plan.help_requests.get().about.all()] == [home.mason]
    data[f"about-planaction-{cooking.key}"] = ["zzzzzzzzzz"]
    data["submission"] = client.get(url).context["form"]["submission"].value()
    assert client.post(url, data).status_code == 200
    fam.final(fam.shown(home))

    copies = client.get(reverse("family_plans:copies", args=args)).content.decode()
    assert "3 parts about other children are left off." in copies
    off = reverse("family_plans:left_off", args=[*args, home.rose.key])
    said = client.get(off).content.decode()
    assert "About Mason only" in said and "Mason’s own words" in said and "speech" not in said
    part = f"help:{home.plan.help_requests.get().key}"
    include = reverse("family_plans:include_part", args=[*args, home.rose.key, part])
    assert "Say why they get it" in client.post(include, {"reason": ""}).content.decode()
    said = client.post(include, {"reason": "She goes with him on the bus"}, follow=True).content.decode()
    assert "Included all the same" in said and "She goes with him on the bus" in said
    row = IncludedAnyway.objects.get()
    back = client.post(reverse("family_plans:leave_off_again", args=[*args, row.key]), follow=True)
    assert "Included all the same" not in back.content.decode()
    assert (
        client.get(reverse("family_plans:include_part", args=[*args, home.rose.key, "help:no"])).status_code
        == 404
    )
    nothing = client.get(reverse("family_plans:left_off", args=[*args, home.katie.key])).content.decode()
    assert "Nothing is left off" in nothing
    for who in (home.world.tom, home.world.dele):
        assert cast.signed_in(who).get(off).status_code in (403, 404)
