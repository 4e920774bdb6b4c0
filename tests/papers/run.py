#!/usr/bin/python3
"""Reads papers of other kinds and two reports among them:  run.py ITA GENERATOR

Of a budget, a letter, a hospital's form … nothing may be read, though each is baited (tests/generator/papers.py).  The
two reports, drawn by the same program, must be read: so that a program that recognises nothing fails.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden"))
import compare  # noqa: E402

ITA, GENERATOR = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SEED, COUNT = 3100, 28  # every kind twice
VALUES = ("indicators", "instruments", "history", "issues", "measures", "limitations")


def compose(program, *arguments):
    subprocess.run(["/usr/bin/python3", os.path.join(GENERATOR, program), *arguments], check=True, timeout=300,
                   stdout=subprocess.DEVNULL)


class Papers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="ita-papers-")
        papers, reports, cls.out = (os.path.join(cls.folder.name, n) for n in ("papers", "reports", "out"))
        compose("papers.py", "--seed", str(SEED), "--count", str(COUNT), "--producer", "libreoffice", "--out", papers)
        compose("make.py", "--seed", "1700", "--count", "2", "--set", "producer=libreoffice", "--set", "font=Laksaman",
                "--set", "scores=simple", "--out", reports)
        with open(os.path.join(papers, "manifest.json"), encoding="utf-8") as file:
            cls.papers = json.load(file)["files"]
        with open(os.path.join(reports, "manifest.json"), encoding="utf-8") as file:
            cls.reports = json.load(file)["files"]
        subprocess.run([ITA, "extract", "-q", "-o", cls.out, papers, reports], check=True, timeout=400)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def result(self, entry):
        name = os.path.basename(entry["file"]) + ".json"
        for root, _, files in os.walk(self.out):
            if name in files:
                with open(os.path.join(root, name), encoding="utf-8") as file:
                    return compare.flat(json.load(file))
        self.fail("no result for " + entry["file"])

    def test_of_other_papers_nothing_is_read(self):
        self.assertEqual(len({entry["kind"] for entry in self.papers}), 14)
        for entry in self.papers:
            with self.subTest(paper=entry["doc"]):
                found = self.result(entry)
                if entry["kind"] == "five_index":  # a kind of assessment of its own, and read as that
                    self.assertEqual([r["family"] for r in found["reports"]], ["ita-5-indices"])
                    self.assertLessEqual(len(found["indicators"]), 5)
                    continue
                self.assertEqual(found["status"], "not_recognised")
                self.assertIsNone(found["overall"])
                self.assertIsNone(found["fiscal_year"])
                self.assertFalse((found["agency"] or {}).get("name"))
                for values in VALUES:
                    self.assertEqual(found[values], [], values)
                self.assertTrue(found["review"]["reasons"], "it must say why")
                self.assertTrue(found["pages"][0]["text"])

    def test_reports_among_them_are_read(self):
        for entry in self.reports:
            with self.subTest(report=entry["doc"]):
                found = self.result(entry)
                self.assertIn(found["status"], ("ok", "needs_review"))
                self.assertEqual(len(found["indicators"]), 10)


unittest.main(argv=sys.argv[:1])
