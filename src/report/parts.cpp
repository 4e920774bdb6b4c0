#include "report/parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/score_columns.h"
#include "report/year_mentions.h"
#include "thai/key.h"

namespace ita::report {

namespace {

/// Lines at the top of a page within which a title stands.
constexpr size_t kTitleParas = 8;
constexpr size_t kFewestRows = 5;
/// A longer paragraph is no line of a title (bytes of its key).
constexpr size_t kLongestTitle = 500;

bool starts_page(const std::vector<Para>& flow, size_t index) {
  return index == 0 || flow[index].page() > flow[index - 1].page();
}

/// Years in lines that stand on many pages, by the line's letters: a head that is the same on every
/// page has one; titles of several reports look alike but for the year.
using HeadYears = std::map<std::string, std::set<int>>;

std::string letters_of(const Para& para) {
  std::string key = para.keyed.key();
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  return key;
}

HeadYears head_years(const std::vector<Para>& flow) {
  HeadYears out;
  for (const Para& para : flow) {
    if (para.furniture) {
      for (const YearMention& mention : years_in(para, true)) {
        out[letters_of(para)].insert(mention.be);
      }
    }
  }
  return out;
}

/// The title that begins at `index`: its lines up to the first table or long text, or empty when
/// they do not name the report and a year.
std::string title_at(const std::vector<Para>& flow, size_t index, const HeadYears& heads,
                     const facts::Facts& facts) {
  std::vector<Phrase> names = phrases(facts.title_phrases());
  for (Phrase& phrase : phrases(facts.short_titles())) {
    names.push_back(std::move(phrase));
  }
  std::string title;
  bool year = false;
  for (size_t i = index; i < flow.size() && i < index + kTitleParas; ++i) {
    const Para& para = flow[i];
    if (para.page() != flow[index].page() || para.table() >= 0 || para.marker.numbered() ||
        para.keyed.key().size() > kLongestTitle) {
      break;
    }
    title += para.text() + "\n";
    // A running head is on every page: its year is no sign that a report begins.
    const auto head = para.furniture ? heads.find(letters_of(para)) : heads.end();
    const bool counts = !para.furniture || (head != heads.end() && head->second.size() > 1);
    year = year || (counts && !years_in(para, true).empty());
  }
  const Keyed keyed(title);
  return year && any_in(keyed.key(), names) ? keyed.key() : "";
}

/// Titles of reports of one kind differ in the year and the name, not in their words.
bool alike(const std::string& a, const std::string& b) {
  constexpr double kAlike = 0.6;
  const auto letters = [](std::string key) {
    std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
    return key;
  };
  return thai::similarity(letters(a), letters(b)) >= kAlike;
}

bool holds_scores(const layout::Table& table, const IndicatorNames& names) {
  const Grid grid(table, names);
  for (const Grid& turned : {grid, grid.transposed()}) {
    const RowPlan rows = plan_rows(turned, names);
    std::set<int> distinct;
    for (const IndicatorRow& row : rows.rows) {
      distinct.insert(row.number);
    }
    if (distinct.size() >= kFewestRows) {
      return true;
    }
  }
  return false;
}

bool has_scores(const std::vector<Para>& flow, const Part& part, const layout::Layout& layout,
                const IndicatorNames& names) {
  for (size_t i = part.begin; i < part.end; ++i) {
    if (flow[i].table() >= 0 &&
        holds_scores(layout.joined[static_cast<size_t>(flow[i].table())].table, names)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Part> split_reports(const std::vector<Para>& flow, const layout::Layout& layout,
                                const facts::Facts& facts) {
  struct Title {
    size_t begin = 0;
    std::string text;
  };
  std::vector<Title> titles;
  const HeadYears heads = head_years(flow);
  for (size_t i = 0; i < flow.size(); ++i) {
    std::string title = starts_page(flow, i) ? title_at(flow, i, heads, facts) : "";
    const bool next =
        titles.empty() || (titles.back().text != title && alike(titles.front().text, title));
    if (!title.empty() && next) {
      titles.push_back({i, std::move(title)});
    }
  }
  const IndicatorNames names(facts.newest());
  std::vector<Part> out;
  for (const Title& title : titles) {
    if (!out.empty()) {
      out.back().end = title.begin;
      // A cover, or a page headed like a title, without scores is part of the report beside it.
      if (!has_scores(flow, out.back(), layout, names)) {
        out.back().end = flow.size();
        continue;
      }
    }
    out.push_back({out.empty() ? 0 : title.begin, flow.size()});
  }
  if (out.size() > 1 && !has_scores(flow, out.back(), layout, names)) {
    out.pop_back();
    out.back().end = flow.size();
  }
  return out.size() > 1 ? out : std::vector<Part>{{0, flow.size()}};
}

std::vector<Para> flow_of(const std::vector<Para>& flow, const Part& part) {
  return {flow.begin() + static_cast<std::ptrdiff_t>(part.begin),
          flow.begin() + static_cast<std::ptrdiff_t>(part.end)};
}

layout::Layout layout_of(const layout::Layout& layout, const std::vector<Para>& part) {
  layout::Layout out = layout;
  std::set<int> kept;
  for (const Para& para : part) {
    kept.insert(para.table());
  }
  for (size_t t = 0; t < out.joined.size(); ++t) {
    if (!kept.contains(static_cast<int>(t))) {
      out.joined[t].table = {};
      out.joined[t].parts.clear();
    }
  }
  return out;
}

}  // namespace ita::report
