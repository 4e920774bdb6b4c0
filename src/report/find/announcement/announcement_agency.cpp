#include "report/find/announcement/announcement_agency.h"

#include <algorithm>

#include "report/find/paper/agency.h"
#include "report/find/paper/agency_mentions.h"
#include "report/find/paper/agency_name.h"
#include "report/find/paper/agency_place.h"
#include "report/find/paper/part_heads.h"
#include "report/find/paper/recognise.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "report/view/place_text.h"
#include "thai/key.h"

namespace ita::report {

namespace {

struct Lead {
  const facts::AgencyType* type = nullptr;
  std::string printed, full;  ///< the words as they stand, and written out
  bool whole = false;
};

/// The longest words of a kind that the text begins with.
Lead lead_of(std::string_view text, const facts::Facts& facts) {
  Lead best;
  for (const facts::AgencyType& type : facts.agency_types()) {
    if (!type.parents.empty()) {
      continue;
    }
    for (const auto* list : {&type.names, &type.wholes}) {
      for (const std::string& words : *list) {
        if (text.starts_with(words) && words.size() > best.printed.size()) {
          best = {&type, words, words, list == &type.wholes};
        }
      }
    }
  }
  for (const facts::Abbreviation& abbreviation : facts.abbreviations()) {
    if (best.printed == abbreviation.brief) {
      best.full = abbreviation.full;
    }
  }
  if (best.full == best.printed && best.printed.ends_with(".") && best.type != nullptr) {
    best.full = best.type->names.front();
  }
  return best;
}

std::string first_place(const Keyed& keyed, const std::string& text, std::string_view role,
                        const facts::Facts& facts) {
  const std::vector<PlaceMention> places = places_after(text, keyed, facts.lexicon(role), facts);
  return places.empty() ? "" : clean(places.front().name);
}

}  // namespace

std::string bare_place_name(std::string_view text, std::string_view role,
                            const facts::Facts& facts) {
  std::string_view name = trimmed(text);
  for (const Phrase& word : facts.lexicon(role)) {
    if (name.starts_with(word.text)) {
      name = trimmed(name.substr(word.text.size()));
      break;
    }
  }
  return clean(name);
}

std::optional<ListPlace> group_of(std::string_view text, const facts::Facts& facts) {
  const std::string_view name = trimmed(without_marker(text));
  const std::string own(name);
  const Keyed keyed(own);
  ListPlace out;
  out.place.province = first_place(keyed, own, "province", facts);
  out.place.district = first_place(keyed, own, "district", facts);
  if (!out.place.province.empty() || !out.place.district.empty()) {
    return out;
  }
  const Lead lead = lead_of(name, facts);
  if (lead.type != nullptr && (trimmed(name.substr(lead.printed.size())).empty() ||
                               name.substr(lead.printed.size()).starts_with(" ("))) {
    out.type = lead.type;
    return out;
  }
  return std::nullopt;
}

Agency agency_of_cell(const GridCell& cell, const ListPlace& where, const facts::Facts& facts) {
  Agency out;
  const std::string& text = cell.text();
  const std::string_view rest = trimmed(without_marker(text));
  const size_t begin = static_cast<size_t>(rest.data() - text.data());
  const Lead lead = lead_of(rest, facts);
  const facts::AgencyType* type = lead.type;
  Span span{begin, text.size()};
  std::string bare;
  if (type == nullptr && where.type != nullptr) {
    type = where.type;
    bare = clean(rest);
    out.name = type->names.front() + bare;
  } else if (type == nullptr || lead.whole) {
    out.name = lead.whole ? lead.full : clean(rest);
  } else {
    const Span name =
        agency_name_at(text, begin + lead.printed.size(), *type, /*title=*/true, facts);
    // Letters with points ("จ.ป.ร.") look like the word for a place and are the name.
    const bool none = name.empty();
    span.end = none ? text.size() : name.end;
    bare = none ? clean(rest.substr(lead.printed.size()))
                : clean(std::string_view(text).substr(name.begin, name.end - name.begin));
    out.name = lead.full + (type->spaced ? " " : "") + bare;
    const std::string after = clean(std::string_view(text).substr(span.end));
    if (none || (!after.empty() && !begins_something_else(after, 0, facts))) {
      out.review.add("agency-part-of-longer-name", {{"name", out.name}, {"printed", clean(text)}});
    }
  }
  out.type = type == nullptr ? "" : type->code;
  out.evidence = evidence_of(cell.traced, span);
  add_reading_doubts(out.review, cell.traced, span);
  // A place on a line of its own below the name is one, whatever letter ends the line above.
  const std::string lines = layout::TracedText::of(cell.cell->lines, false).text();
  const Keyed keyed(lines);
  facts::Place printed = where.place;
  const auto own = [&](std::string_view role, std::string& into) {
    if (std::string found = first_place(keyed, lines, role, facts); !found.empty()) {
      into = std::move(found);
    }
  };
  own("province", printed.province);
  own("district", printed.district);
  if (type == nullptr) {
    out.province = printed.province;
    out.district = printed.district;
    return out;
  }
  AgencyMention mention;
  mention.type = type;
  mention.name = mention.longer = bare;
  mention.full = out.name;
  const bool ocr = out.evidence->source == text::Origin::ocr;
  settle_place(out, mention, printed, ocr, bare, facts);
  return out;
}

namespace {

/// An office that lists offices of another kind publishes their results: it would compare itself
/// with its like.  A municipality compares itself with the bodies around it, whatever they are.
bool publishes(const Agency& own, const std::vector<Report>& rows, const facts::Facts& facts) {
  const auto one_of = [&](std::string_view role) {
    const std::vector<Phrase>& types = facts.lexicon(role);
    return std::any_of(types.begin(), types.end(),
                       [&](const Phrase& type) { return type.text == own.type; });
  };
  if (own.type.empty() || one_of("publisher-type") || of_a_group(own, facts)) {
    return true;
  }
  const std::string kind = lead_of(own.name, facts).full;
  return !one_of("compares-itself-type") && !kind.empty() &&
         std::none_of(rows.begin(), rows.end(), [&](const Report& row) {
           return lead_of(row.agency.name, facts).full == kind;
         });
}

}  // namespace

bool of_one_agency(const std::vector<Para>& flow, const std::vector<Report>& rows,
                   const facts::Facts& facts) {
  const std::vector<PartHead> heads = find_heads(flow, facts);
  const Agency own = heads.empty() || heads.front().agency.type.empty() ? find_agency(flow, facts)
                                                                        : heads.front().agency;
  if (own.name.empty()) {
    return false;
  }
  const std::string key = thai::match_key(own.name);
  const bool listed = std::any_of(rows.begin(), rows.end(), [&](const Report& row) {
    return thai::match_key(row.agency.name) == key;
  });
  return listed || !publishes(own, rows, facts);
}

}  // namespace ita::report
