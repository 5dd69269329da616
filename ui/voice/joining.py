"""Clips joined to one sound: a WAV of short pauses between words and longer ones between repetitions. Pure but for reading files."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

import resources
from ui.voice.rules import CHIME, CLIPS

OWN = "voice"
"""The folder in the data folder where a hall keeps recordings of its own."""

PAUSE, BETWEEN = 0.06, 0.7
"""Seconds of silence between two clips, and before the same is said again."""

_WHOLE_BYTES: Final = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """How a sound is written: channels, bytes a sample, samples a second."""

    channels: int
    width: int
    rate: int

    def silence(self, seconds: float) -> bytes:
        """So much of nothing."""
        return bytes(int(self.rate * seconds) * self.channels * self.width)


def read_clip(file: Path | BinaryIO) -> tuple[Kind, bytes]:
    """How a clip is written, and its samples. Raises ``OSError``, ``wave.Error`` or ``EOFError`` for what is no such file."""
    with wave.open(str(file) if isinstance(file, Path) else file, "rb") as found:
        kind = Kind(found.getnchannels(), found.getsampwidth(), found.getframerate())
        return kind, found.readframes(found.getnframes())


def as_wav(kind: Kind, samples: bytes) -> bytes:
    """Samples as a WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(kind.channels)
        sound.setsampwidth(kind.width)
        sound.setframerate(kind.rate)
        sound.writeframes(samples)
    return made.getvalue()


def clips_lacking(folder: Path) -> tuple[str, ...]:
    """The clips a folder of recordings has not, or has in another kind than its first: all have to be of one kind, 16 bit."""
    kinds = dict[str, Kind]()
    for name in CLIPS:
        try:
            kinds[name] = read_clip(folder / f"{name}.wav")[0]
        except (OSError, wave.Error, EOFError):
            continue
    wanted = next(iter(kinds.values()), None)
    fits = {name for name, kind in kinds.items() if kind == wanted and kind.width == _WHOLE_BYTES}
    return tuple(name for name in CLIPS if name not in fits)


class Clips:
    """The clips of one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, tuple[Kind, bytes]] = {}

    def clip(self, name: str) -> tuple[Kind, bytes]:
        """One of them."""
        if name not in self._read:
            self._read[name] = read_clip(self._folder / f"{name}.wav")
        return self._read[name]

    def joined(self, names: Sequence[str], times: int) -> bytes:
        """The chime, then these clips so many times: one WAV."""
        kind, sound = self.clip(CHIME)
        said = kind.silence(PAUSE).join(self.clip(name)[1] for name in names)
        return as_wav(kind, sound + kind.silence(PAUSE) + kind.silence(BETWEEN).join([said] * times))

    def silence(self) -> bytes:
        """A moment of nothing, to try whether anything can be played."""
        kind, _ = self.clip(CHIME)
        return as_wav(kind, kind.silence(0.05))


def clips_of(data: Path | None) -> Clips:
    """The hall's own recordings where all are there, else those that come with the program."""
    if data is not None and (data / OWN).is_dir() and not clips_lacking(data / OWN):
        return Clips(data / OWN)
    return Clips(resources.locate("voice"))
