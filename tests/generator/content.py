"""What an invented report says: one dictionary, before any decision about its looks.  Numbers are Decimals."""
from decimal import ROUND_HALF_UP, Decimal

import words

CENT = Decimal("0.01")


def half_up(value, step=CENT):
    return Decimal(value).quantize(step, ROUND_HALF_UP)


def mean(values):
    return sum(values) / Decimal(len(values))


def instrument_means(scores):
    """Unrounded means of the three instruments; None where a score is missing."""
    out = {}
    for code, numbers in words.RANGES.items():
        values = [scores[n] for n in numbers]
        out[code] = None if None in values else mean(values)
    return out


def overall(scores):
    means = instrument_means(scores)
    if None in means.values():
        return None
    return half_up(sum(means[c] * words.WEIGHTS[c] for c in means) / 100)


def level(year, total, means):
    """Label and scale of that year's announcement."""
    if total is None:
        return None
    if year <= 2565:
        for label, least in (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0)):
            if total >= least:
                return {"label": label, "scale": "letters"}
    lowest = min(means.values())
    if total >= 95 and lowest >= 95:
        label = "ผ่านดีเยี่ยม"
    elif total >= 85 and lowest >= 85:
        label = "ผ่านดี"
    elif total >= 85:
        label = "ผ่าน"
    elif total >= 70:
        label = "ต้องปรับปรุง"
    else:
        label = "ต้องปรับปรุงโดยด่วน"
    return {"label": label, "scale": "words"}


def random_score(R, low, high, step):
    if R.random() < 0.22:
        return Decimal(100).quantize(step)
    return Decimal(R.uniform(low, high)).quantize(step)


def lattice(R):
    """Scores of indicators 9 and 10 as the 43-item years make them."""
    nine = mean([Decimal(100) * (n - (R.random() < 0.35) - (R.random() < 0.15)) / n for n in (9, 8, 7, 4, 5)])
    ten = mean([Decimal(100) * (8 - (R.random() < 0.3)) / 8, Decimal(100) * (2 - (R.random() < 0.15)) / 2])
    return half_up(nine), half_up(ten)


def random_scores(R, year, decimals):
    step = Decimal(1).scaleb(-decimals)
    low = R.choice([62, 78, 85, 88, 92])
    scores = {n: random_score(R, low, 99.9, step) for n in range(1, 11)}
    if year <= 2565:
        nine, ten = lattice(R)
        scores[9], scores[10] = nine.quantize(step, ROUND_HALF_UP), ten.quantize(step, ROUND_HALF_UP)
    return scores


def make_agency(R, kind=None, place=None):
    weights = [6, 4, 2, 1]
    row = R.choices(words.AGENCY_TYPES, weights)[0] if kind is None else next(
        t for t in words.AGENCY_TYPES if t[0] == kind)
    sub, district, province = place or R.choice(words.PLACES)
    named_after = sub if row[3] == "subdistrict" else province
    return {"name": row[1] + named_after, "type": row[0], "type_th": row[1], "short": row[2] + named_after,
            "subdistrict": sub if row[3] == "subdistrict" else None,
            "district": district if row[3] == "subdistrict" else None,
            "province": province, "head": row[4] + named_after, "clerk": row[5], "office": row[6]}


def pick(R, values, least, most):
    n = min(len(values), R.randint(least, most))
    chosen = set(R.sample(range(len(values)), n))
    return [v for i, v in enumerate(values) if i in chosen]


def make_issues(R, agency, year, count, filled):
    topics = list(range(7))
    if count < 7:
        topics = sorted(R.sample(topics, count))
    issues = []
    for number, t in enumerate(topics, 1):
        topic = words.TOPICS[t]
        title = topic["title"]
        if t == 3 and R.random() < 0.4:
            title = words.TOPIC4_VARIANT
        text = R.choice(topic["finding"]) + " " + R.choice(topic["need"])
        if R.random() < 0.3:
            text = "เมื่อพิจารณาผลคะแนนที่เกี่ยวข้องพบว่า " + text
        actions = pick(R, topic["action"], 2, 3) if R.random() < filled else []
        if actions and R.random() < 0.5:
            text += " ดังนี้"
        issues.append({"number": number, "topic": t, "title": title, "text": text.format(a=agency["name"], y=year),
                       "actions": actions})
    return issues


def make_measures(R, agency, issues, plan):
    measures = []
    common = R.choice(words.SCHEDULES)
    same_schedule = R.random() < 0.6
    for issue in issues:
        topic = words.TOPICS[issue["topic"]]
        text, months = common if same_schedule else R.choice(words.SCHEDULES)
        offices = [agency["office"]] if R.random() < 0.4 else R.sample(words.OFFICES, R.choice([1, 1, 1, 2]))
        if R.random() < 0.12:
            offices = [R.choice(words.ALL_OFFICES)]
        measures.append({"number": issue["number"], "title": issue["title"],
                         "approach": pick(R, topic["approach"], 1, 2), "steps": pick(R, topic["step"], 1, 3),
                         "responsible": offices,
                         "schedule": {"text": text.format(p=plan, q=plan - 1), "report_months": months}})
    return measures


def make(R, **fixed):
    """An invented report.  `fixed` may give any top-level part."""
    c = {}
    year = fixed.get("year") or R.choice([2563, 2564, 2565, 2566, 2567, 2567, 2568, 2568])
    c["year"], c["plan"] = year, year + 1
    c["agency"] = fixed.get("agency") or make_agency(R)
    decimals = fixed.get("decimals", R.choices([2, 1], [9, 1])[0])
    c["decimals"] = decimals
    c["scores"] = fixed.get("scores") or random_scores(R, year, decimals)
    c["names"] = {n: v[1] for n, v in words.INDICATORS.items()}
    c["official"] = dict(c["names"])
    if year <= 2565:
        c["names"][8] = c["official"][8] = words.OLD_EIGHT
    if "names" in fixed:
        c["names"].update(fixed["names"])
    c["means"] = instrument_means(c["scores"])
    c["overall"] = overall(c["scores"])
    c["level"] = level(year, c["overall"], c["means"]) if c["overall"] is not None else None
    c["previous"] = {n: (half_up(R.uniform(70, 99)) if s is not None else None) for n, s in c["scores"].items()}
    history = []
    for y in range(year - R.choice([2, 3, 4]), year):
        if y < 2562:
            continue
        total = half_up(R.uniform(66, 98))
        if y == year - 1:  # the same figure wherever the report names the year before
            total = overall(c["previous"]) or total
        least = total - R.choice([1, 4])
        history.append({"year": y, "score": total, "level": level(y, total, {"x": least})})
    c["history"] = history
    count = fixed.get("issue_count") or R.choices([7, 5, 3, 4, 6], [6, 2, 1, 1, 1])[0]
    c["issues"] = fixed.get("issues") or make_issues(R, c["agency"], year, count, R.choice([0, 0.3, 0.8]))
    c["measures"] = fixed.get("measures") or make_measures(R, c["agency"], c["issues"], c["plan"])
    c["limitations"] = fixed.get("limitations") or R.sample(words.LIMITATIONS, R.choice([1, 2, 3]))
    c["intro"] = R.choice(words.INTRO).format(a=c["agency"]["name"], y=year, p=c["plan"])
    return c
