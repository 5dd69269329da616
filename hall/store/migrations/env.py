"""Run by Alembic. Whoever starts it hands over a connection inside a transaction (:mod:`hall.store.schema`)."""

from alembic import context

told = context.config.attributes
context.configure(connection=told["connection"], render_as_batch=True, **told["options"])
context.run_migrations()
