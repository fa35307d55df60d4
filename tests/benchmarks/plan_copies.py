"""How long copies take: `python -m tests.benchmarks.plan_copies`, over a database that has the demonstration.

Prints, for the longest plan: one warm copy (wall and CPU seconds, the least of five) beside WeasyPrint alone on the
same HTML; every edition; twelve different copies one after another; the memory after each twenty of a hundred copies.
Nothing is written. Each figure in CPU seconds holds on a busy machine too.
"""

import os
import resource
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fgc.settings")
django.setup()

from family_plans.models import PlanCopy, PlanVersion  # noqa: E402
from family_plans.paper import html_for, paper_for  # noqa: E402
from family_plans.wordings import languages_of  # noqa: E402
from fgc.lib import pdf  # noqa: E402

PAGE = 4096


def timed(act, tries=5):
    """The least wall and CPU seconds of a few tries, and what came of the last."""
    walls, cpus, made = [], [], None
    for _ in range(tries):
        wall, cpu = time.perf_counter(), time.process_time()
        made = act()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return min(walls), min(cpus), made


def alone(html):
    """WeasyPrint with our styles and fonts, tagged as we ask for it, and nothing else."""
    document = pdf._weasyprint().HTML(string=html, base_url=pdf.SCHEME, url_fetcher=pdf._fetcher())
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"")


def memory():
    """Megabytes in use by this process."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 2**20


def longest():
    """The version with the most actions of a family that has a picture."""
    versions = PlanVersion.objects.select_related("plan__case__service", "plan__conference")
    return max(versions, key=lambda version: len(version.content["actions"]))


def twelve(version):
    """Copies for twelve people, every edition among them."""
    people = list(version.plan.case.people.on_map().filter(status="living"))
    editions = ["standard", "easy_read", "large", "very_large"] + ["standard"] * 20
    copies = [PlanCopy(version=version, person=person, edition=edition, number=number)
              for number, (person, edition) in enumerate(zip(people, editions, strict=False), start=1)][:9]  # fmt: skip
    child = version.plan.case.children.select_related("person").first().person
    copies.append(PlanCopy(version=version, person=child, edition="child", number=10))
    copies.append(PlanCopy(version=version, role="The court", edition="court", number=11))
    for code in languages_of(version)[:1] or [""]:
        edition = "language" if code else "standard"
        copies.append(PlanCopy(version=version, person=people[-1], edition=edition, language=code, number=12))
    return copies


def main():
    """Print the figures."""
    version = longest()
    copies = twelve(version)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(version.content['actions'])} actions")
    paper_for(copies[0])  # the first import and the fonts
    html, _left_out = html_for(copies[0])
    wall, cpu, paper = timed(lambda: paper_for(copies[0]))
    bare_wall, bare, _data = timed(lambda: alone(html))
    print(f"one copy of {paper.pages} pages, warm: {wall:.2f} s wall, {cpu:.2f} s CPU")
    print(
        f"WeasyPrint alone on its HTML: {bare_wall:.2f} s wall, {bare:.2f} s CPU; a copy takes {cpu / bare:.2f} times that"
    )
    for copy in {one.edition: one for one in reversed(copies)}.values():
        wall, cpu, paper = timed(lambda copy=copy: paper_for(copy), 2)
        print(f"  {copy.edition_name}: {paper.pages} pages, {wall:.2f} s wall, {cpu:.2f} s CPU")
    wall, cpu, _papers = timed(lambda: [paper_for(copy) for copy in copies], 1)
    print(f"{len(copies)} different copies: {wall:.1f} s wall, {cpu:.1f} s CPU")
    sizes = [memory()]
    for number in range(100):
        paper_for(copies[number % len(copies)])
        if number % 20 == 19:
            sizes.append(memory())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        "memory in MB at the start and after each 20 copies:",
        " ".join(f"{size:.0f}" for size in sizes),
        f"(peak {peak:.0f})",
    )


if __name__ == "__main__":
    main()
