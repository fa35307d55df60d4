"""Takes the pictures of the README from a running demonstration: `python docs/pictures/take.py http://127.0.0.1:8000`.

Needs the development requirements and Chromium. Run it after the look of a pictured page changes.
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PASSWORD = "harbour-demo-2026"  # noqa: S105  (printed by the demonstration)
WIDE, PHONE, TABLET = (1280, 860), (390, 844), (820, 1180)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


def signed_in(browser, base, who, size):
    """A page of that size, signed in as that person of the demonstration."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{base}/accounts/login/")
    page.fill("[name=login]", f"{who}@northshore.example")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    return page


def story_family(page, base):
    """The address of the Karim family's record."""
    page.goto(f"{base}/cases/")
    page.fill("[name=words]", "Leah")
    page.click("form[action*=search] button")
    return page.locator("#results tbody a").first.get_attribute("href")


def main(base):
    """Take them all."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("FGC_CHROMIUM", "/usr/bin/chromium"), args=FLAGS
        )
        page = signed_in(browser, base, "amina.yusuf", WIDE)
        page.screenshot(path=HERE / "today.png")
        home = page.url
        family = base + story_family(page, base)
        for name, path in (("case", ""), ("family", "family/"), ("plan", "plan/")):
            page.goto(family + path)
            if name == "family":
                page.locator("svg.genogram").scroll_into_view_if_needed()
                page.evaluate("document.querySelector('#tree').scrollIntoView()")
            if name == "plan":
                page.get_by_role("heading", name="What we agreed").evaluate("node => node.scrollIntoView()")
            page.screenshot(path=HERE / f"{name}.png")
        page.goto(home)
        day = page.locator(".fgc-agenda a").first.get_attribute("href")
        tablet = signed_in(browser, base, "amina.yusuf", TABLET)
        tablet.goto(base + day)
        tablet.screenshot(path=HERE / "day.png")
        phone = signed_in(browser, base, "amina.yusuf", PHONE)
        phone.screenshot(path=HERE / "phone.png")
        manager = signed_in(browser, base, "carol.shah", WIDE)
        manager.screenshot(path=HERE / "dashboard.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
