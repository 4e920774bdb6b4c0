#include "report/find/announcement/announcement_title.h"

#include "report/find/cues.h"
#include "report/find/paper/titles.h"
#include "report/find/paper/year_mentions.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "report/view/place_text.h"

namespace ita::report {

namespace {

std::optional<Year> year_of_title(const std::vector<Para>& flow, size_t end,
                                  const facts::Facts& facts) {
  const YearMention* best = nullptr;
  std::vector<YearMention> all;
  for (size_t i = 0; i < end; ++i) {
    if (flow[i].table() < 0) {
      for (YearMention& mention : years_in(flow[i], true, facts)) {
        all.push_back(std::move(mention));
      }
    }
  }
  const auto worth = [](const YearMention& m) {
    return std::tuple(m.about == AboutYear::result, m.about != AboutYear::plan, m.weight);
  };
  for (const YearMention& mention : all) {
    if (mention.about != AboutYear::comparison &&
        (best == nullptr || worth(mention) > worth(*best))) {
      best = &mention;
    }
  }
  if (best == nullptr) {
    return std::nullopt;
  }
  Year out;
  out.be = best->be;
  out.evidence = evidence_of(best->para->traced, best->span);
  add_reading_doubts(out.review, best->para->traced, best->span);
  return out;
}

/// The district in which the title says that all of the list lies ("…ในเขตอำเภอควนขนุน"); empty for
/// several, and for one that only publishes it.
std::string district_of_all(const Para& para, const facts::Facts& facts) {
  const std::string& text = para.text();
  const auto places = places_after(text, para.keyed, facts.lexicon("district"), facts);
  const bool within =
      places.size() == 1 &&
      ends_with_any(trimmed(std::string_view(text).substr(0, places[0].whole.begin)),
                    facts.lexicon("lies-in"));
  return within ? clean(places[0].name) : "";
}

}  // namespace

ListTitle read_list_title(const std::vector<Para>& flow, const facts::Facts& facts) {
  ListTitle out;
  size_t end = 0;
  while (end < flow.size() && flow[end].table() < 0) {
    ++end;
  }
  out.title = find_title(flow, facts);
  out.year = year_of_title(flow, end, facts);
  for (size_t i = 0; i < end; ++i) {
    const Para& para = flow[i];
    if (const auto group = group_of(para.text(), facts); group && !group->place.province.empty()) {
      out.place.place.province = group->place.province;
    }
    if (std::string district = district_of_all(para, facts); !district.empty()) {
      out.place.place.district = std::move(district);
    }
    for (const Phrase& phrase : facts.lexicon("announcement-title")) {
      if (const auto found = para.keyed.find(phrase.key); found && !out.evidence) {
        out.evidence = evidence_of(para.traced, *found);
        out.announced = true;
      }
    }
  }
  return out;
}

}  // namespace ita::report
