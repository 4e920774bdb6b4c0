#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/flow/page_flow.h"
#include "layout/lines/lines.h"

namespace ita::layout {

namespace {

constexpr size_t kLinesAtEdge = 8;  // one line of so many at one place is an edge
constexpr double kLeftEdge = 4;     // points that lines of one left edge differ by
constexpr double kRightEdge = 8;    // points; right edges are ragged
constexpr double kAtEdge = 6;       // points from the document's left edge
constexpr size_t kFewestLines = 4;  // of a page that shows its edges
constexpr size_t kFewestSteps = 3;  // that show how close lines stand
// Baselines of one text: steps, of the type size.
constexpr double kLeastStep = 0.7, kMostStep = 3;
constexpr double kSameType = 0.1;   // of the size, that lines of one type differ by
constexpr double kLongLine = 0.5;   // of the page's width
constexpr double kTextWidth = 0.3;  // of the page's width, that text takes at least
// Where no page shows them, what offices use: points, of the size, shares of the page's width.
constexpr double kUsualSize = 14, kUsualLeading = 1.4, kUsualLeft = 0.12, kUsualRight = 0.9;

/// The outermost place at which at least a few lines begin (or end), so that one stray line does
/// not decide.
double edge_of(std::vector<double> places, bool left, double tolerance) {
  std::sort(places.begin(), places.end());
  if (!left) {
    std::reverse(places.begin(), places.end());
  }
  const size_t enough = std::max<size_t>(2, places.size() / kLinesAtEdge);
  for (const double place : places) {
    const auto company = std::count_if(places.begin(), places.end(), [&](double other) {
      return std::abs(other - place) <= tolerance;
    });
    if (static_cast<size_t>(company) >= enough) {
      return place;
    }
  }
  return places.front();
}

/// Below the middle: the space between paragraphs is among the steps, too.
double lower_third(std::vector<double> values) {
  constexpr size_t kThirds = 3;
  const auto third = values.begin() + static_cast<std::ptrdiff_t>(values.size() / kThirds);
  std::nth_element(values.begin(), third, values.end());
  return *third;
}

std::vector<const Line*> body_lines(const PageFlow& page) {
  std::vector<const Line*> out;
  for (const PageFlow::Item& item : page.items) {
    if (!item.is_table() && item.role == Role::body) {
      out.push_back(&item.line);
    }
  }
  return out;
}

/// Distances of the baselines of neighbouring lines, as far as they can be those of one text.
struct Steps {
  std::vector<double> all;
  std::vector<double> inside;  ///< a paragraph: the line above is long and of the same type
};

Steps steps_of(const std::vector<const Line*>& lines, double page_width) {
  Steps out;
  for (size_t i = 1; i < lines.size(); ++i) {
    const Line& above = *lines[i - 1];
    const Line& line = *lines[i];
    const double step = line.baseline - above.baseline;
    if (step <= kLeastStep * line.size || step >= kMostStep * line.size) {
      continue;
    }
    out.all.push_back(step);
    if (above.box.width() > kLongLine * page_width &&
        std::abs(line.size - above.size) < kSameType * line.size) {
      out.inside.push_back(step);
    }
  }
  return out;
}

/// Whether the edges were found on the page itself.
bool has_edges(const PageFlow& page) { return page.right > page.left + kTextWidth * page.width; }

/// Where the longest line of running text ends: so far lines may go at least.  Of a line that
/// begins on the right, or whose words stand apart, nothing is known.
double farthest_end(const PageFlow& page, const std::vector<const Line*>& lines) {
  constexpr double kGap = 2;  // of the type size
  double out = 0;
  for (const Line* line : lines) {
    bool prose = page.exact_sizes && line->box.x0 < kTextWidth * page.width;
    for (size_t i = 1; i < line->words.size(); ++i) {
      prose = prose && line->words[i].box.x0 - line->words[i - 1].box.x1 < kGap * line->size;
    }
    out = prose ? std::max(out, line->box.x1) : out;
  }
  return out;
}

/// What the page shows by itself, 0 where it shows nothing.
void measure_alone(PageFlow& page, const std::vector<const Line*>& lines, Steps& steps) {
  std::vector<double> lefts, rights, sizes;
  for (const Line* line : lines) {
    lefts.push_back(line->box.x0);
    rights.push_back(line->box.x1);
    sizes.push_back(line->size);
  }
  page.size = sizes.empty() ? 0 : median(std::move(sizes));
  page.leading = steps.inside.size() < kFewestSteps ? 0 : lower_third(std::move(steps.inside));
  page.left = lines.size() < kFewestLines ? 0 : edge_of(std::move(lefts), true, kLeftEdge);
  page.right = lines.size() < kFewestLines ? 0
                                           : std::max(edge_of(std::move(rights), false, kRightEdge),
                                                      farthest_end(page, lines));
}

/// The middle of what the pages of a document show.
struct Usual {
  double size = 0, leading = 0;  ///< points
  bool leading_known = false;    ///< else made from the size
  double left = 0, right = 0;    ///< shares of the page's width
};

Usual usual_of(const std::vector<PageFlow>& pages) {
  std::vector<double> lefts, rights, leadings, sizes;
  for (const PageFlow& page : pages) {
    if (page.size > 0) {
      sizes.push_back(page.size);
    }
    if (page.leading > 0) {
      leadings.push_back(page.leading);
    }
    if (has_edges(page)) {
      lefts.push_back(page.left / page.width);
      rights.push_back(page.right / page.width);
    }
  }
  Usual out;
  out.size = sizes.empty() ? kUsualSize : median(std::move(sizes));
  out.leading_known = !leadings.empty();
  out.leading = out.leading_known ? median(std::move(leadings)) : kUsualLeading * out.size;
  out.left = lefts.empty() ? kUsualLeft : median(std::move(lefts));
  out.right = rights.empty() ? kUsualRight : median(std::move(rights));
  return out;
}

/// Fills what the page does not show from the other pages.  `steps`: all of the page's.
void borrow(PageFlow& page, const std::vector<const Line*>& lines, std::vector<double> steps,
            const Usual& usual) {
  if (page.size <= 0) {
    page.size = usual.size;
  }
  // A page of short paragraphs does not show how close lines stand: other pages in that type do.
  if (page.leading <= 0 && usual.leading_known &&
      std::abs(page.size - usual.size) < kSameType * usual.size) {
    page.leading = usual.leading;
  }
  if (page.leading <= 0) {
    page.leading = steps.size() < kFewestSteps ? usual.leading : lower_third(std::move(steps));
  }
  if (!has_edges(page)) {
    page.left = usual.left * page.width;
    page.right = usual.right * page.width;
  }
  // Where all lines end early nothing on the page shows how far lines may go.
  page.right = std::max(page.right, usual.right * page.width);
  // A page of indented paragraphs: its left edge is the document's when a line stands there.
  const double usual_left = usual.left * page.width;
  if (page.left > usual_left + kAtEdge &&
      std::any_of(lines.begin(), lines.end(), [&](const Line* line) {
        return std::abs(line->box.x0 - usual_left) < kAtEdge;
      })) {
    page.left = usual_left;
  }
}

}  // namespace

void measure(std::vector<PageFlow>& pages) {
  std::vector<std::vector<const Line*>> lines;
  std::vector<Steps> steps;
  for (PageFlow& page : pages) {
    lines.push_back(body_lines(page));
    steps.push_back(steps_of(lines.back(), page.width));
    measure_alone(page, lines.back(), steps.back());
  }
  const Usual usual = usual_of(pages);
  for (size_t i = 0; i < pages.size(); ++i) {
    borrow(pages[i], lines[i], std::move(steps[i].all), usual);
  }
}

}  // namespace ita::layout
