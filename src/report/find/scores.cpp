#include "report/find/scores.h"
#include "report/find/cards/bars.h"
#include "report/find/cues.h"
#include "report/find/lines/arrows.h"
#include "report/find/lines/block_heads.h"
#include "report/find/lines/bracketed_scores.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "report/find/lines/levels_alone.h"
#include "report/find/lines/listed_scores.h"
#include "report/find/lines/lone_total.h"
#include "report/find/lines/year_lines.h"
#include "report/find/sentences/words.h"
#include "report/find/tables/heading_scope.h"
#include "report/find/tables/tables.h"
#include "thai/key.h"

namespace ita::report {

namespace {

void append(std::vector<Candidate>& into, std::vector<Candidate> more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

/// A table of errata names indicators too, and is no table of scores.
void drop_scores_of_errata(std::vector<Candidate>& candidates) {
  std::set<int> errata;
  for (const Candidate& c : candidates) {
    if (c.stage == Stage::corrected && c.table >= 0) {
      errata.insert(c.table);
    }
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    return errata.contains(c.table) && c.why.code != "erratum";
  });
}

bool gives_indicators(const std::vector<Candidate>& candidates, int table) {
  return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
    return c.table == table && c.field == Field::indicator;
  });
}

/// A table of frames whose cards were read lacks nothing.
void drop_tables_of_cards(std::vector<int>& not_taken, const std::vector<Candidate>& candidates) {
  std::erase_if(not_taken, [&](int table) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
      return c.method == Method::card && c.table == table && c.role == Role::score && c.value;
    });
  });
}

bool has_total(const std::vector<Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) {
    return c.field == Field::overall && (c.value || c.absent || !c.doubts.empty());
  });
}

bool tabulated(const std::vector<Candidate>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const Candidate& c) {
    return c.field == Field::indicator && c.value && (c.table >= 0 || c.role == Role::score);
  });
}

/// Headings that are read as sentences as well leave no second candidate of the same number.
void add_bracketed(std::vector<Candidate>& into, std::vector<Candidate> bracketed) {
  for (Candidate& found : bracketed) {
    const auto same = [&](const Candidate& c) {
      return c.evidence.page == found.evidence.page && c.evidence.bbox == found.evidence.bbox;
    };
    const bool taken = std::any_of(into.begin(), into.end(), [&](const Candidate& c) {
      return same(c) && c.role != Role::unexplained;
    });
    if (!taken) {
      std::erase_if(into, same);
      into.push_back(std::move(found));
    }
  }
}

/// Whether what gives a number its role speaks of scores, or its sentence, or the heading over its
/// table, of the result of an ITA.
bool says_score(const Candidate& candidate, const View& view, const facts::Facts& facts) {
  const auto of_assessment = [&](const Para& para) {
    const std::string& key = para.keyed.key();
    return any_in(key, facts.lexicon("names-results")) &&
           any_in(key, facts.lexicon("assessment-code"));
  };
  if (candidate.method == Method::sentence && candidate.para < view.flow.size() &&
      of_assessment(view.flow[candidate.para])) {
    return true;
  }
  for (const TableView& table : view.tables) {
    // The line right above it, not the title of the paper.
    if (table.index == candidate.table && !table.captions.empty() &&
        table.captions.front()->marker.numbered() && of_assessment(*table.captions.front())) {
      return true;
    }
  }
  return std::any_of(candidate.why.args.begin(), candidate.why.args.end(), [&](const auto& arg) {
    return any_in(thai::match_key(arg.second), facts.lexicon("score-word")) ||
           any_in(thai::match_key(arg.second), facts.lexicon("names-results"));
  });
}

/// In a report on measures what stands beside an indicator's name is how far its measure came.
void drop_progress(std::vector<Candidate>& candidates, const View& view,
                   const facts::Facts& facts) {
  for (Candidate& c : candidates) {
    if (c.role == Role::score && !says_score(c, view, facts)) {
      c.role = Role::other;
    }
  }
}

/// What a line says of the numbers in brackets: "(ในวงเล็บ = ค่าเฉลี่ยกระทรวง)".
std::optional<Role> role_of_brackets(const Para& para, const facts::Facts& facts) {
  static constexpr std::pair<const char*, Role> kRoles[] = {
      {"cue-previous", Role::previous}, {"cue-target", Role::target},
      {"cue-rank", Role::rank},         {"cue-difference", Role::difference},
      {"cue-mean", Role::comparison},   {"mean", Role::comparison},
      {"cue-others", Role::comparison}};
  for (const Phrase& word : facts.lexicon("brackets-word")) {
    const auto at = para.keyed.find(word.key);
    const std::string behind = at ? para.keyed.key().substr(para.keyed.key_offset(at->end)) : "";
    for (const auto& [words, role] : kRoles) {
      if (any_in(behind, facts.lexicon(words))) {
        return role;
      }
    }
  }
  return std::nullopt;
}

/// Numbers in brackets of which the cell says nothing and one line of their page does.
void explain_brackets(const std::vector<Para>& flow, const facts::Facts& facts,
                      std::vector<Candidate>& candidates) {
  std::map<int, Role> roles;
  for (const Para& para : flow) {
    if (const auto role = role_of_brackets(para, facts)) {
      roles.emplace(para.page(), *role);
    }
  }
  for (Candidate& c : candidates) {
    const auto said = roles.find(c.evidence.page);
    if (c.role == Role::unexplained && c.why.code == "in-brackets" && said != roles.end()) {
      c.role = said->second;
    }
  }
}

}  // namespace

ScoreFindings find_scores(const View& view, const ScoreContext& context) {
  TableFindings tables = find_in_tables(view, context);
  ScoreFindings out;
  out.candidates = std::move(tables.candidates);
  out.not_taken = std::move(tables.not_taken);
  for (const TableView& table : view.tables) {
    if (!gives_indicators(out.candidates, table.index)) {
      append(out.candidates, read_listed_cells(*table.table, context));
    }
  }
  append(out.candidates, find_outside_tables(view.flow, view.layout, context));
  drop_scores_of_errata(out.candidates);
  drop_tables_of_cards(out.not_taken, out.candidates);
  append(out.candidates, tabulated(out.candidates)
                             ? read_lines_below_tables(view.flow, context)
                             : read_listed_lines(view.flow, view.layout, context));
  append(out.candidates, find_year_lines(view.flow, context));
  add_bracketed(out.candidates, find_bracketed(view, context));
  add_bracketed(out.candidates, find_block_heads(view, out.candidates, context));
  settle_scopes(view.flow, context, out.candidates);
  if (!has_total(out.candidates)) {
    if (auto total = find_lone_total(view.flow, view.layout, context)) {
      out.candidates.push_back(std::move(*total));
      settle_scopes(view.flow, context, out.candidates);
    }
  }
  if (context.of_progress) {
    drop_progress(out.candidates, view, context.facts);
  }
  settle_series(out.candidates, context);
  settle_arrows(view.flow, context, out.candidates);
  explain_brackets(view.flow, context.facts, out.candidates);
  out.levels_alone = find_levels_alone(view.flow, context);
  out.level_sentences = find_level_sentences(view.flow, context);
  for (std::vector<Candidate>* levels : {&out.levels_alone, &out.level_sentences}) {
    settle_scopes(view.flow, context, *levels);
    std::erase_if(*levels, [](const Candidate& c) {
      return c.whose == Whose::named || c.stage == Stage::example;
    });
  }
  return out;
}

}  // namespace ita::report
