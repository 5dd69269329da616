"""The founding room: the first start, centre, calendar, catalogue and administrator in one step."""
