#include "report/years.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "report/evidence.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

enum class About { result, plan, neither };

struct Mention {
  int be = 0;
  About about = About::neither;
  int weight = 0;
  const Para* para = nullptr;
  Span span;
  std::string doubt;
};

constexpr int kTitle = 12, kHeading = 5, kRunningHead = 4, kBody = 1;

const std::vector<Phrase>& result_words() {
  static const std::vector<Phrase> kWords =
      phrases({"ผลการประเมิน", "การประเมินคุณธรรม", "ผลคะแนน", "วิเคราะห์ผล", "การประเมิน ITA", "ได้คะแนน",
               "คะแนน ITA", "ข้อจำกัด", "คะแนนรวม", "ITA"});
  return kWords;
}

const std::vector<Phrase>& plan_words() {
  static const std::vector<Phrase> kWords =
      phrases({"มาตรการ", "ไปสู่การปฏิบัติ", "ขับเคลื่อน", "แผนปฏิบัติ", "แผนการ", "ปรับปรุงในปี", "พัฒนาในปี",
               "ไปสู่การพัฒนา", "การยกระดับ", "ดำเนินการในปี", "ส่งเสริมคุณธรรม", "แนวทางการพัฒนา"});
  return kWords;
}

std::string_view before_in(std::string_view text, size_t at, size_t bytes) {
  const size_t from = at > bytes ? at - bytes : 0;
  return text.substr(from, at - from);
}

/// Part of a date (26 สิงหาคม 2564) or of a document number (ว 123/2567).
bool in_a_date(std::string_view text, size_t begin) {
  static constexpr std::array<std::string_view, 24> kMonths = {
      "มกราคม", "กุมภาพันธ์", "มีนาคม",    "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
      "กันยายน", "ตุลาคม",   "พฤศจิกายน", "ธันวาคม", "ม.ค.",    "ก.พ.",   "มี.ค.",    "เม.ย.",
      "พ.ค.",   "มิ.ย.",    "ก.ค.",     "ส.ค.",   "ก.ย.",    "ต.ค.",   "พ.ย.",    "ธ.ค."};
  std::string_view before = trimmed(text.substr(0, begin));
  if (before.ends_with("/")) {
    return true;
  }
  for (const std::string_view era : {std::string_view("พ.ศ."), std::string_view("พ.ศ")}) {
    if (before.ends_with(era)) {
      before = trimmed(before.substr(0, before.size() - era.size()));
    }
  }
  return std::any_of(kMonths.begin(), kMonths.end(),
                     [&](std::string_view month) { return before.ends_with(month); });
}

size_t rfind_any(std::string_view key, const std::vector<Phrase>& words) {
  size_t best = std::string::npos;
  for (const Phrase& word : words) {
    const size_t at = key.rfind(word.key);
    if (at != std::string_view::npos &&
        (best == std::string::npos || at + word.key.size() > best)) {
      best = at + word.key.size();
    }
  }
  return best;
}

/// What the nearest words before the year speak of.
About about(const Para& para, size_t begin, size_t from) {
  const size_t end = para.keyed.key_offset(begin);
  const size_t start = para.keyed.key_offset(from);
  const std::string_view key = std::string_view(para.keyed.key()).substr(start, end - start);
  const size_t result = rfind_any(key, result_words());
  const size_t plan = rfind_any(key, plan_words());
  if (result == std::string::npos && plan == std::string::npos) {
    return About::neither;
  }
  if (plan == std::string::npos) {
    return About::result;
  }
  return result == std::string::npos || plan > result ? About::plan : About::result;
}

/// "ปี", "พ.ศ." or "ITA" before a number makes it a year; a bare number does not.
bool led_as_year(std::string_view before) {
  before = trimmed(before);
  while (before.ends_with(".")) {
    before.remove_suffix(1);
  }
  static constexpr std::array<std::string_view, 12> kLeads = {
      "พ.ศ", "ปี",   "ปีงบประมาณ", "งบประมาณ", "ปีงบ",  "ประจำปี",
      "ITA", "ita", "ค.ศ",       "DAY",      "พ. ศ", "Year"};
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return before.ends_with(lead); });
}

int weight_of(const Para& para, bool title) {
  if (para.furniture) {
    return kRunningHead;
  }
  return title ? kTitle : para.heading || para.opens_section ? kHeading : kBody;
}

void collect(const Para& para, bool title, std::vector<Mention>& out) {
  const std::string_view text = para.text();
  size_t from = 0;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (number.decimals != 0 || number.thousands || number.negative) {
      continue;
    }
    const std::string_view digits = text.substr(number.begin, number.end - number.begin);
    const std::string_view before = before_in(text, number.begin, 48);
    const bool led = led_as_year(before);
    auto year = thai::parse_year_be(digits);
    if (!year && led && number.value >= 55 && number.value < 100) {
      year = thai::parse_year_be(digits, true);
    }
    std::string doubt;
    if (!year && led && number.value > 3080 && number.value < 3150) {
      year = static_cast<int>(number.value) - 543;
      doubt = "ปีที่พิมพ์ (" + std::string(digits) + ") บวก 543 ซ้ำสองครั้ง";
    }
    if (!year || in_a_date(text, number.begin) || (!led && number.value < 2500)) {
      continue;
    }
    Mention mention;
    mention.be = *year;
    mention.weight = weight_of(para, title);
    mention.para = &para;
    mention.span = {number.begin, number.end};
    mention.about = about(para, number.begin, from);
    mention.doubt = doubt;
    if (!led) {
      mention.weight = std::max(1, mention.weight / 3);
    }
    // A second year in a row of years (a chart's axis) says nothing of its own.
    if (mention.about != About::neither) {
      from = number.end;
    }
    out.push_back(mention);
  }
}

Year make_year(const Mention& mention) {
  Year out;
  out.be = mention.be;
  out.evidence = evidence_of(mention.para->traced, mention.span);
  if (!mention.doubt.empty()) {
    out.review.add(mention.doubt);
  }
  add_reading_doubts(out.review, mention.para->traced, mention.span);
  return out;
}

/// The year with most weight among the mentions of a kind, and its best mention; null without any.
const Mention* winner(const std::vector<Mention>& all, About kind, std::map<int, int>& votes) {
  for (const Mention& mention : all) {
    if (mention.about == kind) {
      votes[mention.be] += mention.weight;
    }
  }
  const Mention* best = nullptr;
  for (const Mention& mention : all) {
    if (mention.about != kind) {
      continue;
    }
    const auto worth = [&](const Mention& m) { return std::pair(votes[m.be], m.weight); };
    if (best == nullptr || worth(mention) > worth(*best)) {
      best = &mention;
    }
  }
  return best;
}

bool begins_document(size_t index, const std::vector<Para>& flow) {
  if (flow[index].page() != flow.front().page() || flow[index].marker.numbered()) {
    return false;
  }
  for (size_t i = 0; i < index; ++i) {
    // A table or a long text before it means that the title is over.
    if (flow[i].table() >= 0 || flow[i].keyed.key().size() > 500) {
      return false;
    }
  }
  return flow[index].heading || flow[index].block->centred || index < 3;
}

}  // namespace

Years find_years(const std::vector<Para>& flow) {
  std::vector<Mention> all;
  for (size_t i = 0; i < flow.size(); ++i) {
    if (flow[i].table() < 0) {
      collect(flow[i], begins_document(i, flow), all);
    }
  }
  Years out;
  std::map<int, int> results, plans, others;
  const Mention* result = winner(all, About::result, results);
  const Mention* plan = winner(all, About::plan, plans);
  if (result == nullptr) {
    result = winner(all, About::neither, others);
    if (result != nullptr && plan != nullptr && result->be == plan->be) {
      result = nullptr;
    }
  }
  if (result == nullptr && plan != nullptr) {
    // Only the measures' year is printed: it is all there is to say, and it may be the year after
    // the assessed one.
    out.assessed = make_year(*plan);
    out.assessed->review.add("พบปีเฉพาะในข้อความเกี่ยวกับมาตรการ อาจไม่ใช่ปีที่ประเมิน");
    return out;
  }
  if (result != nullptr) {
    out.assessed = make_year(*result);
    for (const auto& [be, votes] : results) {
      if (be != result->be && votes * 2 > results[result->be] && votes >= kHeading) {
        out.assessed->review.add("พบปีที่ประเมินมากกว่าหนึ่งปี: " + std::to_string(result->be) + ", " +
                                 std::to_string(be));
      }
    }
  }
  if (plan != nullptr && result != nullptr && plan->be > result->be) {
    out.plan = make_year(*plan);
  }
  return out;
}

}  // namespace ita::report
