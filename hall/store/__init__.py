"""The store: engine, unit of work, faults, change feed, backup, migrations. SQLAlchemy Core, no mapped objects."""
