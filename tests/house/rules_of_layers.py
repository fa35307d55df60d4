"""The rules about how modules lie (5, 10 and 12): imports, settings, and what a module says of itself."""

from tests.house import modules, moving
from tests.house.rule import Rule

OF_LAYERS = [
    Rule(
        5,
        "imports point down",
        modules.upward_imports,
        (
            ("fgc.cases.actions", "from conferences.models import Venue"),
            ("fgc.cases.actions", "import conferences.models"),
            ("fgc.cases.actions", "from fgc import demo"),
            ("fgc.cases.actions.file", "def f():\n    from fgc import network"),
        ),
    ),
    Rule(
        5,
        "strangers",
        modules.upward_imports,
        (("conferences.models", "from referrals.models import Referral"),),
    ),
    Rule(
        5,
        "no views or forms of another app",
        modules.inner_imports,
        (
            ("family_plans.actions", "from conferences.forms import BookForm"),
            ("family_plans.actions", "from conferences import forms"),
            ("family_plans.actions", "import conferences.views.day"),
        ),
    ),
    Rule(
        5,
        "no import inside a function",
        modules.hidden_imports,
        (
            ("fgc.network.actions", "def f():\n    from fgc.cases.models import Case"),
            ("fgc.network.actions", "def f():\n    import fgc.cases.models"),
            ("fgc.network.actions", "def f():\n    from fgc import schedule"),
            ("fgc.network.actions", "def f():\n    from .people import add_person"),
            ("fgc.network.actions", "class A:\n    def f(self):\n        import conferences"),
            ("fgc.network.listing", "from ..cases import models"),
            ("fgc.network.listing", "import importlib\nx = importlib.import_module('conferences')"),
        ),
    ),
    Rule(
        5,
        "what begins with an underscore stays where it is",
        modules.borrowed_privates,
        (("conferences.actions.day", "from fgc.cases.access import _held"),),
    ),
    Rule(
        10,
        "one settings file",
        moving.settings_elsewhere,
        (
            ("fgc.lib.pdf", "import os\nx = os.environ['HOME']"),
            ("fgc.lib.pdf", "import os\nx = os.getenv('HOME')"),
            ("fgc.lib.pdf", "from os import environ"),
            ("fgc.lib.pdf", "from fgc import env\nx = env.flag('FGC_FAST')"),
            ("fgc.lib.pdf", "from django.conf import settings\nsettings.DEBUG = True"),
        ),
    ),
    Rule(12, "a module says what it is for", modules.without_words, (("fgc.lib.dates", "x = 1"),)),
    Rule(
        12,
        "a function says what it is for",
        modules.without_words,
        (("fgc.lib.dates", '"""Dates."""\ndef today():\n    return 1'),),
    ),
    Rule(
        12,
        "a class says what it is for",
        modules.without_words,
        (("fgc.lib.dates", '"""Dates."""\nclass Day:\n    pass'),),
    ),
    Rule(
        12,
        "no module of odds and ends",
        modules.odds_and_ends,
        (("fgc.cases.utils", ""), ("fgc.cases.actions.helpers", "")),
    ),
]
