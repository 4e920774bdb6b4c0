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
from common import ITA, Case, line, pdf, png


class Hostile(Case):
    def test_every_file_ends_as_it_should(self):
        folder = self.root / "in"
        folder.mkdir()
        make_hostile.main(folder)
        expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        done = self.ita("extract", "in", "-o", self.out, "--jobs", "2", "--page-timeout", "60", "--memory", "3000",
                        code=3)
        records = self.records()
        skipped = {name for name, record in records.items() if record["status"] == "skipped"}
        self.assertEqual(skipped, {"expected.json", "loop"}, "what is no document has a record that says so")
        self.assertEqual(set(records) - skipped, set(expected), "exactly one record for each input")
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
            self.skipTest("qpdf makes the locked PDF and is not installed (tests/run.sh installs it)")
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
        count = 2000
        self.put("blank.pdf", pdf([b""] * count))
        self.ita("extract", "blank.pdf", "-o", self.out)
        document = json.loads((self.out / "blank.pdf.json").read_text(encoding="utf-8"))
        self.assertEqual([p["number"] for p in document["pages"]], list(range(1, count + 1)))
        self.assertEqual({p["text"] for p in document["pages"]}, {""})
        self.assertEqual(self.records()["blank.pdf"]["problems"], [])

    def test_memory_limit_costs_one_file(self):
        self.put("in/a.pdf", pdf([line("small")]))
        self.put("in/large.png", png(10000, 11000))
        self.put("in/z.pdf", pdf([line("small, too")]))
        self.ita("extract", "in", "-o", self.out, "--memory", "256", "--jobs", "1", code=3)
        records = self.records()
        self.assertEqual(len(records), 3)
        for name in ("a.pdf", "z.pdf"):
            self.assertNotEqual(records[name]["status"], "failed")
        self.assertEqual(records["large.png"]["error"]["code"], "out_of_memory")
        self.assertTrue(records["large.png"]["error"]["remedy"])

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
        for i in range(24):
            self.put(f"in/{i}.pdf", pdf([line(f"file {i} page {p}") for p in range(6)]))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "2"], cwd=self.root,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        killed = 0
        while running.poll() is None and not list(self.out.glob("*.json")):
            time.sleep(0.05)  # three workers in a row that die while starting end the run, and should
        while running.poll() is None and killed < 3:
            time.sleep(0.3)
            for child in self.children(running.pid)[:1]:
                os.kill(child, signal.SIGKILL)
                killed += 1
        running.communicate(timeout=300)
        records = self.records()
        self.assertGreater(killed, 0)
        self.assertEqual(len(records), 24)
        self.assertTrue(all(r["status"] != "failed" for r in records.values()), records)

    @staticmethod
    def children(parent):
        return [int(p) for p in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]

    def test_readers_have_no_capabilities_and_hard_limits(self):
        self.put("in/a.pdf", pdf([line("x")] * 400))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "1"], cwd=self.root,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        status, limits = "", {}
        while running.poll() is None and limits.get("processes") != "0":
            try:
                for reader in [r for worker in self.children(running.pid) for r in self.children(worker)]:
                    limits = self.hard_limits(reader)
                    status = Path(f"/proc/{reader}/status").read_text()
            except OSError:
                pass
        running.kill()
        running.wait()
        self.assertIn("Seccomp:\t2", status, "readers run behind a filter of system calls")
        self.assertIn("NoNewPrivs:\t1", status)
        for kind in ("Inh", "Prm", "Eff", "Amb"):
            self.assertIn(f"Cap{kind}:\t{0:016x}", status)
        self.assertEqual(limits["processes"], "0")
        for kind in ("cpu time", "file size", "address space"):
            self.assertNotEqual(limits[kind], "unlimited", kind)
        self.assertEqual(limits["core file size"], "0", "no copy of what was read")

    @staticmethod
    def hard_limits(pid):
        lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
        return {text[4:26].strip(): text[47:68].strip() for text in lines}

    @unittest.skipIf(os.geteuid() != 0, "a full disk is made by mounting a small one, which only root may")
    def test_full_disk(self):
        disk = self.root / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)],
                          capture_output=True).returncode != 0:
            self.skipTest("this machine lets not even root mount a disk, full or read-only")
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

    def test_read_only_output(self):
        self.put("a.pdf", pdf([line("x")]))
        self.out.mkdir()
        if os.geteuid() != 0:
            self.out.chmod(0o555)
            self.assertIn("-o", self.ita("extract", "a.pdf", "-o", self.out, code=1).err)
            return
        # Root may write everywhere but to a disk that is mounted to be read.
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(self.out)],
                          capture_output=True).returncode != 0:
            self.skipTest("this machine lets not even root mount a disk, full or read-only")
        try:
            self.assertIn("-o", self.ita("extract", "a.pdf", "-o", self.out, code=1).err)
            self.assertEqual(list(self.out.iterdir()), [])
        finally:
            subprocess.run(["umount", str(self.out)], check=False)

    @unittest.skipIf(os.geteuid() != 0, "files of another user are made by becoming one, which only root can")
    def test_another_user_may_not_read_or_write(self):
        nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        try:
            subprocess.run([ITA, "--version"], check=True, capture_output=True, cwd="/", **nobody)
        except (OSError, subprocess.CalledProcessError):
            self.skipTest("the build folder is closed to other users, so that none can start the program")
        self.root.chmod(0o755)
        self.put("in/good.pdf", pdf([line("x")]))
        self.put("in/secret.pdf", pdf([line("y")])).chmod(0)
        self.put("in/closed/inner.pdf", pdf([line("z")]))
        (self.root / "in/closed").chmod(0)
        theirs = self.root / "theirs"
        theirs.mkdir()
        theirs.chmod(0o777)
        done = self.ita("extract", "in", "-o", theirs, code=3, **nobody)
        records = self.records(theirs)
        self.assertEqual({n: r["status"] for n, r in records.items() if r["status"] != "failed"},
                         {"good.pdf": "not_recognised"})
        self.assertEqual(set(records), {"good.pdf", "secret.pdf", "closed"})
        for name in ("secret.pdf", "closed"):
            self.assertEqual(records[name]["error"]["code"], "unreadable")
            self.assertIn(name, done.err)
        self.out.mkdir()
        self.out.chmod(0o555)
        self.assertIn("-o", self.ita("extract", "in", "-o", self.out, code=1, **nobody).err)


if __name__ == "__main__":
    unittest.main()
