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

# What Python does there, and the messages it does it to.
LEFT_OUT = [
    ("from", "It drops the name written behind an address in brackets.", [
        "cpython/msg_01.eml",
        "cpython/msg_03.eml",
        "cpython/msg_06.eml",
        "cpython/msg_27.eml",
        "cpython/msg_29.eml",
        "cpython/msg_44.eml",
        "ruby-mail/emails-multipart_report_emails-multi_address_bounce1.eml",
    ]),
    ("from", "It puts spaces between encoded words.", [
        "ruby-mail/emails-error_emails-bad_subject.eml",
    ]),
    ("from", "It makes one quoted address of a name and an address.", [
        "ruby-mail/emails-plain_emails-mix_caps_content_type.eml",
    ]),
    ("subject", "It has no guess for raw bytes in a header.", [
        "mail-parser/legacy-010.eml",
        "mail-parser/legacy-052.eml",
    ]),
    ("files", "It has no guess for raw bytes in a header.", [
        "mail-parser/legacy-016.eml",
        "mail-parser/legacy-026.eml",
    ]),
    ("body", "It has no guess for bytes that are not of the charset, or knows the charset less well.", [
        "mail-parser/legacy-033.eml",
        "mail-parser/legacy-052.eml",
        "mail-parser/thirdparty-010.eml",
        "ruby-mail/emails-plain_emails-raw_email6.eml",
        "ruby-mail/emails-error_emails-content_transfer_encoding_7-bit.eml",
        "ruby-mail/emails-error_emails-content_transfer_encoding_empty.eml",
        "ruby-mail/emails-error_emails-content_transfer_encoding_plain.eml",
    ]),
    ("body", "It wants no space behind the name of a transfer encoding.", [
        "mail-parser/thirdparty-003.eml",
    ]),
    ("body", "It shows nothing of a multipart whose parts it does not find.", [
        "cpython/msg_17.eml",
        "cpython/msg_25.eml",
        "mail-parser/malformed-005.eml",
        "ruby-mail/emails-mime_emails-raw_email_with_illegal_boundary.eml",
        "ruby-mail/emails-plain_emails-raw_email_bad_time.eml",
    ]),
    ("files", "It loses the parts behind a boundary used twice.", [
        "cpython/msg_15.eml",
        "cpython/msg_39.eml",
    ]),
    ("files", "It cuts an unquoted file name at its first space.", [
        "ruby-mail/emails-attachment_emails-attachment_with_unquoted_name.eml",
    ]),
    ("subject", "It takes the first of several header lines for the body.", [
        "mail-parser/malformed-019.eml",
    ]),
    ("body", "It takes the first of several header lines for the body.", [
        "mail-parser/malformed-019.eml",
    ]),
    ("date", "It believes a date in the year 3609.", [
        "ruby-mail/emails-plain_emails-raw_email_bad_time.eml",
    ]),
    ("body", "Judgement: text before and after HTML belongs to the body.", [
        "mail-parser/malformed-008.eml",
        "mail-parser/rfc-007.eml",
    ]),
    ("body", "Judgement: of several plain alternatives one is shown.", [
        "mail-parser/thirdparty-001.eml",
    ]),
    ("body", "Judgement: a named text that opens the message is its body.", [
        "cpython/msg_44.eml",
    ]),
    ("files", "Judgement: a named text that opens the message is its body.", [
        "cpython/msg_44.eml",
    ]),
    ("files", "Judgement: an attached message without a byte is an empty file.", [
        "nodemailer/decoderended.eml",
    ]),
]


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
    left_out = [field for field, _, names in LEFT_OUT if name in names]
    return "\t".join([name] + ["-" if field in left_out else value for field, value in found.items()])


def main():
    corpus = pathlib.Path(sys.argv[1])
    print("# message\tdate\tsubject\tfrom\tbody\tfiles, written by reference.py")
    for path in sorted(corpus.glob("*/*.eml")):
        print(row(path, str(path.relative_to(corpus))))


main()
