"""The store: engine, unit of work, faults, change feeds, keys, backup, migrations."""
