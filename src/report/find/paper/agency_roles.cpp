#include <algorithm>

#include "report/find/cues.h"
#include "report/find/paper/agency_mentions.h"

namespace ita::report {

namespace {

/// "… ขอมอบเกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า …": of two agencies in a title the one before such words
/// gives the paper out, and the one behind them is assessed.
void hear_award(std::vector<AgencyMention>& mentions, const facts::Facts& facts) {
  constexpr double kGiver = 0.1;
  for (const Phrase& words : facts.lexicon("awarded-to")) {
    for (AgencyMention& giver : mentions) {
      const auto at = giver.sheet->title ? giver.sheet->keyed.find(words.key) : std::nullopt;
      if (at && giver.lead < at->begin && giver.weight > kGiver &&
          std::any_of(mentions.begin(), mentions.end(), [&](const AgencyMention& other) {
            return other.sheet == giver.sheet && other.lead >= at->end;
          })) {
        giver.weight = kGiver;
      }
    }
  }
}

/// "โรงเรียน… สังกัดสำนักงานเขต…": of two agencies in a title the one behind such words is the parent
/// of the other.
void hear_parent(std::vector<AgencyMention>& mentions, const facts::Facts& facts) {
  constexpr double kParent = 0.1;
  const auto belongs_to = [&](const AgencyMention& mention) {
    const std::string_view before =
        trimmed(std::string_view(mention.sheet->traced.text()).substr(0, mention.lead));
    return mention.sheet->title && ends_with_any(before, facts.lexicon("belongs-to")) &&
           !ends_with_any(before, facts.lexicon("group-of-agencies"));
  };
  for (AgencyMention& parent : mentions) {
    if (belongs_to(parent) &&
        std::any_of(mentions.begin(), mentions.end(), [&](const AgencyMention& other) {
          return other.sheet == parent.sheet && other.full != parent.full && !other.type->place &&
                 !belongs_to(other);
        })) {
      parent.weight = std::min(parent.weight, kParent);
    }
  }
}

}  // namespace

void weigh_by_role(std::vector<AgencyMention>& mentions, const facts::Facts& facts) {
  hear_award(mentions, facts);
  hear_parent(mentions, facts);
}

}  // namespace ita::report
