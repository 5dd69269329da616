"""The ratings room: five levels, correction tasks, the monthly ranking."""
