#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "report/view/flow.h"

namespace ita::report {

/// What a heading opens.
struct SectionFound {
  Section section = Section::other;
  bool says_issues = false;  ///< what follows must be improved, in the words of the heading
  size_t content = 0;        ///< byte of the paragraph at which text follows behind a colon
};

/// Which headings open which section of a report: whole headings as seen in print
/// (models/facts/phrases.json), and headings put together from a beginning and what it is said of
/// ("ประเด็นที่…" and "ปรับปรุง", models/facts/lexicon.json).
class SectionNames {
 public:
  explicit SectionNames(const facts::Facts& facts);

  /// The section that the paragraph opens; nothing when it is no heading of one.  `opener` is the
  /// heading of the section that it stands in, null before the first.
  std::optional<SectionFound> find(const Para& para, const Para* opener) const;

  /// The section that a label at the beginning of a paragraph names ("จุดอ่อน : …"): what must be
  /// improved, strengths and limitations; `standing`: the section so far, whose limitations other
  /// labels end ("ข้อเสนอแนะ : …").
  std::optional<SectionFound> find_label(const Para& para, Section standing) const;

  /// The heading is one of a section and little else, so that it is none of the title's lines.
  bool begins_with_name(const Para& para) const;

 private:
  struct Variant {
    Section section;
    Phrase phrase;
    bool alone = false;  ///< only where nothing else stands in the heading
  };
  std::optional<SectionFound> find(const std::string& key, const Para& para,
                                   const Para* opener) const;
  double explains(const std::string& key, const Variant& variant) const;
  bool is_strengths(const std::string& key) const;
  bool is_limitations(const std::string& key, const Para& para, const Para* opener) const;
  bool is_measures(const std::string& key, const Para& para, const Para* opener) const;

  const facts::Facts& facts_;
  std::vector<Variant> variants_;
};

/// The key names what must be improved at its beginning or, with `anywhere`, later: a beginning
/// ("ประเด็นที่") and behind it what is said of it ("ปรับปรุง").
bool names_issues(std::string_view key, const facts::Facts& facts, bool anywhere);

/// The key names weaknesses ("จุดอ่อน") and does not say that they must be improved.
bool names_weaknesses(std::string_view key, const facts::Facts& facts);

}  // namespace ita::report
