"""Writes reference.tsv: what Python's `email` package reads in the shared corpus of mail.

An independent reader to compare ours with. Texts are written as hashes, because the corpus is no part of this
repository. Where we looked at a difference and Python is the one who is wrong, the field is left out (`-`);
LEFT_OUT says why. Usage: reference.py <corpus> > reference.tsv
"""

import email
import email.policy
import email.utils
import pathlib
import sys

LEFT_OUT = {}


def fnv(text):
    """FNV-1a of the text with white space collapsed."""
    digest = 0xCBF29CE484222325
    for byte in " ".join(text.split()).encode("utf-8", "surrogateescape"):
        digest = ((digest ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{digest:016x}"


def attempt(read):
    """What `read` gives, or nothing where Python stumbles over the message."""
    try:
        return read()
    except Exception:  # the package raises whatever its innards raise
        return "-"


def mailbox(value):
    name, address = email.utils.parseaddr(str(value or ""))
    return fnv(f"{name} {address}")


def leaves(part):
    kind = part.get_content_type()
    if part.is_multipart() and not kind.startswith("message/"):
        for child in part.iter_parts():
            yield from leaves(child)
    elif not kind.startswith("multipart/"):
        yield part


def is_body(part):
    shown = part.get_content_type() in ("text/plain", "text/html")
    return shown and part.get_content_disposition() != "attachment" and not part.get_filename()


def body(message):
    parts = [part for part in leaves(message) if is_body(part)]
    html = [part for part in parts if part.get_content_type() == "text/html"]
    return fnv("\n".join(part.get_content() for part in html or parts))


def attachment(part):
    size = "m" if part.get_content_type() == "message/rfc822" else None
    if size is None:
        content = part.get_payload(decode=True)
        size = "-" if content is None else str(len(content))
    name = "-" if size == "m" or not part.get_filename() else fnv(part.get_filename())
    return f"{size}/{name}"


def date(message):
    moment = email.utils.parsedate_to_datetime(str(message["date"]))
    return str(int(moment.timestamp()))


def row(path, name):
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    found = {
        "date": attempt(lambda: date(message)),
        "subject": attempt(lambda: fnv(str(message["subject"] or ""))),
        "from": attempt(lambda: mailbox(message["from"])),
        "body": attempt(lambda: body(message)),
        "files": attempt(lambda: ",".join(attachment(part) for part in leaves(message) if not is_body(part))),
    }
    left_out = LEFT_OUT.get(name, {})
    return "\t".join([name] + ["-" if field in left_out else value for field, value in found.items()])


def main():
    corpus = pathlib.Path(sys.argv[1])
    print("# message\tdate\tsubject\tfrom\tbody\tfiles, written by reference.py")
    for path in sorted(corpus.glob("*/*.eml")):
        print(row(path, str(path.relative_to(corpus))))


main()
