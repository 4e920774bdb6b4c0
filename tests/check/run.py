#!/usr/bin/python3
"""Tests of `ita check`:  run.py ITA SAMPLES

Reads born-digital samples, verifies the results, damages them or their sources in every way that must be noticed, and
compares them with lists of scores.
"""
import copy
import hashlib
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
    done = subprocess.run([ITA, *arguments], capture_output=True, cwd=cwd, timeout=120,
                          env=dict(os.environ, LC_ALL="en_US.UTF-8"))
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def report_of(document):
    return document["reports"][0]


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
        self.report = report_of(self.document)

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

    def read_here(self):
        """The results of both samples as a run has left them, with its journal."""
        shutil.copytree(self.read, self.out, dirs_exist_ok=True)
        shutil.copy(os.path.join(SAMPLES, MISPRINT), self.source)

    def checked(self, *more):
        code, output, errors = run("check", self.out, "--source", self.source, "--json", *more)
        self.assertIn(code, (0, 3), errors)
        found = json.loads(output)
        return found["unchanged"], found["evidence_read_again"], code

    def test_what_this_build_wrote_of_an_unchanged_source_is_not_read_again(self):
        self.read_here()
        unchanged, boxes, code = self.checked()
        self.assertEqual((unchanged, boxes, code), (2, 0, 0))
        self.assertIn("unchanged", run("check", self.out, "--source", self.source)[1])
        for asked in ("--again", "--only-flagged", "--sample=100%"):
            unchanged, boxes, _ = self.checked(asked)
            self.assertEqual(unchanged, 0, asked)
        self.assertGreater(self.checked("--again")[1], 20)
        code, output, _ = run("check", self.result, "--source", self.source, "--json")
        self.assertGreater(json.loads(output)["evidence_read_again"], 10, "a result that is named is read")

    def test_no_proof_holds_where_anything_is_another(self):
        self.read_here()
        changed = copy.deepcopy(self.document)
        report_of(changed)["agency"]["name"] += "ก"
        self.save(changed)
        unchanged, boxes, code = self.checked()
        self.assertEqual((unchanged, code), (1, 3), "a result that was changed by hand")
        self.assertGreater(boxes, 10)
        self.read_here()
        with open(os.path.join(self.source, SAMPLE), "ab") as file:
            file.write(b"\n")
        self.assertEqual(self.checked()[0], 1, "another source")
        self.read_here()
        shutil.copy(os.path.join(SAMPLES, SAMPLE), self.source)
        journal = os.path.join(self.out, "run.jsonl")
        with open(journal, encoding="utf-8") as file:
            lines = file.read().splitlines()

        def write(change):
            with open(journal, "w", encoding="utf-8") as file:
                for line in lines:
                    record = json.loads(line)
                    change(record)
                    record.pop("check")
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")

        write(lambda record: None)
        self.assertEqual(self.checked()[0], 2, "the journal as it was")
        write(lambda record: record.update(build="0" * 64))
        self.assertEqual(self.checked()[0], 0, "another build")
        write(lambda record: record.update(problems=[{"page": 1, "message": "x", "read": True, "passing": True}]))
        self.assertEqual(self.checked()[0], 0, "a page that another reading may read better")
        with open(journal, "w", encoding="utf-8") as file:
            file.write("".join(line[:-9] + "\n" for line in lines))
        self.assertEqual(self.checked()[0], 0, "records that are damaged")

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
            item = report_of(document)["indicators"][2]
            item["score"] = round(item["score"] - 10, 2)
            item["evidence"]["raw"] = "%.2f" % item["score"]

        failures = self.damaged(change)
        self.assertIn(("evidence", "/reports/0/indicators/2"), failures)
        self.assertIn(("arithmetic", "/reports/0/computed/overall"), failures)

    def test_a_moved_box_is_seen(self):
        def change(document):
            box = report_of(document)["indicators"][0]["evidence"]["bbox"]
            report_of(document)["indicators"][0]["evidence"]["bbox"] = [box[0], box[1] - 300, box[2], box[3] - 300]

        self.assertEqual(self.damaged(change), [("evidence", "/reports/0/indicators/0")])

    def test_a_box_on_a_page_that_is_not_there_is_seen(self):
        def change(document):
            report_of(document)["agency"]["evidence"]["page"] = 99

        self.assertEqual(self.damaged(change), [("evidence", "/reports/0/agency")])

    def test_what_was_changed_emptied_or_taken_out_is_named(self):
        def name(document):
            report_of(document)["agency"]["name"] += "ก"

        def text(document):
            report_of(document)["issues"][0]["text"] = ""

        def taken(document):
            del report_of(document)["measures"][0]

        def unmarked(document):
            document["pages"][0]["text"] = "x"

        for change, path in ((name, "/reports/0/agency/name"), (text, "/reports/0/issues/0/text"),
                             (taken, "/reports/0/measures"), (unmarked, "/pages/0/text")):
            self.assertIn(("evidence", path), self.damaged(change))

    def test_several_processes_and_samples_say_the_same(self):
        for number in range(4):
            shutil.copy(self.result, os.path.join(self.out, f"{number}.json"))
        one = run("check", self.out, "--source", self.source, "--json")
        self.assertEqual(one, run("check", self.out, "--source", self.source, "--json", "--jobs", "3"))
        code, output, _ = run("check", self.out, "--source", self.source, "--json", "--sample", "50%")
        self.assertIn(code, (0, 3))
        self.assertLess(json.loads(output)["verified"], 5)
        self.assertEqual(run("check", self.out, "--sample", "many")[0], 2)

    def test_a_folder_without_results_is_no_success(self):
        os.remove(self.result)
        self.assertEqual(run("check", self.out)[0], 2)

    def test_a_wrong_computed_level_is_seen(self):
        def change(document):
            report_of(document)["computed"]["level"] = "ต้องปรับปรุง"

        self.assertEqual(self.damaged(change), [("arithmetic", "/reports/0/computed/level")])

    def test_what_is_not_valid_is_named(self):
        failures = self.damaged(lambda document: report_of(document).pop("agency"))
        self.assertEqual(failures[0][0], "schema")
        with open(self.result, "w") as file:
            file.write("{")
        self.assertEqual(self.verify(), (3, [("schema", "")]))

    def test_a_result_of_another_schema_version_is_refused_with_the_way_out(self):
        old = {"schema_version": "1.0", "status": "ok", "source": {"file": SAMPLE}}
        self.save(old)
        self.assertEqual(self.verify(), (3, [("schema", "")]))
        code, output, _ = run("check", self.out, "--source", self.source)
        self.assertIn("schema version 1.0", output)
        self.assertIn("ita extract", output)
        path = os.path.join(self.folder, "official.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join([self.HEAD, self.agency_row(1)]))
        code, _, errors = run("check", self.out, "--against", path)
        self.assertEqual(code, 3)
        self.assertIn("ita extract", errors)

    def test_what_a_person_divided_is_read_so_and_corrections_are_compared(self):
        """A split is in force at the next extraction; a comparison is of what people say."""
        source = os.path.join(SAMPLES, SAMPLE)
        sha = self.document["source"]["sha256"]
        body = ('{"id":"%032d","time":"2026-11-28T09:12:03Z","user":"a","sha256":"%s","report":"","field":"split/2",'
                '"machine":null,"machine_key":"","action":"split","value":2,"page":0,"bbox":null,"reason":null,'
                '"supersedes":null,"flagged":true,"sample":null' % (1, sha))
        with open(os.path.join(self.out, "corrections.jsonl"), "w") as file:
            file.write('%s,"sum":"%s"}\n' % (body, hashlib.sha256(body.encode()).hexdigest()))
        self.assertEqual(run("extract", source, "-o", self.out, "-q")[0], 0)
        with open(self.result, encoding="utf-8") as file:
            pages = [report["pages"] for report in json.load(file)["reports"]]
        self.assertNotEqual(pages, [self.report["pages"]])
        self.assertTrue(all(first != 1 or last == 1 for first, last in pages), pages)
        code, output, _ = run("extract", source, "-o", self.out, "--log-format", "json")
        self.assertEqual(code, 0)

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
        agency = self.report["agency"]
        name = agency["name"].replace("เทศบาลตำบล", "ทต.") if short else agency["name"]
        return '"%s",%s,%d,%s' % (name, agency["province"], self.report["fiscal_year"]["be"], score)

    HEAD = "หน่วยงาน,จังหวัด,ปีงบประมาณ,คะแนนรวม"

    def test_equal_scores_in_thai_digits_and_short_names(self):
        printed = ("%.2f" % self.report["overall"]["score"]).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        code, found = self.against(self.HEAD, self.agency_row(printed))
        self.assertEqual((code, found["equal"], found["different"]), (0, 1, 0), found)

    def test_the_code_page_of_excel(self):
        code, found = self.against(self.HEAD, self.agency_row(self.report["overall"]["score"]), encoding="cp874")
        self.assertEqual((code, found["equal"]), (0, 1), found)

    def test_a_different_score_comes_with_its_place(self):
        code, found = self.against(self.HEAD, self.agency_row("12.34", short=False))
        self.assertEqual(code, 3)
        item = next(c for c in found["comparisons"] if c["outcome"] == "different")
        self.assertEqual(item["page"], self.report["overall"]["evidence"]["page"])
        self.assertEqual(item["bbox"], self.report["overall"]["evidence"]["bbox"])
        self.assertEqual((item["official"], item["path"]), ("12.34", "/reports/0/overall/score"))

    def test_missing_and_ambiguous(self):
        row = self.agency_row(1)
        code, found = self.against(self.HEAD, "อบต.ที่ไม่มี,ตราด,2567,90.00")
        self.assertEqual((code, found["missing"]), (3, 2), found)
        code, found = self.against(self.HEAD, row, self.agency_row(2))
        self.assertEqual((code, found["ambiguous"]), (3, 1), found)
        code, found = self.against(self.HEAD, row, row)  # the same line twice leaves nothing open
        self.assertEqual((code, found["ambiguous"], found["different"]), (3, 0, 1), found)

    def test_what_spreadsheets_export(self):
        score = "%.2f" % self.report["overall"]["score"]
        agency = self.report["agency"]
        year = self.report["fiscal_year"]["be"]
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
                # The list of two years has a line that no result answers.
                self.assertEqual((code, found["equal"], found["different"]), (3 if encoding == "utf-8" else 0, 1, 0),
                                 output + errors)

    def test_a_list_without_its_columns_is_wrong_usage(self):
        path = os.path.join(self.folder, "list.csv")
        with open(path, "w") as file:
            file.write("a,b\n1,2\n")
        code, _, errors = run("check", self.out, "--against", path)
        self.assertEqual(code, 2)
        self.assertIn("list.csv", errors)


unittest.main(argv=sys.argv[:1])
