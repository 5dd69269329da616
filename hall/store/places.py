"""Whether a folder lies on this PC. SQLite over SMB or NFS spoils its file when two PCs write."""

from __future__ import annotations

import os
from pathlib import Path

from hall.errors import EnvironmentFault, Fault

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "ceph", "glusterfs", "lustre", "fuse.sshfs"}
    | {"fuse.glusterfs", "fuse.rclone", "fuse.davfs", "davfs", "vboxsf", "prl_fs", "beegfs", "ocfs2", "gfs2"}
)
"""File systems that several machines share."""

_REMOTE_DRIVE = 4
_MOUNTS = Path("/proc/self/mountinfo")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; ``EnvironmentFault(FILE_UNWRITABLE)`` where a file is in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as wrong:
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(folder)) from wrong


def refuse_network_share(folder: Path) -> None:
    """Raise ``EnvironmentFault(NETWORK_SHARE)`` for a folder that lies on another machine."""
    if on_network(folder.resolve()):
        raise EnvironmentFault(Fault.NETWORK_SHARE, str(folder), folder=str(folder))


def on_network(folder: Path, mounts: str | None = None) -> bool:
    """Whether a folder is of another machine, as far as this one knows; ``mounts`` is the text of ``mountinfo``."""
    if os.name == "nt":
        return str(folder).startswith("\\\\") or _windows_remote(folder)
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False  # a system that does not tell
    return file_system(folder, mounts) in NETWORK


def file_system(folder: Path, mounts: str) -> str:
    """The kind of file system of the longest mount point above a folder (proc(5), ``mountinfo``)."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        front, _, back = line.partition(" - ")
        point = Path(_unescaped(front.split()[4]))
        if (folder == point or point in folder.parents) and len(point.parts) >= best:
            best, kind = len(point.parts), back.split()[0]
    return kind


def _unescaped(text: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _windows_remote(folder: Path) -> bool:
    """GetDriveTypeW says DRIVE_REMOTE."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (exists on Windows alone)
    return bool(kernel.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE)
