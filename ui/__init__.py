"""Every face of the hall: screens, command line."""
