"""The main window: lintel, work places, status bar. See :mod:`ui.shell.main`."""
