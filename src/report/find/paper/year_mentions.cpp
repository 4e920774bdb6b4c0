#include "report/find/paper/year_mentions.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct Found {
  size_t begin = 0, end = 0;
  AboutYear about = AboutYear::neither;
};

/// Verbs and nouns whose object the results are when they stand right before them: "แผนยกระดับผลการ
/// ประเมิน" is no result but a plan.
bool ends_with_governor(std::string_view key, const facts::Facts& facts) {
  const auto& words = facts.lexicon("year-governor");
  return std::any_of(words.begin(), words.end(),
                     [&](const Phrase& word) { return key.ends_with(word.key); });
}

/// The words found in the key, in order of their beginnings; those inside longer ones left out.
std::vector<Found> find_words(std::string_view key, const facts::Facts& facts) {
  static constexpr std::pair<const char*, AboutYear> kRoles[] = {
      {"year-of-result", AboutYear::result},
      {"year-of-plan", AboutYear::plan},
      {"year-of-comparison", AboutYear::comparison}};
  std::vector<Found> out;
  for (const auto& [role, about] : kRoles) {
    for (const Phrase& word : facts.lexicon(role)) {
      for (size_t at = key.find(word.key); at != std::string_view::npos;
           at = key.find(word.key, at + 1)) {
        out.push_back({at, at + word.key.size(), about});
      }
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
      if (ends_with_governor(key.substr(0, take.begin), facts) ||
          (goes_on && kept.back().about == AboutYear::plan)) {
        take.about = AboutYear::plan;
      }
    }
    kept.push_back(take);
  }
  return kept;
}

/// What the nearest words before the year speak of.
AboutYear about(std::string_view key, std::string_view whole, const facts::Facts& facts) {
  const std::vector<Found> found = find_words(key, facts);
  const Found* nearest = nullptr;
  for (const Found& word : found) {
    if (nearest == nullptr || word.end >= nearest->end) {
      nearest = &word;
    }
  }
  if (nearest == nullptr) {
    return AboutYear::neither;
  }
  // A list of past results names years that are not the assessed one.
  const bool looks_back =
      nearest->about == AboutYear::result && any_in(whole, facts.lexicon("looks-back"));
  return looks_back ? AboutYear::neither : nearest->about;
}

/// Part of a date (26 สิงหาคม 2564), of a document number (ว 123/2567) or of a notice of copyright
/// (© 2566).
bool in_a_date(std::string_view text, size_t begin, const facts::Facts& facts) {
  std::string_view before = trimmed(text.substr(0, begin));
  if (before.ends_with("/")) {
    return true;
  }
  for (const Phrase& era : facts.lexicon("era")) {
    if (before.ends_with(era.text)) {
      before = trimmed(before.substr(0, before.size() - era.text.size()));
    }
  }
  return ends_with_any(before, facts.lexicon("year-of-copyright")) ||
         ends_with_any(before, facts.lexicon("month")) ||
         ends_with_any(before, facts.lexicon("month-short"));
}

/// "ปี", "พ.ศ." or "ITA" before a number makes it a year; a bare number does not.
bool led_as_year(std::string_view before, const facts::Facts& facts) {
  before = trimmed(before);
  while (before.ends_with(".")) {
    before.remove_suffix(1);
  }
  const auto& leads = facts.lexicon("year-lead");
  return std::any_of(leads.begin(), leads.end(),
                     [&](const Phrase& lead) { return before.ends_with(lead.text); });
}

/// "ปี 2566 กับปี 2567": the words between two years join them to one list.
bool joins(std::string_view between, const facts::Facts& facts) {
  const std::string key = thai::match_key(between);
  const std::string_view dash = trimmed(between);
  const auto& words = facts.lexicon("years-joined");
  return std::any_of(words.begin(), words.end(), [&](const Phrase& w) { return w.key == key; }) ||
         dash == "-" || dash == "–" || dash == "/" || dash == ",";
}

/// "หน้าแรก > การประเมิน ITA 2569 > O25": the way through a site to the page, which names the folder
/// that it is kept in.
bool is_path(std::string_view text) {
  constexpr int kSteps = 2;
  int steps = 0;
  for (const std::string_view sign : {" > ", " » ", " › "}) {
    for (size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
      ++steps;
    }
  }
  return steps >= kSteps;
}

/// "https://…/ita69/o25": part of the address of a page.
bool in_address(std::string_view text, size_t at) {
  const size_t space = text.find_last_of(" \n", at);
  const size_t begin = space == std::string_view::npos ? 0 : space + 1;
  const std::string_view word = text.substr(begin, text.find_first_of(" \n", at) - begin);
  return word.find("://") != std::string_view::npos || word.starts_with("www.");
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
  std::optional<Reason> doubt;
};

/// `lead`: the title's lines before, which a year at the beginning of the text goes on.
Reading read_year(std::string_view text, const thai::Number& number, const facts::Facts& facts,
                  std::string_view lead) {
  Reading out;
  if (number.decimals != 0 || number.thousands || number.negative) {
    return out;
  }
  const std::string_view digits = text.substr(number.begin, number.end - number.begin);
  constexpr size_t kLead = 48;
  const size_t from = number.begin > kLead ? number.begin - kLead : 0;
  const std::string_view before = text.substr(from, number.begin - from);
  out.led = led_as_year(trimmed(before).empty() && from == 0 ? lead : before, facts);
  out.be = thai::parse_year_be(digits);
  if (!out.be && out.led && number.value >= 55 && number.value < 100) {
    out.be = thai::parse_year_be(digits, true);
  }
  if (!out.be && out.led && number.value > 3080 && number.value < 3150) {
    out.be = static_cast<int>(number.value) - 543;
    out.doubt = Reason{
        "year-543-twice", {{"year", std::string(digits)}, {"right", std::to_string(*out.be)}}, {}};
  }
  if (out.be && (in_a_date(text, number.begin, facts) || (!out.led && number.value < 2500))) {
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

std::vector<YearMention> years_in(const Para& para, bool title, const facts::Facts& facts,
                                  const std::string& lead) {
  if (is_path(para.text())) {
    return {};
  }
  std::vector<YearMention> out;
  const std::string_view text = para.text();
  auto numbers = thai::find_numbers(text);
  std::erase_if(numbers,
                [&](const thai::Number& number) { return in_address(text, number.begin); });
  // A row of years (the axis of a chart) is no line of the title above it.
  const auto years = std::count_if(numbers.begin(), numbers.end(), [&](const thai::Number& n) {
    return read_year(text, n, facts, lead).be.has_value();
  });
  const std::string lead_key = years == 1 ? thai::match_key(lead) : "";
  const std::string& key = para.keyed.key();
  size_t from = 0, list = 0, last_end = 0;
  for (const thai::Number& number : numbers) {
    const Reading reading = read_year(text, number, facts, lead);
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
    std::string before = from == 0 ? lead_key : std::string();
    before += key.substr(start, end - start);
    mention.about = about(before, lead_key + key.substr(0, end), facts);
    if (!reading.led) {
      mention.weight = std::max(1, mention.weight / 3);
    }
    const bool listed =
        !out.empty() && joins(text.substr(last_end, number.begin - last_end), facts);
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
