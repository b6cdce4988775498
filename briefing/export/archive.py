"""Several documents as one ZIP: same documents, same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

# ZIP's first day: what was in it when is told by the manifest.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PERMISSIONS = 0o100644 << 16
_UNIX = 3


def packed(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of documents by place, in order of place."""
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in sorted(members):
            info = zipfile.ZipInfo(place, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _PERMISSIONS
            info.create_system = _UNIX
            archive.writestr(info, members[place])
    return buffer.getvalue()
