"""The workdays room: the editable calendar of working days and the office hours."""
