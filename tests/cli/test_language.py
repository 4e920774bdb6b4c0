"""Help, lists and errors in Thai and English, by --lang and by what the environment names."""

import json
import re
import unittest
from pathlib import Path

from common import ITA_MODELS, Case, line, pdf

THAI = re.compile("[\u0e00-\u0e7f]")
MESSAGES = Path(ITA_MODELS) / "messages"


def texts(name):
    return json.loads((MESSAGES / name).read_text(encoding="utf-8"))


class Texts(unittest.TestCase):
    def test_both_languages_have_the_same_commands_and_options(self):
        th, en = texts("help.th.json"), texts("help.en.json")
        self.assertEqual(set(th), set(en))
        for command in th:
            self.assertEqual(set(th[command]), set(en[command]), command)
            for key, text in th[command].items():
                whole = "\n".join(text) if isinstance(text, list) else text
                self.assertTrue(whole.strip(), (command, key))
                self.assertRegex(whole, THAI, (command, key))
            for key, text in en[command].items():
                self.assertTrue("".join(text).strip(), (command, key))

    def test_examples_are_the_same_commands(self):
        def commands(lines):
            found = [re.match(r"  (?:curl … \| )?(ita [^#]*?)(?:   .*|[\u0e00-\u0e7f].*)?$", text) for text in lines]
            return [m.group(1).split("  ")[0].strip() for m in found if m]

        th, en = texts("help.th.json"), texts("help.en.json")
        for command in th:
            if "more" in th[command]:
                want = [re.sub(r" (is|are|of|the|only|a|JSON|what|every|how|random) .*", "", c)
                        for c in commands(en[command]["more"])]
                self.assertEqual(len(commands(th[command]["more"])), len(want), command)

    def test_codes_of_exit_are_the_same(self):
        th, en = texts("help.th.json"), texts("help.en.json")
        for command in th:
            last = ["\n".join(t[command].get("more", [])).split(word)[-1] for t, word in
                    ((th, "รหัสจบการทำงาน:"), (en, "Exit codes:"))]
            if "รหัสจบ" in "\n".join(th[command].get("more", [])):
                codes = [re.findall(r"(?:^|[ \n;])(\d{1,3})(?= )", text) for text in last]
                self.assertEqual(*codes, command)


class Spoken(Case):
    LANGUAGES = {"th": "th_TH.UTF-8", "en": "en_GB.UTF-8"}

    def commands(self):
        return self.ita("help", "--list").out.split()

    def test_every_option_of_every_command_has_its_text(self):
        for language, locale in self.LANGUAGES.items():
            for command in ["", *self.commands()]:
                page = self.ita("help", "--man", *([command] if command else []), env={"LC_ALL": locale}).out
                entries = re.findall(r"^\.TP\n(.+)\n(.*)$", page, re.M)
                self.assertTrue(entries, command)
                for option, text in entries:
                    self.assertTrue(text.strip() and not text.startswith("."), (command, option, text))
                    if language == "th":
                        self.assertRegex(text, THAI, (command, option))
                    else:
                        self.assertNotRegex(text, THAI, (command, option))
                self.assertIn("\\-\\-lang" if command else "", page)

    def test_help_is_in_the_language_that_is_named(self):
        for command in ["", *self.commands()]:
            shown = {name: self.ita(*([command] if command else []), "--help", env={"LC_ALL": locale}).out
                     for name, locale in self.LANGUAGES.items()}
            self.assertIn("ตัวเลือก:", shown["th"], command)
            self.assertIn("วิธีใช้:", shown["th"], command)
            self.assertNotRegex(shown["th"], r"\b(Options|Usage|Positionals|REQUIRED|Subcommands|Examples?):", command)
            self.assertIn("Options:", shown["en"], command)
            self.assertNotRegex(shown["en"], THAI, command)
            by_option = self.ita(*([command] if command else []), "--lang", "th", "--help").out
            self.assertEqual(by_option, shown["th"], command)

    def test_no_other_language_is_thai(self):
        for locale in ("C.UTF-8", "", "de_DE.UTF-8"):
            env = {"LC_ALL": locale, "LC_MESSAGES": "", "LANG": ""}
            self.assertIn("ตัวเลือก:", self.ita("extract", "--help", env=env).out)

    def test_errors_and_what_to_do_are_said_in_both(self):
        self.put("broken.pdf", b"%PDF-1.4\nnothing")
        self.put("a.docx", b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml word/document.xml")
        self.put("list.csv", b"a,b\n1,2\n")
        self.put("good.pdf", pdf([line("x")]))
        self.ita("extract", "good.pdf", "-o", "out", "-q")
        for arguments, code in ((("extract", "nowhere.pdf", "-o", "o"), 3), (("extract", "broken.pdf", "-o", "o"), 3),
                                (("extract", "--frob"), 2), (("extract",), 2), (("exract", "a"), 2), ((), 2),
                                (("extract", "good.pdf", "--jobs", "many"), 2), (("extract", "good.pdf", "--ocr", "no"), 2),
                                (("extract", "good.pdf", "a.docx", "-o", "x.json"), 2),
                                (("check", "nowhere"), 2), (("check", "out", "--sample", "x"), 2),
                                (("check", "out", "--against", "list.csv"), 2), (("export", "out", "--to", "postgres"), 2),
                                (("export", "nowhere", "--to", "csv"), 2), (("review", "nowhere", "--list"), 1),
                                (("text", "nowhere.pdf"), 3), (("help", "frob"), 2), (("shards", "good.pdf", "--shards", "0", "-o", "s"), 2),
                                (("corrections", "import", "list.csv", "-o", "out"), 1),
                                (("extract", "good.pdf", "-o", "list.csv/x"), 1), (("schema", "--models", "x"), 2)):
            with self.subTest(arguments=arguments):
                said = {name: self.ita(*arguments, code=code, env={"LC_ALL": locale}).err
                        for name, locale in self.LANGUAGES.items()}
                self.assertRegex(said["th"], THAI, said)
                self.assertNotRegex(said["en"], THAI, said)
                left = re.sub(r"'[^']*'|\S*[./-]\S*|\b(ita|extract|check|export|review|text|help|shards|corrections|schema|exract"
                              r"|frob|PDF|CSV|XLSX|ODS|COMMAND|SHA|JSON|no|many|th|en|auto|always|never|N|UTF|models|inputs"
                              r"|files|file|DIR|a|x|jobs|ocr|postgres|FILE|json|tables|nowhere|qpdf|MiB)\b", "", said["th"])
                self.assertNotRegex(left, r"[A-Za-z]{2,}", said["th"])

    def test_lists_are_said_in_both(self):
        self.put("good.pdf", pdf([line("x")]))
        done = {name: self.ita("extract", "good.pdf", "-o", name, env={"LC_ALL": locale})
                for name, locale in self.LANGUAGES.items()}
        self.assertNotRegex(done["en"].out + done["en"].err, THAI)
        self.assertRegex(done["th"].out, THAI)
        for arguments in (("check", "th", "--source", "."), ("export", "th", "--to", "csv"), ("review", "th", "--list")):
            said = {name: self.ita(*arguments, env={"LC_ALL": locale}).out for name, locale in self.LANGUAGES.items()}
            self.assertRegex(said["th"], THAI, arguments)
            self.assertNotRegex(said["en"], THAI, arguments)

    def test_the_journal_is_the_same_in_both(self):
        self.put("broken.pdf", b"%PDF-1.4\nnothing")
        for name, locale in self.LANGUAGES.items():
            self.ita("extract", "broken.pdf", "-o", name, code=3, env={"LC_ALL": locale})
        errors = [self.records(self.root / name)["broken.pdf"]["error"] for name in self.LANGUAGES]
        self.assertEqual(*errors)
        self.assertNotRegex(json.dumps(errors, ensure_ascii=False), THAI)


if __name__ == "__main__":
    unittest.main()
