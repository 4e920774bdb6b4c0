"""The fence around every command that opens a file, and how the program itself is hardened."""

import json
import os
import re
import shutil
import subprocess
import time
import unittest
import zipfile
from pathlib import Path

from common import ITA, Case, line, pdf

SHARED = Path(os.environ.get("ITA_SHARED_DIR", "/nonexistent")) / "security"


class Hardened(unittest.TestCase):
    """Release builds only: an instrumented build has other means."""

    @classmethod
    def setUpClass(cls):
        if os.environ.get("ITA_HARDENED") == "0":
            raise unittest.SkipTest("only release builds are linked like this, and this is none; a plain tests/run.sh makes one")
        if not shutil.which("readelf"):
            raise unittest.SkipTest("readelf shows how the program is linked and is not installed (package binutils)")
        cls.symbols = subprocess.run(["readelf", "-W", "--dyn-syms", ITA], capture_output=True, text=True, check=True).stdout
        if "__asan_init" in cls.symbols or "__tsan_init" in cls.symbols:
            raise unittest.SkipTest("sanitizers link the program in their own way; a plain tests/run.sh tests the one that is shipped")
        cls.all = subprocess.run(["readelf", "-W", "-h", "-l", "-d", ITA], capture_output=True, text=True, check=True).stdout

    def test_position_independent(self):
        self.assertRegex(self.all, r"Type:\s+DYN")
        self.assertIn("PIE", self.all)

    def test_relocations_are_read_only(self):
        self.assertIn("GNU_RELRO", self.all)
        self.assertRegex(self.all, r"BIND_NOW|FLAGS_1.*NOW")

    def test_no_stack_that_can_be_run(self):
        stack = re.search(r"GNU_STACK\s.*", self.all).group(0)
        self.assertNotIn("RWE", stack)

    def test_no_text_relocations_or_search_paths_of_the_build(self):
        self.assertNotIn("TEXTREL", self.all)

    def test_stack_protector_and_checked_functions(self):
        self.assertIn("__stack_chk_fail", self.symbols)
        self.assertRegex(self.symbols, r"__\w+_chk@")


class Costs(Case):
    """What costs without limit where nothing limits ends in time, for every command."""

    def bomb(self):
        # A form that draws itself ten times over, eight deep.
        forms = [b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
                 % (7 + i if i < 8 else 6, len(b"/X Do " * 10), b"/X Do " * 10) for i in range(9)]
        return pdf([b"/X Do"], extra_objects=forms, resources="/XObject << /X 6 0 R >>")

    def test_text(self):
        self.put("laughs.pdf", self.bomb())
        self.put("good.pdf", pdf([line("good words")]))
        start = time.monotonic()
        done = self.ita("text", "laughs.pdf", "good.pdf", "--page-timeout", "3", "--document-timeout", "6", code=None)
        self.assertLess(time.monotonic() - start, 300)
        self.assertIn("good words", done.out)
        self.assertIn(done.returncode, (0, 3))

    @unittest.skipUnless(SHARED.is_dir(), "these hostile files are kept apart and are not beside this checkout (../shared/security); test_hostile.py makes its own")
    def test_shared_inputs_end_in_time(self):
        for path in sorted(SHARED.glob("*.pdf")):
            self.ita("text", path, "--page-timeout", "3", "--document-timeout", "6", "--memory", "1500", code=None)

    @unittest.skipUnless((SHARED / "damaged").is_dir(), "these damaged files were made from private documents and are not beside this checkout (../shared/security); tests/mutation damages the samples")
    def test_none_of_the_shared_damaged_files_is_ok(self):
        self.ita("extract", SHARED / "damaged", "-o", self.out, code=3)
        for name, record in self.records().items():
            self.assertNotEqual(record["status"], "ok", name)
            self.assertTrue(record["status"] == "failed" or record["problems"], name)


class Lists(Case):
    def setUp(self):
        super().setUp()
        self.put("a.pdf", pdf([line("x")]))
        self.ita("extract", "a.pdf", "-o", self.out)

    def check(self, path, code=None, *more):
        return self.ita("check", self.out, "--against", path, *more, code=code)

    def workbook(self, sheet):
        path = self.root / "list.xlsx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("xl/workbook.xml", "<workbook/>")
            out.writestr("xl/worksheets/sheet1.xml", sheet)
        return path

    def test_a_list_of_any_size_is_refused_or_read_within_limits(self):
        with open(self.root / "sparse.csv", "wb") as file:
            file.truncate(2 << 40)
        self.assertIn("larger", self.check("sparse.csv").err)

    def test_a_workbook_that_unpacks_without_end_costs_the_limits(self):
        row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
        path = self.workbook("<worksheet><sheetData>" + row * 1500000 + "</sheetData></worksheet>")
        start = time.monotonic()
        done = self.check(path, None, "--memory", "256", "--page-timeout", "5")
        self.assertNotEqual(done.returncode, 0)
        self.assertGreaterEqual(done.returncode, 0, "the program itself ends with a word")
        self.assertLess(time.monotonic() - start, 120)
        self.assertTrue(done.err)

    def test_a_fifo_is_no_list(self):
        os.mkfifo(self.root / "fifo.csv")
        self.assertNotEqual(self.check("fifo.csv").returncode, 0)

    def test_an_honest_list_is_compared(self):
        self.put("list.csv", "หน่วยงาน,ปีงบประมาณ,คะแนน\nเทศบาลตำบลใด,2567,90.00\n".encode())
        self.assertIn("columns used", self.check("list.csv").out)


class OneTaskOneProcess(Case):
    def test_what_a_file_did_to_its_reader_is_gone_with_it(self):
        for i in range(3):
            self.put(f"in/{i}.pdf", pdf([line(f"file {i}")] * 3))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "1"], cwd=self.root, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        readers = set()
        while running.poll() is None:
            for worker in self.children(running.pid):
                readers.update(self.children(worker))
            time.sleep(0.002)
        self.assertGreaterEqual(len(readers), 2, "each document has a process of its own")
        self.assertEqual(len(self.records()), 3)

    @staticmethod
    def children(parent):
        try:
            return [int(p) for p in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
        except OSError:
            return []


if __name__ == "__main__":
    unittest.main()
