"""Lays an invented report out as a list of blocks (see paper.py), which draw_html.py and draw_odf.py then draw, and states its
truth.
"""
import content as facts
import kinds
import variety
import words
from paper import cell, digits, mark, para, space, table
from score_parts import ScoreParts
from section_parts import SectionParts
from style import Style  # noqa: F401  (part of what this module offers)


class Composer(ScoreParts, SectionParts, variety.Variety, kinds.KindScores):
    cell, para, table, mark = staticmethod(cell), staticmethod(para), staticmethod(table), staticmethod(mark)

    def __init__(self, R, c, style, texts=None):
        self.R, self.c, self.s, self.out = R, c, style, []
        self.texts = texts or {}
        self.section = 0
        self.printed = {"overall": False, "level": False, "instruments": {}, "history": []}

    # ------------------------------------------------------------------ small helpers
    def T(self, text):
        return digits(text, self.s.text_digits)

    def N(self, value):
        """A score as printed."""
        if value is None:
            return self.c.get("missing_mark", "-")
        return digits(str(value), self.s.score_digits)

    def say(self, text, cls="body", **more):
        self.out.append(para(self.T(text), cls, **more))

    def own(self, key, options):
        return self.texts[key] if key in self.texts else self.R.choice(options)

    def heading(self, text):
        self.section += 1
        lead = mark(self.s.section_mark, self.section)
        self.say((lead + " " + text).strip(), "h1")

    def year(self, y):
        return self.s.year_form.format(y)

    # ------------------------------------------------------------------ parts
    def title_text(self):
        y, p = self.c["year"], self.c["plan"]
        long = "คุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
        text = self.own("title", [
            f"รายงานการวิเคราะห์ผลการประเมิน{long} (Integrity and Transparency Assessment : ITA)",
            f"ผลการประเมิน{long} (ITA)", f"รายงานผลการประเมิน{long}",
            f"การวิเคราะห์ผลการประเมิน{long} (ITA)"]) + " " + self.year(y)
        if self.s.plan_in_title:
            text += f" และมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน {self.year(p)}"
        return text

    def place_text(self):
        a = self.c["agency"]
        if a["district"] is None:
            return ""
        if self.R.random() < 0.2:
            return f"อ.{a['district']} จ.{a['province']}"
        return f"อำเภอ{a['district']} จังหวัด{a['province']}"

    def opening(self):
        a, title, place = self.c["agency"], self.title_text(), self.place_text()
        if self.s.opening == "memo":
            self.say("บันทึกข้อความ", "memo")
            self.say(f"ส่วนราชการ {self.c['agency']['office']} {a['name']} {place}".strip(), "plain")
            self.say(f"ที่ {self.R.choice(['นม', 'พช', 'สท', 'ลป'])} {self.R.randint(70001, 79999)}/{self.R.randint(11, 980)}"
                     f"          วันที่ {self.R.randint(1, 28)} {self.R.choice(['ตุลาคม', 'พฤศจิกายน', 'ธันวาคม'])} {self.c['year']}",
                     "plain")
            self.say(f"เรื่อง {title}", "plain")
            self.say(f"เรียน {a['head']}", "plain")
        elif self.s.opening == "cover":
            self.out.append(space(6))
            self.say(title, "title")
            self.out.append(space(6))
            self.say(a["name"], "title")
            if place:
                self.say(place, "title")
            self.out.append({"t": "page", "landscape": False})
            if self.s.contents:
                self.contents_page()
        elif self.s.opening == "letterhead":
            self.say(a["name"], "right")
            self.say(f"{place or 'จังหวัด' + a['province']}", "right")
            self.say(title, "title")
        else:
            self.say(title, "title")
            self.say((a["name"] + " " + place).strip(), "title")
        if self.texts.get("intro", True):
            self.say(self.texts.get("intro", self.c["intro"]))

    def overall_prose(self):
        total, label = self.c["overall"], self.c["level"]["label"]
        shown = self.c.get("printed_overall", total)
        n = self.N(shown)
        a = self.c["agency"]["name"]
        lead = "ระดับ " if self.c["level"]["scale"] == "letters" else "ระดับ"
        text = self.own("overall", [
            "ผลการประเมินในภาพรวม {a}ได้คะแนนรวม {n} คะแนน อยู่ใน{l}",
            "{a}มีผลคะแนนเท่ากับ {n} คะแนน จากคะแนนเต็ม 100 คะแนน ผลการประเมินอยู่ใน{l}",
            "ผลการประเมินในภาพรวมของ{a} ได้คะแนนร้อยละ {n} จัดอยู่ใน{l}"])
        self.out.append(para(self.T(text.replace("{n}", "\x01").replace("{a}", a).replace("{l}", lead + label)).replace("\x01", n),
                             "body"))
        self.printed["overall"] = self.printed["level"] = True

    def instruments_prose(self):
        parts = []
        for code in ("IIT", "EIT", "OIT"):
            value = facts.half_up(self.c["means"][code])
            parts.append(f"{words.INSTRUMENTS[code][0]} ({code}) ได้คะแนน \x01{value}\x01 คะแนน")
            self.printed["instruments"][code] = ("percent", value)
        text = "เมื่อแยกตามเครื่องมือ " + " ".join(parts)
        pieces = self.T(text.split("\x01")[0]), text.split("\x01")
        out = "".join(self.N(p) if i % 2 else self.T(p) for i, p in enumerate(pieces[1]))
        self.out.append(para(out))

    def compose(self, parts=None):
        self.opening()
        after = self.R.random() < 0.5
        can_say = self.c["overall"] is not None and self.s.overall in ("prose", "both")
        if can_say and not after:
            self.overall_prose()
        if self.s.instruments_prose and None not in self.c["means"].values():
            self.instruments_prose()
        before = self.R.random() < 0.5
        if before:
            self.history()
        self.scores()
        if can_say and after:
            self.overall_prose()
        for part in ("extremes", "context", "scale_table", "chart"):
            if getattr(self.s, part):
                getattr(self, part)()
        if self.s.questions != "none":
            self.questions()
        if not before:
            self.history()
        for part in parts or ("issues", "measures", "limitations", "signature"):
            getattr(self, part)()
        return self.out


def plan_is_printed(body, plan):
    """Whether the plan year stands on paper as a year."""
    texts = [b["text"] for b in body if b["t"] == "p"]
    texts += [text for b in body if b["t"] == "cards" for item in b["items"] for text in item]
    texts += [c["text"] for b in body if b["t"] == "table" for row in b["rows"] for c in row if c]
    return any(digits(str(plan), script) in t for t in texts for script in ("th", "ar"))


def expected(composer):
    """The content in the form of the program's JSON (content only)."""
    c, printed = composer.c, composer.printed
    f = lambda v: None if v is None else float(v)
    a = c["agency"]
    total = None
    if printed["overall"]:
        total = {"score": f(c.get("printed_overall", c["overall"])), "level": c["level"] if printed["level"] else None}
    seen = {}
    for h in printed["history"]:
        seen[h["year"]] = dict(h, level=h["level"] or (seen.get(h["year"]) or {}).get("level"))
    return {
        "agency": {k: a[k] for k in ("name", "type", "subdistrict", "district", "province")},
        "fiscal_year": {"be": c["year"], "ce": c["year"] - 543},
        "plan_year": {"be": c["plan"], "ce": c["plan"] - 543} if plan_is_printed(composer.out, c["plan"]) else None,
        "overall": total,
        "instruments": [{"code": k, "score": f(v[1]), "scale": v[0]} for k, v in printed["instruments"].items()],
        "indicators": [{"number": n, "name": c["official"][n], "name_as_printed": c["names"][n],
                        "instrument": words.INDICATORS[n][0], "score": f(c["scores"][n])} for n in range(1, 11)],
        "history": [{"fiscal_year_be": y, "score": f(h["score"]), "level": h["level"]} for y, h in sorted(seen.items())],
        "issues": [{"number": i["number"], "title": i["title"], "text": i["text"], "actions": i["actions"]} for i in c["issues"]],
        "measures": [{"number": m["number"], "title": m["title"], "approach": m["approach"], "steps": m["steps"],
                      "responsible": m["responsible"],
                      "schedule": {"text": " ".join(l.lstrip("- ") for l in m["schedule"]["printed"].split("\n")),
                                   "report_months": m["schedule"]["report_months"]}} for m in c["measures"]],
        "limitations": [{"text": t} for t in c["limitations"]],
    }
