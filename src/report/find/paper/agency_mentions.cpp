#include "report/find/paper/agency_mentions.h"

#include <algorithm>
#include <tuple>

#include "report/find/cues.h"
#include "report/find/paper/agency_name.h"
#include "report/view/evidence.h"
#include "report/view/marker.h"
#include "thai/key.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

/// Keys longer than this are no line of a title.
constexpr size_t kLongestTitleLine = 300, kLongestOpening = 600;

/// A mention in the body of what stands in every report says little.
double trust_in(const facts::AgencyType& type, bool in_title) {
  return type.code == "province" ? 0.1 : !type.in_every_report ? 1 : in_title ? 0.7 : 0.1;
}

/// On the first page, above the first table, section or long text.
bool opens_document(const std::vector<Para>& flow, size_t index) {
  if (flow[index].page() > flow.front().page() || flow[index].furniture) {
    return false;
  }
  for (size_t i = 0; i < index; ++i) {
    if (flow[i].table() >= 0 || flow[i].opens_section ||
        flow[i].keyed.key().size() > kLongestOpening) {
      return false;
    }
  }
  return true;
}

bool title_line(const Para& para) {
  const size_t size = para.keyed.key().size();
  if (para.marker.style == thai::ListStyle::bullet) {
    return false;
  }
  return para.heading || para.block->centred
             ? size <= kLongestOpening
             : size <= kLongestTitleLine && para.block->lines.size() <= 2;
}

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

bool letter_at(std::string_view text, size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE0;
}

bool mark_at(std::string_view text, size_t at) {
  return letter_at(text, at) && at + 3 <= text.size() &&
         thai::is_mark(thai::to_utf32(text.substr(at, 3))[0]);
}

struct Lead {
  const facts::AgencyType* type;
  std::string word;
  bool whole;
};

/// Longest first, so that a longer name is not taken for a shorter one with something behind.
std::vector<Lead> leads(const facts::Facts& facts) {
  std::vector<Lead> out;
  for (const facts::AgencyType& type : facts.agency_types()) {
    for (const std::string& name : type.names) {
      out.push_back({&type, name, false});
    }
    for (const std::string& name : type.wholes) {
      out.push_back({&type, name, true});
    }
  }
  // A part is named together with the body it belongs to, so it is sought before that one.
  std::stable_sort(out.begin(), out.end(), [](const Lead& a, const Lead& b) {
    return std::tuple(!a.type->parents.empty(), a.word.size(), a.whole) >
           std::tuple(!b.type->parents.empty(), b.word.size(), b.whole);
  });
  return out;
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

  /// "(องค์การมหาชน)" tells what the name before it is; it begins none.
  bool inside_a_mark(Span found) const {
    const std::string_view text = text_;
    return found.begin > 0 &&
           std::any_of(facts_.agency_types().begin(), facts_.agency_types().end(),
                       [&](const facts::AgencyType& type) {
                         return std::any_of(type.marks.begin(), type.marks.end(),
                                            [&](const std::string& mark) {
                                              return text.substr(found.begin - 1).starts_with(mark);
                                            });
                       });
  }

  /// The words are only the beginning of a longer kind's ("สำนัก" of "สำนักงาน").
  bool of_a_longer_kind(const Lead& lead, size_t at) const {
    const std::string_view rest = std::string_view(text_).substr(at);
    return std::any_of(
        facts_.agency_types().begin(), facts_.agency_types().end(),
        [&](const facts::AgencyType& type) {
          return type.parents.empty() &&
                 std::any_of(type.names.begin(), type.names.end(), [&](const std::string& name) {
                   return name.size() > lead.word.size() && rest.starts_with(name);
                 });
        });
  }

  /// Words of a common kind inside an unbroken name that the words of another kind begin
  /// ("สถาบัน…ธนาคารที่ดิน") are part of that name.
  bool inside_a_name(const Lead& lead, size_t at) const {
    size_t begin = at;
    while (begin >= 3 && letter_at(text_, begin - 3)) {
      begin -= 3;
    }
    const std::string_view run = std::string_view(text_).substr(begin);
    return begin < at && trust_in(*lead.type, false) < 1 &&
           std::any_of(facts_.agency_types().begin(), facts_.agency_types().end(),
                       [&](const facts::AgencyType& type) {
                         return type.parents.empty() &&
                                std::any_of(
                                    type.names.begin(), type.names.end(),
                                    [&](const std::string& name) { return run.starts_with(name); });
                       });
  }

  /// "ทต./อบต. แบบรายงาน": kinds that a form is for, no agency's name.
  bool among_kinds(Span found) const {
    const auto is = [&](size_t at, char sign) { return at < text_.size() && text_[at] == sign; };
    return is(found.end, '/') ||
           (found.begin > 1 && is(found.begin - 1, '/') && is(found.begin - 2, '.'));
  }

  /// Whether the words found can be those of an agency of the kind at all.
  bool may_lead(const Lead& lead, Span found) const {
    // A mark on the last letter makes another syllable of it.
    if (inside_a_mark(found) || inside_a_name(lead, found.begin) || mark_at(text_, found.end) ||
        among_kinds(found)) {
      return false;
    }
    const std::string_view before = std::string_view(text_).substr(0, found.begin);
    const std::vector<Phrase>& connectives = facts_.lexicon("before-agency");
    const bool begins =
        found.begin < 3 || !letter_at(text_, found.begin - 3) ||
        std::any_of(connectives.begin(), connectives.end(),
                    [&](const Phrase& word) { return before.ends_with(word.text); });
    const bool part = !lead.type->parents.empty();
    // Behind another name on its line it says what that one belongs to.
    const size_t line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const bool heads_line = trimmed(before.substr(line)).empty();
    return (begins || !lead.type->begins) &&
           (!part || (heads_line && (sheet_.title || sheet_.para->heading) &&
                      !of_a_longer_kind(lead, found.begin)));
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
      const auto name =
          may_lead(lead, found) ? name_after(lead, found, title) : std::optional<Span>();
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

std::vector<Sheet> make_sheets(const std::vector<Para>& flow) {
  std::vector<Sheet> out;
  std::shared_ptr<std::vector<layout::Line>> title;
  const auto flush = [&] {
    if (title) {
      out.back().own = title;
      out.back().traced = layout::TracedText::of(*title, false);
      out.back().keyed = Keyed(out.back().traced.text());
      title.reset();
    }
  };
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.table() >= 0) {
      continue;
    }
    if (opens_document(flow, i) && title_line(para)) {
      if (!title) {
        title = std::make_shared<std::vector<layout::Line>>();
        out.push_back({nullptr, &para, {}, {}, true});
      }
      title->insert(title->end(), para.block->lines.begin(), para.block->lines.end());
      continue;
    }
    flush();
    Sheet sheet{nullptr, &para, layout::TracedText::of(para.block->lines, false), {}, false};
    sheet.keyed = Keyed(sheet.traced.text());
    sheet.first_heading = out.empty() && para.heading;
    out.push_back(std::move(sheet));
  }
  flush();
  return out;
}

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
  hear_award(out, facts);
  hear_parent(out, facts);
  return out;
}

}  // namespace ita::report
