"""The first start: what the hall is called, where it is, and who looks after it."""
