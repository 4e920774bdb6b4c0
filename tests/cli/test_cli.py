"""Commands, options, messages and exit codes, as a user meets them."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from common import ITA, ITA_MODELS, Case, line, pdf, png


class Help(Case):
    def test_help_teaches(self):
        text = self.ita("--help").out
        for word in ("Examples:", "Exit codes:", "130", "extract", "export", "schema"):
            self.assertIn(word, text)

    def test_help_of_each_command(self):
        for command in ("extract", "text", "review", "check", "export", "schema", "worker", "shards", "merge"):
            text = self.ita(command, "--help").out
            self.assertIn("Example", text, command)

    def test_version(self):
        self.assertRegex(self.ita("--version").out, r"^ita \d+\.\d+\.\d+\n$")

    def test_schema_is_json_schema(self):
        schema = json.loads(self.ita("schema").out)
        self.assertEqual(schema["$schema"], "http://json-schema.org/draft-07/schema#")
        self.assertFalse(schema["additionalProperties"])


    def test_help_says_the_same_as_help_of_the_command(self):
        self.assertEqual(self.ita("help", "extract").out, self.ita("extract", "--help").out)
        self.assertEqual(self.ita("help").out, self.ita("--help").out)
        self.assertIn("frobnicate", self.ita("help", "frobnicate", code=2).err)

    def test_short_and_long_version_are_one(self):
        self.assertEqual(self.ita("-V").out, self.ita("--version").out)

    def options_of(self, command):
        return set(re.findall(r"(?<![\w-])--[a-z-]+", self.ita(command, "--help").out.split("Example")[0]))

    def test_manual_pages_and_completions_name_every_option(self):
        completions = {shell: self.ita("completion", shell).out for shell in ("bash", "zsh", "fish")}
        for command in ("extract", "text", "review", "check", "export", "shards", "merge"):
            page = self.ita("help", "--man", command).out.replace("\\-", "-")
            self.assertTrue(page.startswith(".TH ITA"), command)
            for option in self.options_of(command):
                self.assertIn(option, page)
                for shell, text in completions.items():
                    self.assertIn(option[2:] if shell == "fish" else option, text, (shell, command))

    def test_bash_takes_its_completion(self):
        script = self.ita("completion", "bash").out
        script += "COMP_WORDS=(ita extract --hoc); COMP_CWORD=2; _ita; echo \"${COMPREPLY[*]}\"\n"
        script += "COMP_WORDS=(ita extract --ocr ''); COMP_CWORD=3; _ita; echo \"${COMPREPLY[*]}\"\n"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.splitlines(), ["--hocr", "auto always never"])


class Usage(Case):
    def test_a_mistyped_word_is_asked_about(self):
        self.assertIn("'extract'", self.ita("extarct", code=2).err)
        self.assertIn("'--searchable-pdf'", self.ita("extract", "a.pdf", "--serchable-pdf", code=2).err)
        self.assertNotIn("Did you mean", self.ita("frobnicate", code=2).err)

    def test_wrong_usage_is_2_and_says_where_help_is(self):
        for arguments in ((), ("frobnicate",), ("extract",), ("extract", "a.pdf", "--ocr", "maybe"),
                          ("extract", "a.pdf", "--jobs", "0"), ("extract", "a.pdf", "--nonsense"),
                          ("export", "x"), ("export", "x", "--to", "doc")):
            done = self.ita(*arguments, code=2)
            self.assertIn("--help", done.err, arguments)
            self.assertEqual(done.out, "")

    def test_standard_output_takes_one_file(self):
        self.put("a.pdf", pdf([line("a")]))
        self.put("b.pdf", pdf([line("b")]))
        self.assertIn("one file", self.ita("extract", "a.pdf", "b.pdf", "-o", "-", code=2).err)

    def test_models_that_are_not_there(self):
        self.put("a.pdf", pdf([line("a")]))
        done = self.ita("extract", "a.pdf", "--models", "nowhere", code=1)
        self.assertIn("nowhere", done.err)
        self.assertIn("--models", done.err)
        self.ita("extract", "a.pdf", code=1, env={"ITA_MODELS_DIR": "nowhere"})


class Extract(Case):
    def test_one_file(self):
        self.put("a.pdf", pdf([line("hello")]))
        done = self.ita("extract", "a.pdf")
        document = json.loads((self.root / "output/a.pdf.json").read_text(encoding="utf-8"))
        self.assertEqual(document["status"], "not_recognised")
        self.assertIn("hello", document["pages"][0]["text"])
        self.assertIn("a.pdf", done.out)
        self.assertNotIn("\033", done.out, "no colour where there is no terminal")

    def test_standard_output_is_the_json_and_nothing_else(self):
        self.put("a.pdf", pdf([line("hello")]))
        done = self.ita("extract", "a.pdf", "-o", "-")
        self.assertEqual(json.loads(done.out)["source"]["file"], "a.pdf")
        self.assertEqual(done.err, "")
        self.ita("extract", "a.pdf", "-o", self.out)
        self.assertEqual((self.out / "a.pdf.json").read_text(encoding="utf-8"), done.out)

    def test_same_input_same_bytes(self):
        self.put("a.pdf", pdf([line("hello")]))
        first = self.ita("extract", "a.pdf", "-o", "-").stdout
        self.assertEqual(first, self.ita("extract", "a.pdf", "-o", "-", "--jobs", "1").stdout)

    def test_folders_are_kept_and_thai_names_work(self):
        self.put("คลัง/2567/รายงาน.pdf", pdf([line("x")]))
        self.put("คลัง/2566/รายงาน.PDF", pdf([line("y")]))
        self.put("คลัง/note.txt", b"no report")
        done = self.ita("extract", "คลัง", "-o", self.out)
        self.assertTrue((self.out / "2567/รายงาน.pdf.json").exists())
        self.assertTrue((self.out / "2566/รายงาน.PDF.json").exists())
        records = self.records()
        self.assertEqual(set(records), {"2567/รายงาน.pdf", "2566/รายงาน.PDF", "note.txt"})
        self.assertEqual(records["note.txt"]["status"], "skipped")
        self.assertTrue(records["note.txt"]["error"]["message"])
        self.assertIn("1 of other kinds", done.err)

    def test_same_name_in_two_folders(self):
        self.put("a/report.pdf", pdf([line("x")]))
        self.put("b/report.pdf", pdf([line("y")]))
        self.ita("extract", "a/report.pdf", "b/report.pdf", "-o", self.out)
        self.assertEqual(set(self.records()), {"a/report.pdf", "b/report.pdf"})

    def test_several_folders_keep_their_names(self):
        for folder in ("a", "b"):
            self.put(f"{folder}/report.pdf", pdf([line(folder)]))
        self.put("b/other.pdf", pdf([line("other")]))
        self.ita("extract", "a/", "b/", "-o", self.out)
        self.assertEqual(set(self.records()), {"a/report.pdf", "b/report.pdf", "b/other.pdf"})
        self.put("x/a/report.pdf", pdf([line("third")]))
        self.ita("extract", "a", "x/a", "-o", "second")
        self.assertEqual(set(self.records(self.root / "second")), {"a/report.pdf", "x/a/report.pdf"})

    def test_another_model_reads_again(self):
        models = self.root / "models"
        shutil.copytree(Path(ITA_MODELS), models, ignore=shutil.ignore_patterns("training"))
        self.put("in/a.pdf", pdf([line("x")]))
        self.put("in/b.pdf", pdf([line("y")]))
        self.ita("extract", "in", "-o", self.out, "--models", models)
        name = json.loads((self.out / "a.pdf.json").read_text())["generator"]["models"]["ocr"]
        self.assertRegex(name, r"^tha_ita\+[0-9a-f]{16}$")
        again = self.ita("extract", "in", "-o", self.out, "--models", models).err
        self.assertIn("2 were finished before", again)
        (models / "tessdata/another.traineddata").write_bytes(b"as if there were a new one")
        changed = self.ita("extract", "in", "-o", self.out, "--models", models).err
        self.assertIn("2 read again", changed)
        other = json.loads((self.out / "a.pdf.json").read_text())["generator"]["models"]["ocr"]
        self.assertNotEqual(other, name)

    def test_missing_and_unreadable_files(self):
        self.put("a.pdf", pdf([line("x")]))
        done = self.ita("extract", "a.pdf", "gone.pdf", "-o", self.out, code=3)
        self.assertIn("gone.pdf", done.err)
        self.assertIn("does not exist", done.err)
        self.assertEqual(self.records()["gone.pdf"]["error"]["code"], "not_found")
        if os.geteuid() != 0:
            self.put("secret.pdf", pdf([line("x")])).chmod(0)
            self.ita("extract", "secret.pdf", "-o", self.out, code=3)
            self.assertEqual(self.records()["secret.pdf"]["error"]["code"], "unreadable")

    def test_output_folder_that_cannot_be_made(self):
        self.put("a.pdf", pdf([line("x")]))
        self.put("file", b"")
        done = self.ita("extract", "a.pdf", "-o", "file/out", code=1)
        self.assertIn("-o", done.err)
        self.ita("extract", "a.pdf", "-o", "/proc/no", code=1)

    def test_full_disk(self):
        self.put("a.pdf", pdf([line("x")]))
        done = self.ita("extract", "a.pdf", "-o", "/dev/full", code=1)
        self.assertIn("/dev/full", done.err)

    def test_second_run_repeats_nothing(self):
        self.put("in/a.pdf", pdf([line("x")]))
        self.put("in/b.pdf", pdf([line("y")]))
        self.ita("extract", "in", "-o", self.out)
        before = (self.out / "a.pdf.json").stat().st_mtime_ns
        self.assertIn("2 were finished before", self.ita("extract", "in", "-o", self.out).err)
        self.assertEqual((self.out / "a.pdf.json").stat().st_mtime_ns, before)

    def test_quiet_and_json_log(self):
        self.put("in/a.pdf", pdf([line("x")]))
        self.put("in/bad.pdf", b"no pdf at all")
        done = self.ita("extract", "in", "-o", self.out, "--quiet", code=3)
        self.assertEqual(done.out, "")
        self.assertEqual(len(done.err.strip().splitlines()), 1)
        done = self.ita("extract", "in", "-o", self.out, "--again", "--log-format", "json", code=3)
        events = [json.loads(text) for text in done.err.splitlines()]
        self.assertEqual(events[0]["event"], "begin")
        self.assertEqual(events[-1]["event"], "end")
        self.assertEqual(events[-1]["progress"]["failed"], 1)
        self.assertEqual(sum(e["event"] == "file" for e in events), 2)

    def test_error_names_file_cause_and_remedy(self):
        self.put("bad.pdf", b"no pdf at all")
        err = self.ita("extract", "bad.pdf", "-o", self.out, code=3).err
        self.assertIn("bad.pdf", err)
        self.assertEqual(self.records()["bad.pdf"]["error"]["code"], "unsupported_format")
        self.assertTrue(self.records()["bad.pdf"]["error"]["remedy"])

    def test_ctrl_c_stops_and_the_same_command_goes_on(self):
        for i in range(30):
            self.put(f"in/{i}.pdf", pdf([line(f"page {i} {p}") for p in range(3)]))
        running = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--jobs", "1"], cwd=self.root,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        deadline = time.time() + 120
        while time.time() < deadline and not list(self.out.glob("*.json")):
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
        self.assertEqual(running.returncode, 130, err)
        self.assertIn(b"goes on", err)
        done_before = len(list(self.out.glob("*.json")))
        self.assertLess(done_before, 30)
        again = self.ita("extract", "in", "-o", self.out)
        self.assertIn(f"{done_before} were finished before", again.err)
        self.assertEqual(len(self.records()), 30)

    def test_terminal_gets_colour_and_progress_unless_told_not_to(self):
        self.put("in/a.pdf", pdf([line("x")]))
        self.put("in/b.pdf", pdf([line("y")]))
        for env, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
            master, slave = pty.openpty()
            env = {k: v for k, v in dict(os.environ, TERM="xterm", **env).items()}
            if coloured:
                env.pop("NO_COLOR", None)
            done = subprocess.Popen([ITA, "extract", "in", "-o", str(self.out), "--again"], cwd=self.root, env=env,
                                    stdin=slave, stdout=slave, stderr=slave)
            os.close(slave)
            text = b""
            try:
                while chunk := os.read(master, 65536):
                    text += chunk
            except OSError:
                pass
            os.close(master)
            self.assertEqual(done.wait(60), 0)
            self.assertIn(b"2 files", text)
            self.assertEqual(b"\033[32m" in text or b"\033[2m" in text or b"\033[33m" in text, coloured)

    def test_images(self):
        self.put("white.png", png(300, 400))
        self.ita("extract", "white.png", "-o", self.out)
        document = json.loads((self.out / "white.png.json").read_text(encoding="utf-8"))
        self.assertEqual(document["source"]["media_type"], "image/png")
        self.assertEqual(document["status"], "not_recognised")


if __name__ == "__main__":
    unittest.main()
