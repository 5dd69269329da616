"""The routing room: which desk, and why."""
