"""The catalogue room: units, desks, windows, matters, and who is present when."""
