#include "report/find/sentences/words.h"

#include <algorithm>

#include "report/find/cards/cards.h"
#include "report/find/cards/charts.h"
#include "report/find/cards/panel_cards.h"
#include "report/find/cards/year_cards.h"
#include "report/find/cues.h"
#include "report/find/lines/erratum.h"
#include "report/find/lines/number_between.h"
#include "report/view/evidence.h"
#include "thai/key.h"

namespace ita::report {

namespace {

constexpr size_t kLongestHeading = 160;  // bytes of key

/// The indicator or instrument that a heading names, if it names one and holds no number beside.
Subject subject_of(const Para& para, const ScoreContext& context) {
  Subject out;
  if (para.keyed.key().size() > kLongestHeading) {
    return out;
  }
  const auto mentions = context.names.find_all(para.keyed, para.text());
  const size_t end = mentions.empty() ? 0 : mentions.front().span.end;
  for (const thai::Number& number : thai::find_numbers(para.text())) {
    if (number.begin >= end || number.decimals > 0) {
      return out;
    }
  }
  if (mentions.size() != 1) {
    return out;
  }
  out.number = mentions.front().number;
  out.instrument = mentions.front().instrument;
  const Span name = mentions.front().name;
  out.name = clean(std::string_view(para.text()).substr(name.begin, name.end - name.begin));
  return out;
}

/// Sentences alike at the head of every page ("ปี 2567 ได้คะแนน …") look like a running head.
bool holds_score(const Para& para, const ScoreContext& context) {
  return para.block->kind == layout::BlockKind::running_head && has_decimals(para.text()) &&
         any_in(para.keyed.key(), context.facts.lexicon("points-before"));
}

/// Two numbers by themselves under one name are bars of two years, or of two offices: which of them
/// is the score is not said where they stand.
void doubt_pairs(std::vector<Candidate>& found, size_t from) {
  const auto alone = [](const Candidate& c) {
    return c.value && c.decimals > 0 &&
           (c.why.code == "line-below-name" ||
            (c.why.code == "heading" && c.role == Role::unexplained));
  };
  const auto count =
      std::count_if(found.begin() + static_cast<std::ptrdiff_t>(from), found.end(), alone);
  for (size_t i = from; i < found.size() && count > 1; ++i) {
    if (alone(found[i]) && found[i].role == Role::score) {
      found[i].doubts.push_back({"two-bars-for-name", {{"name", found[i].name_as_printed}}, {}});
    }
  }
}

}  // namespace

std::vector<Candidate> find_in_words(const std::vector<Para>& flow, const ScoreContext& context) {
  std::vector<Candidate> out;
  Subject subject;
  const Para* heading = nullptr;  // that gave the subject
  size_t under = 0;               // where the candidates under the subject begin
  int group = 0;
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.table() >= 0 || (para.furniture && !holds_score(para, context))) {
      continue;
    }
    const Subject named = subject_of(para, context);
    if (named.any() || para.heading || para.opens_section) {
      doubt_pairs(out, under);
      under = out.size();
      subject = named;
      subject.ends_above = true;
      heading = &para;
    } else if (heading != nullptr && heading->page() == para.page() &&
               para.block->box.y1 < heading->block->box.y0) {
      // Names in one column and numbers in another: what stands above a name is not under it.
      doubt_pairs(out, under);
      under = out.size();
      subject = {};
      heading = nullptr;
    }
    for (Candidate& candidate : find_in_passage(Passage::of(para, i), context, subject, group++)) {
      out.push_back(std::move(candidate));
    }
    subject.ends_above = named.any();
  }
  doubt_pairs(out, under);
  return out;
}

namespace {

/// Adds what stands at no place that is explained already.
void add_fresh(std::vector<Candidate>& into, std::vector<Candidate> more) {
  const size_t known = into.size();
  for (Candidate& candidate : more) {
    const bool taken = std::any_of(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(known),
                                   [&](const Candidate& other) {
                                     return other.evidence.page == candidate.evidence.page &&
                                            other.evidence.bbox == candidate.evidence.bbox;
                                   });
    if (!taken) {
      into.push_back(std::move(candidate));
    }
  }
}

}  // namespace

std::vector<Candidate> find_outside_tables(const std::vector<Para>& flow,
                                           const layout::Layout& layout,
                                           const ScoreContext& context) {
  std::vector<Segment> segments = segments_of(flow, layout, context);
  const std::vector<Candidate> painted = find_in_panels(segments, context);
  // A number over the axis of a chart is no card, and a number of a card is part of no sentence.
  std::vector<Candidate> out = find_in_years_in_turn(flow, segments, context);
  add_fresh(out, find_in_charts(flow, segments, layout, context));
  add_fresh(out, painted);
  add_fresh(out, find_in_year_cards(flow, segments, context));
  add_fresh(out, find_in_cards(segments, layout, context));
  for (Candidate& candidate : find_in_errata(layout, context)) {
    out.push_back(std::move(candidate));
  }
  add_fresh(out, find_in_words(flow, context));
  doubt_numbers_beyond(flow, out);
  return out;
}

}  // namespace ita::report
