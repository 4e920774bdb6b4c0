#include "report/find/plan/claims.h"

#include <algorithm>

#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

struct Found {
  Claim::Kind kind;
  Span span;
};

/// "ตัวชี้วัดที่ได้คะแนนสูงสุด", not "ข้อที่ได้คะแนนสูงสุด".
std::vector<Found> superlatives_in(const Para& para, const facts::Facts& facts) {
  constexpr size_t kReach = 60;
  static constexpr std::pair<const char*, Claim::Kind> kRoles[] = {
      {"highest-score", Claim::Kind::highest}, {"lowest-score", Claim::Kind::lowest}};
  const std::string& indicator = facts.lexicon("indicator-word").front().key;
  std::vector<Found> out;
  for (const auto& [role, kind] : kRoles) {
    for (const Phrase& word : facts.lexicon(role)) {
      for (auto at = para.keyed.find(word.key); at; at = para.keyed.find(word.key, at->end)) {
        const size_t key_at = para.keyed.key_offset(at->begin);
        const std::string before = para.keyed.key().substr(key_at > kReach ? key_at - kReach : 0,
                                                           std::min(key_at, kReach));
        if (before.find(indicator) != std::string::npos) {
          out.push_back({kind, *at});
        }
      }
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Found& a, const Found& b) { return a.span.begin < b.span.begin; });
  return out;
}

/// The last year that is named before the place.
std::optional<int> year_before(const std::string& text, size_t at) {
  std::optional<int> out;
  for (const thai::Number& number : thai::find_numbers(text)) {
    if (number.end <= at && number.decimals == 0 && !number.thousands) {
      const auto year = thai::parse_year_be(
          std::string_view(text).substr(number.begin, number.end - number.begin));
      out = year ? year : out;
    }
  }
  return out;
}

void add_extremes(std::vector<Claim>& out, const Para& para, const IndicatorNames& names,
                  std::optional<int> fiscal_year, const facts::Facts& facts) {
  constexpr size_t kGap = 45;  // bytes of key between the words and the name: "คือ", "ได้แก่"
  const std::vector<Found> found = superlatives_in(para, facts);
  if (found.empty()) {
    return;
  }
  const auto mentions = names.find_all(para.keyed, para.text());
  for (size_t i = 0; i < found.size(); ++i) {
    const auto year = year_before(para.text(), found[i].span.begin);
    if (year && fiscal_year && *year != *fiscal_year) {
      continue;
    }
    const size_t end = i + 1 < found.size() ? found[i + 1].span.begin : para.text().size();
    Claim claim;
    claim.kind = found[i].kind;
    size_t last = found[i].span.end;
    for (const IndicatorNames::Mention& mention : mentions) {
      if (mention.number == 0 && mention.span.end <= found[i].span.begin) {
        claim.instrument = mention.instrument;
      }
      if (mention.number == 0 || mention.conflict || mention.span.begin < last ||
          mention.span.begin >= end) {
        continue;
      }
      const bool close =
          para.keyed.key_offset(mention.span.begin) - para.keyed.key_offset(last) <= kGap;
      if (!close) {
        break;
      }
      claim.indicators.push_back(mention.number);
      last = mention.span.end;
      // Of several only those that follow one another without a number between are surely meant.
      const std::string_view rest = std::string_view(para.text()).substr(last, end - last);
      const auto numbers = thai::find_numbers(rest.substr(0, std::min<size_t>(rest.size(), 60)));
      if (!numbers.empty()) {
        break;
      }
    }
    if (!claim.indicators.empty()) {
      claim.evidence = evidence_of(para.traced, {found[i].span.begin, last});
      out.push_back(std::move(claim));
    }
  }
}

/// "ได้คะแนนรวม 97.90 คะแนน เพิ่มขึ้นจากปี พ.ศ. 2566 จำนวน 1.52 คะแนน"
void add_changes(std::vector<Claim>& out, const Para& para, const IndicatorNames& names,
                 std::optional<int> fiscal_year, const facts::Facts& facts) {
  const Phrase& rise = facts.lexicon("rises").front();
  const Phrase& fall = facts.lexicon("falls").front();
  const Phrase& share = facts.lexicon("share-word").front();
  const Phrase& unit = facts.lexicon("score-word").front();
  constexpr size_t kReach = 120;
  if (!any_in(para.keyed.key(), facts.lexicon("cue-overall"))) {
    return;
  }
  const std::string& text = para.text();
  for (const Phrase* word : {&rise, &fall}) {
    const auto at = para.keyed.find(word->key);
    if (!at) {
      continue;
    }
    const auto mentions = names.find_all(para.keyed, text);
    const bool of_a_part = std::any_of(mentions.begin(), mentions.end(),
                                       [&](const auto& m) { return m.span.end <= at->begin; });
    for (const thai::Number& number : thai::find_numbers(text)) {
      if (number.begin < at->end || number.decimals == 0 || number.begin - at->end > 3 * kReach) {
        continue;
      }
      const std::string between =
          thai::match_key(std::string_view(text).substr(at->end, number.begin - at->end));
      const std::string behind = thai::match_key(std::string_view(text).substr(number.end, 24));
      const auto year = year_before(text, number.begin);
      const bool last_year =
          !year || !fiscal_year || *year == *fiscal_year - 1 || *year == *fiscal_year;
      if (!of_a_part && last_year && between.size() <= kReach &&
          between.find(share.key) == std::string::npos && behind.starts_with(unit.key)) {
        Claim claim;
        claim.kind = Claim::Kind::change;
        claim.change = word == &fall ? -number.value : number.value;
        claim.evidence = evidence_of(para.traced, {number.begin, number.end});
        out.push_back(std::move(claim));
      }
      break;
    }
  }
}

}  // namespace

std::vector<Claim> find_claims(const std::vector<Para>& flow, const IndicatorNames& names,
                               std::optional<int> fiscal_year, const facts::Facts& facts) {
  std::vector<Claim> out;
  for (const Para& para : flow) {
    if (!para.furniture && para.table() < 0) {
      add_extremes(out, para, names, fiscal_year, facts);
      add_changes(out, para, names, fiscal_year, facts);
    }
  }
  return out;
}

}  // namespace ita::report
