"""What the tests of the program share: running it, and small files made from nothing."""

import json
import os
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

ITA = os.environ.get("ITA") or str(Path(__file__).resolve().parents[2] / "build" / "ita")
os.environ["LC_ALL"] = "en_US.UTF-8"  # what a test does not ask for in another language is English
ITA_MODELS = os.environ.get("ITA_MODELS_DIR") or str(Path(__file__).resolve().parents[2] / "models")


def pdf(pages, media_box=(0, 0, 595, 842), extra_objects=(), resources="", page_extra=""):
    """A PDF of one line of Latin text for each page; `pages` is a list of content streams (bytes)."""
    objects = []
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    box = " ".join(str(v) for v in media_box)
    for i, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {5 + 2 * i} 0 R {page_extra} "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.extend(extra_objects)
    out = b"%PDF-1.5\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return out


def line(text):
    return f"BT /F1 14 Tf 72 700 Td ({text}) Tj ET".encode()


def png(width, height, rows=None):
    """A grey PNG, white unless `rows` (bytes of all rows, each with its filter byte) says otherwise."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    if rows is None:
        packer = zlib.compressobj(9)
        row = b"\0" + b"\xff" * width
        body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    else:
        body = zlib.compress(rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", body) + chunk(b"IEND", b""))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="ita-cli-")
        self.root = Path(self.folder.name)
        self.out = self.root / "out"

    def tearDown(self):
        for path in self.root.rglob("*"):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        self.folder.cleanup()

    def ita(self, *arguments, code=0, env=None, **more):
        environment = dict(os.environ, **(env or {}))
        done = subprocess.run([ITA, *map(str, arguments)], capture_output=True, timeout=600, cwd=self.root,
                              env=environment, **more)
        done.out = done.stdout.decode(errors="replace")
        done.err = done.stderr.decode(errors="replace")
        if code is not None:
            self.assertEqual(done.returncode, code, f"{arguments}\n{done.out}\n{done.err}")
        return done

    def put(self, name, content):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def records(self, out=None):
        lines = ((out or self.out) / "run.jsonl").read_text(encoding="utf-8").splitlines()
        records = {}
        for text in lines:
            record = json.loads(text)
            self.assertNotIn(record["file"], records, "two records for one input")
            records[record["file"]] = record
        return records
