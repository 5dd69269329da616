"""The audit room: a hash chain of who did what."""
