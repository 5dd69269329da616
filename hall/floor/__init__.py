"""The floor: the hall at a glance, alarms, notices, desks called in, the end of a day."""
