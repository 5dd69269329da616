"""What makes a sound on this PC: Windows itself, or one of the small programs a Linux desktop brings along.

``HALL_SOUND=file:PATH`` keeps every sound in one WAV file instead, ``HALL_SOUND=none`` plays nothing.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from ui.voice.joining import as_wav, read_clip

PROGRAMS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Each is given a file and ends when it has been heard to its end. The first one there is taken."""

ASKED = "HALL_SOUND"

LONGEST_S = 120
"""A player that takes longer hangs."""


class SoundTrouble(Exception):
    """It could not be played."""


class Player(Protocol):
    """Plays one WAV to its end before it returns."""

    def play(self, wav: bytes) -> None:
        """Raises :class:`SoundTrouble`."""
        ...


class ByProgram:
    """By a program of this PC."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def play(self, wav: bytes) -> None:
        """Until the program ends."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "call.wav"
                file.write_bytes(wav)
                subprocess.run([*self.words, str(file)], check=True, capture_output=True, timeout=LONGEST_S)
        except (OSError, subprocess.SubprocessError) as wrong:
            raise SoundTrouble(str(wrong)) from wrong


class ByWindows:
    """By Windows."""

    def play(self, wav: bytes) -> None:
        """Until it was heard."""
        if sys.platform == "win32":
            import winsound

            try:
                winsound.PlaySound(wav, winsound.SND_MEMORY | winsound.SND_NODEFAULT)
            except RuntimeError as wrong:
                raise SoundTrouble(str(wrong)) from wrong


class IntoFile:
    """Into a WAV file that grows: for PCs without sound, and to hear afterwards what was said."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def play(self, wav: bytes) -> None:
        """Add it at the end."""
        try:
            kind, samples = read_clip(io.BytesIO(wav))
            before = read_clip(self.file)[1] if self.file.exists() else b""
            self.file.write_bytes(as_wav(kind, before + samples))
        except (OSError, wave.Error, EOFError) as wrong:
            raise SoundTrouble(str(wrong)) from wrong


def player_here(surroundings: Mapping[str, str]) -> Player | None:
    """How this PC makes a sound; ``None`` where nothing is there that could."""
    asked = surroundings.get(ASKED, "")
    if asked.startswith("file:"):
        return IntoFile(Path(asked.removeprefix("file:")))
    if asked == "none":
        return None
    if sys.platform == "win32":
        return ByWindows()
    found = next((words for words in PROGRAMS if shutil.which(words[0])), None)
    return None if found is None else ByProgram(found)
