"""Make the clips beside this file: one WAV (mono, 22050 Hz, 16 bit) for everything ``ui/voice/rules.py`` names.

    pip download --no-deps espeakng-loader==0.2.4
    python -m resources.voice.build espeakng_loader-0.2.4-*.whl

The wheel carries eSpeak NG 1.52 with its Mandarin voice. It is used here only and is no part of the program: it sounds like
a machine, but it is understood, works for every hall and is free. A hall that has its calls recorded by a person puts
files of the same names into the folder ``voice`` of its data folder.
"""

from __future__ import annotations

import array
import ctypes
import hashlib
import math
import sys
import tempfile
import wave
import zipfile
from pathlib import Path

from ui.voice.rules import CHIME, TEXTS

SHA256 = "08721baf27d13d461f6be6eed9a65277e70d68234ff484fd8b9897b222cdcb6d"
"""Of espeakng-loader 0.2.4 for manylinux_2_17_x86_64."""

RATE = 22050
_SYNCHRONOUS, _BY_CHARACTER, _UTF8, _SPEED, _WORDS_A_MINUTE = 2, 1, 1, 1, 115
_QUIET, _EDGE = 300, RATE // 50
"""Softer than this is silence; so many samples of it stay at either end."""

_LOUD = 26000


def main(wheel: Path, folder: Path) -> None:
    """Write every clip."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{wheel} is not the package these clips are made with")
    with tempfile.TemporaryDirectory() as unpacked:
        zipfile.ZipFile(wheel).extractall(unpacked)
        speak = _Speaker(Path(unpacked) / "espeakng_loader")
        for name, text in TEXTS.items():
            _write(folder / f"{name}.wav", _even(_trimmed(speak.says(text))))
    _write(folder / f"{CHIME}.wav", _chime())


class _Speaker:
    """eSpeak NG by its C interface (``speak_lib.h``)."""

    def __init__(self, package: Path) -> None:
        self._lib = ctypes.CDLL(str(package / "libespeak-ng.so"))
        self._heard = array.array("h")
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
        self._callback = kind(self._hear)
        rate = self._lib.espeak_Initialize(_SYNCHRONOUS, 0, str(package).encode(), 0)
        if rate != RATE or self._lib.espeak_SetVoiceByName(b"cmn"):
            raise SystemExit("this eSpeak NG has no Mandarin voice")
        self._lib.espeak_SetSynthCallback(self._callback)
        self._lib.espeak_SetParameter(_SPEED, _WORDS_A_MINUTE, 0)

    def _hear(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count:
            self._heard.extend(samples[:count])
        return 0

    def says(self, text: str) -> array.array[int]:
        """The samples of a text."""
        self._heard = array.array("h")
        spoken = text.encode() + b"\0"
        self._lib.espeak_Synth(spoken, ctypes.c_size_t(len(spoken)), 0, _BY_CHARACTER, 0, _UTF8, None, None)
        self._lib.espeak_Synchronize()
        return self._heard


def _trimmed(samples: array.array[int]) -> array.array[int]:
    loud = [at for at, sample in enumerate(samples) if abs(sample) > _QUIET]
    return samples[max(0, loud[0] - _EDGE) : loud[-1] + _EDGE]


def _even(samples: array.array[int]) -> array.array[int]:
    """As loud as the others."""
    most = max(map(abs, samples))
    return array.array("h", (sample * _LOUD // most for sample in samples))


def _chime() -> array.array[int]:
    """Two tones, the second lower, each dying away."""
    found = array.array("h")
    for tone, seconds in ((880.0, 0.4), (698.5, 0.7)):
        for at in range(int(RATE * seconds)):
            t = at / RATE
            swell = min(1.0, t * 200) * math.exp(-4.5 * t) * min(1.0, (seconds - t) * 50)
            found.append(int(15000 * swell * (math.sin(math.tau * tone * t) + 0.3 * math.sin(2 * math.tau * tone * t))))
    return found


def _write(file: Path, samples: array.array[int]) -> None:
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(file), "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(RATE)
        made.writeframes(samples.tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent)
