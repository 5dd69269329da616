"""The print lane: papers go to the printer of this PC beside the windows, never in their way."""
