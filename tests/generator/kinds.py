"""Kinds of papers that only seeds from FIRST_SEED on have, so that older seeds stay what they were: scores as cards, before and
after an appeal, or in sentences alone; announcements of many agencies, the five indices, and reports in English.
`--set scores=cards` and `--set paper=english` give them to any seed.
"""
import random

import content as facts
import words
from paper import cell, digits, para, space, table
from truth import FIVE, Office, expected, report

FIRST_SEED = 9000
SCORES = ["cards", "appeal", "sequence"]
ENGLISH = {1: "Performance of duties", 2: "Use of budget", 3: "Use of power", 4: "Use of government property", 5: "Corruption problem solving",
           6: "Quality of operations", 7: "Communication efficiency", 8: "Improvement of work systems", 9: "Information disclosure",
           10: "Corruption prevention"}


def choose(seed, style, fixed):
    """Sets the scores' layout of a report of these seeds; gives the function of another kind of paper, or nothing."""
    R = random.Random(f"kinds-{seed}")
    drawn = R.choice(SCORES), R.choice([None, None, *PAPERS])
    if seed >= FIRST_SEED and "scores" not in fixed:
        style.scores = drawn[0]
    kind = fixed.get("paper") or (drawn[1] if seed >= FIRST_SEED and "scores" not in fixed else None)
    if kind:
        style.head = "none"  # a running head would name the agency of another report
    return PAPERS[kind] if kind else None


class KindScores:
    """Mixed into blocks.Composer."""

    def scores_cards(self):
        """Each number above its name."""
        self.out.append({"t": "cards", "n": self.R.choice([2, 2, 5]),
                         "items": [(self.N(self.c["scores"][n]), self.T(f"{n}. ") + self.names()[n]) for n in range(1, 11)]})

    def scores_appeal(self):
        """The scores as first announced, and what an appeal made of some of them."""
        number, name, _ = self.score_header()
        raised = self.R.sample(range(1, 11), self.R.randint(1, 3))
        before = {n: v - facts.half_up(self.R.uniform(1, 12)) if n in raised else v for n, v in self.c["scores"].items()}
        heads = self.own("appeal_heads", [("ก่อนอุทธรณ์", "หลังอุทธรณ์"), ("คะแนนก่อนอุทธรณ์", "คะแนนหลังอุทธรณ์")])
        rows = [self.head_cells([number, name, *heads])]
        rows += [[cell(self.N(n), align="c"), cell(self.names()[n]), self.num_cell(before[n]), self.num_cell(self.c["scores"][n])] for n in range(1, 11)]
        if self.wants_total():
            rows.append(self.total_row(4, 3))
            rows[-1][2] = cell(self.N(facts.overall(before)), align="c", bold=True)
            rows[-1][:2] = [cell(rows[-1][0]["text"], cs=2, align="c", bold=True), None]
        self.emit(rows, [12, 46, 19, 19])

    def scores_sequence(self):
        """Names, then their scores in the same order."""
        for code, numbers in words.RANGES.items():
            names = [self.names()[n] for n in numbers]
            values = [self.N(self.c["scores"][n]) for n in numbers]
            lead = self.T(f"{words.INSTRUMENTS[code][0]} ({code}) ประกอบด้วย")
            verb = self.R.choice(["ได้คะแนน", "มีคะแนน", "ได้คะแนนร้อยละ"])
            self.out.append(para(f"{lead}{' '.join(names[:-1])} และ{names[-1]} {verb} {' '.join(values[:-1])} และ {values[-1]} ตามลำดับ"))


def drawn_scores(R):
    return facts.random_scores(R, 2567, 2)


def announcement(R, style):
    """The results of the agencies of a province, a row each."""
    T, N = (lambda t: digits(t, style.text_digits)), (lambda v: digits(str(v), style.score_digits))
    places = R.sample([p for p in words.PLACES], R.randint(5, 12))
    year, parts = R.choice([2566, 2567, 2568]), R.random() < 0.6
    with_province = ["ที่", "หน่วยงาน", "อำเภอ", "จังหวัด"] + (["IIT", "EIT", "OIT"] if parts else []) + ["คะแนนรวม", "ระดับ"]
    rows, said = [[cell(t, align="c", bold=True) for t in with_province]], []
    for k, place in enumerate(places, 1):
        office = Office(R.choice(words.AGENCY_TYPES[:2])[0], *place)
        scores = drawn_scores(R)
        means = {c: facts.half_up(v) for c, v in facts.instrument_means(scores).items()}
        total = facts.half_up(sum(means[c] * words.WEIGHTS[c] for c in means) / 100)
        label = facts.level(year, total, means)["label"]
        rows.append([cell(N(k), align="c"), cell(office.name), cell(place[1]), cell(place[2])]
                    + [cell(N(v), align="c") for v in ([*means.values()] if parts else [])] + [cell(N(total), align="c"), cell(label, align="c")])
        said.append(report(office, year, {}, total, label, instruments=means if parts else {}))
    widths = [5, 30, 16, 16] + ([9] * 3 if parts else []) + [12, 15]
    body = [para(T(f"ประกาศผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {year}"), "title"),
            para(T(f"ขององค์กรปกครองส่วนท้องถิ่น จำนวน {len(places)} แห่ง"), "title"), table(rows, widths, 1, "full", small=True),
            para(T(f"ประกาศ ณ วันที่ {R.randint(1, 28)} กันยายน พ.ศ. {year}"), "center"), space(2), para("(..........................................)", "sign")]
    return body, expected(*said)


def five_indices(R, style):
    """The assessment as it was until 2561."""
    T, N = (lambda t: digits(t, style.text_digits)), (lambda v: digits(str(v), style.score_digits))
    kind = R.choice(words.AGENCY_TYPES[:2])
    office, year = Office(kind[0], *R.choice(words.PLACES)), R.choice([2559, 2560, 2561])
    scores = {n: facts.half_up(R.uniform(45, 97)) for n in range(1, 6)}
    weights = {1: 26, 2: 18, 3: 22, 4: 16, 5: 18}
    total = facts.half_up(sum(scores[n] * weights[n] for n in scores) / 100)
    label = next(name for name, least in (("สูงมาก", 80), ("สูง", 60), ("ปานกลาง", 40)) if total >= least)
    weighed = R.random() < 0.5
    rows = [[cell(t, align="c", bold=True) for t in ["ดัชนีที่", "ดัชนี"] + (["น้ำหนัก (ร้อยละ)"] if weighed else []) + ["คะแนนที่ได้"]]]
    rows += [[cell(N(n), align="c"), cell(FIVE[n - 1])] + ([cell(N(weights[n]), align="c")] if weighed else []) + [cell(N(v), align="c")] for n, v in scores.items()]
    body = [para(T(f"ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {year}"), "title"),
            para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            table(rows, [10, 50] + ([18] if weighed else []) + [18], 1, style.border),
            para(T("ผลการประเมินในภาพรวมได้คะแนนร้อยละ ") + N(total) + f" อยู่ในระดับ{label}")]
    return body, expected(report(office, year, scores, total, label))


def english(R, style):
    """A table and two sentences in English, years of the common era."""
    kind = R.choice(words.AGENCY_TYPES[:2])
    office, year, scores = Office(kind[0], *R.choice(words.PLACES)), R.choice([2566, 2567, 2568]), drawn_scores(R)
    total, last = facts.overall(scores), facts.half_up(R.uniform(70, 96))
    style.text_digits = "ar"
    rows = [[cell(t, align="c", bold=True) for t in ("No.", "Indicator", "Score")]]
    rows += [[cell(str(n), align="c"), cell(ENGLISH[n]), cell(str(v), align="c")] for n, v in scores.items()]
    body = [para(f"Integrity and Transparency Assessment (ITA) Fiscal Year {year - 543}", "title"),
            para(f"{office.name} อำเภอ{office.district} จังหวัด{office.province}", "title"),
            para(f"The overall score was {total} points out of 100. In fiscal year {year - 544} the overall score was {last} points."),
            table(rows, [10, 60, 20], 1, style.border)]
    return body, expected(report(office, year, scores, total, None, history=[(year - 1, last, None)], printed=ENGLISH))


PAPERS = {"announcement": announcement, "five_indices": five_indices, "english": english}
