"""Compares what the program read with what stands on paper.  Python's standard library only.

Texts are equal when they are equal without white space, with digits in one script, Thai marks in one order and the
look-alike dashes and quotes as one.  Numbers are equal within half a hundredth.
"""
import json
import os
import re

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LOOKALIKE = str.maketrans({**dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("“”", '"'), **dict.fromkeys("‘’", "'"),
                           **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad")})
# Order in which marks are written after their base: below, above, tone, silencer.
RANK = {**dict.fromkeys("\u0e38\u0e39\u0e3a", 1), **dict.fromkeys("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d", 2),
        **dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b", 3), **dict.fromkeys("\u0e4c\u0e4e", 4)}
MARKS = re.compile("[" + "".join(RANK) + "]{2,}")


def normal(text):
    text = re.sub(r"\s+", "", str(text or "").translate(DIGITS).translate(LOOKALIKE))
    text = text.replace("\u0e33", "\u0e4d\u0e32").replace("เเ", "แ")
    text = MARKS.sub(lambda m: "".join(sorted(m.group(0), key=RANK.get)), text)
    return re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", text)


def distance(a, b):
    """Edits between two strings (bit-parallel, Hyyrö 2001)."""
    if not a or not b:
        return len(a) + len(b)
    at = {}
    for i, ch in enumerate(a):
        at[ch] = at.get(ch, 0) | 1 << i
    full, top = (1 << len(a)) - 1, 1 << len(a) - 1
    plus, minus, score = full, 0, len(a)
    for ch in b:
        equal = at.get(ch, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | (~(horizontal | plus) & full), plus & horizontal
        score += bool(up & top) - bool(down & top)
        up = (up << 1 | 1) & full
        down = down << 1 & full
        plus, minus = down | (~(vertical | up) & full), up & vertical
    return score


def likeness(a, b):
    n = max(len(a), len(b))
    return 1.0 if n == 0 else 1 - distance(a, b) / n


def same(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) < 0.005


def flagged(value):
    """A value is in doubt when it says so itself."""
    return bool(((value or {}).get("review") or {}).get("needed"))


def weighted(indicators):
    """Instrument means and overall score that the printed indicators give; {} when one is missing."""
    score = {i["number"]: i["score"] for i in indicators}
    if any(score.get(n) is None for n in range(1, 11)):
        return {}
    mean = lambda a, b: sum(score[n] for n in range(a, b + 1)) / (b - a + 1)
    out = {"IIT": mean(1, 5), "EIT": mean(6, 8), "OIT": mean(9, 10)}
    out["overall"] = 0.3 * out["IIT"] + 0.3 * out["EIT"] + 0.4 * out["OIT"]
    return out


class Findings:
    """One line for each difference; `kind` says how bad it is: silent, flagged, missing, invented, text, other."""

    def __init__(self):
        self.rows = []
        self.counts = {"scores": 0, "exact": 0, "exact_flagged": 0, "silent": 0, "flagged": 0, "missing": 0, "invented": 0}
        self.texts = {}  # field: [characters, edits, texts, equal texts]
        self.at = ""  # before every path: which report of several

    def add(self, kind, path, want, got):
        self.rows.append((kind, self.at + path, want, got))

    def of(self, *kinds):
        return [r for r in self.rows if r[0] in kinds]

    def score(self, path, want, value, allowed=None, key="score"):
        """One place where a score may stand.  `allowed` is a value that is no invention because the rest implies it."""
        got, doubt = (value or {}).get(key), flagged(value)
        if want is None and got is None:
            return
        self.counts["scores"] += want is not None
        if want is None:
            if allowed is not None and abs(allowed - got) < 0.0151:
                return
            self.counts["invented"] += 1
            self.counts["silent"] += not doubt
            self.add("invented" if doubt else "silent", path, None, got)
        elif got is None:
            self.counts["missing"] += 1
            self.add("missing", path, want, None)
        elif same(want, got):
            self.counts["exact"] += 1
            self.counts["exact_flagged"] += doubt
        else:
            self.counts["flagged" if doubt else "silent"] += 1
            self.add("flagged" if doubt else "silent", path, want, got)

    def text(self, field, path, want, got):
        a, b = normal(want), normal(got)
        edits = distance(a, b)
        row = self.texts.setdefault(field, [0, 0, 0, 0])
        row[0] += len(a)
        row[1] += edits
        row[2] += 1
        row[3] += edits == 0
        if edits:
            self.add("text", path, want, got)

    def items(self, field, path, want, got):
        self.text(field, path, "".join(want), "".join(got))
        if len(want) != len(got) and normal("".join(want)) == normal("".join(got)):
            self.add("items", path, want, got)


def pair(want, got, key):
    """Index pairs of equal number and likest title, each once."""
    options = []
    for i, w in enumerate(want):
        for j, g in enumerate(got):
            like = likeness(normal(w.get(key)), normal(g.get(key)))
            if like >= 0.5:
                options.append((-(like + (0.3 if w.get("number") == g.get("number") else 0)), i, j))
    pairs, left, right = [], set(), set()
    for _, i, j in sorted(options):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return dict(pairs)


def compare(want, got):
    """Findings of one document.  `got` None means that there is no output."""
    f = Findings()
    got = got or {}
    wanted, read = want.get("reports") or [want], got.get("reports") or []
    if want.get("status") == "not_recognised":
        nothing_read(f, got)
        return f
    if want.get("status") and want["status"] != got.get("status"):
        f.add("status", "/status", want["status"], got.get("status"))
    if len(read) != len(wanted) and (len(read) > 1 or len(wanted) > 1):
        f.add("silent", "/reports", f"{len(wanted)} reports", [((r.get("agency") or {}).get("name"), (r.get("fiscal_year") or {}).get("be")) for r in read])
    for k, report in enumerate(wanted):
        f.at = f"/reports/{k}" if len(wanted) > 1 else ""
        compare_report(f, report, got if len(wanted) == 1 else read[k] if k < len(read) else {})
    f.at = ""
    for path in want.get("flagged") or []:
        value = got
        for part in path.strip("/").split("/"):
            value = value[int(part)] if isinstance(value, list) else (value or {}).get(part)
        if not flagged(value):
            f.add("not flagged", path, "review.needed", value)
    return f


def nothing_read(f, got):
    """A paper that is no report: no value may come of it."""
    if got.get("status") != "not_recognised":
        f.add("status", "/status", "not_recognised", got.get("status"))
    if len(got.get("reports") or []) > 1:
        f.add("silent", "/reports", [], len(got["reports"]))
    for key in ("agency", "overall", "fiscal_year"):
        value = got.get(key) or {}
        if value.get("name") or value.get("score") is not None or value.get("be"):
            f.add("silent", "/" + key, None, value)
    for key in ("indicators", "instruments", "history", "issues", "measures"):
        if got.get(key):
            f.add("silent", "/" + key, [], got[key])


def compare_report(f, want, got):
    """What differs between a report on paper and as it was read."""
    agency = got.get("agency") or {}
    for key in ("name", "type", "subdistrict", "district", "province"):
        w, g = want["agency"].get(key), agency.get(key)
        if normal(w) != normal(g) and not (key == "subdistrict" and not g):
            f.add("agency", "/agency/" + key, w, g)
    for key in ("fiscal_year", "plan_year"):
        if key in want:
            w, g = (want[key] or {}).get("be"), (got.get(key) or {}).get("be")
            if w != g:
                f.add("year" if key == "fiscal_year" else "plan_year", f"/{key}/be", w, g)
    implied = weighted(want["indicators"])
    # indicators by number
    seen = {}
    for i in got.get("indicators") or []:
        if i.get("number") in seen or i.get("number") not in range(1, 11):
            f.score("/indicators/extra", None, i)
        else:
            seen[i["number"]] = i
    for w in want["indicators"]:
        g = seen.get(w["number"])
        f.score(f"/indicators/{w['number'] - 1}/score", w["score"], g)
        if g and (w.get("instrument"), normal(w["name"])) != (g.get("instrument"), normal(g.get("name"))):
            f.add("name", f"/indicators/{w['number'] - 1}/name", w["name"], g.get("name"))
    # overall and level
    w, g = want.get("overall"), got.get("overall")
    f.score("/overall/score", (w or {}).get("score"), g, implied.get("overall"))
    level = lambda v: ((v or {}).get("level") or {}).get("label")
    if w and level(w) and normal(level(w)) != normal(level(g)):
        f.add("level", "/overall/level", level(w), level(g))
    # instruments
    gi = {i.get("code"): i for i in got.get("instruments") or []}
    wi = {i["code"]: i for i in want.get("instruments") or []}
    for code in sorted(set(gi) | set(wi)):
        points = {"IIT": .3, "EIT": .3, "OIT": .4}.get(code, 0) * implied.get(code, -1)
        scale = (gi.get(code) or {}).get("scale")
        f.score(f"/instruments/{code}", (wi.get(code) or {}).get("score"), gi.get(code),
                points if scale == "points" else implied.get(code))
    # history
    gh = {h.get("fiscal_year_be"): h for h in got.get("history") or []}
    wh = {h["fiscal_year_be"]: h for h in want.get("history") or []}
    for year in sorted(set(gh) | set(wh)):
        now = year == want["fiscal_year"]["be"] and ((w or {}).get("score") if w else implied.get("overall"))
        f.score(f"/history/{year}", (wh.get(year) or {}).get("score"), gh.get(year), now or None)
        if year in wh and level(wh[year]) and normal(level(wh[year])) != normal(level(gh.get(year))):
            f.add("level", f"/history/{year}/level", level(wh[year]), level(gh.get(year)))
    # issues
    issues = got.get("issues") or []
    pairs = pair(want["issues"], issues, "title")
    for i, x in enumerate(want["issues"]):
        if i not in pairs:
            f.add("issue", f"/issues/{i}", x["title"], None)
            f.text("issue", f"/issues/{i}/text", x["text"], "")
            continue
        y = issues[pairs[i]]
        if x["number"] != y.get("number"):
            f.add("issue", f"/issues/{i}/number", x["number"], y.get("number"))
        f.text("issue title", f"/issues/{i}/title", x["title"], y.get("title"))
        f.text("issue", f"/issues/{i}/text", x["text"], y.get("text"))
        f.items("actions", f"/issues/{i}/actions", x["actions"], y.get("actions") or [])
    for j in set(range(len(issues))) - set(pairs.values()):
        f.add("issue", "/issues/extra", None, issues[j].get("title"))
    # measures
    measures = got.get("measures") or []
    pairs = pair(want["measures"], measures, "title")
    for i, x in enumerate(want["measures"]):
        y = measures[pairs[i]] if i in pairs else {}
        if i not in pairs:
            f.add("measure", f"/measures/{i}", x["title"], None)
        elif x["number"] != y.get("number"):
            f.add("measure", f"/measures/{i}/number", x["number"], y.get("number"))
        f.text("cells", f"/measures/{i}/title", x["title"], y.get("title"))
        for key in ("approach", "steps", "responsible"):
            f.items("cells", f"/measures/{i}/{key}", x[key], y.get(key) or [])
        f.text("cells", f"/measures/{i}/schedule/text", re.sub("[-–•]", "", x["schedule"]["text"]),
               re.sub("[-–•]", "", (y.get("schedule") or {}).get("text") or ""))
    for j in set(range(len(measures))) - set(pairs.values()):
        f.add("measure", "/measures/extra", None, measures[j].get("title"))
    # limitations
    for i, x in enumerate(want.get("limitations") or []):
        others = [y.get("text") for y in got.get("limitations") or []]
        best = max(others, key=lambda y: likeness(normal(x["text"]), normal(y)), default="")
        f.text("limitations", f"/limitations/{i}", x["text"], best)
    if len(want.get("limitations") or []) != len(got.get("limitations") or []):
        f.add("limitation", "/limitations", len(want.get("limitations") or []), len(got.get("limitations") or []))


FIELDS = {"title": None, "agency": None, "fiscal_year": None, "plan_year": None, "overall": None, "computed": None, "instruments": [],
          "indicators": [], "history": [], "issues": [], "measures": [], "limitations": []}


def flat(result):
    """A result with the fields of its first report at the top, empty ones where it has none; anything else as it is."""
    if not isinstance(result, dict) or "reports" not in result:
        return result
    report = (result["reports"] or [{}])[0]
    return {**result, **{key: report.get(key, empty) for key, empty in FIELDS.items()}}


def load(path):
    try:
        with open(path, encoding="utf-8") as f:
            return flat(json.load(f))
    except (OSError, ValueError):
        return None


def source_files(folder):
    return sorted(n for n in os.listdir(folder) if n.lower().endswith((".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg")))
