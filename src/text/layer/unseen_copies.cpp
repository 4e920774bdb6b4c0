#include "text/layer/unseen_copies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/median.h"
#include "thai/unicode.h"

namespace ita::text {

namespace {

using document::Glyph;
using document::PaintedText;

constexpr double kSlant = 0.14;    // sine of the angle to the next axis: 8 degrees
constexpr double kDescent = 0.23;  // of a glyph's box, as in the reading of the layer
// Of the type size.
constexpr double kOnRay = 0.4, kOnBaseline = 0.25, kSlack = 0.5;
constexpr double kNearBaseline = 0.4;  // fonts differ in how far their boxes go below it
constexpr double kWithinRun = 0.8;     // the letters of a slanted run have one box, as high as all
constexpr double kSamePlace = 0.1;     // points
constexpr double kSameSize = 0.1;
constexpr double kShadow = 0.3;     // how far a shadow lies from its letters at the most
constexpr double kNoShadow = 0.02;  // nearer than that is the same spot
constexpr double kUniform = 0.06;   // by which the offset of a shadow varies
constexpr size_t kMostRays = 4000;
constexpr double kMiddle = 0.25;    // of the type size above the baseline: amid a letter
constexpr double kClipSlack = 0.1;  // of the type size
constexpr double kCovers = 0.3;     // of the narrower and the lower of two letters
constexpr int kMuchCovered = 3;     // one letter in so many
constexpr size_t kMostPairs = 40000000;

bool slanted(const PaintedText& text) {
  return std::min(std::abs(text.dx), std::abs(text.dy)) > kSlant;
}

bool same_size(double a, double b) { return std::abs(a - b) <= kSameSize * std::max(a, b); }

/// How far a text of so many bytes may run: no letter is wider than its size.
double longest(const PaintedText& text) {
  return (static_cast<double>(text.bytes) + kSlack) * text.size;
}

bool on_ray(const PaintedText& ray, double x, double y) {
  const double along = (x - ray.x) * ray.dx + (y - ray.y) * ray.dy;
  const double across = std::abs((y - ray.y) * ray.dx - (x - ray.x) * ray.dy);
  return across <= kOnRay * ray.size && along >= -kSlack * ray.size && along <= longest(ray);
}

bool on_level(const PaintedText& text, const Glyph& glyph, double baseline) {
  return std::abs(text.y - baseline) <= kOnBaseline * glyph.size &&
         text.x <= glyph.box.x0 + kOnBaseline * glyph.size &&
         glyph.box.x0 - text.x <= longest(text) && same_size(text.size, glyph.size);
}

/// The operator that begins where the glyph stands: many programs place each letter by itself.  Of
/// several the one nearest to its baseline; null where none does.
const PaintedText* drawn_by(const std::vector<const PaintedText*>& by_x, const Glyph& glyph,
                            double x, double baseline) {
  const PaintedText* best = nullptr;
  const auto first = std::lower_bound(by_x.begin(), by_x.end(), x - kSamePlace,
                                      [](const auto* text, double at) { return text->x < at; });
  for (auto it = first; it != by_x.end() && (*it)->x <= x + kSamePlace; ++it) {
    const double off = std::abs((*it)->y - baseline);
    if (off <= kWithinRun * glyph.size && same_size((*it)->size, glyph.size) &&
        (best == nullptr || off < std::abs(best->y - baseline))) {
      best = *it;
    }
  }
  return best;
}

/// By font: how far its boxes go below the baseline, in parts of the type size, as the operators of
/// letters that are placed by themselves say.
std::map<int, double> descents_of(const document::TextLayer& layer,
                                  const std::vector<const PaintedText*>& by_x) {
  std::map<int, std::vector<double>> found;
  for (const Glyph& glyph : layer.glyphs) {
    if (glyph.rotation != 0 || glyph.size <= 0 || !glyph.starts_run) {
      continue;
    }
    const PaintedText* own =
        drawn_by(by_x, glyph, glyph.box.x0, glyph.box.y1 - kDescent * glyph.box.height());
    if (own != nullptr && !slanted(*own)) {
      found[glyph.font].push_back((glyph.box.y1 - own->y) / glyph.size);
    }
  }
  std::map<int, double> out;
  for (const auto& [font, descents] : found) {
    out[font] = median(descents);
  }
  return out;
}

double baseline_of(const Glyph& glyph, const std::map<int, double>& descents) {
  const auto known = descents.find(glyph.font);
  return known == descents.end() ? glyph.box.y1 - kDescent * glyph.box.height()
                                 : glyph.box.y1 - known->second * glyph.size;
}

/// Glyphs [begin, end) of a run of the extractor.
struct Run {
  size_t begin = 0, end = 0;
};

std::vector<Run> runs_of(const document::TextLayer& layer) {
  std::vector<Run> out;
  for (size_t i = 0; i < layer.glyphs.size(); ++i) {
    if (layer.glyphs[i].starts_run || out.empty()) {
      out.push_back({i, i});
    }
    out.back().end = i + 1;
  }
  return out;
}

int erase_marked(document::TextLayer& layer, const std::vector<bool>& gone) {
  bool begins = false;  // the glyph that began the run went
  std::vector<Glyph> kept;
  for (size_t i = 0; i < layer.glyphs.size(); ++i) {
    Glyph glyph = layer.glyphs[i];
    begins = begins || glyph.starts_run;
    if (!gone[i]) {
      glyph.starts_run = begins;
      begins = false;
      kept.push_back(glyph);
    }
  }
  const int count = static_cast<int>(layer.glyphs.size() - kept.size());
  layer.glyphs = std::move(kept);
  return count;
}

/// The operator that draws each glyph: the one that begins there, or the one before it in its run.
std::vector<const PaintedText*> owners_of(const document::TextLayer& layer,
                                          const std::vector<const PaintedText*>& by_x) {
  const std::map<int, double> descents = descents_of(layer, by_x);
  std::vector<const PaintedText*> out(layer.glyphs.size(), nullptr);
  const PaintedText* last = nullptr;
  for (size_t i = 0; i < layer.glyphs.size(); ++i) {
    const Glyph& glyph = layer.glyphs[i];
    if (glyph.rotation != 0 || glyph.size <= 0) {
      last = nullptr;
      continue;
    }
    const PaintedText* own = drawn_by(by_x, glyph, glyph.box.x0, baseline_of(glyph, descents));
    last = own != nullptr ? own : glyph.starts_run ? nullptr : last;
    out[i] = last;
  }
  return out;
}

bool is_hidden(const PaintedText& text, const Glyph& glyph) {
  const double slack = kClipSlack * glyph.size;
  const Box clip{text.clip.x0 - slack, text.clip.y0 - slack, text.clip.x1 + slack,
                 text.clip.y1 + slack};
  return text.pale || !clip.contains(glyph.box.cx(), text.y - kMiddle * glyph.size);
}

/// Whether the two stand over one another, not merely side by side.
bool on_one_spot(const Glyph& a, const Glyph& b) {
  const double width = std::min(a.box.width(), b.box.width());
  const double height = std::min(a.box.height(), b.box.height());
  return b.rotation == 0 && width > 0 &&
         overlap(a.box.x0, a.box.x1, b.box.x0, b.box.x1) > kCovers * width &&
         overlap(a.box.y0, a.box.y1, b.box.y0, b.box.y1) > kCovers * height;
}

}  // namespace

int drop_slanted(document::TextLayer& layer, const document::PagePaint& paint) {
  std::vector<const PaintedText*> rays;
  std::vector<const PaintedText*> level;
  for (const PaintedText& text : paint.texts) {
    if (text.size > 0 && text.bytes > 0) {
      (slanted(text) ? rays : level).push_back(&text);
    }
  }
  if (rays.empty() || rays.size() > kMostRays) {
    return 0;
  }
  std::vector<const PaintedText*> by_x = level;
  by_x.insert(by_x.end(), rays.begin(), rays.end());
  std::sort(by_x.begin(), by_x.end(), [](const auto* a, const auto* b) { return a->x < b->x; });
  const std::map<int, double> descents = descents_of(layer, by_x);
  std::vector<bool> gone(layer.glyphs.size(), false);
  bool run_gone = false;  // as an operator of its own says of a letter before it in its run
  for (size_t i = 0; i < layer.glyphs.size(); ++i) {
    const Glyph& glyph = layer.glyphs[i];
    run_gone = run_gone && !glyph.starts_run;
    if (glyph.size <= 0) {
      continue;
    }
    const double x = glyph.rotation == 0 ? glyph.box.x0 : glyph.box.cx();
    const double y = glyph.rotation == 0 ? baseline_of(glyph, descents) : glyph.box.cy();
    const bool explained = std::any_of(level.begin(), level.end(), [&](const PaintedText* text) {
      return on_level(*text, glyph, y);
    });
    const PaintedText* own = drawn_by(by_x, glyph, x, y);
    if (own != nullptr &&
        (!explained || std::abs(own->y - y) <= kNearBaseline * glyph.size || !slanted(*own))) {
      run_gone = gone[i] = slanted(*own);
      continue;
    }
    const bool aslant = std::any_of(rays.begin(), rays.end(), [&](const PaintedText* ray) {
      return same_size(ray->size, glyph.size) && on_ray(*ray, x, y);
    });
    gone[i] = aslant && (run_gone || !explained);
  }
  return erase_marked(layer, gone);
}

int drop_covered(document::TextLayer& layer, const document::PagePaint& paint) {
  std::vector<const PaintedText*> by_x;
  bool any = false;
  for (const PaintedText& text : paint.texts) {
    if (text.size > 0 && text.bytes > 0) {
      by_x.push_back(&text);
      any = any || text.pale || !text.clip.contains(text.x, text.y - kMiddle * text.size);
    }
  }
  if (!any) {
    return 0;
  }
  std::sort(by_x.begin(), by_x.end(), [](const auto* a, const auto* b) { return a->x < b->x; });
  const std::vector<const PaintedText*> owners = owners_of(layer, by_x);
  struct Counts {
    int seen = 0, unseen = 0, covered = 0;
  };
  std::map<const PaintedText*, Counts> texts;
  std::vector<size_t> unseen;
  std::vector<size_t> seen;
  for (size_t i = 0; i < layer.glyphs.size(); ++i) {
    const bool hidden = owners[i] != nullptr && is_hidden(*owners[i], layer.glyphs[i]);
    (hidden ? unseen : seen).push_back(i);
    if (owners[i] != nullptr) {
      ++(hidden ? texts[owners[i]].unseen : texts[owners[i]].seen);
    }
  }
  if (unseen.size() * seen.size() > kMostPairs) {
    return 0;
  }
  for (const size_t i : unseen) {
    texts[owners[i]].covered += std::any_of(seen.begin(), seen.end(), [&](size_t k) {
      return on_one_spot(layer.glyphs[i], layer.glyphs[k]);
    });
  }
  std::vector<bool> gone(layer.glyphs.size(), false);
  for (const size_t i : unseen) {
    const Counts& counts = texts[owners[i]];
    const char32_t code = layer.glyphs[i].code;
    const bool of_cut_number = counts.seen > 0 && (thai::is_digit(code) || code == U'.');
    gone[i] = kMuchCovered * counts.covered >= counts.unseen && !of_cut_number;
  }
  return erase_marked(layer, gone);
}

int drop_shadows(document::TextLayer& layer) {
  std::map<std::u32string, std::vector<Run>> alike;
  for (const Run& run : runs_of(layer)) {
    std::u32string codes;
    for (size_t i = run.begin; i < run.end; ++i) {
      codes.push_back(layer.glyphs[i].code);
    }
    alike[codes].push_back(run);
  }
  std::vector<bool> gone(layer.glyphs.size(), false);
  for (const auto& [codes, runs] : alike) {
    if (codes.size() < 2) {
      continue;  // a letter that is doubled for its own sake stands so too
    }
    for (size_t a = 0; a < runs.size(); ++a) {
      const Glyph& first = layer.glyphs[runs[a].begin];
      const Glyph& last = layer.glyphs[runs[a].end - 1];
      for (size_t b = a + 1; b < runs.size() && !gone[runs[a].begin]; ++b) {
        const Glyph& start = layer.glyphs[runs[b].begin];
        const Glyph& stop = layer.glyphs[runs[b].end - 1];
        const double dx = start.box.x0 - first.box.x0;
        const double dy = start.box.y0 - first.box.y0;
        const double off = std::max(std::abs(dx), std::abs(dy));
        const double change = std::max(std::abs(stop.box.x0 - last.box.x0 - dx),
                                       std::abs(stop.box.y0 - last.box.y0 - dy));
        if (first.size > 0 && same_size(first.size, start.size) && off <= kShadow * first.size &&
            off > kNoShadow * first.size && change <= kUniform * first.size) {
          std::fill(gone.begin() + static_cast<std::ptrdiff_t>(runs[b].begin),
                    gone.begin() + static_cast<std::ptrdiff_t>(runs[b].end), true);
        }
      }
    }
  }
  return erase_marked(layer, gone);
}

}  // namespace ita::text
