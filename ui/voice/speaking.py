"""The hall's voice: calls are said one after the other, each to its end, on a thread of their own."""

from __future__ import annotations

import os
import wave
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, Signal

from ui.voice.joining import clips_of
from ui.voice.playing import Player, SoundTrouble, player_here


class Voice(QObject):
    """Says what it is given. ``heard`` tells whether the last sound could be played (the first is a moment of silence,
    to know it before anybody is called)."""

    heard = Signal(bool)

    def __init__(self, player: Player | None, data: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._data = player, data
        self._waiting: SimpleQueue[tuple[tuple[str, ...], int] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._ended = False

    @classmethod
    def here(cls, data: Path, parent: QObject | None = None) -> Voice:
        """The voice of this PC."""
        return cls(player_here(os.environ), data, parent)

    def begin(self) -> None:
        """Try whether there is any sound, then wait for calls."""
        if self._thread is None and not self._ended:
            self._thread = Thread(target=self._speak, name="voice", daemon=True)
            self._thread.start()

    def say(self, clips: tuple[str, ...], times: int) -> None:
        """Say this once everything before it was said."""
        self.begin()
        self._waiting.put((clips, times))

    def end(self) -> None:
        """What is being said is said to its end; what waits is dropped."""
        self._ended = True
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _speak(self) -> None:
        clips = clips_of(self._data)
        self._play(clips.silence())
        while (said := self._waiting.get()) is not None and not self._ended:
            names, times = said
            try:
                sound = clips.joined(names, times)
            except (OSError, wave.Error, EOFError):
                self.heard.emit(False)  # a recording went away while the hall is open
                continue
            self._play(sound)

    def _play(self, sound: bytes) -> None:
        try:
            if self._player is None:
                raise SoundTrouble
            self._player.play(sound)
        except SoundTrouble:
            self.heard.emit(False)
        else:
            self.heard.emit(True)
