"""The mailbox into which answers come, emptied over IMAP."""

from __future__ import annotations

import imaplib
from urllib.parse import unquote, urlsplit

from .incoming import take_mail

AT_ONCE = 50
SECONDS = 20


def empty_mailbox(way: str) -> int:
    """imaps://user:password@host:993/INBOX, or imap:// → how many messages were read.

    Each is marked as seen once it was read, and stays: the mailbox's own rules clear it. A message that breaks the
    reading stays unseen and is tried again; those after it are read all the same.
    """
    parts = urlsplit(way)
    host = parts.hostname or "localhost"
    if parts.scheme == "imaps":
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, parts.port or 993, timeout=SECONDS)
    else:
        box = imaplib.IMAP4(host, parts.port or 143, timeout=SECONDS)
    with box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(unquote(parts.path.strip("/")) or "INBOX")
        _status, found = box.search(None, "UNSEEN")
        numbers = found[0].split()[:AT_ONCE] if found and found[0] else []
        for number in numbers:
            _status, answer = box.fetch(number.decode(), "(BODY.PEEK[])")
            raw = next((one[1] for one in answer if isinstance(one, tuple)), None)
            if isinstance(raw, bytes):
                take_mail(raw)
            box.store(number.decode(), "+FLAGS", "\\Seen")
    return len(numbers)
