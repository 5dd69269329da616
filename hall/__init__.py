"""One Door Hall (一扇门): the hall itself. No Qt, no PDF, no HTTP.

Every capability is a room (a folder); every change enters through :mod:`hall.door`.
"""

__version__ = "0.1.0"
