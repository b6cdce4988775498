"""Which file system a file lies on: some are shared over a network."""

from __future__ import annotations

import os
import re
from pathlib import Path

_SHARED = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "ncpfs"}
    | {"fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.davfs", "davfs", "fuse.rclone", "lustre"}
)
_OCTAL = re.compile(r"\\([0-7]{3})")


def shared_over(file: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """The kind of network file system that a file lies on, such as "nfs4"; None for a disk.

    None too where the system does not tell its mounts.
    """
    place = os.path.realpath(file)
    if place.startswith(r"\\"):  # how Windows names what lies on another machine
        return "smb"
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return None
    kind, longest = "", -1
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _OCTAL.sub(lambda match: chr(int(match[1], 8)), fields[1])
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= longest:  # of two at one point, the later lies on top
            kind, longest = fields[2], len(point)
    return kind if kind in _SHARED else None
