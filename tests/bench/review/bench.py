#!/usr/bin/env python3
"""The review application on an archive of invented results: time to take it in, CPU of lists, facets and
searches, memory of the server.

    tests/bench/review/bench.py RESULT.json [--documents 20000] [--ita build/ita] [--folder DIR]

RESULT.json is any result of schema version 2; every document is a copy of it with another agency, province,
year, scores and content hash.  With --folder they stay there, and are taken from there the next time.  Prints one line for each measurement; CPU is that of the server's process.
"""
import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

PROVINCES = ["เชียงใหม่", "นครพนม", "พะเยา", "ตรัง", "ยโสธร", "ราชบุรี", "สงขลา", "ขอนแก่น", "ระยอง", "น่าน"]


def make(folder, result, count):
    template = json.load(open(result, encoding="utf-8"))
    rng = random.Random(1)
    # What is the same in all of them is written out once.
    rest = json.dumps({key: value for key, value in template.items() if key not in ("source", "reports")}, ensure_ascii=False)
    with open(os.path.join(folder, "run.jsonl"), "w", encoding="utf-8") as journal:
        for n in range(count):
            document = template
            name = f"{n // 1000:03}/{n:06}.pdf"
            sha = hashlib.sha256(name.encode()).hexdigest()
            document["source"].update(file=name, sha256=sha)
            report = document["reports"][0]
            report["agency"].update(name=f"เทศบาลตำบลที่ {n // 4}", province=PROVINCES[n // 4 % len(PROVINCES)])
            report["fiscal_year"].update(be=2565 + n % 4, ce=2022 + n % 4)
            for indicator in report["indicators"]:
                indicator["score"] = round(rng.uniform(55, 100), 2)
                doubted = rng.random() < 0.03
                indicator["review"] = {"needed": doubted, "reasons": [
                    {"code": rng.choice(["two-numbers-in-cell", "number-cut-off", "differs-elsewhere"]), "args": {}, "text": "?", "places": []}
                ] if doubted else []}
            path = os.path.join(folder, name + ".json")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            own = json.dumps({"source": document["source"], "reports": document["reports"]}, ensure_ascii=False)
            result = (rest[:-1] + ", " + own[1:]).encode()
            with open(path, "wb") as file:
                file.write(result)
            record = {"file": name, "sha256": sha, "status": "ok", "seconds": 1, "pages": 1, "problems": [], "output": name + ".json",
                      "output_sha256": hashlib.sha256(result).hexdigest(), "extras": [], "duplicate_of": None, "key": "k", "error": None}
            journal.write(json.dumps(record, ensure_ascii=False) + "\n")


class Server:
    def __init__(self, ita, folder):
        self.process = subprocess.Popen([ita, "review", folder, "--no-browser", "--read-only"], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        self.origin = self.address.split("/?")[0]
        with urllib.request.urlopen(self.address) as answer:
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    def get(self, path, **query):
        request = urllib.request.Request(f"{self.origin}/api/{path}?{urllib.parse.urlencode(query)}", headers={"Cookie": self.cookie})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def cpu(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{self.process.pid}/status").read())[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("result")
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--ita", default=os.path.join(os.path.dirname(__file__), "../../../build/ita"))
    parser.add_argument("--folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ita-bench-") as temporary:
        folder = asked.folder or temporary
        os.makedirs(folder, exist_ok=True)
        if not os.path.exists(os.path.join(folder, "run.jsonl")):
            make(folder, asked.result, asked.documents)
        server = Server(asked.ita, folder)
        while (state := server.get("session"))["done"] < asked.documents or state["all"] == 0:
            time.sleep(0.5)
        time.sleep(1)
        print(f"taken in: {asked.documents} documents, {server.cpu():.1f} s of CPU, {server.memory():.0f} MiB")
        server.stop()
        server = Server(asked.ita, folder)
        while server.get("session")["done"] < asked.documents:
            time.sleep(0.2)
        print(f"started again: {server.cpu():.1f} s of CPU")
        for name, path, query in [
                ("list, need first", "list", {"facets": 0}), ("list with facets", "list", {}),
                ("a year and a province", "list", {"year": 2567, "province": "ตรัง"}),
                ("a reason", "list", {"code": "number-cut-off"}), ("page 300", "list", {"page": 300, "facets": 0}),
                ("search: an agency", "list", {"q": "เทศบาลตำบลที่ 4711"}), ("search: two letters", "list", {"q": "ที"}),
                ("queue", "queue", {}), ("contact sheet", "sheet", {"kind": "score"}), ("overview", "overview", {})]:
            server.get(path, **query)
            before, runs = server.cpu(), 10
            for run in range(runs):
                # Each time another agency: what was found is remembered.
                server.get(path, **{name: str(value).replace("4711", str(4720 + run)) for name, value in query.items()})
            print(f"{name}: {1000 * (server.cpu() - before) / runs:.0f} ms of CPU")
        print(f"memory at the end: {server.memory():.0f} MiB")
        server.stop()


if __name__ == "__main__":
    main()
