"""The pages of the family network."""
