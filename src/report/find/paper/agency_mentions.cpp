#include "report/find/paper/agency_mentions.h"

#include <algorithm>

#include "report/find/cues.h"
#include "report/find/paper/agency_leads.h"
#include "report/find/paper/agency_name.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"

namespace ita::report {

namespace {

double weight_of(const Sheet& sheet, bool opening) {
  const Para& para = *sheet.para;
  if (para.furniture) {
    return para.block->kind == layout::BlockKind::signature ? kHeadingName : kRunningHeadName;
  }
  return sheet.title    ? kTitleName
         : para.heading ? kHeadingName
         : opening      ? kOpeningName
                        : kBodyName;
}

/// "(องค์การมหาชน)" behind a name makes all before it the name.
const facts::AgencyType* type_by_mark(std::string_view text, size_t from, const facts::Facts& facts,
                                      size_t& end) {
  constexpr size_t kReach = 150;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& mark : type.marks) {
      const size_t at = text.find(mark, from);
      if (at != std::string_view::npos && at - from < kReach) {
        end = at + mark.size();
        return &type;
      }
    }
  }
  return nullptr;
}

class Collector {
 public:
  Collector(const Sheet& sheet, const facts::Facts& facts, bool opening)
      : sheet_(sheet), facts_(facts), text_(sheet.traced.text()), opening_(opening) {}

  std::vector<AgencyMention> collect() {
    for (const facts::AgencyType& type : facts_.agency_types()) {
      for (const facts::AgencyType::Frame& frame : type.frames) {
        framed(type, frame);
      }
    }
    for (const Lead& lead : leads(facts_)) {
      if (lead.whole) {
        wholes(lead);
      } else {
        names(lead);
      }
    }
    for (const facts::AgencyType& type : facts_.agency_types()) {
      for (const std::string& mark : type.marks) {
        if (mark.starts_with('(')) {
          marked(type, mark);
        }
      }
    }
    drop_places();
    return std::move(out_);
  }

 private:
  bool taken(Span span) const {
    return std::any_of(taken_.begin(), taken_.end(),
                       [&](const Span& s) { return span.begin < s.end && s.begin < span.end; });
  }

  double weight(const facts::AgencyType& type) const {
    return weight_of(sheet_, opening_) * trust_in(type, sheet_.title || sheet_.para->furniture);
  }

  void add(AgencyMention mention, Span whole) {
    mention.lead = whole.begin;
    mention.sheet = &sheet_;
    mention.weight = weight(*mention.type);
    taken_.push_back(whole);
    out_.push_back(std::move(mention));
  }

  /// Every unbroken name that begins and ends with the words of the frame.
  void framed(const facts::AgencyType& type, const facts::AgencyType::Frame& frame) {
    const std::string_view text = text_;
    for (size_t at = text.find(frame.begins); at != std::string_view::npos;
         at = text.find(frame.begins, at + 1)) {
      const size_t from = at + frame.begins.size();
      // "ผู้ว่าการการประปา…": the first is the end of the word before.
      if (text.substr(from).starts_with(frame.begins)) {
        continue;
      }
      const size_t last = text.substr(0, name_at(text, from, facts_).end).rfind(frame.ends);
      const bool begins = at < 3 || !letter_at(text_, at - 3) ||
                          ends_with_any(text.substr(0, at), facts_.lexicon("before-agency"));
      if (!begins || !letter_at(text_, from) || last == std::string_view::npos || last <= from) {
        continue;
      }
      const Span whole{at, end_with_tails(text, last + frame.ends.size(), facts_)};
      if (!taken(whole)) {
        AgencyMention mention;
        mention.type = &type;
        mention.full = std::string(text.substr(whole.begin, whole.end - whole.begin));
        mention.span = whole;
        add(std::move(mention), whole);
      }
    }
  }

  /// "หอภาพยนตร์ (องค์การมหาชน)": whatever the unbroken word before a mark in brackets is called.
  void marked(const facts::AgencyType& type, const std::string& mark) {
    const std::string_view text = text_;
    for (size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      size_t end = at;
      while (end > 0 && text[end - 1] == ' ') {
        --end;
      }
      size_t begin = end;
      while (begin >= 3 && letter_at(text, begin - 3) &&
             !ends_with_any(text.substr(0, begin), facts_.lexicon("before-agency")) &&
             !ends_with_any(text.substr(0, begin), facts_.lexicon("announcement-title"))) {
        begin -= 3;
      }
      const Span whole{begin, at + mark.size()};
      if (begin == end || taken(whole)) {
        continue;
      }
      AgencyMention mention;
      mention.type = &type;
      mention.full = clean(text.substr(whole.begin, whole.end - whole.begin));
      mention.span = whole;
      add(std::move(mention), whole);
    }
  }

  void wholes(const Lead& lead) {
    const std::string key = thai::match_key(lead.word);
    for (auto at = sheet_.keyed.find(key); at; at = sheet_.keyed.find(key, at->end)) {
      const std::string_view before = std::string_view(text_).substr(0, at->begin);
      const std::vector<Phrase>& connectives = facts_.lexicon("before-agency");
      const bool begins =
          before.empty() || !letter_at(text_, at->begin - 3) ||
          std::any_of(connectives.begin(), connectives.end(),
                      [&](const Phrase& word) { return before.ends_with(word.text); });
      const bool ends = !letter_at(text_, at->end) || begins_something_else(text_, at->end, facts_);
      if (!begins || !ends || taken(*at)) {
        continue;
      }
      AgencyMention mention;
      mention.type = lead.type;
      mention.full = lead.word;
      mention.span = *at;
      add(std::move(mention), *at);
    }
  }

  /// Where the name stands that the lead begins, with the body that it belongs to; nothing where
  /// that is wanted and absent.
  std::optional<Span> name_after(const Lead& lead, const LeadMention& found, bool title) const {
    Span span = agency_name_at(text_, found.end, *lead.type, title, facts_);
    if (!lead.type->parents.empty()) {
      const auto parent = parent_end(text_, span.end, *lead.type, facts_);
      if (span.empty() || !parent) {
        return std::nullopt;
      }
      span.end = *parent;
    }
    return span;
  }

  /// In running text a line end is no end of a name; in a title it is.
  bool runs_on(const Span& span) const {
    return !sheet_.title && !sheet_.para->heading && !sheet_.para->furniture &&
           !sheet_.para->block->centred && span.end < text_.size() && text_[span.end] == '\n';
  }

  void names(const Lead& lead) {
    for (const LeadMention& found : leads_in(text_, sheet_.keyed, lead.word)) {
      const bool title = sheet_.title || sheet_.para->furniture;
      const auto name = may_lead(sheet_, lead, found, facts_) ? name_after(lead, found, title)
                                                              : std::optional<Span>();
      if (!name) {
        continue;
      }
      Span span = *name;
      AgencyMention mention;
      mention.type = lead.type;
      mention.abbreviated = lead.word.ends_with(".");
      size_t end = 0;
      if (const auto* marked = type_by_mark(text_, span.begin, facts_, end);
          marked != nullptr && (end <= span.end || trust_in(*lead.type, true) < 1)) {
        mention.type = marked;
        span.end = std::max(span.end, end);
      }
      // "สำนักงาน ป.ป.ช.": one letter and a point begin an abbreviation, not a name.
      const bool letter = span.end - span.begin <= 3 && span.end < text_.size() &&
                          text_[span.end] == '.' && mention.type == lead.type;
      if (span.empty() || letter || taken({found.begin, span.end})) {
        continue;
      }
      mention.span = span;
      mention.longer = longer_name(text_, span, facts_);
      mention.name =
          clean(runs_on(span) ? std::string_view(mention.longer)
                              : std::string_view(text_).substr(span.begin, span.end - span.begin));
      mention.goes_on =
          title && !mention.type->one_word && may_go_on_below(text_, span.end, facts_);
      mention.full = (mention.abbreviated ? lead.type->names.front() : lead.word) +
                     (lead.type->spaced && span.begin > found.end ? " " : "") + mention.name;
      if (is_kind_alone(mention.full)) {
        continue;
      }
      add(std::move(mention), {found.begin, span.end});
    }
  }

  /// "สำนักงาน" and "เขต" name no office: together they are the words of a kind.
  bool is_kind_alone(const std::string& full) const {
    const auto& types = facts_.agency_types();
    return std::any_of(types.begin(), types.end(), [&](const facts::AgencyType& type) {
      return std::find(type.names.begin(), type.names.end(), full) != type.names.end();
    });
  }

  /// A province behind an agency or a district says where that lies.
  void drop_places() {
    size_t first = text_.size();
    for (const PlaceMention& place :
         places_after(text_, sheet_.keyed, facts_.lexicon("district"), facts_)) {
      first = std::min(first, place.whole.begin);
    }
    for (const AgencyMention& mention : out_) {
      if (!mention.type->place) {
        first = std::min(first, mention.lead);
      }
    }
    std::erase_if(out_, [&](const AgencyMention& m) { return m.type->place && m.lead > first; });
  }

  const Sheet& sheet_;
  const facts::Facts& facts_;
  const std::string& text_;
  bool opening_;
  std::vector<Span> taken_;
  std::vector<AgencyMention> out_;
};

}  // namespace

std::vector<AgencyMention> find_agencies(const std::vector<Sheet>& sheets,
                                         const facts::Facts& facts) {
  std::vector<AgencyMention> out;
  bool opening = true;
  for (const Sheet& sheet : sheets) {
    for (AgencyMention& mention : Collector(sheet, facts, opening).collect()) {
      out.push_back(std::move(mention));
    }
    opening = opening && (sheet.title || sheet.para->furniture);
  }
  weigh_by_role(out, facts);
  return out;
}

}  // namespace ita::report
