"""One Door Hall, from a fresh clone on a bare machine.

    python3 run.py                 set up, then open the hall with demonstration data;
                                   without a display play a demonstration day and write papers and pictures to demo/
    python3 run.py test [...]      set up, then every check and every test; further words go to pytest
    python3 run.py hallctl [...]   the command line of the hall
    python3 run.py wheels          fill wheelhouse/, for machines of the same kind without network

Standard library only, and a syntax that old Pythons read, so that a wrong Python gets a sentence instead of a traceback.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
WINDOWS = os.name == "nt"
VENV = os.path.join(ROOT, ".venv")
VENV_WITHOUT_QT = os.path.join(ROOT, ".venv-core")
CONSTRAINTS = os.path.join(ROOT, ".ci", "constraints.txt")
WHEELS = os.path.join(ROOT, "wheelhouse")
DEMO = os.path.join(ROOT, "demo")

QT_PACKAGES = (
    "python3-venv libglib2.0-0 libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libcups2 cups-client"
).split()
SPOOLER_PACKAGES = "cups-daemon cups-client cups-core-drivers cups-ipp-utils".split()
"""A real spooler for the tests of printing; they start their own and leave that of the machine alone."""

TESTS_WITHOUT_QT = ("rooms", "store", "paper")
NEEDS_QT = ("pyside6", "pytest-qt")
NOT_FOR_TESTING = ("ruff", "mypy", "import-linter")


def say(text):
    print("[run] " + text, flush=True)


def python_of(venv):
    return os.path.join(venv, "Scripts" if WINDOWS else "bin", "python.exe" if WINDOWS else "python")


def tool_of(venv, name):
    return os.path.join(os.path.dirname(python_of(venv)), name + (".exe" if WINDOWS else ""))


def find(program):
    return shutil.which(program, path=os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin:/sbin")


# --- packages of the system -------------------------------------------------------------------------------------------


def superuser():
    """The words to put before a command that needs root: none for root, sudo where it will not hang, else None."""
    if os.geteuid() == 0:
        return []
    if find("sudo"):
        asks_nothing = (
            subprocess.call(["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
        )
        if asks_nothing or sys.stdin.isatty():
            return ["sudo"]
    return None


def apt_install(why, packages):
    """Install packages; True when done. Where it may not, say the line to type."""
    if WINDOWS or not find("apt-get"):
        say(why + ". Install what your system calls: " + " ".join(packages))
        return False
    line = ["apt-get", "install", "-y", "-q", "--no-install-recommends"] + packages
    before = superuser()
    if before is None:
        say(why + ". Please type, then start again:\n\n    sudo " + " ".join(line) + "\n")
        return False
    line = before + ["env", "DEBIAN_FRONTEND=noninteractive"] + line
    say(why + "; running: " + " ".join(line))
    if subprocess.call(line) == 0:
        return True
    say("that did not work; reading the package lists anew")
    subprocess.call(before + ["apt-get", "update", "-q"])
    return subprocess.call(line) == 0


def have_spooler():
    """CUPS for the tests of printing. Without it they fail and say how to get it."""
    if WINDOWS or all(find(program) for program in ("cupsd", "lp", "lpadmin", "ipptool")):
        return
    apt_install("a spooler for the tests of printing is missing", SPOOLER_PACKAGES)


# --- Python packages --------------------------------------------------------------------------------------------------


def quietly(line, **more):
    return subprocess.call(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def make_venv():
    if os.path.exists(python_of(VENV)) and quietly([python_of(VENV), "-m", "pip", "--version"]) == 0:
        return
    try:
        import ensurepip  # absent on Debian without python3-venv

        del ensurepip
    except ImportError:
        if not apt_install("the venv module is missing", QT_PACKAGES):
            sys.exit(1)
    say("making .venv with Python " + sys.version.split()[0])
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])


def project():
    import tomllib

    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        return tomllib.load(file)["project"]


def requirements(*extras):
    told = project()
    wanted = list(told["dependencies"])
    for extra in extras:
        wanted += told["optional-dependencies"][extra]
    return sorted(set(wanted))


def pip(verb):
    return (
        [python_of(VENV), "-m", "pip"]
        + verb
        + ["-q", "--disable-pip-version-check", "--only-binary=:all:", "-c", CONSTRAINTS]
    )


def install(venv, name, wanted):
    """Install what is wanted, unless the venv's mark says it is there already."""
    with open(CONSTRAINTS, "rb") as file:
        pins = file.read()
    mark = hashlib.sha256("\n".join(wanted + [sys.version]).encode("utf-8") + pins).hexdigest()
    stamp = os.path.join(venv, "installed-" + name)
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == mark:
                return
    say("installing packages into " + os.path.basename(venv) + (" from wheelhouse" if os.path.isdir(WHEELS) else ""))
    line = pip(["--python", python_of(venv), "install"])
    if os.path.isdir(WHEELS):
        line += ["--no-index", "--find-links", WHEELS]
    if subprocess.call(line + wanted):
        sys.exit(
            "[run] the packages could not be installed: either the network is missing (see `run.py wheels`), or "
            "there are none for this machine and Python " + sys.version.split()[0]
        )
    with open(stamp, "w") as file:
        file.write(mark)


def install_without_qt():
    """A second venv that lacks Qt, to show that the hall and its papers need none."""
    if not os.path.exists(python_of(VENV_WITHOUT_QT)):
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV_WITHOUT_QT])
    left_out = NEEDS_QT + NOT_FOR_TESTING
    install(
        VENV_WITHOUT_QT,
        "core",
        [one for one in requirements("postgres", "dev") if not one.lower().startswith(left_out)],
    )
    if quietly([python_of(VENV_WITHOUT_QT), "-c", "import PySide6"]) == 0:
        sys.exit("[run] .venv-core has PySide6, which it is there to lack")


# --- running ----------------------------------------------------------------------------------------------------------


def environment(testing):
    env = dict(os.environ, PYTHONUTF8="1", PYTHONPATH=ROOT)
    env.pop("PYTHONHOME", None)
    if sys.platform.startswith("linux"):
        spoken = env.get("LC_ALL") or env.get("LC_CTYPE") or env.get("LANG") or ""
        if "UTF" not in spoken.upper():
            env["LC_ALL"] = "C.UTF-8"
        if testing or not has_display():
            env["QT_QPA_PLATFORM"] = "offscreen"
    elif testing:
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def has_display():
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_qt(env):
    """Open Qt once in a process of its own; on a bare machine its libraries of the system are missing."""
    probe = [
        python_of(VENV),
        "-c",
        "from PySide6 import QtPrintSupport, QtSvg\nfrom PySide6.QtWidgets import QApplication\nQApplication([])",
    ]
    for attempt in (1, 2):
        got = subprocess.run(probe, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if got.returncode == 0:
            return
        said = got.stdout.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
        if attempt == 2 or not apt_install("Qt cannot start (" + said[-1] + ")", QT_PACKAGES):
            sys.exit("[run] Qt cannot start: " + said[-1])


def steps_of_test(words):
    """Name, command and environment of each step; the whole pytest run comes last and closes the output."""
    python = python_of(VENV)
    two = ["-q", "-n", "2"]
    yield "ruff check", [tool_of(VENV, "ruff"), "check", "-q", "."]
    yield "ruff format", [tool_of(VENV, "ruff"), "format", "-q", "--check", "."]
    yield "mypy --strict", [python, "-m", "mypy"]
    yield "the rule of leaning", [tool_of(VENV, "lint-imports"), "--no-logo"]
    yield "translations", [python, "-m", "ui.language", "check"]
    if words:
        say("further words for pytest: the runs without Qt and for speed are left out")
        yield "tests", [python, "-m", "pytest"] + two + words
        return
    there = [
        folder for folder in ("tests/" + name for name in TESTS_WITHOUT_QT) if os.path.isdir(os.path.join(ROOT, folder))
    ]
    yield "hall and papers without Qt", [python_of(VENV_WITHOUT_QT), "-m", "pytest"] + two + there
    done = there
    if os.path.isdir(os.path.join(ROOT, "tests", "bench")):
        yield "speed, with nothing beside it", [python, "-m", "pytest", "-q", "-n", "0", "tests/bench"]
        done = there + ["tests/bench"]
    yield "all other tests", [python, "-m", "pytest"] + two + ["--ignore=" + folder for folder in done]


def test(words):
    install(VENV, "test", requirements("postgres", "dev"))
    if not words:
        install_without_qt()
    env = environment(testing=True)
    check_qt(env)
    have_spooler()
    failed = []
    for name, line in steps_of_test(words):
        say(name + ("   (not well so far: " + ", ".join(failed) + ")" if failed else ""))
        if subprocess.call(line, cwd=ROOT, env=env):
            failed.append(name)
    return 1 if failed else 0


def start(words):
    install(VENV, "app", requirements("postgres"))
    env = environment(testing=False)
    check_qt(env)
    if words[:1] == ["hallctl"]:
        return subprocess.call([python_of(VENV), "-m", "ui.cli"] + words[1:], env=env)
    if has_display():
        say("opening the hall")
        return subprocess.call([python_of(VENV), "-m", "ui.app", "--demo"] + words, cwd=ROOT, env=env)
    say("no display: playing a demonstration day, papers and pictures go to demo/")
    code = subprocess.call([python_of(VENV), "-m", "ui.cli", "demo", "--out", "demo"], cwd=ROOT, env=env)
    if code == 0:
        say("done: look into " + DEMO)
    return code


def main(words):
    if sys.version_info < (3, 11):
        sys.exit("[run] needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0])
    if words and words[0] not in ("test", "hallctl", "wheels"):
        sys.exit(__doc__)
    os.environ.setdefault("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
    make_venv()
    if words[:1] == ["wheels"]:
        return subprocess.call(pip(["download"]) + ["-d", WHEELS] + requirements("postgres", "dev"))
    if words[:1] == ["test"]:
        return test(words[1:])
    return start(words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
