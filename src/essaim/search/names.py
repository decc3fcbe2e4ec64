"""Content-addressed file names: a file that changes changes its name, so a browser may keep the old one for ever."""

from hashlib import sha256

_LONG = 16  # hexadecimal digits: the only thing that tells two texts apart
_SHORT = 6  # enough beside a number; hundreds of them are in the manifest


def hashed(stem: str, content: bytes, suffix: str = ".json") -> str:
    """``stem`` completed by the digest of ``content`` and ``suffix``."""
    return f"{stem}{sha256(content).hexdigest()[: _SHORT if stem.endswith('-') else _LONG]}{suffix}"


def digest_of(name: str) -> str:
    """The digest in a name made by ``hashed`` from a numbered stem."""
    return name.rpartition("-")[2].partition(".")[0]
