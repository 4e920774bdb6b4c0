"""Makes the hostile set: files that a reader of untrusted input must survive.

usage: make_hostile.py FOLDER      writes the files, and expected.json: how each may end

"failed" lists the error codes that are right for a file, "read" says that a document is right, both that either is.
"""

import json
import os
import struct
import sys
import zlib
from pathlib import Path

from common import line, pdf, png

READ = "read"


def stream(dictionary, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary.encode(), len(data), data)


def image_pdf(width, height, dictionary, data):
    """A page that shows one image."""
    content = b"q 595 0 0 842 0 0 cm /Im Do Q"
    image = stream(f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {dictionary}", data)
    return pdf([content], extra_objects=[image], resources="/XObject << /Im 6 0 R >>")


def tiff(width, height, data, compression=1, bits=8, offset_next=0, strip_bytes=None):
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, bits), (259, 3, 1, compression),
               (262, 3, 1, 1), (273, 4, 1, 8), (277, 3, 1, 1), (278, 4, 1, height),
               (279, 4, 1, len(data) if strip_bytes is None else strip_bytes)]
    directory = struct.pack("<H", len(entries))
    for tag, kind, count, value in entries:
        directory += struct.pack("<HHII", tag, kind, count, value)
    start = 8 + len(data)
    return b"II*\0" + struct.pack("<I", start) + data + directory + struct.pack("<I", offset_next or 0)


def bomb(levels):
    data = b"\0" * (1 << 24)
    for _ in range(levels):
        data = zlib.compress(data, 9)
    return data


def encrypted():
    """A PDF that says it is encrypted with a key nobody can have."""
    body = pdf([line("secret")])
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"11" * 32, b"22" * 32)
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R " + encrypt)


def files():
    good = pdf([line("good page one"), line("good page two")])
    yield "good.pdf", good, [READ]
    yield "empty.pdf", b"", ["empty"]
    yield "text.pdf", b"This is a text and no PDF.\n" * 50, ["unsupported_format", "damaged"]
    yield "html.pdf", b"<!DOCTYPE html><html><body>404</body></html>", ["unsupported_format", "damaged"]
    yield "truncated.pdf", good[: len(good) // 3], ["damaged", "empty"]
    yield "truncated-late.pdf", good[:-60], [READ, "damaged"]
    yield "damaged-xref.pdf", good.replace(b"0000000", b"9999999"), [READ, "damaged"]
    yield "garbage-after-header.pdf", b"%PDF-1.7\n" + bytes((i * 7919) % 251 for i in range(4096)), [
        "damaged", "empty"]
    yield "page-loop.pdf", good.replace(b"/Type /Page /Parent 2 0 R", b"/Type /Pages /Kids [2 0 R] /C 1"), [
        READ, "damaged", "empty"]
    yield "zero-pages.pdf", good.replace(b"/Kids [4 0 R 6 0 R] /Count 2", b"/Kids [] /Count 0         "), [
        "empty", "damaged"]
    yield "million-pages-claimed.pdf", good.replace(b"/Count 2", b"/Count 9999999"), [
        READ, "too_large", "damaged", "quarantined", "empty"]
    yield "encrypted.pdf", encrypted(), ["encrypted", "damaged"]
    yield "200-inch.pdf", pdf([line("large")], media_box=(0, 0, 14400, 14400)), [READ]
    yield "tiny-page.pdf", pdf([line("small")], media_box=(0, 0, 0.1, 0.1)), [READ, "damaged", "too_large"]
    yield "inverted-box.pdf", pdf([line("inverted")], media_box=(595, 842, 0, 0)), [READ]
    yield "form-in-itself.pdf", pdf(
        [b"/Fm Do"], resources="/XObject << /Fm 6 0 R >>",
        extra_objects=[stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 6 0 R >> >>",
                              b"/Fm Do")]), [READ]
    yield "forms-in-each-other.pdf", pdf(
        [b"/Fm Do"], resources="/XObject << /Fm 6 0 R >>",
        extra_objects=[stream(f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm {other} 0 R >> >>",
                              b"/Fm Do /Fm Do") for other in (7, 6)]), [READ]
    yield "font-in-itself.pdf", pdf(
        [b"BT /Fx 9 Tf 72 700 Td (aaa) Tj ET"], resources="/Font << /Fx 6 0 R >>",
        extra_objects=[b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 "
                       b"/LastChar 97 /Widths [9] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> "
                       b"/Resources << /Font << /Fx 6 0 R >> >> >>",
                       stream("", b"9 0 d0 BT /Fx 9 Tf (a) Tj ET")]), [READ, "quarantined"]
    yield "flate-bomb.pdf", pdf([b"x"]).replace(
        b"<< /Length 1 >>\nstream\nx", b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s" % (
            len(bomb(2)), bomb(2))), [READ, "damaged", "quarantined"]
    yield "image-100000.pdf", image_pdf(100000, 100000, "/ColorSpace /DeviceGray /BitsPerComponent 8 "
                                        "/Filter /FlateDecode", zlib.compress(b"\0" * 100000)), ["too_large"]
    for name, filters in (("jbig2", "/JBIG2Decode"), ("jpx", "/JPXDecode"), ("dct", "/DCTDecode"),
                          ("ccitt", "/CCITTFaxDecode")):
        yield f"broken-{name}.pdf", image_pdf(800, 800, f"/ColorSpace /DeviceGray /BitsPerComponent 8 "
                                              f"/Filter {filters}", b"\xff\x4f\xff\x51 broken " * 20), [READ]
    yield "deep-nesting.pdf", pdf([b"[" * 100000 + b"]" * 100000]), [READ, "damaged", "quarantined"]
    yield "endless-operators.pdf", pdf([b"q " * 500000]), [READ, "quarantined", "damaged"]
    yield "white.png", png(200, 300), [READ]
    yield "broken.png", png(200, 300)[:-40], [READ, "damaged"]
    yield "header-only.png", png(200, 300)[:33], ["damaged"]
    yield "bomb-100000.png", claimed_png(100000, 100000), ["too_large"]
    yield "broken.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" + b"\x12\x34" * 200, ["damaged", READ]
    yield "good.tif", tiff(100, 100, b"\xff" * 10000), [READ]
    yield "short-strip.tif", tiff(1000, 1000, b"\xff" * 100, strip_bytes=1000000), [READ, "damaged"]
    yield "loop.tif", tiff(10, 10, b"\xff" * 100, offset_next=108), [READ, "damaged", "too_large"]
    yield "huge-claimed.tif", tiff(200000, 200000, b"\xff" * 100, compression=5), ["too_large"]
    yield "ชื่อไทย ๒๕๖๗.pdf", good + b"\n% thai", [READ]
    yield "new\nline.pdf", good + b"\n% newline", [READ]
    yield "-o.pdf", good + b"\n% dash", [READ]
    yield "sub/same-content.pdf", good, [READ]


def claimed_png(width, height):
    small = png(8, 8)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    return small[:8] + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + small[33:]


def main(folder):
    expected = {}
    for name, content, ends in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        expected[name] = ends
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.pdf").symlink_to(folder / "nothing")
    expected["dangling.pdf"] = ["not_found"]
    (folder / "itself.pdf").symlink_to(folder / "itself.pdf")
    expected["itself.pdf"] = ["unreadable"]
    if os.geteuid() != 0:  # root may read everything; test_hostile.py asks as another user
        (folder / "unreadable.pdf").write_bytes(pdf([line("x")]))
        (folder / "unreadable.pdf").chmod(0)
        expected["unreadable.pdf"] = ["unreadable"]
    os.mkfifo(folder / "pipe.pdf")
    expected["pipe.pdf"] = ["unsupported_format"]
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
