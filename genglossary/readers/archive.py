"""Zip archives (Word documents, e-books), opened with limits on what they unpack to."""

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from genglossary.pipeline.text.stated import stated
from genglossary.readers.types import Damaged, Unreadable

UNPACKED = 100 * 1024 * 1024
"""Bytes that are unpacked of one archive at most: a bomb is stopped there, a book never comes near."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Archive:
    """The named parts of a zip archive. Raises `Unreadable` for what is no archive, is damaged or too large."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise Unreadable(
                stated(
                    "The file is protected by a password, or in the format of an old version of Word. "
                    "Save it without a password as .docx."
                )
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.listed = self._zip.namelist()
            self.names = frozenset(self.listed)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise Unreadable(stated("The file is damaged or incomplete: %(error)s.", error=error)) from None
        self._left = UNPACKED

    def read(self, name: str) -> bytes:
        """One part, unpacked."""
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        except KeyError:
            raise Damaged(stated('The file is damaged: its part "%(name)s" is missing.', name=name)) from None
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise Damaged(
                stated('The file is damaged at its part "%(name)s": %(error)s.', name=name, error=error)
            ) from None
        except RuntimeError:  # what zipfile says of encrypted parts
            raise Unreadable(stated("The file is protected by a password.")) from None
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(
                stated("The file unpacks to more than %(n)s MB, which no document needs.", n=UNPACKED // 1024 // 1024)
            )
        return data

    def optional(self, name: str) -> bytes | None:
        """One part, or None where the archive has none of that name."""
        return self.read(name) if name in self.names else None


def beside(part: str, link: str) -> str:
    """The name of the part that `link`, found in `part`, points to."""
    path = unquote(link.partition("#")[0])
    return (
        path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), path))
    )
