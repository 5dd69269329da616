"""The kiosk: choose by a plain word what one came for, get a number. It asks nobody's name and remembers nobody."""
