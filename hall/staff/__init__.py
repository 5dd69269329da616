"""The staff room: accounts, roles, sign-in, lock-out."""
