#include "report/find/paper/agency_leads.h"

#include <algorithm>
#include <tuple>

#include "report/find/cues.h"
#include "thai/unicode.h"

namespace ita::report {

namespace {

bool mark_at(std::string_view text, size_t at) {
  return letter_at(text, at) && at + 3 <= text.size() &&
         thai::is_mark(thai::to_utf32(text.substr(at, 3))[0]);
}

class LeadCheck {
 public:
  LeadCheck(const Sheet& sheet, const Lead& lead, const facts::Facts& facts)
      : sheet_(sheet), lead_(lead), facts_(facts), text_(sheet.traced.text()) {}

  bool may_lead(Span found) const {
    // A mark on the last letter makes another syllable of it.
    if (inside_a_mark(found) || inside_a_name(found.begin) || mark_at(text_, found.end) ||
        among_kinds(found)) {
      return false;
    }
    const std::string_view before = std::string_view(text_).substr(0, found.begin);
    const std::vector<Phrase>& connectives = facts_.lexicon("before-agency");
    const bool begins =
        found.begin < 3 || !letter_at(text_, found.begin - 3) ||
        std::any_of(connectives.begin(), connectives.end(),
                    [&](const Phrase& word) { return before.ends_with(word.text); });
    const bool part = !lead_.type->parents.empty();
    // Behind another name on its line it says what that one belongs to.
    const size_t line = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const bool heads_line = trimmed(before.substr(line)).empty();
    return (begins || !lead_.type->begins) &&
           (!part || (heads_line && (sheet_.title || sheet_.para->heading) &&
                      !of_a_longer_kind(found.begin)));
  }

 private:
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
  bool of_a_longer_kind(size_t at) const {
    const std::string_view rest = std::string_view(text_).substr(at);
    return std::any_of(
        facts_.agency_types().begin(), facts_.agency_types().end(),
        [&](const facts::AgencyType& type) {
          return type.parents.empty() &&
                 std::any_of(type.names.begin(), type.names.end(), [&](const std::string& name) {
                   return name.size() > lead_.word.size() && rest.starts_with(name);
                 });
        });
  }

  /// Words of a common kind inside an unbroken name that the words of another kind begin
  /// ("สถาบัน…ธนาคารที่ดิน") are part of that name.
  bool inside_a_name(size_t at) const {
    size_t begin = at;
    while (begin >= 3 && letter_at(text_, begin - 3)) {
      begin -= 3;
    }
    const std::string_view run = std::string_view(text_).substr(begin);
    return begin < at && trust_in(*lead_.type, false) < 1 &&
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

  const Sheet& sheet_;
  const Lead& lead_;
  const facts::Facts& facts_;
  const std::string& text_;
};

}  // namespace

bool letter_at(std::string_view text, size_t at) {
  return at < text.size() && static_cast<unsigned char>(text[at]) >= 0xE0;
}

double trust_in(const facts::AgencyType& type, bool in_title) {
  return type.code == "province" ? 0.1 : !type.in_every_report ? 1 : in_title ? 0.7 : 0.1;
}

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

bool may_lead(const Sheet& sheet, const Lead& lead, Span found, const facts::Facts& facts) {
  return LeadCheck(sheet, lead, facts).may_lead(found);
}

}  // namespace ita::report
