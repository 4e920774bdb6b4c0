#!/usr/bin/python3
"""Tests of `ita check`:  run.py ITA SAMPLES

Reads born-digital samples, verifies the results, damages them or their sources in every way that must be noticed, and
compares them with lists of scores.
"""
import copy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ITA, SAMPLES = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
SAMPLE = "memo-2567.pdf"
MISPRINT = "misprint-2568.pdf"


def run(*arguments, cwd=None):
    done = subprocess.run([ITA, *arguments], capture_output=True, cwd=cwd, timeout=120)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


class Check(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.mkdtemp(prefix="ita-check-")
        cls.read = os.path.join(cls.made, "read")
        for name in (SAMPLE, MISPRINT):
            code, _, errors = run("extract", os.path.join(SAMPLES, name), "-o", cls.read, "-q")
            assert code == 0, errors

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.made)

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=self.made)
        self.out = os.path.join(self.folder, "out")
        self.source = os.path.join(self.folder, "source")
        os.makedirs(self.out)
        os.makedirs(self.source)
        shutil.copy(os.path.join(SAMPLES, SAMPLE), self.source)
        self.result = os.path.join(self.out, SAMPLE + ".json")
        shutil.copy(os.path.join(self.read, SAMPLE + ".json"), self.result)
        with open(self.result, encoding="utf-8") as file:
            self.document = json.load(file)

    def save(self, document):
        with open(self.result, "w", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False)

    def verify(self):
        """Exit code, and the failing findings as (id, path)."""
        code, output, errors = run("check", self.out, "--source", self.source, "--json")
        self.assertIn(code, (0, 3), errors)
        files = json.loads(output)["files"]
        return code, [(f["id"], f["path"]) for file in files for f in file["findings"] if f["status"] == "fail"]

    def damaged(self, change):
        document = copy.deepcopy(self.document)
        change(document)
        self.save(document)
        code, failures = self.verify()
        self.assertEqual(code, 3, failures)
        return failures

    # ---- verification

    def test_an_untouched_result_passes(self):
        self.assertEqual(self.verify(), (0, []))
        code, output, _ = run("check", self.out, "--source", self.source)
        self.assertEqual(code, 0)
        self.assertIn(SAMPLE, output)
        self.assertIn("0 failed", output)

    def test_the_source_is_found_beside_the_results_too(self):
        shutil.move(os.path.join(self.source, SAMPLE), os.path.join(self.folder, SAMPLE))
        self.assertEqual(run("check", self.out)[0], 0)

    def test_a_misprint_on_paper_that_the_result_reports_is_no_failure(self):
        shutil.copy(os.path.join(self.read, MISPRINT + ".json"), self.out)
        shutil.copy(os.path.join(SAMPLES, MISPRINT), self.source)
        self.assertEqual(self.verify(), (0, []))

    def test_a_missing_source_fails(self):
        os.remove(os.path.join(self.source, SAMPLE))
        self.assertEqual(self.verify(), (3, [("source", "")]))

    def test_a_changed_source_fails(self):
        with open(os.path.join(self.source, SAMPLE), "ab") as file:
            file.write(b"\n")
        self.assertEqual(self.verify(), (3, [("source", "")]))

    def test_a_changed_score_is_seen_at_the_box_and_in_the_sums(self):
        def change(document):
            item = document["indicators"][2]
            item["score"] = round(item["score"] - 10, 2)
            item["evidence"]["raw"] = "%.2f" % item["score"]

        failures = self.damaged(change)
        self.assertIn(("evidence", "/indicators/2"), failures)
        self.assertIn(("arithmetic", "/computed/overall"), failures)

    def test_a_moved_box_is_seen(self):
        def change(document):
            box = document["indicators"][0]["evidence"]["bbox"]
            document["indicators"][0]["evidence"]["bbox"] = [box[0], box[1] - 300, box[2], box[3] - 300]

        self.assertEqual(self.damaged(change), [("evidence", "/indicators/0")])

    def test_a_box_on_a_page_that_is_not_there_is_seen(self):
        def change(document):
            document["agency"]["evidence"]["page"] = 99

        self.assertEqual(self.damaged(change), [("evidence", "/agency")])

    def test_a_wrong_computed_level_is_seen(self):
        def change(document):
            document["computed"]["level"] = "ต้องปรับปรุง"

        self.assertEqual(self.damaged(change), [("arithmetic", "/computed/level")])

    def test_what_is_not_valid_is_named(self):
        failures = self.damaged(lambda document: document.pop("agency"))
        self.assertEqual(failures[0][0], "schema")
        with open(self.result, "w") as file:
            file.write("{")
        self.assertEqual(self.verify(), (3, [("schema", "")]))

    def test_wrong_usage(self):
        self.assertEqual(run("check")[0], 2)
        self.assertEqual(run("check", os.path.join(self.folder, "not there"))[0], 2)
        self.assertEqual(run("check", self.out, "--colour")[0], 2)
        code, output, _ = run("check", "--help")
        self.assertEqual(code, 0)
        self.assertIn("--against", output)

    # ---- comparison with a list

    def against(self, *lines, encoding="utf-8-sig"):
        path = os.path.join(self.folder, "official.csv")
        with open(path, "w", encoding=encoding, newline="") as file:
            file.write("\r\n".join(lines) + "\r\n")
        code, output, errors = run("check", self.out, "--against", path, "--json")
        self.assertIn(code, (0, 3), errors)
        return code, json.loads(output)

    def agency_row(self, score, short=True):
        agency = self.document["agency"]
        name = agency["name"].replace("เทศบาลตำบล", "ทต.") if short else agency["name"]
        return '"%s",%s,%d,%s' % (name, agency["province"], self.document["fiscal_year"]["be"], score)

    HEAD = "หน่วยงาน,จังหวัด,ปีงบประมาณ,คะแนนรวม"

    def test_equal_scores_in_thai_digits_and_short_names(self):
        printed = ("%.2f" % self.document["overall"]["score"]).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        code, found = self.against(self.HEAD, self.agency_row(printed))
        self.assertEqual((code, found["equal"], found["different"]), (0, 1, 0), found)

    def test_the_code_page_of_excel(self):
        code, found = self.against(self.HEAD, self.agency_row(self.document["overall"]["score"]), encoding="cp874")
        self.assertEqual((code, found["equal"]), (0, 1), found)

    def test_a_different_score_comes_with_its_place(self):
        code, found = self.against(self.HEAD, self.agency_row("12.34", short=False))
        self.assertEqual(code, 3)
        item = next(c for c in found["comparisons"] if c["outcome"] == "different")
        self.assertEqual(item["page"], self.document["overall"]["evidence"]["page"])
        self.assertEqual(item["bbox"], self.document["overall"]["evidence"]["bbox"])
        self.assertEqual((item["official"], item["path"]), ("12.34", "/overall/score"))

    def test_missing_and_ambiguous(self):
        row = self.agency_row(1)
        code, found = self.against(self.HEAD, "อบต.ที่ไม่มี,ตราด,2567,90.00")
        self.assertEqual((code, found["missing"]), (0, 2), found)
        code, found = self.against(self.HEAD, row, self.agency_row(2))
        self.assertEqual((code, found["ambiguous"]), (3, 1), found)
        code, found = self.against(self.HEAD, row, row)  # the same line twice leaves nothing open
        self.assertEqual((code, found["ambiguous"], found["different"]), (3, 0, 1), found)

    def test_what_spreadsheets_export(self):
        score = "%.2f" % self.document["overall"]["score"]
        agency = self.document["agency"]
        year = self.document["fiscal_year"]["be"]
        shapes = {
            "utf-16": "หน่วยงาน\tจังหวัด\tปี\tคะแนนรวม\r\n%s\t%s\t%d\t%s\r\n" % (agency["name"], agency["province"], year - 543, score),
            "utf-8": "sep=;\nหน่วยงาน;จังหวัด;คะแนน ปี %d;คะแนน ปี %d\n%s;จ.%s;11,11;%s\n" % (
                year - 1, year, agency["name"], agency["province"], score.replace(".", ",")),
            "tis-620": "Agency,Province,Year,Score\r%s,%s,%d,%s\r" % (agency["name"], agency["province"], year, score)}
        for encoding, text in shapes.items():
            with self.subTest(encoding=encoding):
                path = os.path.join(self.folder, "list.csv")
                with open(path, "wb") as file:
                    file.write(text.encode(encoding))
                code, output, errors = run("check", self.out, "--against", path, "--json")
                found = json.loads(output)
                self.assertEqual((code, found["equal"], found["different"]), (0, 1, 0), output + errors)

    def test_a_list_without_its_columns_is_wrong_usage(self):
        path = os.path.join(self.folder, "list.csv")
        with open(path, "w") as file:
            file.write("a,b\n1,2\n")
        code, _, errors = run("check", self.out, "--against", path)
        self.assertEqual(code, 2)
        self.assertIn("list.csv", errors)


unittest.main(argv=sys.argv[:1])
