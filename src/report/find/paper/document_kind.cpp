#include "report/find/paper/document_kind.h"

#include <algorithm>
#include <array>

#include "report/find/cues.h"
#include "report/find/paper/foreign_marks.h"
#include "report/find/paper/titles.h"
#include "report/view/evidence.h"
#include "thai/key.h"
#include "thai/numerals.h"

namespace ita::report {

namespace {

/// Paragraphs in which a title stands, and how long a line of it may be (bytes of its key).
constexpr size_t kTitleParas = 8, kLongestLine = 600;
/// A word that makes the whole paper one of its kind stands at the beginning of a line, behind few
/// words or in brackets; further in it is a topic.
constexpr size_t kLead = 24;

struct KindCue {
  const char* phrases;
  DocumentKind kind;
  bool no_result;  ///< its numbers are no result
  bool anywhere;   ///< wherever it stands in the title
};

/// In the order in which they go before one another.
constexpr std::array<KindCue, 9> kCues = {{
    {"kind-example", DocumentKind::handbook, true, false},
    {"kind-handbook", DocumentKind::handbook, true, false},
    {"kind-forecast", DocumentKind::forecast, true, true},
    {"kind-self-assessment", DocumentKind::self_assessment, true, true},
    {"kind-erratum", DocumentKind::erratum, false, false},
    {"kind-follow-up", DocumentKind::follow_up, false, true},
    {"kind-analysis", DocumentKind::analysis, false, true},
    {"kind-plan", DocumentKind::plan, false, true},
    {"kind-result", DocumentKind::result, false, true},
}};

/// A line that is printed as one of a title; a sentence with a score is none.
bool is_title_line(const Para& para, bool first) {
  return (first || para.heading || para.furniture || para.block->centred) && para.table() < 0 &&
         !para.marker.numbered() && para.keyed.key().size() <= kLongestLine &&
         !has_decimals(para.text());
}

/// The lines of the title: those above the first table, section or text of the first page.
std::vector<const Para*> title_of(const std::vector<Para>& flow) {
  std::vector<const Para*> out;
  for (const Para& para : flow) {
    if (para.page() != flow.front().page() || out.size() == kTitleParas ||
        !is_title_line(para, out.empty())) {
      break;
    }
    out.push_back(&para);
  }
  return out;
}

/// Whether the line only begins what stands below it: the paper has been named above, and the words
/// are not in brackets.
bool heads_a_part(const Para& para, Span found, bool named_above) {
  const bool bracket = found.begin > 0 && para.text()[found.begin - 1] == '(';
  return named_above && !bracket;
}

std::optional<Span> line_of(const std::string& text, Span found) {
  const size_t begin = found.begin == 0 ? 0 : text.rfind('\n', found.begin - 1) + 1;
  return Span{begin, found.end};
}

/// Where the words stand so that they name the paper.
std::optional<Span> named_by(const Para& para, const Phrase& phrase, bool anywhere) {
  for (auto at = para.keyed.find(phrase.key); at; at = para.keyed.find(phrase.key, at->end)) {
    const std::string& text = para.text();
    const auto line = line_of(text, *at);
    const size_t before = para.keyed.key_offset(at->begin) - para.keyed.key_offset(line->begin);
    const bool bracket = at->begin > 0 && text[at->begin - 1] == '(';
    if (anywhere || before <= kLead || bracket) {
      return at;
    }
  }
  return std::nullopt;
}

/// "มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.", "ตัวเลขสมมติขึ้น": words of the paper about itself, not about
/// another assessment beside it.
std::optional<Reason> denial_in(const std::vector<Para>& flow, const facts::Facts& facts) {
  for (const Para& para : flow) {
    for (const Phrase& phrase : facts.lexicon("denies-result")) {
      const auto found = para.keyed.find(phrase.key);
      if (found && foreign_mark(para.text(), facts).empty()) {
        const Evidence evidence = evidence_of(para.traced, *found);
        return Reason{"no-report-denied",
                      {{"words", evidence.raw}},
                      {{evidence.page, evidence.bbox, evidence.raw}}};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

FoundKind find_kind(const std::vector<Para>& flow, const facts::Facts& facts) {
  FoundKind out;
  if (flow.empty()) {
    return out;
  }
  if (auto denial = denial_in(flow, facts)) {
    (is_titled(flow, facts) ? out.denied : out.no_result) = std::move(denial);
  }
  const std::vector<const Para*> title = title_of(flow);
  const std::vector<Phrase>& results = facts.lexicon("kind-result");
  for (const KindCue& cue : kCues) {
    bool named_above = false;
    for (const Para* para : title) {
      const bool names = any_in(para->keyed.key(), results);
      for (const Phrase& phrase : facts.lexicon(cue.phrases)) {
        const auto found = named_by(*para, phrase, cue.anywhere);
        if (!found || (!cue.anywhere && heads_a_part(*para, *found, named_above))) {
          continue;
        }
        // "ผลการประเมิน … และคาดการณ์ …": the paper holds a result as well.
        const std::string before =
            para->keyed.key().substr(0, para->keyed.key_offset(found->begin));
        const bool beside = cue.no_result && cue.anywhere && any_in(before, results) &&
                            any_in(before, facts.lexicon("kind-and"));
        out.kind = cue.kind;
        out.evidence = evidence_of(para->traced, *found);
        if (cue.no_result && !beside) {
          out.no_result = Reason{std::string("no-report-") + name(cue.kind),
                                 {},
                                 {{out.evidence->page, out.evidence->bbox, out.evidence->raw}}};
        } else if (beside) {
          out.kind = DocumentKind::result;
          out.review.add("holds-other-than-results", {{"words", out.evidence->raw}},
                         {{out.evidence->page, out.evidence->bbox, out.evidence->raw}});
        }
        return out;
      }
      named_above = named_above || names;
    }
  }
  return out;
}

}  // namespace ita::report
