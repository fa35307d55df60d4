"""Forms of referrals: they check what was typed and never save."""
