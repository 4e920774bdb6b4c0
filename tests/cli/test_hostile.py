"""Hostile files and circumstances: the run goes on, one record for each input, nothing lost."""

import json
import os
import signal
import subprocess
import threading
import time
import unittest
from pathlib import Path

import make_hostile
from common import ITA, Case, line, pdf


class Hostile(Case):
    def test_every_file_ends_as_it_should(self):
        folder = self.root / "in"
        folder.mkdir()
        make_hostile.main(folder)
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        done = self.ita("extract", "in", "-o", self.out, "--jobs", "2", "--page-timeout", "60", "--memory", "3000",
                        code=3)
        records = self.records()
        self.assertEqual(set(records), set(expected), "exactly one record for each input")
        for name, ends in expected.items():
            record = records[name]
            with self.subTest(name=name):
                if record["status"] == "failed":
                    self.assertIn(record["error"]["code"], ends)
                    self.assertTrue(record["error"]["message"])
                    self.assertTrue(record["error"]["remedy"], "says what to do")
                    self.assertFalse((self.out / (name + ".json")).exists())
                    self.assertIn(name.replace("\n", "\\n"), done.err)
                else:
                    self.assertIn(make_hostile.READ, ends, f"read as {record['status']}")
                    json.loads((self.out / (name + ".json")).read_text(encoding="utf-8"))
        self.assertEqual(records["sub/same-content.pdf"]["duplicate_of"], "good.pdf")
        written = {str(p.relative_to(self.out)) for p in self.out.rglob("*.json")}
        self.assertEqual(written, {r["output"] for r in records.values() if r["output"]}, "nothing else is written")

    def test_password(self):
        if subprocess.run(["qpdf", "--version"], capture_output=True).returncode != 0:
            self.skipTest("qpdf is not installed")
        self.put("plain.pdf", pdf([line("hidden words")]))
        subprocess.run(["qpdf", "--encrypt", "user", "owner", "256", "--", "plain.pdf", "locked.pdf"], cwd=self.root,
                       check=True)
        done = self.ita("extract", "locked.pdf", "-o", self.out, code=3)
        self.assertEqual(self.records()["locked.pdf"]["error"]["code"], "encrypted")
        self.assertIn("--password", done.err)
        self.ita("extract", "locked.pdf", "-o", self.out, "--password", "wrong", code=3)
        for word in ("user", "owner"):
            self.ita("extract", "locked.pdf", "-o", self.out, "--password", word, "--again")
            self.assertIn("hidden words", (self.out / "locked.pdf.json").read_text(encoding="utf-8"))

    def test_many_blank_pages(self):
        self.put("blank.pdf", pdf([b""] * 60))
        self.ita("extract", "blank.pdf", "-o", self.out)
        document = json.loads((self.out / "blank.pdf.json").read_text(encoding="utf-8"))
        self.assertEqual([p["number"] for p in document["pages"]], list(range(1, 61)))

    def test_files_that_vanish_or_grow_during_the_run(self):
        for i in range(12):
            self.put(f"in/{i:02}.pdf", pdf([line(f"file {i}")] * 2))

        def meddle():
            while not (self.out / "00.pdf.json").exists():
                time.sleep(0.01)
            for i in range(9, 12):
                (self.root / f"in/{i:02}.pdf").unlink()
            (self.root / "in/08.pdf").write_bytes(b"something else")

        thread = threading.Thread(target=meddle)
        thread.start()
        self.ita("extract", "in", "-o", self.out, "--jobs", "1", code=None)
        thread.join()
        records = self.records()
        self.assertEqual(len(records), 12)
        for i in range(9, 12):
            record = records[f"{i:02}.pdf"]
            self.assertTrue(record["status"] != "failed" or record["error"]["code"] in ("not_found", "unreadable"))

    def test_workers_killed_from_outside(self):
        for i in range(8):
            self.put(f"in/{i}.pdf", pdf([line(f"file {i} page {p}") for p in range(6)]))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "2"], cwd=self.root,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        killed = 0
        while running.poll() is None and killed < 3:
            time.sleep(0.3)
            for child in self.children(running.pid)[:1]:
                os.kill(child, signal.SIGKILL)
                killed += 1
        running.communicate(timeout=300)
        records = self.records()
        self.assertEqual(len(records), 8)
        self.assertTrue(all(r["status"] != "failed" for r in records.values()), records)

    @staticmethod
    def children(parent):
        return [int(p) for p in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]

    def test_workers_cannot_use_the_network_or_write_elsewhere(self):
        self.put("in/a.pdf", pdf([line("x")] * 400))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "1"], cwd=self.root,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        status = ""
        while running.poll() is None and "Seccomp:\t2" not in status:
            for child in self.children(running.pid):
                try:
                    status = Path(f"/proc/{child}/status").read_text()
                except OSError:
                    pass
        running.kill()
        running.wait()
        self.assertIn("Seccomp:\t2", status, "workers run behind a filter of system calls")
        self.assertIn("NoNewPrivs:\t1", status)

    @unittest.skipIf(os.geteuid() != 0, "needs root to mount a small disk")
    def test_full_disk(self):
        disk = self.root / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)],
                          capture_output=True).returncode != 0:
            self.skipTest("no disk can be mounted here")
        try:
            for i in range(60):
                self.put(f"in/{i:02}.pdf", pdf([line(f"file {i} " + "words " * 40)] * 6))
            done = self.ita("extract", "in", "-o", disk / "out", code=1)
            self.assertIn("room", done.err)
            records = self.records(disk / "out")
            for record in records.values():
                json.loads((disk / "out" / record["output"]).read_text(encoding="utf-8"))
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
            self.ita("extract", "in", "-o", disk / "out")
            self.assertEqual(len(self.records(disk / "out")), 60)
        finally:
            subprocess.run(["umount", str(disk)], check=False)

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_read_only_output(self):
        self.put("a.pdf", pdf([line("x")]))
        self.out.mkdir()
        self.out.chmod(0o555)
        self.assertIn("-o", self.ita("extract", "a.pdf", "-o", self.out, code=1).err)


if __name__ == "__main__":
    unittest.main()
