"""The cases room: a case, its parties, owners and events."""
