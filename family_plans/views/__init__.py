"""The pages of family plans, copies and reviews."""
