#!/usr/bin/python3
"""Holds the texts of models/messages against the source:  run.py SOURCE [--table | RESULT.json ...]

Every code that src/ uses exists in Thai and English; both name the same arguments; no text is of a code that nothing
uses.  Results given besides must hold no code without a text and no text with an argument left open.
"""
import glob
import json
import os
import re
import sys

CODE = r'"([a-z0-9]+(?:[-_][a-z0-9]+)*)"'
# Where a literal is the code of a reason or a check.
USES = [rf"(?:review\.add\(|\bdoubt\(|\bsaid\(|Reason\{{|Reason \w+\{{|\.code = |why = \{{|doubts\.push_back\(\{{)\s*{CODE}",
        rf"CheckStatus::\w+(?: : CheckStatus::\w+)?,\s*{CODE}"]


def arguments(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


def faults(th, en, sources):
    """What is wrong with two tables of texts and the sources (by name) that use them."""
    out = [f"{code}: only in one language" for code in sorted(set(th) ^ set(en))]
    for code in sorted(set(th) & set(en)):
        if arguments(th[code]) != arguments(en[code]):
            out.append(f"{code}: the languages name other arguments")
        if not code.startswith("say-") and re.search("[\u0e00-\u0e7f]", re.sub("[ัาำ]", "", en[code])):
            out.append(f"{code}: Thai in the English text")
    literals, prefixes = set(), set()
    for name, text in sources.items():
        literals.update(re.findall(CODE, text))
        prefixes.update(re.findall(r'"([a-z0-9-]+-)(?:"|\{)', text))
        for use in USES:
            out += [f"{name}: {code} has no text" for code in re.findall(use, text) if code not in th]
    out += [f"{code}: nothing uses it" for code in sorted(th)
            if code not in literals and not any(code.startswith(p) for p in prefixes)]
    return out


# Where a literal is what an error says, or a line on the terminal.
LITERAL = r'"((?:[^"\\\n]|\\.)*)"'


def arguments_at(text, start):
    """What stands in the bracket at `start`, by its commas; literals are left whole."""
    depth, parts, part, i, inside = 0, [], "", start, False
    while i < len(text):
        c = text[i]
        if inside:
            part += c
            if c == "\\":
                i += 1
                part += text[i]
            inside = c != '"' or part.endswith('\\"')
        elif c == '"':
            inside, part = True, part + c
        elif c in "({[":
            depth += 1
            part += c if depth > 1 else ""
        elif c in ")}]":
            depth -= 1
            if depth == 0:
                return parts + [part]
            part += c
        elif c == "," and depth == 1:
            parts, part = parts + [part], ""
        else:
            part += c
        i += 1
    return parts


def said_on_the_terminal(text):
    """The fixed words of errors, and the keys of tr(), of one source."""
    text = re.sub(r"//[^\n]*", "", text)
    for match in re.finditer(r"[{(]\s*ErrorCode::\w+\s*,|\b(?:reason|damaged|cannot|fault_in|usage|export_error|notice)\(", text):
        start = match.start() if match.group().startswith(("{", "(")) else match.end() - 1
        for part in arguments_at(text, start)[1 if "ErrorCode" in match.group() else 0:]:
            for literal in re.findall(LITERAL, re.sub(r'"\s*"', "", part)):
                for words in re.split(r"\{[^}]*\}|\\n", literal):
                    yield words.replace('\\"', '"').strip(" :;,()")
    for match in re.finditer(r"\btr\(\s*((?:" + LITERAL + r"\s*)+)", text):
        yield "=" + re.sub(r'"\s*"', "", match.group(1)).strip()[1:-1]


def missing_thai(sources, terminal):
    whole = "\n".join(terminal)
    for name, text in sorted(sources.items()):
        for words in said_on_the_terminal(text):
            if words.startswith("="):
                if words[1:] not in terminal:
                    yield f"{name}: no Thai for \"{words[1:]}\""
            elif len(re.findall(r"[a-z]{2,}", words)) > 1 and " " in words and words not in whole:
                yield f"{name}: no Thai for \"{words}\""


def open_texts(value, th, path=""):
    """Codes without a text and arguments left open in a result."""
    if isinstance(value, dict):
        if "code" in value and "args" in value:
            if value["code"] not in th:
                yield f"{path}: {value['code']} has no text"
            elif "text" in value and set(arguments(th[value["code"]])) - set(value["args"]):
                yield f"{path}: {value['text']}"
        for key, inner in value.items():
            yield from open_texts(inner, th, f"{path}/{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from open_texts(inner, th, f"{path}/{i}")


def notices_what_it_is_for():
    good = {"a-b": "{x} ก"}, {"a-b": "{x} k"}, {"f.cpp": 'review.add("a-b", {{"x", y}});'}
    assert not faults(*good)
    assert faults({}, good[1], good[2]) and faults({"a-b": "ก"}, good[1], good[2]) and faults(good[0], good[1], {"f.cpp": ""})
    assert faults(good[0], good[1], {"f.cpp": '"a-b" Reason{"c-d", {}, {}}'}) and faults(good[0], {"a-b": "{x} ก"}, good[2])
    assert list(open_texts([{"code": "a-b", "args": {}, "text": "{x} ก"}], good[0]))
    assert not list(open_texts([{"code": "a-b", "args": {"x": "{y}"}, "text": "{y} ก"}], good[0]))


def notices_missing_thai():
    source = {"a.cpp": 'Error{ErrorCode::x, "batch", "", 0, "is no thing of " + kind, "take {another} one"}; tr("{a} ways")'}
    assert not list(missing_thai(source, {"is no thing of {kind}": "", "take {x} one": "", "{a} ways": ""}))
    assert len(list(missing_thai(source, {}))) == 2  # "take" and "one" alone say nothing


def main():
    notices_what_it_is_for()
    notices_missing_thai()
    root = sys.argv[1]
    th, en = (json.load(open(os.path.join(root, "models/messages", f"{lang}.json"), encoding="utf-8")) for lang in ("th", "en"))
    sources = {}
    for ending in ("cpp", "h"):
        for path in glob.glob(os.path.join(root, "src/**/*." + ending), recursive=True):
            with open(path, encoding="utf-8") as file:
                sources[os.path.relpath(path, root)] = file.read()
    if sys.argv[2:] == ["--table"]:
        print("\n".join(f"| `{code}` | {text} |" for code, text in sorted(en.items())
                        if " " in text and not re.match("(say|status|workbook)-", code)))
        return 0
    wrong = faults(th, en, sources)
    with open(os.path.join(root, "models/messages/terminal.th.json"), encoding="utf-8") as file:
        terminal = json.load(file)
    wrong += missing_thai(sources, terminal)
    wrong += [f"{key}: its Thai names other arguments" for key, text in terminal.items() if arguments(key) != arguments(text)]
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            wrong += [f"{os.path.basename(path)}{fault}" for fault in open_texts(json.load(file), th)]
    print("\n".join(wrong) or f"{len(th)} texts, {len(sources)} sources: all well")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
