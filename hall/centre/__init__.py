"""The centre room: what this hall is called, its division code and its settings."""
