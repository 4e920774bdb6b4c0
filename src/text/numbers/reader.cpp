#include "text/numbers/reader.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "text/numbers/frame.h"

namespace ita::text {
namespace {

constexpr double kLeastSign = 1e-4;         // classes below this are not followed
constexpr double kLeastAlternative = 1e-3;  // alternatives below this are not reported
constexpr std::size_t kBeams = 12;
constexpr std::size_t kMostAlternatives = 4;
constexpr double kColumnWidth = 2;  // columns of the frame in one column of the answer
constexpr double kHalfSign = 4;     // columns of the answer from a sign's middle to its edge, about

using Columns = std::vector<std::vector<double>>;
/// Classes one after another: as a text, a label of a number needs no memory of its own.
using Label = std::string;

char sign_in_label(std::size_t sign) { return static_cast<char>(static_cast<unsigned char>(sign)); }
std::size_t sign_of_label(char c) { return static_cast<unsigned char>(c); }

enum class Script { none, arabic, thai };

Script script_of(const std::string& sign) {
  if (sign.size() == 1 && sign[0] >= '0' && sign[0] <= '9') {
    return Script::arabic;
  }
  return sign >= "๐" && sign <= "๙" ? Script::thai : Script::none;
}

/// The columns as they are if the number is printed in `script`: digits of the other are out of the
/// question, except its zero, which in many fonts is the same ring.
Columns in_script(Columns columns, const std::vector<std::string>& signs, Script script) {
  const auto index = [&](const char* sign) {
    return static_cast<std::size_t>(std::find(signs.begin(), signs.end(), sign) - signs.begin()) +
           1;
  };
  const std::size_t own = index(script == Script::thai ? "๐" : "0");
  const std::size_t other = index(script == Script::thai ? "0" : "๐");
  for (std::vector<double>& p : columns) {
    if (own < p.size() && other < p.size()) {
      p[own] += p[other];
    }
    for (std::size_t c = 1; c < p.size(); ++c) {
      const Script sign = script_of(signs[c - 1]);
      if (sign != Script::none && sign != script) {
        p[c] = 0;
      }
    }
  }
  return columns;
}

/// One sign of the best path: the class, and the column in which it is surest.
struct Peak {
  std::size_t sign = 0;
  std::size_t column = 0;
};

std::vector<Peak> best_path(const Columns& columns) {
  std::vector<Peak> peaks;
  std::size_t previous = 0;
  for (std::size_t x = 0; x < columns.size(); ++x) {
    const std::vector<double>& p = columns[x];
    const auto best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    if (best != 0 && best != previous) {
      peaks.push_back({best, x});
    } else if (best != 0 && p[best] > columns[peaks.back().column][best]) {
      peaks.back().column = x;
    }
    previous = best;
  }
  return peaks;
}

/// Probability of a label so far, by what its last column was.
struct Beam {
  Label label;
  double blank = 0;
  double sign = 0;
  double sum() const { return blank + sign; }
};

/// The labels that were reached in one column, few enough to be looked through.
class Beams {
 public:
  Beam& of(const Label& label) {
    for (Beam& beam : beams_) {
      if (beam.label == label) {
        return beam;
      }
    }
    return beams_.emplace_back(Beam{label, 0, 0});
  }
  /// The likeliest, best first; of equals the first by their signs.
  void take_best(std::vector<Beam>& out) {
    std::sort(beams_.begin(), beams_.end(), [](const Beam& a, const Beam& b) {
      return a.sum() != b.sum() ? a.sum() > b.sum() : a.label < b.label;
    });
    beams_.resize(std::min(beams_.size(), kBeams));
    out.swap(beams_);
    beams_.clear();
  }

 private:
  std::vector<Beam> beams_;
};

/// The likeliest labels with their probabilities summed over all ways to write them (CTC prefix
/// search), best first.
std::vector<std::pair<Label, double>> likely_labels(const Columns& columns) {
  std::vector<Beam> beams = {Beam{Label{}, 1, 0}};
  Beams next;
  Label longer;
  for (const std::vector<double>& p : columns) {
    for (const Beam& beam : beams) {
      const Label& label = beam.label;
      Beam& same = next.of(label);
      same.blank += beam.sum() * p[0];
      if (!label.empty()) {
        same.sign += beam.sign * p[sign_of_label(label.back())];
      }
      for (std::size_t c = 1; c < p.size(); ++c) {
        if (p[c] < kLeastSign) {
          continue;
        }
        longer = label;
        longer.push_back(sign_in_label(c));
        const bool repeats = !label.empty() && sign_of_label(label.back()) == c;
        next.of(longer).sign += (repeats ? beam.blank : beam.sum()) * p[c];
      }
    }
    next.take_best(beams);
  }
  std::vector<std::pair<Label, double>> out;
  for (Beam& beam : beams) {
    const double sum = beam.sum();
    out.emplace_back(std::move(beam.label), sum);
  }
  return out;
}

std::vector<Alternative> other_signs(const std::vector<double>& p, std::size_t chosen,
                                     const std::vector<std::string>& signs) {
  std::vector<Alternative> out;
  for (std::size_t c = 1; c < p.size(); ++c) {
    if (c != chosen && p[c] >= kLeastAlternative) {
      out.push_back({signs[c - 1], p[c]});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Alternative& a, const Alternative& b) {
    return a.confidence > b.confidence;
  });
  out.resize(std::min(out.size(), kMostAlternatives));
  return out;
}

/// Reads the columns as a number in one script.
NumberReading read_as(Script script, const Columns& all, const NumberNet& net,
                      const NumberFrame& frame, int crop_width) {
  NumberReading reading;
  const std::vector<std::string>& signs = net.signs();
  const Columns columns = in_script(all, signs, script);
  const std::vector<Peak> peaks = best_path(columns);
  Label chosen;
  const auto x_of = [&](double column) {
    return frame.left + (column + .5) * kColumnWidth * frame.step;
  };
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    const Peak& peak = peaks[i];
    const auto at = static_cast<double>(peak.column);
    const double before =
        i > 0 ? (static_cast<double>(peaks[i - 1].column) + at) / 2 : at - kHalfSign;
    const double after =
        i + 1 < peaks.size() ? (static_cast<double>(peaks[i + 1].column) + at) / 2 : at + kHalfSign;
    Symbol symbol;
    symbol.text = symbol.raw = signs[peak.sign - 1];
    symbol.box = {std::max(0.0, x_of(before)), static_cast<double>(frame.top),
                  std::min(static_cast<double>(crop_width), x_of(after)),
                  static_cast<double>(frame.bottom)};
    symbol.confidence = columns[peak.column][peak.sign];
    symbol.alternatives = other_signs(columns[peak.column], peak.sign, signs);
    reading.text += symbol.text;
    reading.symbols.push_back(std::move(symbol));
    chosen.push_back(sign_in_label(peak.sign));
  }
  for (const auto& [label, probability] : likely_labels(columns)) {
    if (label == chosen) {
      reading.raw_confidence = probability;
    } else if (probability >= kLeastAlternative &&
               reading.alternatives.size() < kMostAlternatives) {
      std::string text;
      for (const char c : label) {
        text += signs[sign_of_label(c) - 1];
      }
      reading.alternatives.push_back({std::move(text), probability});
    }
  }
  reading.confidence = reading.text.empty() ? 0 : net.calibrated(reading.raw_confidence);
  return reading;
}

/// The most that a number in `script` can be worth: all ways to write anything in it.
double most_of(const Columns& all, const std::vector<std::string>& signs, Script script) {
  double out = 1;
  for (const std::vector<double>& p : in_script(all, signs, script)) {
    double column = 0;
    for (const double share : p) {
      column += share;
    }
    out *= column;
  }
  return out;
}

/// How much of the answer is this sign, to tell the two zeros apart where nothing else does.
double mass_of(const Columns& columns, const std::vector<std::string>& signs, const char* sign) {
  const auto at =
      static_cast<std::size_t>(std::find(signs.begin(), signs.end(), sign) - signs.begin()) + 1;
  double sum = 0;
  for (const std::vector<double>& p : columns) {
    sum += at < p.size() ? p[at] : 0;
  }
  return sum;
}

}  // namespace

bool NumberReading::is_number() const {
  return !text.empty() && text.find('?') == std::string::npos;
}

Result<std::unique_ptr<NumberReader>> NumberReader::create(
    const std::filesystem::path& models_dir) {
  auto net = NumberNet::load(models_dir / "numbers" / "numbers.bin");
  if (!net) {
    return net.error();
  }
  return std::unique_ptr<NumberReader>(new NumberReader(std::move(*net)));
}

NumberReading NumberReader::read(const image::Raster& crop) const {
  const std::optional<NumberFrame> frame = number_frame(crop);
  if (!frame) {
    return {};
  }
  const Columns columns = net_.probabilities(*frame);
  // A number is printed in one script.  The likelier one decides; for rings alone, their shape.
  const auto as = [&](Script script) {
    return read_as(script, columns, net_, *frame, crop.width());
  };
  constexpr double kRounding = 1 + 1e-6;
  NumberReading arabic = as(Script::arabic);
  if (kRounding * most_of(columns, net_.signs(), Script::thai) < arabic.raw_confidence) {
    return arabic;
  }
  NumberReading thai = as(Script::thai);
  if (arabic.raw_confidence == thai.raw_confidence) {
    return mass_of(columns, net_.signs(), "๐") > mass_of(columns, net_.signs(), "0") ? thai
                                                                                     : arabic;
  }
  return thai.raw_confidence > arabic.raw_confidence ? thai : arabic;
}

Result<RecognisedLine> NumberReader::recognise(const image::Raster& line) {
  NumberReading reading = read(line);
  RecognisedLine out;
  out.symbols = std::move(reading.symbols);
  out.confidence = reading.confidence;
  return out;
}

}  // namespace ita::text
