"""A real CUPS of the tests' own: started in a temporary folder, as any user, beside whatever this PC prints with.

From the moment this module is loaded ``CUPS_SERVER`` points to an address of the tests, so no test ever reaches a real printer. The daemon
is started there by the first test that asks for :func:`spooler`; its queues hand every job to a small device that puts it into a folder.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

QUEUE = "hallpdf"
"""The queue that is always there; it is nobody's default."""

_PACKAGES = "cups-daemon cups-client cups-core-drivers cups-ipp-utils"
_PLACES = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
_PATIENCE_S = 15.0

_DEVICE = """#!/bin/sh
# A printer's device: job, user, title, copies, options, file. The tray is empty while the file "empty" is there.
[ $# -eq 0 ] && { echo 'direct hallfile:/ "Unknown" "A folder"'; exit 0; }
cd '%s' || exit 1
if [ -e empty ]; then
  echo 'STATE: +media-empty-error' >&2
  while [ -e empty ]; do sleep 0.1; done
  echo 'STATE: -media-empty-error' >&2
fi
[ -e broken ] && exit 1
printf '%%s' "$5" > "papers/$1.options"
cat ${6:+"$6"} > "papers/$1.part" && mv "papers/$1.part" "papers/$1.pdf"
"""

_SETTINGS = """
Listen 127.0.0.1:{port}
ServerAlias *
Browsing Off
WebInterface No
DefaultAuthType None
DefaultPaperSize A4
DirtyCleanInterval 0
LogLevel warn
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_PLACES_OF_FILES = """
ServerRoot {root}/etc
ServerBin {root}/bin
DataDir /usr/share/cups
StateDir {root}/state
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/tmp
AccessLog {root}/access_log
ErrorLog {root}/error_log
PageLog {root}/page_log
"""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_PORT = _free_port()
os.environ["CUPS_SERVER"] = f"127.0.0.1:{_PORT}"


@dataclass
class Spooler:
    """The running CUPS. ``folder/papers`` receives ``<job number>.pdf`` and ``<job number>.options``."""

    root: Path
    queue: str = QUEUE
    _daemon: subprocess.Popen[bytes] | None = None

    @property
    def server(self) -> str:
        """Host and port, as ``CUPS_SERVER`` has it."""
        return os.environ["CUPS_SERVER"]

    @property
    def papers(self) -> Path:
        """Where printed papers arrive."""
        return self.root / "papers"

    def printed(self) -> list[Path]:
        """The papers that came out, oldest job first."""
        return sorted(self.papers.glob("*.pdf"), key=lambda path: int(path.stem))

    def wait_for_papers(self, count: int) -> list[Path]:
        """The papers, once so many are out; fails when they do not come."""
        until = time.monotonic() + _PATIENCE_S
        while len(self.printed()) < count:
            if time.monotonic() > until:
                pytest.fail(f"{len(self.printed())} of {count} papers came out\n{self.tell('lpstat', '-t')}")
            time.sleep(0.02)
        return self.printed()

    def options(self, paper: Path) -> str:
        """The options a printed paper was sent with, as the device was told."""
        return paper.with_suffix(".options").read_text()

    def tray_empty(self, empty: bool) -> None:
        """Take the paper out of the tray, or refill it."""
        self._flag("empty", empty)

    def broken(self, broken: bool) -> None:
        """Let the device fail every job, or mend it."""
        self._flag("broken", broken)

    def _flag(self, name: str, up: bool) -> None:
        flag = self.root / name
        if up:
            flag.touch()
        else:
            flag.unlink(missing_ok=True)

    def accepting(self, accepting: bool) -> None:
        """Let the queue take jobs, or refuse them."""
        self.tell("cupsaccept" if accepting else "cupsreject", self.queue)

    def add_queue(self, name: str) -> None:
        """One more queue on the same device."""
        ppd = Path(__file__).with_name("hallpdf.ppd")
        self.tell(
            "lpadmin", "-p", name, "-v", "hallfile:/", "-P", str(ppd), "-E", "-o", "printer-error-policy=stop-printer"
        )

    def tell(self, *command: str) -> str:
        """Run one of CUPS' own tools and return what it says."""
        tool = shutil.which(command[0], path=_PLACES)
        if tool is None:
            pytest.fail(_missing(command[0]))
        done = subprocess.run([tool, *command[1:]], capture_output=True, text=True, check=False, timeout=_PATIENCE_S)
        if done.returncode:
            pytest.fail(f"{' '.join(command)}: {done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Start the daemon and wait until it listens."""
        daemon = shutil.which("cupsd", path=_PLACES)
        if daemon is None:
            pytest.fail(_missing("cupsd"))
        settings = ["-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "cups-files.conf")]
        with (self.root / "said").open("ab") as said:
            self._daemon = subprocess.Popen(
                [daemon, "-f", *settings], stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        until = time.monotonic() + _PATIENCE_S
        while not _listens():
            if self._daemon.poll() is not None or time.monotonic() > until:
                pytest.fail("CUPS did not start\n" + self.words())
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the daemon; jobs that wait stay in its spool."""
        if self._daemon is not None:
            self._daemon.terminate()
            try:
                self._daemon.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                self._daemon.kill()
                self._daemon.wait()
            self._daemon = None

    @property
    def runs(self) -> bool:
        """Whether the daemon is up."""
        return self._daemon is not None and self._daemon.poll() is None

    def words(self) -> str:
        """What the daemon said so far."""
        return "".join(
            path.read_text(errors="replace") for path in (self.root / "said", self.root / "error_log") if path.exists()
        )


def _missing(what: str) -> str:
    return (
        f"{what} is missing: this test prints through a real CUPS. `python3 run.py test` installs it where it may;"
        f" by hand: apt-get install --no-install-recommends {_PACKAGES}"
    )


def _listens() -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", _PORT)) == 0


def _furnish(root: Path) -> None:
    """Folders, settings and the device. Filters may run as another user (``lp``), so the way there is open to all."""
    root.chmod(0o755)
    for name in ("etc/ppd", "bin/backend", "state/certs", "cache", "spool/tmp", "tmp", "papers"):
        (root / name).mkdir(parents=True)
    (root / "tmp").chmod(0o1777)
    for name in ("filter", "daemon", "notifier", "cgi-bin"):
        (root / "bin" / name).symlink_to(Path("/usr/lib/cups") / name)
    device = root / "bin/backend/hallfile"
    device.write_text(_DEVICE % root)
    device.chmod(0o700)
    (root / "cupsd.conf").write_text(_SETTINGS.format(port=_PORT))
    (root / "cups-files.conf").write_text(_PLACES_OF_FILES.format(root=root))


@pytest.fixture(scope="session")
def _cups() -> Iterator[Spooler]:
    root = Path(tempfile.mkdtemp(prefix="hall-cups-"))
    _furnish(root)
    made = Spooler(root)
    try:
        made.start()
        made.add_queue(QUEUE)
        yield made
    finally:
        made.stop()
        shutil.rmtree(root)


@pytest.fixture
def spooler(_cups: Spooler) -> Iterator[Spooler]:
    """A CUPS with the queue ``hallpdf``, in order, with an empty folder of papers; put in order again after the test."""
    yield _cups
    if not _cups.runs:
        _cups.start()
    _cups.tray_empty(empty=False)
    _cups.broken(broken=False)
    _cups.tell("cancel", "-a", "-x")
    for queue in _cups.tell("lpstat", "-e").split():
        if queue != QUEUE:
            _cups.tell("lpadmin", "-x", queue)
    _cups.accepting(accepting=True)
    _cups.tell("cupsenable", QUEUE)
    for paper in _cups.papers.iterdir():
        paper.unlink()
