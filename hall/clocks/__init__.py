"""The clocks room: limits, due dates and their explanation, colours."""
