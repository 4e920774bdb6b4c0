"""`ita review`: everything that a person should look at, and nothing else."""

import hashlib
import json
import sqlite3
import subprocess
import time
import unittest
import urllib.request
from pathlib import Path

from common import ITA, Case
from test_export import Results

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def content_key(*parts):
    """FNV-1a as src/base/content_hash.h has it: the machine's value and its page."""
    value = 14695981039346656037
    for part in parts:
        for byte in part.encode() + b"":
            value = (value ^ byte) * 1099511628211 % (1 << 64)
        value = (value ^ len(part.encode())) * 1099511628211 % (1 << 64)
    return f"{value:016x}"


def answer(document, field, machine, page, action, value):
    """A line of corrections.jsonl, as a person's answer leaves it."""
    report = document["reports"][0]
    key = content_key(json.dumps(machine, ensure_ascii=False, separators=(",", ":")), str(page))
    body = json.dumps({"id": hashlib.md5(field.encode()).hexdigest(), "time": "2026-11-28T09:12:03Z", "user": "สมศรี",
                       "sha256": document["source"]["sha256"],
                       "report": f'{report["agency"]["name"]}/{report["fiscal_year"]["be"]}', "field": field,
                       "machine": machine, "machine_key": key, "action": action, "value": value, "page": page,
                       "bbox": None, "reason": None, "supersedes": None, "flagged": True, "sample": None},
                      ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{body},"sum":"{hashlib.sha256(body.encode()).hexdigest()}"}}\n'


class Review(Results):
    def test_what_a_person_answered_is_not_listed(self):
        listed = lambda *more: [x["path"] for x in map(json.loads, self.ita("review", "out", "--json", *more).out.splitlines())
                                if x["file"] == "c'd.pdf"]
        self.assertIn("/reports/0/agency", listed())
        self.put("out/corrections.jsonl",
                 answer(self.documents["c'd.pdf"], "agency/name", "เทศบาลตำบลตัวอย่าง", 1, "accept", "เทศบาลตำบลตัวอย่าง").encode())
        self.assertNotIn("/reports/0/agency", listed())
        self.assertIn("/reports/0/indicators/2", listed(), "the others are still open")
        self.assertIn("/reports/0/agency", listed("--machine-only"))

    def test_lists_what_the_export_lists_and_the_failed(self):
        lines = [json.loads(text) for text in self.ita("review", "out", "--json").out.splitlines()]
        found = [[x["file"], x["path"], x["code"], x["reason"]] for x in lines if x["status"] != "failed"]
        names = {d["source"]["sha256"]: name for name, d in self.documents.items()}
        want = [[names[key], path, code, reason] for key, _, _, path, _, code, reason, _ in self.expected()["reviews"]]
        self.assertEqual(sorted(found), sorted(want))
        failed = [x for x in lines if x["status"] == "failed"]
        self.assertEqual([(x["file"], x["reason"]) for x in failed], [("bad.pdf", "is broken (x)")])
        placed = [x for x in lines if x["path"] == "/reports/0/agency"][0]
        self.assertEqual((placed["page"], placed["bbox"], placed["raw"]), (1, [10.0, 20.5, 30.0, 40.1], "เทศบาล"))

    def test_for_people(self):
        text = self.ita("review", "out", "--list").out
        for part in ("ก/a.pdf", "name of the agency /reports/0/agency: ไม่พบในทะเบียน [page 1, read as เทศบาล]", "bad.pdf", "is broken",
                     "4 of 4 files to look at, 1 of them could not be read"):
            self.assertIn(part, text)

    def test_results_of_another_schema_version_are_named(self):
        old = dict(self.documents["b.pdf"], schema_version="1.0")
        self.rewrite("b.pdf", json.dumps(old).encode())
        done = self.ita("review", "out", "--list", code=3)
        self.assertIn("schema version 1.0", done.out)
        self.assertIn("ita extract", done.err)

    def test_errors(self):
        self.assertIn("folder of results", self.ita("review", "nowhere", "--list", code=1).err)
        self.ita("review", code=2)


class Reviewer:
    """A person at the application, by what the browser sends."""

    def __init__(self, folder, sources):
        self.process = subprocess.Popen([ITA, "review", str(folder), "--sources", str(sources), "--no-browser"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = self.process.stdout.readline().strip()
        self.origin = address.split("/?")[0]
        with urllib.request.urlopen(address) as answer:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        while (state := self.ask("session"))["done"] < state["all"] or state["all"] == 0:
            time.sleep(0.05)

    def ask(self, path, body=None):
        request = urllib.request.Request(f"{self.origin}/api/{path}", data=body and json.dumps(body).encode(),
                                         headers={"Cookie": self.cookie, "X-Ita": "1", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def paper(self, name):
        return next(row["paper"] for row in self.ask("list?facets=0")["rows"] if row["file"] == name)

    def doubts(self, paper):
        return [field for field in self.ask("document?id=" + paper)["fields"] if field["reasons"]]

    def answer(self, paper, field, action, value=None):
        self.ask("answer", {"paper": paper, "report": field["report"], "field": field["name"], "action": action, "value": value,
                            "machine": field["value"], "page": field["page"], "bbox": field["bbox"], "reason": None, "supersedes": None})

    def leave(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


class Approved(Case):
    """From papers to a table of what people approved, as an office does it."""

    def exported(self, *more, code=0):
        place = self.root / "approved.sqlite"
        done = self.ita("export", "out", "--to", "sqlite", "-o", place, *more, code=code)
        base = sqlite3.connect(place)
        self.addCleanup(base.close)
        rows = base.execute("SELECT f.path, r.overall_score FROM files f LEFT JOIN document_reports r ON r.sha256 = f.sha256").fetchall()
        return dict(rows), done

    def test_only_documents_whose_doubts_all_have_an_answer_are_exported(self):
        names = ("memo-2567.pdf", "misprint-2568.pdf", "erratum-2567.pdf")
        for name in names:
            self.put("papers/" + name, (SAMPLES / name).read_bytes())
        self.ita("extract", "papers", "-o", "out", "-q")
        self.assertEqual({path: self.result(path)["status"] for path in names},
                         {names[0]: "ok", names[1]: "needs_review", names[2]: "needs_review"}, "the samples are those that the test means")
        self.assertEqual(set(self.exported()[0]), set(names), "without the option all of them")
        approved, done = self.exported("--approved-only")
        self.assertEqual(set(approved), {names[0]}, "what leaves no doubt needs no answer")
        self.assertIn("2 are not approved yet", done.out)
        reviewer = Reviewer(self.out, self.root / "papers")
        self.addCleanup(reviewer.leave)
        paper = reviewer.paper(names[1])
        doubts = reviewer.doubts(paper)
        self.assertIn("overall/score", [field["name"] for field in doubts])
        for field in doubts:  # the total that the paper misprints is put right, the rest is as the paper has it
            reviewer.answer(paper, field, *(("correct", 94.79) if field["name"] == "overall/score" else ("accept",)))
        approved, done = self.exported("--approved-only")
        self.assertEqual(approved, {names[0]: self.result(names[0])["reports"][0]["overall"]["score"], names[1]: 94.79})
        self.assertIn("1 are not approved yet", done.out)
        # A comment is no answer: the last one stays out until it has one.
        paper = reviewer.paper(names[2])
        doubts = reviewer.doubts(paper)
        reviewer.answer(paper, doubts[0], "comment", "?")
        self.assertEqual(set(self.exported("--approved-only")[0]), set(names[:2]))
        for field in doubts:
            reviewer.answer(paper, field, "accept")
        self.assertEqual(set(self.exported("--approved-only")[0]), set(names))

    def test_nothing_approved_is_an_error_that_says_so(self):
        self.put("papers/a.pdf", (SAMPLES / "misprint-2568.pdf").read_bytes())
        self.ita("extract", "papers", "-o", "out", "-q")
        done = self.ita("export", "out", "--to", "csv", "--approved-only", code=1)
        self.assertIn("holds no results that are approved", done.err)

    def result(self, name):
        return json.loads((self.out / (name + ".json")).read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
