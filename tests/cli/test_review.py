"""`ita review`: everything that a person should look at, and nothing else."""

import json
import unittest

from test_export import Results


class Review(Results):
    def test_lists_what_the_export_lists_and_the_failed(self):
        lines = [json.loads(text) for text in self.ita("review", "out", "--json").out.splitlines()]
        found = [[x["file"], x["path"], x["reason"]] for x in lines if x["status"] != "failed"]
        want = [[file, path, reason] for file, _, path, reason in self.expected()["review"]]
        self.assertEqual(sorted(found), sorted(want))
        failed = [x for x in lines if x["status"] == "failed"]
        self.assertEqual([(x["file"], x["reason"]) for x in failed], [("bad.pdf", "is broken (x)")])
        placed = [x for x in lines if x["path"] == "/agency"][0]
        self.assertEqual((placed["page"], placed["bbox"], placed["raw"]), (1, [10.0, 20.5, 30.0, 40.1], "เทศบาล"))

    def test_for_people(self):
        text = self.ita("review", "out").out
        for part in ("ก/a.pdf", "/agency: ไม่พบในทะเบียน [page 1, read as เทศบาล]", "bad.pdf", "is broken",
                     "4 of 4 files to look at, 1 of them could not be read"):
            self.assertIn(part, text)

    def test_errors(self):
        self.assertIn("folder of results", self.ita("review", "nowhere", code=1).err)
        self.ita("review", code=2)


if __name__ == "__main__":
    unittest.main()
