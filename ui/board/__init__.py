"""The board on the wall of the hall: who is called where. Numbers only, never a name."""
