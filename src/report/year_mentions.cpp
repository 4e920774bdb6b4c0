#include "report/year_mentions.h"

#include <algorithm>
#include <array>

#include "report/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct Word {
  std::string key;
  AboutYear about;
};

const std::vector<Word>& words() {
  static const std::vector<Word> kWords = [] {
    std::vector<Word> out;
    const auto add = [&](AboutYear about, const std::vector<std::string>& list) {
      for (const std::string& word : list) {
        out.push_back({thai::match_key(word), about});
      }
    };
    add(AboutYear::result, {"ผลการประเมิน", "การประเมินคุณธรรม", "ผลคะแนน", "วิเคราะห์ผล",
                            "การประเมิน ITA", "ได้คะแนน", "คะแนน ITA", "ข้อจำกัด", "คะแนนรวม", "ITA"});
    add(AboutYear::plan,
        {"มาตรการ", "ไปสู่การปฏิบัติ", "ขับเคลื่อน", "แผนปฏิบัติ", "แผนการ", "ปรับปรุงในปี", "พัฒนาในปี",
         "ไปสู่การพัฒนา", "การยกระดับ", "ดำเนินการในปี", "ส่งเสริมคุณธรรม", "แนวทางการพัฒนา", "เป้าหมาย",
         "แผนยกระดับ", "แผนพัฒนา", "คาดการณ์", "เตรียมการประเมิน", "เตรียมความพร้อม"});
    add(AboutYear::comparison,
        {"สูงกว่า", "ต่ำกว่า", "มากกว่า", "น้อยกว่า", "เพิ่มขึ้นจาก", "ลดลงจาก", "เทียบกับ", "เมื่อเทียบ", "จากเดิม",
         "ปีที่ผ่านมา", "ปีที่แล้ว", "เพิ่มขึ้นกว่า", "ลดลงกว่า", "ดีกว่า"});
    return out;
  }();
  return kWords;
}

/// Verbs and nouns whose object the results are when they stand right before them: "แผนยกระดับผลการ
/// ประเมิน" is no result but a plan.
const std::vector<std::string>& governors() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> out;
    for (const char* word : {"ยกระดับ", "พัฒนา", "ปรับปรุง", "เพิ่ม", "แผน", "เป้าหมาย", "รักษา", "เตรียม",
                             "เตรียมความพร้อม", "เพิ่มประสิทธิภาพ", "แนวทาง"}) {
      out.push_back(thai::match_key(word));
    }
    return out;
  }();
  return kWords;
}

struct Found {
  size_t begin = 0, end = 0;
  AboutYear about = AboutYear::neither;
};

bool ends_with_governor(std::string_view key) {
  return std::any_of(governors().begin(), governors().end(),
                     [&](const std::string& word) { return key.ends_with(word); });
}

/// The words found in the key, in order of their beginnings; those inside longer ones left out.
std::vector<Found> find_words(std::string_view key) {
  std::vector<Found> out;
  for (const Word& word : words()) {
    for (size_t at = key.find(word.key); at != std::string_view::npos;
         at = key.find(word.key, at + 1)) {
      out.push_back({at, at + word.key.size(), word.about});
    }
  }
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return std::pair(a.begin, b.end) < std::pair(b.begin, a.end);
  });
  std::vector<Found> kept;
  for (const Found& found : out) {
    if (!kept.empty() && found.end <= kept.back().end) {
      continue;
    }
    Found take = found;
    if (take.about == AboutYear::result) {
      const bool goes_on = !kept.empty() && kept.back().end + 3 >= take.begin;
      if (ends_with_governor(key.substr(0, take.begin)) ||
          (goes_on && kept.back().about == AboutYear::plan)) {
        take.about = AboutYear::plan;
      }
    }
    kept.push_back(take);
  }
  return kept;
}

/// A list of past results names years that are not the assessed one.
bool looks_back(std::string_view key) {
  static const std::vector<Phrase> kWords = phrases({"ย้อนหลัง", "ปีก่อน"});
  return any_in(key, kWords);
}

/// What the nearest words before the year speak of.
AboutYear about(std::string_view key, std::string_view whole) {
  const std::vector<Found> found = find_words(key);
  const Found* nearest = nullptr;
  for (const Found& word : found) {
    if (nearest == nullptr || word.end >= nearest->end) {
      nearest = &word;
    }
  }
  if (nearest == nullptr) {
    return AboutYear::neither;
  }
  return nearest->about == AboutYear::result && looks_back(whole) ? AboutYear::neither
                                                                  : nearest->about;
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

/// "ปี", "พ.ศ." or "ITA" before a number makes it a year; a bare number does not.
bool led_as_year(std::string_view before) {
  before = trimmed(before);
  while (before.ends_with(".")) {
    before.remove_suffix(1);
  }
  static constexpr std::array<std::string_view, 13> kLeads = {
      "พ.ศ", "ปี",   "ปีงบประมาณ", "งบประมาณ", "ปีงบ",  "ประจำปี", "ITA",
      "ita", "ค.ศ", "DAY",       "พ. ศ",     "Year", "FY"};
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](std::string_view lead) { return before.ends_with(lead); });
}

/// "ปี 2566 กับปี 2567": the words between two years join them to one list.
bool joins(std::string_view between) {
  static const std::vector<std::string> kLeads = [] {
    std::vector<std::string> out;
    for (const char* word :
         {"กับ",          "และ",          "ถึง",       "เทียบกับ",  "เปรียบเทียบกับ",   "เปรียบเทียบ",
          "กับปี",         "และปี",         "ถึงปี",      "เทียบกับปี", "เปรียบเทียบกับปี",  "เปรียบเทียบปี",
          "กับปีงบประมาณ", "และปีงบประมาณ", "กับพศ",     "และพศ",   "กับปีงบประมาณพศ", "และปีงบประมาณพศ",
          "กับปีพศ",       "และปีพศ",       "เทียบกับปีพศ"}) {
      out.push_back(thai::match_key(word));
    }
    return out;
  }();
  const std::string key = thai::match_key(between);
  const std::string_view dash = trimmed(between);
  return std::find(kLeads.begin(), kLeads.end(), key) != kLeads.end() || dash == "-" ||
         dash == "–" || dash == "/" || dash == ",";
}

int weight_of(const Para& para, bool title) {
  if (para.furniture) {
    return kRunningHeadYear;
  }
  return title ? kTitleYear : para.heading || para.opens_section ? kHeadingYear : kBodyYear;
}

struct Reading {
  std::optional<int> be;
  bool led = false;
  std::string doubt;
};

Reading read_year(std::string_view text, const thai::Number& number) {
  Reading out;
  if (number.decimals != 0 || number.thousands || number.negative) {
    return out;
  }
  const std::string_view digits = text.substr(number.begin, number.end - number.begin);
  constexpr size_t kLead = 48;
  const size_t from = number.begin > kLead ? number.begin - kLead : 0;
  out.led = led_as_year(text.substr(from, number.begin - from));
  out.be = thai::parse_year_be(digits);
  if (!out.be && out.led && number.value >= 55 && number.value < 100) {
    out.be = thai::parse_year_be(digits, true);
  }
  if (!out.be && out.led && number.value > 3080 && number.value < 3150) {
    out.be = static_cast<int>(number.value) - 543;
    out.doubt = "ปีที่พิมพ์ (" + std::string(digits) + ") บวก 543 ซ้ำสองครั้ง";
  }
  if (out.be && (in_a_date(text, number.begin) || (!out.led && number.value < 2500))) {
    out.be.reset();
  }
  return out;
}

/// In a list of joined years all but the newest are what it is compared with.
void settle_list(std::vector<YearMention>& mentions, size_t first) {
  if (mentions.size() < first + 2 || mentions[first].about == AboutYear::plan) {
    return;
  }
  const auto begin = mentions.begin() + static_cast<std::ptrdiff_t>(first);
  const int newest =
      std::max_element(begin, mentions.end(), [](const YearMention& a, const YearMention& b) {
        return a.be < b.be;
      })->be;
  const AboutYear list = mentions[first].about;
  for (auto it = begin; it != mentions.end(); ++it) {
    it->about = it->be == newest ? list : AboutYear::comparison;
  }
}

}  // namespace

std::vector<YearMention> years_in(const Para& para, bool title, const std::string& lead) {
  std::vector<YearMention> out;
  const std::string_view text = para.text();
  const auto numbers = thai::find_numbers(text);
  // A row of years (the axis of a chart) is no line of the title above it.
  const auto years = std::count_if(numbers.begin(), numbers.end(), [&](const thai::Number& n) {
    return read_year(text, n).be.has_value();
  });
  const std::string lead_key = years == 1 ? thai::match_key(lead) : "";
  const std::string& key = para.keyed.key();
  size_t from = 0, list = 0, last_end = 0;
  for (const thai::Number& number : numbers) {
    const Reading reading = read_year(text, number);
    if (!reading.be) {
      continue;
    }
    YearMention mention;
    mention.be = *reading.be;
    mention.doubt = reading.doubt;
    mention.weight = weight_of(para, title);
    mention.para = &para;
    mention.span = {number.begin, number.end};
    const size_t start = para.keyed.key_offset(from);
    const size_t end = para.keyed.key_offset(number.begin);
    std::string before = key.substr(start, end - start);
    if (from == 0) {
      before = lead_key + before;
    }
    mention.about = about(before, lead_key + key.substr(0, end));
    if (!reading.led) {
      mention.weight = std::max(1, mention.weight / 3);
    }
    const bool listed = !out.empty() && joins(text.substr(last_end, number.begin - last_end));
    if (!listed) {
      settle_list(out, list);
      list = out.size();
    }
    // A second year in a row of years (a chart's axis) says nothing of its own.
    if (mention.about != AboutYear::neither) {
      from = number.end;
    }
    last_end = number.end;
    out.push_back(std::move(mention));
  }
  settle_list(out, list);
  return out;
}

}  // namespace ita::report
