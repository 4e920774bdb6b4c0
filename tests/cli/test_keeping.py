"""Nothing is lost, nothing is written elsewhere, and what is damaged is said: the promises of keeping."""

import json
import os
import pty
import shutil
import signal
import subprocess
import time
import unittest
import zlib
from pathlib import Path

from common import ITA, Case, line, pdf

QPDF = shutil.which("qpdf")


class Journal(Case):
    def setUp(self):
        super().setUp()
        for i in range(4):
            self.put(f"in/{i}.pdf", pdf([line(f"file {i}")]))
        self.ita("extract", "in", "-o", self.out)
        self.journal = self.out / "run.jsonl"

    def test_a_flipped_byte_is_said_and_the_record_made_again(self):
        before = self.records()
        whole = self.journal.read_bytes()
        for at in (whole.index(b'"sha256"') + 12, whole.index(b"not_recognised") + 2, whole.rindex(b"\n") - 1):
            data = bytearray(whole)
            data[at] ^= 1
            self.journal.write_bytes(data)
            done = self.ita("extract", "in", "-o", self.out)
            self.assertIn("run.jsonl", done.err, "a damaged line is said")
            after = self.records()
            self.assertEqual(set(after), set(before), "no record is lost")
            self.assertEqual({n: r["output_sha256"] for n, r in after.items()}, {n: r["output_sha256"] for n, r in before.items()})

    def test_a_record_that_is_lost_is_said_and_made_again(self):
        before = self.records()
        lines = self.journal.read_bytes().splitlines(keepends=True)
        (self.root / "in/2.pdf").unlink()  # nothing but the result says what it was
        for damaged in (lines[:2] + lines[3:], lines[:2] + [lines[1]] + lines[3:], []):
            self.journal.write_bytes(b"".join(damaged))
            done = self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl", code=3 if damaged else 2)
            self.assertIn("2.pdf.json: has no record", done.err)
            self.assertIn("2.pdf.json: has no record", self.ita("review", self.out, "--list", code=3).err)
            self.assertIn("made anew", self.ita("extract", "in", "-o", self.out).err)
            self.assertEqual({n: r["output_sha256"] for n, r in self.records().items()}, {n: r["output_sha256"] for n, r in before.items()})
            self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl")

    def test_a_result_without_a_recorded_hash_is_not_exported_without_a_word(self):
        records = [json.loads(line) for line in self.journal.read_text(encoding="utf-8").splitlines()]
        del records[1]["check"]
        records[1]["output_sha256"] = None
        self.journal.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
        self.assertIn("1.pdf.json: has no hash", self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl", code=3).err)
        self.journal.unlink()
        self.assertIn("has no run.jsonl", self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl").err)

    def test_json_of_others_in_the_folder_is_left_alone(self):
        others = [b'{"source": {"file": 1}}', b'{"source": {"file": "0", "sha256": 5, "pages": "x"}, "status": []}', b'{"source": []}', b"[" * 100000, b"{}"]
        for i, content in enumerate(others):
            self.put(f"out/{i}.json", content)
        self.journal.write_bytes(b"x" + self.journal.read_bytes())
        self.ita("extract", "in", "-o", self.out)
        self.assertEqual(set(self.records()), {f"{i}.pdf" for i in range(4)})
        self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl")
        for i, content in enumerate(others):
            self.assertEqual((self.out / f"{i}.json").read_bytes(), content)

    def test_what_is_no_file_in_its_place_holds_nobody(self):
        self.journal.unlink()
        os.mkfifo(self.journal)
        for words in (("extract", "in", "-o", self.out), ("export", self.out, "--to", "jsonl", "-o", "list.jsonl"), ("review", self.out, "--list")):
            self.assertIn("run.jsonl", self.ita(*words, code=1).err)

    def test_each_line_has_a_checksum(self):
        for record in self.records().values():
            self.assertRegex(record["check"], r"^[0-9a-f]{8,}$")

    def test_a_result_that_was_changed_is_not_exported_without_a_word(self):
        path = self.out / "2.pdf.json"
        path.write_bytes(path.read_bytes().replace(b"file 2", b"file 9"))
        done = self.ita("export", self.out, "--to", "jsonl", "-o", "list.jsonl", code=3)
        self.assertIn("2.pdf", done.err)
        self.assertNotIn("file 9", (self.root / "list.jsonl").read_text(encoding="utf-8"))


    def test_a_result_that_was_changed_is_not_compared_or_listed_without_a_word(self):
        path = self.out / "2.pdf.json"
        path.write_bytes(path.read_bytes().replace(b"file 2", b"file 9"))
        self.put("list.csv", "หน่วยงาน,ปีงบประมาณ,คะแนน\nเทศบาลตำบลใด,2567,90.00\n".encode())
        for words in (("check", self.out, "--against", "list.csv"), ("review", self.out, "--list")):
            done = self.ita(*words, code=3)
            self.assertIn("2.pdf.json: is not what was written there", done.err)
        self.journal.unlink()
        for words in (("check", self.out, "--against", "list.csv"), ("review", self.out, "--list")):
            self.assertIn("has no run.jsonl", self.ita(*words, code=None).err)


class Folders(Case):
    def test_a_link_in_place_of_the_scratch_folder_is_refused(self):
        self.put("theirs/precious", b"x")
        self.put("a.pdf", pdf([line("x")]))
        self.out.mkdir()
        (self.out / ".ita").symlink_to(self.root / "theirs")
        done = self.ita("extract", "a.pdf", "-o", self.out, code=1)
        self.assertIn(".ita", done.err)
        self.assertTrue((self.root / "theirs/precious").exists())

    def test_a_link_in_place_of_the_lock_is_not_written_through(self):
        self.put("theirs", b"precious")
        self.put("a.pdf", pdf([line("x")]))
        self.ita("extract", "a.pdf", "-o", self.out)
        (self.out / ".ita/lock").unlink(missing_ok=True)
        (self.out / ".ita/lock").symlink_to(self.root / "theirs")
        self.assertIn(".ita/lock", self.ita("extract", "a.pdf", "-o", self.out, code=1).err)
        self.assertEqual((self.root / "theirs").read_bytes(), b"precious")

    def test_an_input_folder_of_that_name_keeps_its_result(self):
        self.put("in/.ita/a.pdf", pdf([line("hidden")]))
        for _ in range(2):
            self.ita("extract", "in", "-o", self.out)
            record = next(iter(self.records().values()))
            self.assertIn("hidden", (self.out / record["output"]).read_text(encoding="utf-8"))

    def test_names_that_differ_in_one_invalid_byte_or_a_backslash(self):
        names = [b"x\xff.pdf", b"x\xfe.pdf", rb"x\xFF.pdf", rb"x\x5CxFF.pdf", b"x\xef\xbf\xbd.pdf", b"x\xef\xbf\xbe.pdf", b"a\\b.pdf", b"a b.pdf"]
        folder = self.root / "in"
        folder.mkdir()
        for i, name in enumerate(names):
            with open(os.path.join(os.fsencode(folder), name), "wb") as file:
                file.write(pdf([line(f"file {i}")]))
        self.ita("extract", "in", "-o", self.out, "--hocr", "--alto")
        records = self.records()
        self.assertEqual(len(records), len(names))
        self.assertEqual(len({r["output"] for r in records.values()}), len(names))
        texts = [p.read_text(encoding="utf-8") for p in self.out.rglob("*.json")]
        for i in range(len(names)):
            self.assertEqual(sum(f"file {i}" in t for t in texts), 1, names[i])
        import xml.etree.ElementTree as tree
        pages = [*self.out.rglob("*.hocr"), *self.out.rglob("*.alto.xml")]
        self.assertEqual(len(pages), 2 * len(names))
        for page in pages:
            tree.parse(page)

    def test_files_honour_the_umask(self):
        self.put("a.pdf", pdf([line("x")]))
        for mask, mode in ((0o077, 0o600), (0o027, 0o640), (0o022, 0o644)):
            self.ita("extract", "a.pdf", "-o", self.root / f"out{mask}", preexec_fn=lambda m=mask: os.umask(m))
            for name in ("a.pdf.json", "run.jsonl"):
                self.assertEqual((self.root / f"out{mask}" / name).stat().st_mode & 0o777, mode, name)

    def test_a_sparse_file_of_two_terabytes_stalls_nothing(self):
        self.put("in/a.pdf", pdf([line("x")]))
        with open(self.root / "in/huge.pdf", "wb") as file:
            file.truncate(2 << 40)
        start = time.monotonic()
        self.ita("extract", "in", "-o", self.out, code=3)
        self.assertLess(time.monotonic() - start, 120)
        self.assertEqual(self.records()["huge.pdf"]["error"]["code"], "too_large")
        self.assertEqual(self.records()["a.pdf"]["status"], "not_recognised")

    def test_hashing_hears_ctrl_c(self):
        self.put("in/a.pdf", pdf([line("x")]))
        with open(self.root / "in/huge.pdf", "wb") as file:
            file.write(b"%PDF-1.4\n")
            file.truncate(1 << 40)
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--max-bytes", "2TB"], cwd=self.root, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(3)
        running.send_signal(signal.SIGINT)
        self.assertEqual(running.wait(timeout=60), 130)

    def test_the_build_is_named_in_the_result(self):
        self.put("a.pdf", pdf([line("x")]))
        self.ita("extract", "a.pdf", "-o", self.out)
        generator = json.loads((self.out / "a.pdf.json").read_text(encoding="utf-8"))["generator"]
        self.assertRegex(json.dumps(generator), r"[0-9a-f]{7,}", "the build is named, not only its version")
        self.assertRegex(self.records()["a.pdf"]["key"], r"^[0-9a-f]{64}$")

    @unittest.skipUnless(shutil.which("cmake"), "cmake, which makes the number of a build, is not installed")
    def test_two_builds_do_not_share_a_key(self):
        """The number of a build is of its sources: another source or another name of one is another build."""
        script = Path(__file__).resolve().parents[2] / "src/base/build_id.cmake"

        def number():
            subprocess.run(["cmake", f"-DSOURCE={self.root}", f"-DOUTPUT={self.root}/id.h", "-P", script], check=True)
            return (self.root / "id.h").read_text()
        self.put("src/a.cpp", b"int a() { return 1; }")
        first = number()
        self.assertRegex(first, r'"[0-9a-f]{16}"')
        self.assertEqual(number(), first, "the same sources are the same build")
        self.put("src/a.cpp", b"int a() { return 2; }")
        second = number()
        (self.root / "src/a.cpp").rename(self.root / "src/b.cpp")
        self.assertEqual(len({first, second, number()}), 3)


class Damage(Case):
    def test_damage_makes_exit_code_3_each_time_and_is_told_with_its_page(self):
        packed = bytearray(zlib.compress(line("good words " * 20)))
        packed[len(packed) // 2] ^= 0x55
        whole = pdf([line("first"), b"PLACE" * (len(packed) // 5) + b"x" * (len(packed) % 5)])
        broken = whole.replace(b"PLACE" * (len(packed) // 5) + b"x" * (len(packed) % 5), bytes(packed))
        broken = broken.replace(b"<< /Length %d >>\nstream\n%s" % (len(packed), bytes(packed)),
                                b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(packed), bytes(packed)))
        self.put("a.pdf", broken)
        for _ in range(2):
            done = self.ita("extract", "a.pdf", "-o", self.out, code=3)
            record = self.records()["a.pdf"]
            self.assertNotEqual(record["status"], "ok")
            self.assertIn(2, [p["page"] for p in record["problems"]])
        document = json.loads((self.out / "a.pdf.json").read_text(encoding="utf-8"))
        self.assertTrue(document["pages"][1]["problem"])
        self.assertIn("page 2", self.ita("extract", "a.pdf", "-o", self.out, "--again", code=3).err)


@unittest.skipUnless(QPDF, "qpdf makes these PDFs (tests/run.sh installs it)")
class Secrets(Case):
    def setUp(self):
        super().setUp()
        self.put("plain.pdf", pdf([line("hidden words")]))
        subprocess.run([QPDF, "--encrypt", "user word", "owner", "256", "--", "plain.pdf", "locked.pdf"], cwd=self.root, check=True)

    def opened(self):
        self.assertIn("hidden words", (self.out / "locked.pdf.json").read_text(encoding="utf-8"))

    def test_from_a_file_from_the_environment_and_from_the_terminal(self):
        self.put("word.txt", b"user word\nsecond line\n")
        self.ita("extract", "locked.pdf", "-o", self.out, "--password-file", "word.txt")
        self.opened()
        shutil.rmtree(self.out)
        self.ita("extract", "locked.pdf", "-o", self.out, env={"ITA_PASSWORD": "user word"})
        self.opened()
        shutil.rmtree(self.out)
        here, there = pty.openpty()
        running = subprocess.Popen([ITA, "extract", "locked.pdf", "-o", str(self.out), "--ask-password"], cwd=self.root, stdin=there,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        os.read(running.stderr.fileno(), 10)
        os.write(here, b"user word\n")
        self.assertEqual(running.wait(timeout=120), 0)
        os.set_blocking(here, False)
        try:
            shown = os.read(here, 100)
        except BlockingIOError:
            shown = b""
        self.assertNotIn(b"user word", shown, "the terminal does not show it")
        self.opened()
        running.stderr.close()

    def test_an_encrypted_file_has_no_open_copy(self):
        done = self.ita("extract", "locked.pdf", "-o", self.out, "--password", "user word", "--searchable-pdf", code=None)
        copies = list(self.out.rglob("*.searchable.pdf"))
        for copy in copies:  # kept, or refused with a word
            self.assertNotEqual(subprocess.run([QPDF, "--is-encrypted", copy]).returncode, 2)
        if not copies:
            self.assertIn("encrypted", done.err)


class Searchable(Case):
    def test_scripts_and_actions_that_start_something_are_dropped(self):
        actions = (b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (x.exe) >> >> "
                   b"/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (b) >>] >> >> ")
        data = pdf([line("words")], page_extra="/AA << /O << /S /JavaScript /JS (c) >> >> /Annots [ << /Type /Annot /Subtype /Link "
                   "/Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] "
                   "/A << /S /URI /URI (https://example.org/) /Next << /S /JavaScript /JS (d) >> >> >> "
                   "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /SubmitForm /F (https://example.org/) >> >> ]")
        self.put("a.pdf", data.replace(b"<< /Type /Catalog", b"<< /Type /Catalog " + actions))
        # The table of contents of the file is off by what was put in; parsers find the objects all the same.
        if QPDF:
            subprocess.run([QPDF, "a.pdf", "fixed.pdf"], cwd=self.root, capture_output=True)
            (self.root / "fixed.pdf").rename(self.root / "a.pdf")
        self.ita("extract", "a.pdf", "-o", self.out, "--searchable-pdf", code=None)
        copy = next(self.out.rglob("*.searchable.pdf"))
        if QPDF:
            subprocess.run([QPDF, "--qdf", "--object-streams=disable", copy, "open.pdf"], cwd=self.root, capture_output=True)
            copy = self.root / "open.pdf"
        text = copy.read_bytes()
        for word in (b"/JavaScript", b"/Launch", b"/SubmitForm", b"calc.exe"):
            self.assertNotIn(word, text)


if __name__ == "__main__":
    unittest.main()
