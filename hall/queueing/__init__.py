"""The queueing room: tickets, and who waits where."""
