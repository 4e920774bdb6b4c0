#include "report/recognise.h"

#include <algorithm>
#include <set>

#include "report/evidence.h"
#include "report/indicator_match.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

constexpr double kFuzzyTitle = 0.85;
/// Indicators with scores that make a report.
constexpr size_t kEnough = 5;

bool bears(const Keyed& keyed, const std::vector<Phrase>& list) {
  return std::any_of(list.begin(), list.end(), [&](const Phrase& phrase) {
    if (keyed.contains(phrase.key)) {
      return true;
    }
    return phrase.key.size() >= 60 && keyed.key().size() >= phrase.key.size() / 2 &&
           thai::find_like(phrase.key, keyed.key()).similarity >= kFuzzyTitle;
  });
}

/// Words of other assessments, Latin ones only where they stand alone.
std::string foreign_mark(const std::string& text, const std::vector<std::string>& marks) {
  const Keyed keyed(text);
  for (const std::string& mark : marks) {
    const std::string key = thai::match_key(mark);
    if (key.empty()) {
      continue;
    }
    const bool latin = static_cast<unsigned char>(mark[0]) < 0x80;
    for (auto at = keyed.find(key); at; at = keyed.find(key, at->end)) {
      const auto letter = [&](size_t i) {
        return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
      };
      if (!latin || (!(at->begin > 0 && letter(at->begin - 1)) && !letter(at->end))) {
        return mark;
      }
    }
  }
  return "";
}

size_t scored(const Report& report) {
  return static_cast<size_t>(std::count_if(report.indicators.begin(), report.indicators.end(),
                                           [](const Indicator& i) { return i.score.has_value(); }));
}

/// Indicators whose printed name is the one that their number has in the ten-indicator model.
size_t named(const Report& report, const facts::Facts& facts) {
  const IndicatorNames names(facts.newest());
  return static_cast<size_t>(std::count_if(
      report.indicators.begin(), report.indicators.end(),
      [&](const Indicator& i) { return names.match(i.name_as_printed).by_name == i.number; }));
}

bool looks_like_title(const Para& para) {
  return para.heading || para.furniture || para.block->centred;
}

/// What the title of the document says that papers of another kind are called: the mark of another
/// assessment, or the name of another paper where nothing in the title names this one.  Empty when
/// it says neither.
std::string foreign_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const std::vector<Phrase> own = phrases(facts.title_phrases());
  const std::vector<Phrase> own_short = phrases(facts.short_titles());
  std::string other;
  bool named = false;
  for (const Para& para : flow) {
    if (para.table() >= 0 || para.page() != flow.front().page()) {
      break;
    }
    if (!looks_like_title(para)) {
      continue;
    }
    if (std::string mark = foreign_mark(para.text(), facts.foreign_phrases()); !mark.empty()) {
      return mark;
    }
    named = named || bears(para.keyed, own) || bears(para.keyed, own_short);
    if (other.empty()) {
      other = foreign_mark(para.text(), facts.other_titles());
    }
  }
  return named ? "" : other;
}

struct Titles {
  explicit Titles(const facts::Facts& facts)
      : whole(phrases(facts.title_phrases())), brief(phrases(facts.short_titles())) {}
  std::vector<Phrase> whole, brief;
};

/// A line that names the document, not a sentence that mentions the assessment.
bool is_title_line(const Para& para, const Titles& titles) {
  constexpr size_t kLongest = 900, kLead = 60, kLongestBrief = 300;
  if (para.table() >= 0 || para.keyed.key().size() > kLongest) {
    return false;
  }
  const bool printed_as_title = looks_like_title(para);
  if (printed_as_title && para.keyed.key().size() <= kLongestBrief &&
      bears(para.keyed, titles.brief)) {
    return true;
  }
  const std::vector<Phrase>& list = titles.whole;
  if (!bears(para.keyed, list)) {
    return false;
  }
  if (printed_as_title) {
    return true;
  }
  // "ผลการประเมินคุณธรรมและความโปร่งใส ปี 2565 ของหน่วยงานได้ 83.15 คะแนน" is a sentence.
  const auto numbers = thai::find_numbers(para.text());
  if (std::any_of(numbers.begin(), numbers.end(),
                  [](const thai::Number& number) { return number.decimals > 0; })) {
    return false;
  }
  const std::string& key = para.keyed.key();
  static const std::string kSubject = thai::match_key("เรื่อง");
  return key.starts_with(kSubject) || (para.block->lines.size() <= 3 &&
                                       std::any_of(list.begin(), list.end(), [&](const Phrase& p) {
                                         const size_t at = key.find(p.key);
                                         return at != std::string::npos && at <= kLead;
                                       }));
}

/// A paper of measures alone calls itself one in its title.
bool titled_measures(const std::vector<Para>& flow, const facts::Facts& facts) {
  const auto own = facts.headings().find("measures");
  const std::vector<Phrase> list =
      own == facts.headings().end() ? std::vector<Phrase>{} : phrases(own->second);
  return std::any_of(flow.begin(), flow.end(), [&](const Para& para) {
    return para.page() == flow.front().page() && para.table() < 0 && looks_like_title(para) &&
           bears(para.keyed, list);
  });
}

}  // namespace

std::string find_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  for (const bool strict : {true, false}) {
    for (size_t i = 0; i < flow.size() && i < 40; ++i) {
      const Para& para = flow[i];
      if (para.furniture || para.table() >= 0 ||
          !(strict ? is_title_line(para, titles) : bears(para.keyed, titles.whole))) {
        continue;
      }
      std::string out = clean(para.text());
      static constexpr std::string_view kSubject = "เรื่อง";
      if (out.starts_with(kSubject)) {
        out = clean(std::string_view(out).substr(kSubject.size()));
      }
      return out;
    }
  }
  return "";
}

bool is_titled(const std::vector<Para>& flow, const facts::Facts& facts) {
  const Titles titles(facts);
  return std::any_of(flow.begin(), flow.end(),
                     [&](const Para& p) { return is_title_line(p, titles); });
}

bool tabulates_indicators(const layout::Layout& layout, const facts::Facts& facts) {
  const IndicatorNames names(facts.newest());
  std::set<int> seen;
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      const std::string text = cell.text();
      for (const IndicatorNames::Mention& mention : names.find_all(Keyed(text), text)) {
        if (mention.by_name) {
          seen.insert(mention.number);
        }
      }
    }
  }
  return seen.size() > kEnough;
}

bool is_ita_report(const Report& found, const std::vector<Para>& flow, const layout::Layout& layout,
                   const facts::Facts& facts, std::string& why_not) {
  const size_t scores = scored(found);
  const bool overall = found.overall && found.overall->score;
  const std::vector<Phrase> list = phrases(facts.title_phrases());
  const bool titled = is_titled(flow, facts);
  const bool mentioned = std::any_of(flow.begin(), flow.end(), [&](const Para& p) {
    return p.table() < 0 && bears(p.keyed, list);
  });
  std::string foreign;
  for (const Para& para : flow) {
    if (foreign.empty() && para.table() < 0) {
      foreign = foreign_mark(para.text(), facts.foreign_phrases());
    }
  }
  for (const layout::Table& table : layout.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (foreign.empty()) {
        foreign = foreign_mark(cell.text(), facts.foreign_phrases());
      }
    }
  }
  if (found.fiscal_year && facts.year(found.fiscal_year->be).model != "ten-indicators") {
    why_not =
        "ปีงบประมาณ พ.ศ. " + std::to_string(found.fiscal_year->be) + " ใช้แบบประเมินอื่นที่ไม่ใช่สิบตัวชี้วัด";
    return false;
  }
  const std::string own = foreign_title(flow, facts);
  const bool nobodys = found.agency.name.empty() && !found.fiscal_year && !titled;
  if (!own.empty() && (nobodys || named(found, facts) < kEnough)) {
    why_not =
        "มีคำว่า \"" + own + "\" ในหัวเรื่อง ซึ่งเป็นของเอกสารหรือการประเมินแบบอื่น และชื่อตัวชี้วัดไม่ใช่ของสิบตัวชี้วัด";
    return false;
  }
  if (nobodys && scores < 10) {
    why_not = "ไม่พบชื่อรายงาน หน่วยงาน และปีที่ประเมิน";
    return false;
  }
  // Ten rows that are numbered from 1 are the table of any survey: without a title the names must
  // be those of the assessment.
  if (scores >= kEnough && !titled && named(found, facts) * 5 < scores * 4) {
    why_not = "ตารางคะแนนไม่มีชื่อตัวชี้วัดของการประเมิน และไม่มีชื่อรายงานผลการประเมิน ITA";
    return false;
  }
  // Five indicators with scores are no accident; below that the document must call itself one.
  if (scores >= kEnough) {
    return true;
  }
  if (!foreign.empty()) {
    why_not = "มีคำว่า \"" + foreign + "\" ซึ่งเป็นของการประเมินแบบอื่น และไม่พบคะแนนของสิบตัวชี้วัด";
    return false;
  }
  // A page of news has no title line but says score and level in one sentence.
  if (!titled && !(mentioned && overall && found.overall->level)) {
    why_not = "ไม่พบชื่อหรือตัวชี้วัดของรายงานผลการประเมิน ITA";
    return false;
  }
  if (scores >= 1 || overall || found.issues.size() >= 3 ||
      (!found.measures.empty() && found.issues.size() >= 1) || !found.indicators.empty() ||
      (found.measures.size() >= 2 && titled_measures(flow, facts))) {
    return true;
  }
  why_not = "กล่าวถึงการประเมิน ITA แต่ไม่พบคะแนน ประเด็นวิเคราะห์ หรือมาตรการ";
  return false;
}

}  // namespace ita::report
