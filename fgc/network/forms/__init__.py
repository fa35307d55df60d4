"""The forms of the family network: they check what was typed and never save."""
