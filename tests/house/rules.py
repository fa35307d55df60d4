"""The rules about modules: the number each has in docs/architecture.md, its name, and breaches planted for it.

A breach is (where the module would stand, its text). Each is shown to its rule in every run.
"""

from tests.house.rules_of_layers import OF_LAYERS
from tests.house.rules_of_pages_and_actions import OF_PAGES_AND_ACTIONS
from tests.house.rules_of_stages_and_time import OF_STAGES_AND_TIME

OF_MODULES = sorted([*OF_PAGES_AND_ACTIONS, *OF_LAYERS, *OF_STAGES_AND_TIME], key=lambda rule: rule.number)
