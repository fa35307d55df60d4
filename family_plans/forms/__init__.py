"""What is typed on the pages of plans and reviews: checked here, never saved here."""
