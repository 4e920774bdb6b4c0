"""The looks of one report: every choice, drawn by weights."""
import variety


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
