"""Lays an invented report out as a list of blocks, which draw_html.py and draw_odf.py then draw, and states its truth.

Blocks: {"t": "p", "text", "cls"}, {"t": "table", "rows", "widths", "head", "border"}, {"t": "page", "landscape"},
{"t": "space", "lines"}.  A cell is {"text", "rs", "cs", "align", "bold", "rot"} or None where a span covers it.
Digits are Arabic until `digits()` sets the script chosen for the text or the scores.
"""
import content as facts
import variety
import words

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def digits(text, script):
    return text.translate(THAI) if script == "th" else text


def cell(text="", **more):
    return dict({"text": text, "rs": 1, "cs": 1, "align": "l", "bold": False, "rot": False}, **more)


def para(text, cls="body", **more):
    return dict({"t": "p", "text": text, "cls": cls}, **more)


def table(rows, widths, head=1, border="full", **more):
    width = len(widths)
    for row in rows:
        assert len(row) == width, (len(row), width, [c and c["text"] for c in row])
    return dict({"t": "table", "rows": rows, "widths": widths, "head": head, "border": border}, **more)


def space(lines=1):
    return {"t": "space", "lines": lines}


class Style:
    """The looks of one report; every choice can be fixed by keyword."""

    CHOICES = {
        "text_digits": (["th", "ar"], [1, 1]), "score_digits": (["th", "ar"], [2, 3]),
        "scores": (["simple", "simple_full", "label", "instrument", "weights", "subtotal", "compare", "nested", "sorted",
                    "transposed", "years", "side", "list", "prose"], [4, 1, 2, 2, 2, 3, 2, 2, 2, 1, 1, 1, 2, 2]),
        "border": (["full", "rows", "head", "none"], [6, 1, 1, 1]),
        "overall": (["prose", "table", "both", "none"], [3, 3, 2, 1]),
        "history": (["none", "table", "difference", "prose", "axis"], [5, 3, 2, 2, 1]),
        "issue_mark": (["{})", "{}.", "({})", "1.{}", "{k}.", "ประเด็นที่ {}"], [5, 2, 2, 2, 1, 2]),
        "action_mark": (["({})", "-", "•", "{}."], [2, 2, 1, 1]),
        "measures": (["table", "wide", "four", "three", "goal", "merged", "labelled"], [5, 2, 2, 1, 1, 2, 1]),
        "measure_mark": (["{})", "{}.", "", "column"], [3, 2, 2, 2]),
        "item_mark": (["- ", "-", "{}. ", "• ", ""], [3, 2, 2, 1, 1]),
        "head": (["none", "title", "agency"], [4, 1, 1]),
        "page_number": (["none", "bottom", "top", "dash", "corner"], [2, 2, 1, 1, 1]),
        "opening": (["title", "cover", "memo", "letterhead"], [6, 2, 1, 1]),
        "year_form": (["ประจำปีงบประมาณ พ.ศ. {}", "ประจำปี พ.ศ. {}", "ประจำปีงบประมาณ พ.ศ.{}", "ปีงบประมาณ {}",
                       "ประจำปี {}"], [5, 1, 2, 1, 1]),
        "sign": ([False, True], [2, 1]), "landscape": ([False, True], [3, 1]), "rotated": ([False, True], [2, 1]),
        "font": (["TH Sarabun New", "Sarabun", "Laksaman", "Garuda", "Norasi", "Loma", "Kinnari", "Umpush"],
                 [10, 4, 2, 1, 1, 1, 1, 1]),
        "producer": (["chromium", "libreoffice"], [1, 1]), "section_mark": (["{}.", "ส่วนที่ {}", ""], [5, 1, 1]),
        "plan_in_title": ([False, True], [2, 1]), "instruments_prose": ([False, True], [3, 1]),
        "justify": ([True, False], [3, 1]), "split_rows": ([False, True], [2, 1]),
    }

    CHOICES.update(variety.CHOICES)
    for key, more in (("scores", variety.SCORES), ("measures", variety.MEASURES), ("issue_mark", variety.ISSUE_MARKS)):
        CHOICES[key] = (CHOICES[key][0] + list(more), CHOICES[key][1] + list(more.values()))

    def __init__(self, R, **fixed):
        for key, (values, weights) in self.CHOICES.items():
            drawn = R.choices(values, weights)[0]
            setattr(self, key, fixed.get(key, drawn))
        unknown = set(fixed) - set(self.CHOICES)
        assert not unknown, unknown
        if self.issue_mark == "{}." and self.section_mark == "{}." and "section_mark" not in fixed:
            self.section_mark = ""
        if self.issue_mark == "1.{}":
            self.section_mark = "{}."
        if self.issue_mark == "({})" and self.action_mark == "({})":
            self.action_mark = "-"
        if self.issue_mark == "{}." and self.action_mark == "{}.":
            self.action_mark = "({})"
        if self.measures in ("wide", "goal"):
            self.landscape = True

    def as_dict(self):
        return {k: getattr(self, k) for k in self.CHOICES}


KO = "กขคงจฉชซ"


def mark(form, number):
    return form.replace("{k}", KO[number - 1]).format(number) if form else ""


class Composer(variety.Variety):
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

    # ------------------------------------------------------------------ score tables
    def names(self):
        return self.c["names"]

    def head_cells(self, texts, **more):
        return [cell(self.T(t), align="c", bold=True, **more) for t in texts]

    def score_header(self):
        number, name = self.own("number_name_head", [
            ("ตัวชี้วัด", "รายละเอียดตัวชี้วัด"), ("ที่", "ตัวชี้วัด"), ("ลำดับ", "ประเด็นการประเมิน"),
            ("ตัวชี้วัดที่", "ชื่อตัวชี้วัด"), ("ลำดับที่", "ตัวชี้วัด"), ("ข้อ", "ตัวชี้วัด")])
        score = self.own("score_head", ["คะแนน", "คะแนนที่ได้", "ผลคะแนน", "ค่าคะแนน", "คะแนน (ร้อยละ)", "คะแนนเฉลี่ย"])
        return number, name, score

    def total_row(self, width, at):
        total = self.c.get("printed_overall", self.c["overall"])
        label = self.own("total_label", ["คะแนนรวม", "คะแนนภาพรวมหน่วยงาน", "ผลคะแนน ITA ภาพรวม", "รวมคะแนนเฉลี่ยถ่วงน้ำหนัก"])
        row = [cell(label, cs=at, align="c", bold=True)] + [None] * (at - 1) + [cell("") for _ in range(width - at)]
        row[at] = cell(self.N(total), align="c", bold=True)
        self.printed["overall"] = True
        return row

    def wants_total(self):
        return self.s.overall in ("table", "both") and self.c["overall"] is not None

    def num_cell(self, value, **more):
        return cell(self.N(value), align=self.s_align, **more)

    def scores(self):
        self.s_align = self.R.choice(["c", "c", "r"])
        if self.texts.get("score_heading", True):
            self.say(self.texts.get("score_heading", self.own("sh", [
                "สรุปผลการประเมินรายตัวชี้วัด", "ผลคะแนนรายตัวชี้วัด", "ผลการประเมินจำแนกตามตัวชี้วัด",
                "ตารางแสดงผลคะแนนรายตัวชี้วัด {}".format(self.year(self.c["year"]))])), "h2")
        getattr(self, "scores_" + self.s.scores)()

    def emit(self, rows, widths, head=1):
        if self.s.narrow and len(widths) > 2:
            widest = max(widths)
            widths = [w * 0.55 if w == widest else w for w in widths]
        self.out.append(table(rows, widths, head, self.s.border, split=self.s.split_rows, repeat=self.s.repeat_head))

    def scores_simple(self, order=range(1, 11), full=False):
        number, name, score = self.score_header()
        heads = [number, name] + (["คะแนนเต็ม"] if full else []) + [score]
        rows = [self.head_cells(heads)]
        for n in order:
            row = [cell(self.N(n), align="c"), cell(self.names()[n])]
            if full:
                row.append(cell(self.N(100), align="c"))
            rows.append(row + [self.num_cell(self.c["scores"][n])])
        if self.wants_total():
            rows.append(self.total_row(len(heads), len(heads) - 1))
        self.emit(rows, [14, 60] + ([16] if full else []) + [22])

    def scores_simple_full(self):
        self.scores_simple(full=True)

    def scores_sorted(self):
        known = [n for n in range(1, 11)]
        known.sort(key=lambda n: (-(self.c["scores"][n] or 0), n))
        self.scores_simple(known)

    def label(self, n):
        return self.T(f"ตัวชี้วัดที่ {n} {self.names()[n]}")

    def scores_label(self):
        rows = [self.head_cells([self.own("label_head", ["ตัวชี้วัด", "ประเด็น", "ประเด็นการประเมิน"]), self.score_header()[2]])]
        rows += [[cell(self.label(n)), self.num_cell(self.c["scores"][n])] for n in range(1, 11)]
        if self.wants_total():
            rows.append(self.total_row(2, 1))
        self.emit(rows, [70, 26])

    def scores_instrument(self):
        rows = [self.head_cells(["เครื่องมือ", "ตัวชี้วัด", self.score_header()[2]])]
        for code, numbers in words.RANGES.items():
            for k, n in enumerate(numbers):
                first = cell(self.own("tool_" + code, [code, f"{words.INSTRUMENTS[code][1]} ({code})"]), rs=len(numbers),
                             align="c") if k == 0 else None
                rows.append([first, cell(self.label(n)), self.num_cell(self.c["scores"][n])])
        if self.wants_total():
            rows.append(self.total_row(3, 2))
        self.emit(rows, [24, 54, 20])

    def scores_weights(self):
        rows = [self.head_cells(["ตัวชี้วัด", "คะแนน\nรายตัวชี้วัด", "คะแนนเฉลี่ย\nรายเครื่องมือ", "น้ำหนัก\n(ร้อยละ)", "คะแนน\nถ่วงน้ำหนัก"])]
        for code, numbers in words.RANGES.items():
            average = facts.half_up(self.c["means"][code])
            points = facts.half_up(self.c["means"][code] * words.WEIGHTS[code] / 100)
            for k, n in enumerate(numbers):
                tail = [None] * 3
                if k == 0:
                    tail = [cell(self.N(v), rs=len(numbers), align="c")
                            for v in (average, f"{words.WEIGHTS[code]}.00", points)]
                rows.append([cell(self.label(n)), self.num_cell(self.c["scores"][n])] + tail)
        if self.wants_total():
            rows.append(self.total_row(5, 4))
        self.emit(rows, [44, 14, 15, 13, 14])
        # The block of a merged cell has no name of its own in this layout, so no instrument is "printed" by code.

    def scores_subtotal(self):
        number, name, score = self.score_header()
        levels = self.R.random() < 0.4
        heads = [number, name, score] + (["ระดับ"] if levels else [])
        rows = [self.head_cells(heads)]
        form = self.own("subtotal_label", ["คะแนนเฉลี่ย {}", "รวม {}", "สรุปคะแนน {}", "{}"])
        for code, numbers in words.RANGES.items():
            for n in numbers:
                row = [cell(self.N(n), align="c"), cell(self.names()[n]), self.num_cell(self.c["scores"][n])]
                rows.append(row + ([cell(self.grade(self.c["scores"][n]), align="c")] if levels else []))
            average = facts.half_up(self.c["means"][code])
            row = [cell(form.format(code), cs=2, align="r", bold=True), None, self.num_cell(average, bold=True)]
            rows.append(row + ([cell(self.grade(average), align="c", bold=True)] if levels else []))
            self.printed["instruments"][code] = ("percent", average)
        if self.wants_total():
            row = self.total_row(len(heads), 2)
            if levels:
                row[3] = cell(self.c["level"]["label"], align="c", bold=True)
                self.printed["level"] = True
            rows.append(row)
        self.emit(rows, [13, 50, 18] + ([19] if levels else []))

    def grade(self, value):
        if value is None:
            return "-"
        return facts.level(self.c["year"], value, {"x": value})["label"]

    def difference(self, now, before):
        d = now - before
        if self.R.random() < 0.5:
            return digits(f"{d:+.2f}", self.s.score_digits)
        return digits(f"{d:.2f}", self.s.score_digits)

    def scores_compare(self, nested=False):
        number, name, _ = self.score_header()
        y = self.c["year"]
        diff = self.own("difference_head", ["ผลต่าง", "เพิ่ม/ลด", "+/-", "เพิ่มขึ้น/ลดลง"])
        if nested:
            rows = [[cell(number, rs=2, align="c", bold=True), cell(name, rs=2, align="c", bold=True),
                     cell(self.own("nest_head", ["ผลคะแนน", "คะแนนรายปี"]), cs=3, align="c", bold=True), None, None],
                    [None, None] + self.head_cells([f"ปี {y - 1}", f"ปี {y}", diff])]
        else:
            rows = [self.head_cells([number, name, f"ปี พ.ศ. {y - 1}", f"ปี พ.ศ. {y}", diff])]
        for n in range(1, 11):
            now, before = self.c["scores"][n], self.c["previous"][n]
            tail = [cell("-", align="c")] * 3 if now is None else [
                self.num_cell(before), self.num_cell(now), cell(self.difference(now, before), align=self.s_align)]
            rows.append([cell(self.N(n), align="c"), cell(self.names()[n])] + tail)
        self.emit(rows, [12, 43, 15, 15, 15], 2 if nested else 1)

    def scores_nested(self):
        self.scores_compare(nested=True)

    def scores_transposed(self):
        self.scores_years(single=True)

    def scores_years(self, single=False):
        y = self.c["year"]
        total = self.wants_total()
        first = "ปีงบประมาณ"
        heads = [first] + [f"ตัวชี้วัดที่ {n}" for n in range(1, 11)] + (["คะแนนรวม"] if total else [])
        rot = self.s.rotated
        rows = [[cell(self.T(t), align="c", bold=True, rot=rot and i > 0) for i, t in enumerate(heads)]]
        wanted = [(y, self.c["scores"], self.c["overall"])]
        if not single:
            before = facts.overall(self.c["previous"])
            wanted.insert(0, (y - 1, self.c["previous"], before))
            if total:
                self.keep_history([{"year": y - 1, "score": before, "level": None}])
        for when, scores, value in wanted:
            row = [cell(self.N(when), align="c")] + [cell(self.N(scores[n]), align="c") for n in range(1, 11)]
            rows.append(row + ([cell(self.N(value), align="c", bold=True)] if total else []))
        if total:
            self.printed["overall"] = True
        self.out.append(table(rows, [11] + [8] * 10 + ([10] if total else []), 1, self.s.border, small=True, tiny=True))

    def scores_side(self):
        rows = [self.head_cells(["ที่", "ตัวชี้วัด", "คะแนน", "ที่", "ตัวชี้วัด", "คะแนน"])]
        for n in range(1, 6):
            row = []
            for m in (n, n + 5):
                row += [cell(self.N(m), align="c"), cell(self.names()[m]), self.num_cell(self.c["scores"][m])]
            rows.append(row)
        if self.wants_total():
            row = self.total_row(6, 5)
            rows.append(row)
        self.emit(rows, [6, 30, 13, 6, 30, 13])

    def scores_list(self):
        form = self.own("list_form", ["{m} {n} ได้คะแนน {v} คะแนน", "{m} {n}  {v} คะแนน", "{m} {n} คะแนนร้อยละ {v}",
                                      "{m} {n} : {v}"])
        lead = self.own("list_mark", ["ตัวชี้วัดที่ {}", "{})", "{}.", "- ตัวชี้วัดที่ {}"])
        for n in range(1, 11):
            text = form.replace("{m}", self.T(lead.format(n))).replace("{n}", self.names()[n])
            self.out.append(para(self.T(text.replace("{v}", "\x01")).replace("\x01", self.N(self.c["scores"][n])), "item"))

    def scores_prose(self):
        for code, numbers in words.RANGES.items():
            parts = []
            for n in numbers:
                verb = self.R.choice(["ได้คะแนนร้อยละ", "ได้คะแนน", "มีคะแนน", "มีค่าคะแนนเท่ากับ"])
                parts.append(self.T(f"ตัวชี้วัดที่ {n} {self.names()[n]} {verb} ") + self.N(self.c["scores"][n]))
            lead = self.T(f"{words.INSTRUMENTS[code][0]} ({code}) ประกอบด้วย {len(numbers)} ตัวชี้วัด คือ ")
            self.out.append(para(lead + " ".join(parts)))

    # ------------------------------------------------------------------ history, issues, measures, limitations
    def keep_history(self, rows):
        """A year may be named twice: what says more wins."""
        for h in rows:
            known = next((k for k in self.printed["history"] if k["year"] == h["year"]), None)
            if known is None:
                self.printed["history"].append(h)
            else:
                known["score"], known["level"] = known["score"] or h["score"], known["level"] or h["level"]

    def history(self):
        kind = self.s.history
        rows = [dict(h) for h in self.c["history"]]
        if self.c["overall"] is not None:
            rows.append({"year": self.c["year"], "score": self.c.get("printed_overall", self.c["overall"]),
                         "level": self.c["level"]})
        if kind == "none" or not self.c["history"]:
            return
        if kind == "axis":
            self.say("แผนภูมิแสดงผลการประเมินย้อนหลัง", "h2")
            self.say("      ".join(f"ปี {h['year']}" for h in rows), "center")
            self.keep_history([{"year": h["year"], "score": None, "level": None} for h in rows])
            return
        if kind == "prose":
            parts = [self.T(f"ปีงบประมาณ พ.ศ. {h['year']} ได้ ") + self.N(h["score"]) +
                     f" คะแนน ระดับ{' ' if h['level']['scale'] == 'letters' else ''}{h['level']['label']}" for h in self.c["history"]]
            self.out.append(para("ผลการประเมินย้อนหลังของหน่วยงานเป็นดังนี้ " + " และ".join(parts)))
            self.keep_history([dict(h) for h in self.c["history"]])
            return
        self.say(self.own("history_heading", ["ผลการประเมินย้อนหลัง", "ตารางเปรียบเทียบผลการประเมินรายปี"]), "h2")
        difference = kind == "difference"
        heads = ["ปีงบประมาณ พ.ศ.", "คะแนน"] + (["เพิ่ม/ลด"] if difference else []) + ["ระดับ"]
        grid = [self.head_cells(heads)]
        last = None
        for h in rows:
            line = [cell(self.N(h["year"]), align="c"), cell(self.N(h["score"]), align="c")]
            if difference:
                line.append(cell("-" if last is None else digits(f"{h['score'] - last:+.2f}", self.s.score_digits), align="c"))
            grid.append(line + [cell(h["level"]["label"], align="c")])
            last = h["score"]
        self.out.append(table(grid, [26, 20] + ([18] if difference else []) + [26], 1, self.s.border))
        self.keep_history(rows)
        if self.c["overall"] is not None:  # the last row says the assessed year's total and level
            self.printed["overall"] = self.printed["level"] = True

    def issues(self):
        y = self.c["year"]
        self.heading(self.own("issues_heading", [
            f"การวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ในปี พ.ศ. {y}",
            f"การวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {y} รายประเด็น",
            f"ผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. {y}"]))
        if self.s.columns > 1:
            self.out.append({"t": "columns", "n": self.s.columns})
        for issue in self.c["issues"]:
            lead = mark(self.s.issue_mark, issue["number"])
            self.say(f"{lead} {issue['title']}", "h2")
            self.say(issue["text"])
            for k, action in enumerate(issue["actions"], 1):
                self.say(f"{mark(self.s.action_mark, k)} {action}", "item")
        if self.s.columns > 1:
            self.out.append({"t": "columns", "n": 1})

    def items(self, values):
        form = self.s.item_mark if len(values) > 1 or self.s.item_mark in ("- ", "-", "• ") else ""
        if not form and len(values) > 1:
            form = "- "
        return "\n".join(mark(form, k) + v if form else v for k, v in enumerate(values, 1))

    def schedule_lines(self, text):
        """The months of a report as a list, as offices like to write them."""
        if text.startswith("รายงานผลการดำเนินงาน รอบ 6 เดือน") and self.s.item_mark in ("- ", "-"):
            return "รายงานผลการดำเนินงาน\n- รอบ 6 เดือน\n- รอบ 12 เดือน"
        return text

    def measures(self):
        if self.s.landscape:
            self.out.append({"t": "page", "landscape": True})
        p = self.c["plan"]
        self.heading(self.own("measures_heading", [
            "แสดงการกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ",
            f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {p}",
            f"การกำหนดแนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {p}"]))
        kind = self.s.measures
        if kind in ("labelled", "stacked"):
            getattr(self, "measures_" + kind)()
        else:
            self.measures_table(kind)
        if self.s.landscape:
            self.out.append({"t": "page", "landscape": False})

    def measures_labelled(self):
        for m in self.c["measures"]:
            self.say(f"มาตรการที่ {m['number']} {m['title']}", "h2")
            many = lambda v: v[0] if len(v) == 1 else None
            for name, values in (("แนวทางการปฏิบัติ", m["approach"]), ("ขั้นตอน/วิธีการปฏิบัติ", m["steps"])):
                if many(values):
                    self.say(f"{name} : {values[0]}", "item")
                else:
                    self.say(f"{name} :", "item")
                    for v in values:
                        self.say(f"- {v}", "item2")
            self.say("ผู้รับผิดชอบ : " + ", ".join(m["responsible"]), "item")
            self.say("ระยะเวลา : " + m["schedule"]["text"], "item")
            m["schedule"]["printed"] = m["schedule"]["text"]

    def measures_table(self, kind):
        names = {"topic": ["มาตรการ", "ประเด็น", "ประเด็นการวิเคราะห์", "ประเด็นที่ต้องพัฒนา"],
                 "approach": ["วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ/แนวทางการปฏิบัติ", "แนวทางการปฏิบัติ", "แนวทางการพัฒนา"],
                 "steps": ["ขั้นตอน/วิธีการปฏิบัติ", "ขั้นตอนหรือวิธีการปฏิบัติ", "วิธีดำเนินการ"],
                 "responsible": ["ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "ส่วนราชการที่รับผิดชอบ"],
                 "schedule": ["ระยะเวลา/การกำกับติดตาม", "ระยะเวลา", "ระยะเวลาดำเนินการ"]}
        if kind == "other_names":
            names, kind = dict(variety.OTHER_NAMES), "table"
        columns = {"table": ["topic", "approach", "steps", "responsible", "schedule"],
                   "merged": ["topic", "approach", "steps", "responsible", "schedule"],
                   "wide": ["topic", "approach", "steps", "responsible", "schedule", "budget"],
                   "goal": ["topic", "approach", "steps", "goal", "responsible", "schedule"],
                   "four": ["topic", "steps", "responsible", "schedule"],
                   "three": ["topic", "approach", "responsible"]}[kind]
        names.update(budget=["งบประมาณ"], goal=["ตัวชี้วัดความสำเร็จ"])
        widths = {"topic": 20, "approach": 25, "steps": 26, "responsible": 14, "schedule": 17, "budget": 11, "goal": 16}
        heads = [self.own("column_" + k, names[k]) for k in columns]
        numbered = self.s.measure_mark == "column"
        rows = [self.head_cells((["ที่"] if numbered else []) + heads)]
        measures = self.c["measures"]
        if kind == "merged":
            # A run of rows shares one cell for who answers and when; the truth of those rows is the shared text.
            half = (len(measures) + 1) // 2
            for group in (measures[:half], measures[half:]):
                for m in group:
                    m["responsible"], m["schedule"] = list(group[0]["responsible"]), dict(group[0]["schedule"])
        for i, m in enumerate(measures):
            row = [cell(self.T(str(m["number"])), align="c")] if numbered else []
            for key in columns:
                if key == "topic":
                    lead = "" if numbered else mark(self.s.measure_mark, m["number"])
                    text = f"{lead} {m['title']}".strip()
                elif key in ("approach", "steps"):
                    text = self.items(m[key])
                elif key == "responsible":
                    text = self.offices_text(m["responsible"])
                elif key == "schedule":
                    text = self.schedule_lines(m["schedule"]["text"])
                    m["schedule"]["printed"] = text
                elif key == "budget":
                    text = self.R.choice(["-", "ไม่ใช้งบประมาณ"])
                else:
                    text = self.R.choice(["ดำเนินการแล้วเสร็จตามแผน", "เผยแพร่ครบทุกช่องทาง"])
                if kind == "merged" and key in ("responsible", "schedule"):
                    half = (len(measures) + 1) // 2
                    first, size = (i == 0 or i == half), half if i < half else len(measures) - half
                    row.append(cell(self.T(text), rs=size, align="c") if first else None)
                else:
                    row.append(cell(self.T(text)))
            rows.append(row)
        if "approach" not in columns:
            for m in measures:
                m["approach"] = []
        if "steps" not in columns:
            for m in measures:
                m["steps"] = []
        if "schedule" not in columns:
            for m in measures:
                m["schedule"] = {"text": "", "report_months": [], "printed": ""}
        border = "full" if self.s.border in ("full", "none", "head") else "rows"
        self.out.append(table(rows, ([6] if numbered else []) + [widths[k] for k in columns], 1, border, small=True,
                              repeat=self.s.repeat_head))

    def limitations(self):
        self.heading(self.own("limits_heading", [
            "การวิเคราะห์ข้อจำกัดของหน่วยงานในการดำเนินการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
            "ข้อจำกัดในการดำเนินการประเมิน", "การวิเคราะห์ข้อจำกัดของหน่วยงาน"]))
        many = len(self.c["limitations"]) > 1
        form = self.own("limit_mark", ["- ", "{}) ", ""])
        for k, text in enumerate(self.c["limitations"], 1):
            self.say((mark(form, k) if many else "") + text,
                     "item" if many else "body")

    def signature(self):
        if not self.s.sign:
            return
        self.out.append(space(2))
        for line in ("ลงชื่อ ................................................", "(..........................................)",
                     self.c["agency"]["clerk"]):
            self.say(line, "sign")

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
