"""The timescales of every app, by their kind."""

from conferences import clocks as conference_clocks
from family_plans import clocks as plan_clocks
from referrals import clocks as referral_clocks

# Each timescale and the rule that measures it, collected from the apps that own the dates.
TIMESCALES = referral_clocks.RULES | conference_clocks.RULES | plan_clocks.RULES
