"""Shards, workers and merge: the same results as one run on one machine, whoever hands the tasks out."""

import json
import shutil
import subprocess
import unittest
from pathlib import Path

from common import ITA, Case, line, pdf

RECIPES = Path(__file__).resolve().parent / "recipes"


class Shards(Case):
    def setUp(self):
        super().setUp()
        for i in range(6):
            self.put(f"in/ปี/{i}.pdf", pdf([line(f"file {i} page {p}") for p in range(1 + 3 * (i % 3))]))
        self.put("in/same.pdf", (self.root / "in/ปี/0.pdf").read_bytes())
        self.put("in/long.pdf", pdf([line(f"long page {p}") for p in range(25)]))
        self.ita("extract", "in", "-o", "whole")
        self.whole = self.results("whole")

    def results(self, folder):
        root = self.root / folder
        return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*.json"))}

    def untimed(self, folder, joined):
        """The records of a run but for what no two runs share; `joined`: of parts, which no one build has read."""
        apart = ("seconds", "check", "build") if joined else ("seconds", "check")
        return {name: {k: v for k, v in record.items() if k not in apart}
                for name, record in self.records(folder).items()}

    def test_nothing_is_written_outside(self):
        for name in ("../../planted.pdf", "/tmp/planted.pdf", "a/../../planted.pdf", ".ita/planted.pdf", ""):
            task = {"id": "a", "input": str(self.root / "in/long.pdf"), "name": name}
            self.put("bad.jsonl", json.dumps(task).encode() + b"\n")
            self.put("bad.result", b"")
            done = self.ita("merge", "--tasks", "bad.jsonl", "--results", "bad.result", "--store", "store", "-o", self.out, code=1)
            self.assertIn("outside the output folder", done.err)

    def shards(self, *options):
        self.ita("shards", "in", "--shards", "3", "-o", "shards", *options)
        return sorted((self.root / "shards").glob("shard-*.jsonl"))

    def work(self, shard):
        with open(shard, "rb") as tasks:
            done = self.ita("worker", "--store", "store", "--jobs", "1", stdin=tasks)
        shard.with_suffix(".result").write_bytes(done.stdout)
        return [json.loads(text) for text in done.out.splitlines()]

    def merge(self, code=0):
        tasks = sorted((self.root / "shards").glob("*.jsonl"))
        results = sorted((self.root / "shards").glob("*.result"))
        return self.ita("merge", "--tasks", *tasks, "--results", *results, "--store", "store", "-o", self.out, code=code)

    def test_same_results_as_one_run(self):
        for options in ((), ("--split", "10")):
            tasks = sum(len(self.work(shard)) for shard in self.shards(*options))
            self.assertEqual(tasks, 10 if options else 8, "a document of 25 pages is three tasks of ten")
            self.assertIn("each with one result", self.merge().out)
            self.assertEqual(self.results("out"), self.whole)
            self.assertEqual(self.untimed(self.out, bool(options)), self.untimed(self.root / "whole", bool(options)))
            shutil.rmtree(self.root / "shards")
            shutil.rmtree(self.out)

    def test_work_is_idempotent(self):
        first = self.shards()[0]
        fresh = self.work(first)
        again = self.work(first)
        self.assertTrue(all(r["reused"] for r in again))
        self.assertEqual([r["key"] for r in fresh], [r["key"] for r in again])

    def test_merge_proves_that_nothing_is_missing(self):
        shards = self.shards()
        for shard in shards[:-1]:
            self.work(shard)
        shards[-1].with_suffix(".result").write_bytes(b"")
        err = self.merge(code=3).err
        self.assertIn("without a result", err)
        self.assertFalse(self.out.exists() and list(self.out.rglob("*.json")), "nothing is written")
        self.work(shards[-1])
        self.work(shards[-1])
        text = shards[-1].with_suffix(".result").read_bytes()
        shards[-1].with_suffix(".result").write_bytes(text + text)  # an engine that retried
        self.merge()
        extra = shards[0].with_suffix(".result")
        row = json.loads(extra.read_text(encoding="utf-8").splitlines()[0])
        del row["check"]
        extra.write_text(extra.read_text(encoding="utf-8") + json.dumps(dict(row, key="other")) + "\n",
                         encoding="utf-8")
        self.assertIn("two different results", self.merge(code=3).err)

    def test_damage_in_the_store_is_noticed_and_healed_by_the_worker(self):
        shards = self.shards("--split", "10")
        for shard in shards:
            self.work(shard)
        store = self.root / "store"
        page = next(store.glob("*.pages/*.page"))
        for victim in (next(store.glob("*.json")), page):
            whole = victim.read_bytes()
            at = len(whole) // 2
            for damaged in (whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:], whole[:-20], None):
                victim.write_bytes(damaged) if damaged is not None else victim.unlink()
                self.assertIn(victim.name if victim != page else page.parent.name, self.merge(code=1).err)
                self.assertFalse(list(self.out.rglob("*.pdf.json")), "nothing is written")
            for shard in shards:
                answers = self.work(shard)
                self.assertTrue(all(a["status"] != "failed" for a in answers))
            self.assertEqual(victim.read_bytes(), whole, "read again")
        self.merge()
        self.assertEqual(self.results("out"), self.whole)

    def test_a_changed_line_is_noticed_and_one_that_is_written_anew_is_not(self):
        shards = self.shards()
        for shard in shards:
            self.work(shard)
        for path, old, new in ((shards[0].with_suffix(".result"), b'"pages":null', b'"pages":[1,1]'), (shards[0], b'"name":"', b'"name":"x')):
            whole = path.read_bytes()
            path.write_bytes(whole.replace(old, new, 1))
            self.assertNotEqual(path.read_bytes(), whole)
            self.assertIn("checksum", self.merge(code=1).err)
            path.write_text("".join(json.dumps(json.loads(text), sort_keys=True) + "\n" for text in whole.decode().splitlines()), encoding="utf-8")
        self.merge()
        self.assertEqual(self.results("out"), self.whole)

    def test_worker_answers_what_it_cannot_do(self):
        tasks = (b'{"id": "gone", "input": "/nowhere/x.pdf", "name": "x.pdf"}\n'
                 b'no json\n'
                 b'{"id": "ok", "input": "%s", "name": "y.pdf"}\n' % str(self.root / "in/ปี/1.pdf").encode())
        done = self.ita("worker", "--store", "store", input=tasks)
        answers = {r["id"]: r for r in map(json.loads, done.out.splitlines())}
        self.assertEqual(answers["gone"]["error"]["code"], "not_found")
        self.assertEqual(answers[""]["error"]["code"], "bad_argument")
        self.assertNotEqual(answers["ok"]["status"], "failed")

    @unittest.skipUnless(shutil.which("parallel"), "the recipe runs GNU parallel, which is not installed (tests/run.sh installs it)")
    def test_recipe_for_gnu_parallel(self):
        self.shards()
        subprocess.run(["bash", str(RECIPES / "parallel.sh"), "shards", "store", ":"], cwd=self.root, check=True,
                       env={"PATH": f"{Path(ITA).parent}:/usr/bin:/bin", "HOME": str(self.root)}, timeout=300)
        self.merge()
        self.assertEqual(self.results("out"), self.whole)


if __name__ == "__main__":
    unittest.main()
