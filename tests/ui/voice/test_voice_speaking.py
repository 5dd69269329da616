"""The voice into a file: every clip in order, calls never mixed; recordings of the hall; no sound, and it says so."""

from __future__ import annotations

import shutil
import sys
import wave
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

import resources
from ui.voice.joining import BETWEEN, OWN, PAUSE, Clips, Kind, as_wav, clips_lacking, clips_of, read_clip
from ui.voice.playing import ByProgram, IntoFile, Player, SoundTrouble, player_here
from ui.voice.rules import CHIME, CLIPS, call_read
from ui.voice.speaking import Voice

CARRIED = resources.locate("voice")
FIRST, SECOND = call_read("A001", "3 号", yao=False), call_read("B012", "2 号-1", yao=True)


def sound(name: str, folder: Path = CARRIED) -> bytes:
    return read_clip(folder / f"{name}.wav")[1]


def heard_in(samples: bytes, kind: Kind, names: tuple[str, ...], start: int = 0) -> int:
    """Where these clips end, each found whole right after the pause that follows the one before."""
    pause = kind.silence(PAUSE)
    for at, name in enumerate(names):
        wanted = (pause if at else b"") + sound(name)
        assert samples[start : start + len(wanted)] == wanted, name
        start += len(wanted)
    return start


def test_a_call_said_twice_holds_every_clip_in_order(tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    file.write_bytes(Clips(CARRIED).joined(FIRST, 2))
    kind, samples = read_clip(file)
    end = heard_in(samples, kind, (CHIME, *FIRST))
    between = kind.silence(BETWEEN)
    assert samples[end : end + len(between)] == between
    assert heard_in(samples, kind, FIRST, end + len(between)) == len(samples)


def test_calls_are_said_one_after_the_other_into_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    player = player_here({"HALL_SOUND": f"file:{file}"})
    assert isinstance(player, IntoFile)
    voice = Voice(player)
    told: list[bool] = []
    voice.heard.connect(told.append)
    voice.say(FIRST, 1)
    voice.say(SECOND, 1)
    qtbot.waitUntil(lambda: len(told) == 3)
    voice.end()
    assert told == [True, True, True]
    kind, samples = read_clip(file)
    end = heard_in(samples, kind, (CHIME, *FIRST), len(kind.silence(0.05)))
    assert heard_in(samples, kind, (CHIME, *SECOND), end) == len(samples)


class Slow:
    """Plays until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go, self.ended = Event(), Event(), list[int]()

    def play(self, wav: bytes) -> None:
        if len(wav) > 10_000:
            self.begun.set()
            self.go.wait()
        self.ended.append(len(wav))


def test_what_is_being_said_at_the_end_is_said_whole_and_the_rest_dropped() -> None:
    slow = Slow()
    voice = Voice(slow)
    for _ in range(3):
        voice.say(FIRST, 1)
    assert slow.begun.wait(20)
    voice._ended = True
    slow.go.set()
    voice.end()
    assert len(slow.ended) == 2


@pytest.mark.parametrize(
    "player", [None, ByProgram(("/nowhere/to/be/found",)), ByProgram((sys.executable, "-c", "1/0"))]
)
def test_without_sound_it_says_so_before_anybody_is_called(qtbot: QtBot, player: Player | None) -> None:
    voice = Voice(player)
    with qtbot.waitSignal(voice.heard, timeout=20_000) as told:
        voice.begin()
    voice.end()
    assert told.args == [False]


def test_a_program_hears_the_whole_file(tmp_path: Path) -> None:
    kept = tmp_path / "kept.wav"
    copy = "import shutil, sys; shutil.copy(sys.argv[2], sys.argv[1])"
    wav = Clips(CARRIED).joined(FIRST, 1)
    ByProgram((sys.executable, "-c", copy, str(kept))).play(wav)
    assert kept.read_bytes() == wav


def test_a_file_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(SoundTrouble):
        IntoFile(tmp_path / "no" / "folder.wav").play(Clips(CARRIED).silence())
    assert player_here({"HALL_SOUND": "none"}) is None


def test_a_hall_is_heard_with_its_own_recordings_once_all_are_there(tmp_path: Path) -> None:
    own = tmp_path / OWN
    own.mkdir()
    assert clips_lacking(own) == CLIPS
    kind = Kind(2, 2, 16_000)
    for name in CLIPS:
        (own / f"{name}.wav").write_bytes(as_wav(kind, name.encode().ljust(8, b".") * 40))
    assert clips_lacking(own) == ()
    assert clips_of(tmp_path).clip("yao")[1].startswith(b"yao.....")
    (own / "yao.wav").unlink()
    shutil.copy(CARRIED / "yao.wav", own)
    (own / "er.wav").write_bytes(b"no sound at all")
    assert set(clips_lacking(own)) == {"yao", "er"}
    assert clips_of(tmp_path).clip("yao")[1] == sound("yao")
    with wave.open(str(own / "A.wav")) as one:
        assert one.getnchannels() == 2
