"""What passes by is tried again, what fails half-way leaves nothing half, and a sick disk is said."""

import hashlib
import json
import os
import resource
import signal
import subprocess
import time
import unittest
from pathlib import Path

from common import ITA, Case, line, pdf, png
from test_export import Results

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SICK_DISK = os.environ.get("ITA_SICK_DISK", "")


def bomb(first):
    """A page of words, and one that draws itself ten times over, eight deep."""
    content = b"/X Do " * 10
    forms = [b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
             % (9 + i if i < 8 else 8, len(content), content) for i in range(9)]
    return pdf([first, b"/X Do"], extra_objects=forms, resources="/XObject << /X 8 0 R >>")


class Passing(Case):
    """Time and memory are the machine's of today: what lacked them is tried by the next run, and the exit code says so."""

    def test_a_page_that_lacked_time(self):
        self.put("in/bomb.pdf", bomb(line("good words")))
        self.put("in/good.pdf", pdf([line("other words")]))
        limits = ("--page-timeout", "1", "--document-timeout", "20")
        self.ita("extract", "in", "-o", self.out, *limits, code=3)
        record = self.records()["bomb.pdf"]
        self.assertEqual([(p["page"], p["passing"]) for p in record["problems"]], [(2, True)])
        self.assertIn("good words", (self.out / "bomb.pdf.json").read_text(encoding="utf-8"), "the other page is read")
        before = {name: (self.out / f"{name}.json").stat().st_mtime_ns for name in self.records()}
        time.sleep(0.05)
        done = self.ita("extract", "in", "-o", self.out, *limits, code=3)
        after = {name: (self.out / f"{name}.json").stat().st_mtime_ns for name in self.records()}
        self.assertEqual(before["good.pdf"], after["good.pdf"], f"what is whole is not read again: {done.out}{done.err}")
        self.assertNotEqual(before["bomb.pdf"], after["bomb.pdf"], "what lacked time is tried again")

    def test_a_file_that_lacked_memory(self):
        self.put("in/large.png", png(7000, 8000))
        self.ita("extract", "in", "-o", self.out, "--memory", "256", code=3)
        self.assertEqual(self.records()["large.png"]["error"]["code"], "out_of_memory")
        self.ita("extract", "in", "-o", self.out, "--memory", "3000")
        self.assertNotEqual(self.records()["large.png"]["status"], "failed")

    def test_limits_that_decided_nothing_are_no_part_of_the_key(self):
        self.put("in/a.pdf", pdf([line("x")]))
        self.ita("extract", "in", "-o", self.out)
        before = self.records()["a.pdf"]
        for more in (("--page-timeout", "77"), ("--memory", "1999"), ("--document-timeout", "999"), ("--max-bytes", "99MB"), ("--jobs", "2")):
            self.ita("extract", "in", "-o", self.out, *more)
            self.assertEqual(self.records()["a.pdf"], before, more)

    def test_a_limit_that_decided_is_part_of_it(self):
        self.put("in/a.pdf", pdf([line("x " * 2000)]))
        self.ita("extract", "in", "-o", self.out, "--max-bytes", "1kB", code=3)
        self.assertEqual(self.records()["a.pdf"]["error"]["code"], "too_large")
        self.ita("extract", "in", "-o", self.out)
        self.assertEqual(self.records()["a.pdf"]["status"], "not_recognised")


class Changing(Case):
    def test_a_file_that_changes_while_it_is_read_is_read_as_it_then_is(self):
        scan = (SAMPLES / "prose-2566-fax.tif").read_bytes()
        self.put("in/a.tif", scan)
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "1"], cwd=self.root, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        while running.poll() is None and not self.is_reading(running.pid):
            time.sleep(0.01)
        changed = bytearray(scan)
        changed[-1] ^= 0xFF
        with open(self.root / "in/a.tif", "r+b") as file:  # in place: the reader has it open
            file.write(changed)
        _, err = running.communicate(timeout=300)
        self.assertIn("changed while it was read", err.decode())
        self.assertEqual(self.records()["a.tif"]["sha256"], hashlib.sha256(changed).hexdigest())
        result = json.loads((self.out / "a.tif.json").read_text(encoding="utf-8"))
        self.assertEqual(result["source"]["sha256"], hashlib.sha256(changed).hexdigest())

    @staticmethod
    def is_reading(parent):
        """Whether a worker has a process that reads."""
        try:
            workers = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            return any(Path(f"/proc/{w}/task/{w}/children").read_text().split() for w in workers)
        except OSError:
            return False


class Interrupted(Results):
    """An export that cannot end leaves what was there, and nothing else."""

    def test_a_full_disk(self):
        for kind, name in (("csv", "tables"), ("datapackage", "package"), ("jsonl", "all.jsonl"), ("xlsx", "ita.xlsx"), ("sqlite", "ita.sqlite")):
            with self.subTest(kind):
                place = self.root / "made" / name
                place.parent.mkdir(exist_ok=True)
                self.ita("export", "out", "--to", kind, "--output", place)
                before = self.content(place.parent)
                done = self.ita("export", "out", "--to", kind, "--output", place, code=None,
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)))
                self.assertEqual(done.returncode, 1, f"a word and no signal: {done.err}")
                self.assertIn(name, done.err)
                self.assertEqual(self.content(place.parent), before)

    def test_a_killed_export_leaves_nothing_for_long(self):
        place = self.root / "made/tables"
        gone = subprocess.Popen(["true"])
        gone.wait()
        self.put(f"made/tables.{gone.pid}.part/documents.csv", b"half")
        self.put(f"made/tables.{os.getpid()}.part/documents.csv", b"of another one that still runs")
        self.ita("export", "out", "--to", "csv", "--output", place)
        self.assertEqual(sorted(p.name for p in place.parent.iterdir()), ["tables", f"tables.{os.getpid()}.part"])

    def test_ctrl_c(self):
        records = (self.out / "run.jsonl").read_text(encoding="utf-8").splitlines()
        first = json.loads(records[0])
        many = [json.dumps(dict(first, file=f"{i}.pdf"), ensure_ascii=False) for i in range(20000)]
        self.put("out/run.jsonl", "".join(r + "\n" for r in many).encode())
        for kind, name in (("csv", "tables"), ("sqlite", "ita.sqlite")):
            place = self.root / "made" / name
            running = subprocess.Popen([ITA, "export", "out", "--to", kind, "--output", str(place)], cwd=self.root, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            while running.poll() is None and not list(place.parent.glob("*.part")):
                time.sleep(0.005)
            running.send_signal(signal.SIGINT)
            self.assertEqual(running.wait(timeout=60), 130, kind)
            self.assertEqual(list(place.parent.iterdir()), [], kind)

    @staticmethod
    def content(folder):
        return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


@unittest.skipUnless(os.path.exists(SICK_DISK), "the library that plays a sick disk is built with the tests and named by ctest (ITA_SICK_DISK): run this by ctest")
class SickDisk(Case):
    def setUp(self):
        super().setUp()
        for i in range(4):
            self.put(f"in/{i}.pdf", pdf([line(f"file {i}")]))
        self.ita("extract", "in", "-o", self.out)
        self.journal = self.out / "run.jsonl"
        self.before = self.journal.read_bytes()
        self.sick = {"LD_PRELOAD": SICK_DISK, "SICK_FILE": "/run.jsonl"}

    def test_a_journal_that_cannot_be_read_is_said_and_left_as_it_is(self):
        for place in (0, 10, len(self.before) // 2, len(self.before) - 5):
            env = dict(self.sick, SICK_FROM=str(place))
            for words in (("extract", "in", "-o", self.out), ("export", self.out, "--to", "jsonl", "-o", "all.jsonl"),
                          ("review", self.out, "--list"), ("export", self.out, "--to", "csv", "-o", "tables")):
                done = self.ita(*words, env=env, code=1)
                self.assertIn("run.jsonl", done.err, f"{words} from {place}")
                self.assertEqual(self.journal.read_bytes(), self.before)
            self.assertEqual(sorted(p.name for p in self.root.iterdir()), ["in", "out"], "nothing is left half-made")
        self.ita("extract", "in", "-o", self.out)
        self.assertEqual(self.journal.read_bytes(), self.before, "once the disk is well nothing was lost")

    def test_a_result_that_cannot_be_read_is_said(self):
        env = {"LD_PRELOAD": SICK_DISK, "SICK_FILE": "/2.pdf.json", "SICK_FROM": "100"}
        done = self.ita("export", self.out, "--to", "jsonl", "-o", "all.jsonl", env=env, code=3)
        self.assertIn("2.pdf", done.err)
        self.assertEqual(len((self.root / "all.jsonl").read_text(encoding="utf-8").splitlines()), 3)
        self.ita("extract", "in", "-o", self.out, env=env, code=None)
        self.assertEqual(len(self.records()), 4)

    def test_an_input_that_cannot_be_read_is_said(self):
        env = {"LD_PRELOAD": SICK_DISK, "SICK_FILE": "/2.pdf", "SICK_FROM": "100"}
        done = self.ita("extract", "in", "-o", self.root / "new", env=env, code=3)
        record = self.records(self.root / "new")["2.pdf"]
        self.assertEqual(record["status"], "failed")
        self.assertIn("2.pdf", done.err)


if __name__ == "__main__":
    unittest.main()
