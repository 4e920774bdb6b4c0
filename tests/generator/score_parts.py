"""Tables, lists and sentences of scores."""
import content as facts
import words
from paper import cell, digits, para, table


class ScoreParts:
    """What a Composer lays out for the ten scores; variety.py has more layouts."""

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
