"""Which children's records a version is filed on, and which are still asked for."""

from family_plans.models import Filing


def filing_rows(case, version):
    """Each child with the filing of this version, the number known for the child, and the copy that the social worker files."""
    rows = {row.child_id: row for row in version.filings.select_related("filed_by", "in_child_plan_by")}
    earlier = version.plan.versions.filter(number__lt=version.number, filings__filed_on__isnull=False)
    numbers = dict(earlier.order_by("number").values_list("filings__child", "filings__council_id"))
    copies = {
        copy.child_id: copy
        for copy in version.copies.filter(child__isnull=False, staff=case.referrer_id).order_by("number")
        if copy.may_leave
    }
    found = []
    for child in case.children.select_related("person"):
        row = rows.get(child.pk)
        found.append({
            "child": child, "name": child.person.name, "row": row, "again": child.pk in numbers,
            "council_id": (row and row.council_id) or numbers.get(child.pk, "") or child.council_id,
            "copy": copies.get(child.pk), "is_filed": bool(row and row.filed_on), "is_in_plan": bool(row and row.in_child_plan_on),
        })  # fmt: skip
    return found


def numbers_known(case):
    """{the child's key: their number in the council's own system}, as it was filed last or as the record came with it."""
    known = dict(case.children.values_list("person__key", "council_id"))
    filed = Filing.objects.filter(version__plan__case=case, filed_on__isnull=False).order_by("filed_on", "pk")
    return known | dict(filed.values_list("child__person__key", "council_id"))


def still_to_file(case, version):
    """How many children's records the version is not filed on yet."""
    return sum(not row["is_filed"] for row in filing_rows(case, version)) if version else 0
