"""The pages of preparing, booking, inviting, the day, and the calendar."""
