"""The agreements room: what parties agreed, by when each part is performed, and judicial confirmation."""
