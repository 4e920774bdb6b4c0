#include "text/numbers/digit_shapes.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

namespace ita::text {

namespace {

// Shapes of one digit in one face differ by so much of what such pairs differ by on the page …
constexpr double kNear = 1.9;
constexpr double kNearLeast = 0.025, kNearMost = 0.08;
// … and those of different digits, or of a damaged one, by more than so much.  Between the two
// nothing is said.
constexpr double kFar = 4;
constexpr double kFarLeast = 0.12;
constexpr double kSameDigit = 0.2;  // nearest neighbours further apart say nothing about the page
constexpr size_t kFewest = 6;       // digits on a page that can be a measure
// Of two shapes of one digit the rarer is doubted; both where neither is so many times rarer.
constexpr size_t kRarer = 4;
constexpr size_t kSure = 2;  // like shapes without a doubt that tell which digit it is
// Digits of heights that differ by no more are of one face, on a page where so many of so few pairs
// show it.
constexpr double kEqualHeight = 0.05, kOneFace = 0.7;
constexpr size_t kFewestPairs = 20;
// Digits that touch are judged where nearly none do, so that touching is a fault.
constexpr double kFewTouch = 0.025;

/// The two zeros are the same ring in many faces.
std::string kind_of(const std::string& digit) { return digit == "๐" ? "0" : digit; }

/// Two words: most digits that they share are near, or all and more than one.
enum class Face { unknown, alike, same };

/// All pairs of shapes of a page, compared once.
class Page {
 public:
  explicit Page(const std::vector<DigitShape>& shapes) : shapes_(shapes), count_(shapes.size()) {
    std::map<std::string, int> kinds;
    for (const DigitShape& shape : shapes) {
      const auto next = static_cast<int>(kinds.size());
      kinds_.push_back(kinds.emplace(kind_of(shape.digit), next).first->second);
    }
    apart_.resize(count_ * count_);
    for (size_t i = 0; i < count_; ++i) {
      for (size_t k = i + 1; k < count_; ++k) {
        apart_[i * count_ + k] = apart_[k * count_ + i] =
            static_cast<float>(unlikeness(shapes[i], shapes[k]));
      }
    }
    std::set<size_t> words, cut;
    for (const DigitShape& shape : shapes) {
      words.insert(shape.word);
      if (shape.cut) {
        cut.insert(shape.word);
      }
    }
    few_touch_ = cut.size() <= 1 ||
                 static_cast<double>(cut.size()) <= kFewTouch * static_cast<double>(words.size());
    measure();
    find_faces();
    weigh_heights();
  }

  size_t count() const { return count_; }
  bool same_kind(size_t i, size_t k) const { return kinds_[i] == kinds_[k]; }
  int kind(size_t i) const { return kinds_[i]; }
  bool cut(size_t i) const { return shapes_[i].cut; }
  bool doubted(size_t i) const { return shapes_[i].doubted; }
  const std::string& digit(size_t i) const { return shapes_[i].digit; }
  /// Whether a digit can be judged.
  bool sound(size_t i) const { return !cut(i) || few_touch_; }
  bool near(size_t i, size_t k) const { return apart(i, k) < near_; }
  bool far(size_t i, size_t k) const { return apart(i, k) > far_; }
  bool silent() const { return near_ <= 0; }

  /// What the other digits that their words share say: whether both are of one face.
  Face face(size_t i, size_t k) const {
    const size_t one = shapes_[i].word;
    const size_t two = shapes_[k].word;
    if (one == two) {
      return Face::same;
    }
    const auto found = shared_.find({std::min(one, two), std::max(one, two)});
    if (found == shared_.end() || found->second.size() == found->second.count(kinds_[i])) {
      return heights_tell_ && equal_height(i, k) ? Face::alike : Face::unknown;
    }
    int near = 0, other = 0;
    for (const auto& [kind, is_near] : found->second) {
      if (kind != kinds_[i]) {
        ++(is_near ? near : other);
      }
    }
    return near > 1 && other == 0 ? Face::same : near > other ? Face::alike : Face::unknown;
  }

 private:
  double apart(size_t i, size_t k) const { return apart_[i * count_ + k]; }

  /// What the page's print says of near and far.
  void measure() {
    std::vector<double> nearest;
    for (size_t i = 0; i < count_; ++i) {
      double least = kSameDigit;
      for (size_t k = 0; k < count_; ++k) {
        if (k != i && same_kind(i, k)) {
          least = std::min(least, apart(i, k));
        }
      }
      if (least < kSameDigit) {
        nearest.push_back(least);
      }
    }
    if (nearest.size() < kFewest) {
      return;
    }
    const auto middle = nearest.begin() + static_cast<ptrdiff_t>(nearest.size() / 2);
    std::nth_element(nearest.begin(), middle, nearest.end());
    near_ = std::clamp(kNear * *middle, kNearLeast, kNearMost);
    far_ = std::max(kFar * *middle, kFarLeast);
  }

  bool equal_height(size_t i, size_t k) const {
    const double one = shapes_[i].height;
    const double two = shapes_[k].height;
    return std::abs(one - two) <= kEqualHeight * std::max(one, two);
  }

  /// Whether digits of one height are of one face nearly everywhere on the page.
  void weigh_heights() {
    size_t near = 0, all = 0;
    for (size_t i = 0; i < count_; ++i) {
      for (size_t k = i + 1; k < count_; ++k) {
        if (same_kind(i, k) && !cut(i) && !cut(k) && equal_height(i, k)) {
          ++all;
          near += this->near(i, k) ? 1U : 0U;
        }
      }
    }
    heights_tell_ =
        all >= kFewestPairs && static_cast<double>(near) >= kOneFace * static_cast<double>(all);
  }

  void find_faces() {
    for (size_t i = 0; i < count_; ++i) {
      for (size_t k = i + 1; k < count_; ++k) {
        const size_t one = shapes_[i].word;
        const size_t two = shapes_[k].word;
        if (!same_kind(i, k) || one == two) {
          continue;
        }
        bool& is_near = shared_[{std::min(one, two), std::max(one, two)}][kinds_[i]];
        is_near = is_near || near(i, k);
      }
    }
  }

  const std::vector<DigitShape>& shapes_;
  size_t count_;
  std::vector<int> kinds_;
  std::vector<float> apart_;
  double near_ = 0, far_ = 1;
  bool few_touch_ = false;
  bool heights_tell_ = false;
  /// Kinds of digits that two words share, and whether any two of them are near.
  std::map<std::pair<size_t, size_t>, std::map<int, bool>> shared_;
};

/// How the shapes like one were read; without doubt, where `sure`.
std::map<int, size_t> readings_of_like(const Page& page, size_t i, bool sure) {
  std::map<int, size_t> out;
  for (size_t k = 0; k < page.count(); ++k) {
    if (k != i && page.near(i, k) && !page.cut(k) && !(sure && page.doubted(k))) {
      ++out[page.kind(k)];
    }
  }
  return out;
}

/// Whether as many shapes like this one were read as another digit as were read as its own.
bool is_like_another(const Page& page, size_t i) {
  const std::map<int, size_t> read = readings_of_like(page, i, false);
  const auto own = read.find(page.kind(i));
  return std::any_of(read.begin(), read.end(), [&](const auto& other) {
    return other.first != page.kind(i) && (own == read.end() || other.second >= own->second);
  });
}

/// The digit that words without a doubt read where its shape stands, but for its own reading.
std::string looks_like(const Page& page, size_t i) {
  const std::map<int, size_t> read = readings_of_like(page, i, true);
  const auto most =
      std::max_element(read.begin(), read.end(),
                       [](const auto& one, const auto& two) { return one.second < two.second; });
  size_t all = 0;
  for (const auto& [kind, count] : read) {
    all += count;
  }
  if (read.empty() || most->first == page.kind(i) || most->second < kSure ||
      kRarer * (all - most->second) > most->second) {
    return {};
  }
  for (size_t k = 0; k < page.count(); ++k) {
    if (page.kind(k) == most->first && page.near(i, k) && !page.doubted(k)) {
      return page.digit(k);
    }
  }
  return {};
}

/// Whether the digits of its kind and face look unlike it; those in `known` are odd already.
bool is_unlike_its_own(const Page& page, size_t i, const std::set<size_t>& known) {
  size_t near = 0, far = 0, surely_far = 0, peers = 0;
  for (size_t k = 0; k < page.count(); ++k) {
    if (k == i || known.count(k) > 0 || page.cut(k) || !page.same_kind(i, k)) {
      continue;
    }
    const Face face = page.face(i, k);
    if (face == Face::unknown) {
      continue;
    }
    ++peers;
    near += page.near(i, k) ? 1U : 0U;
    far += page.far(i, k) ? 1U : 0U;
    surely_far += page.far(i, k) && face == Face::same ? 1U : 0U;
  }
  if (far == 0 || near + far < peers) {
    return false;
  }
  return near == 0 || (surely_far > 1 && near + 1 <= kRarer * surely_far);
}

}  // namespace

double unlikeness(const DigitShape& one, const DigitShape& two) {
  int differ = 0, ink = 0;
  for (size_t i = 0; i < one.ink.size(); ++i) {
    differ += std::abs(one.ink[i] - two.ink[i]);
    ink += one.ink[i] + two.ink[i];
  }
  return ink > 0 ? static_cast<double>(differ) / ink : 0;
}

std::vector<OddDigit> odd_digits(const std::vector<DigitShape>& shapes) {
  if (shapes.size() < kFewest) {
    return {};
  }
  const Page page(shapes);
  if (page.silent()) {
    return {};
  }
  std::set<size_t> odd;
  for (size_t i = 0; i < page.count(); ++i) {
    if (page.sound(i) && is_like_another(page, i)) {
      odd.insert(i);
    }
  }
  std::vector<OddDigit> out;
  for (size_t i = 0; i < page.count(); ++i) {
    if (odd.count(i) > 0) {
      out.push_back({i, looks_like(page, i)});
    } else if (page.sound(i) && is_unlike_its_own(page, i, odd)) {
      out.push_back({i, ""});
    }
  }
  return out;
}

}  // namespace ita::text
