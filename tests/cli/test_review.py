"""`ita review`: everything that a person should look at, and nothing else."""

import hashlib
import json
import unittest

from test_export import Results


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


if __name__ == "__main__":
    unittest.main()
