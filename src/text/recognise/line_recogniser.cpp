#include "text/recognise/line_recogniser.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>
#include <vector>

#include "image/contrast.h"
#include "text/recognise/line_ink.h"
#include "text/recognise/line_model.h"
#include "text/recognise/line_net.h"
#include "text/recognise/line_path.h"
#include "text/recognise/line_picture.h"
#include "thai/unicode.h"

namespace ita::text {
namespace {

constexpr const char* kName = "tha_ita";
constexpr int kLeastSide = 3;  // pixels
constexpr std::size_t kAlternatives = 4;
constexpr double kReach = 3;                // time steps by which an edge gives way to the ink
constexpr float kLeastAlternative = 0.02F;  // share
constexpr int kLeastContrast = 8;           // grey levels between paper and anything printed

/// Nothing but paper.
bool is_even(const image::Raster& line) {
  l_int32 darkest = 0;
  l_int32 lightest = 0;
  return pixGetRangeValues(line.pix(), 1, L_SELECT_RED, &darkest, &lightest) == 0 &&
         lightest - darkest < kLeastContrast;
}

class Engine final : public LineRecogniser {
 public:
  Engine(std::string name, const LineModel& model, Processor processor)
      : name_(std::move(name)),
        characters_(model.characters),
        null_(model.null),
        space_(model.space),
        frame_(std::max(model.half_x, model.half_y)),
        net_(model, processor) {
    for (const std::string& character : characters_) {
      const std::u32string wide = thai::to_utf32(character);
      marks_.push_back(wide.size() == 1 && thai::is_mark(wide[0]));
    }
  }

  std::string name() const override { return name_; }

  Result<RecognisedLine> recognise(const image::Raster& line) override {
    RecognisedLine out;
    if (line.empty() || line.width() < kLeastSide || line.height() < kLeastSide) {
      return out;
    }
    const image::Raster clear = image::full_contrast(line);
    const LinePicture picture = LinePicture::of(clear, net_.height(), frame_);
    const LineInk ink(clear);
    if (line.depth() == 8 && is_even(line)) {
      return out;  // without contrast the network takes paper for ink, and reads what it likes
    }
    const LineOutputs& outputs = net_.run(picture);
    const std::vector<PathSymbol> path = best_path(outputs, null_, space_);
    const double step = picture.step() * net_.columns_a_step();
    const std::vector<double> edges = edges_of(path, ink, outputs.steps, step);
    double sum = 0;
    double n = 0;
    bool space = false;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const std::string& text = characters_[static_cast<std::size_t>(path[i].output)];
      if (path[i].output == space_) {
        space = true;
      }
      if (path[i].output == space_ || text.empty()) {
        continue;
      }
      Symbol symbol;
      symbol.text = symbol.raw = text;
      symbol.confidence = confidence_of(path[i].certainty);
      symbol.box = {std::floor(edges[i]), 0,
                    std::min(std::ceil(edges[i + 1]), static_cast<double>(line.width())),
                    static_cast<double>(line.height())};
      symbol.box = ink.fit(symbol.box);
      add_alternatives(outputs, path[i], symbol);
      sum += symbol.confidence;
      n += 1;
      if (space && !out.symbols.empty()) {
        out.symbols.push_back(gap(out.symbols.back(), symbol));
      }
      space = false;
      out.symbols.push_back(std::move(symbol));
    }
    out.confidence = n > 0 ? sum / n : 0;
    return out;
  }

 private:
  /// Where each symbol ends and the next begins, in pixels of the line: in the middle between their
  /// steps, or at a gap in the ink near by.
  std::vector<double> edges_of(const std::vector<PathSymbol>& path, const LineInk& ink, int steps,
                               double step) const {
    std::vector<double> plain = {0};
    std::vector<double> out = {0};
    const auto middle = [](const PathSymbol& s) { return 0.5 * (s.first + s.end); };
    for (std::size_t i = 1; i < path.size(); ++i) {
      const int between = (path[i - 1].end + path[i].first) / 2;
      plain.push_back(between * step);
      const double from = std::max(between - kReach, middle(path[i - 1]));
      const double to = std::min(between + kReach, middle(path[i]));
      const bool mark = marks_[static_cast<std::size_t>(path[i].output)];  // shares its base's ink
      out.push_back(mark ? plain.back() : ink.gap_near(plain.back(), from * step, to * step));
    }
    plain.push_back(steps * step);
    out.push_back(plain.back());
    for (std::size_t i = 0; i < path.size(); ++i) {
      if (path[i].output != space_ && !ink.any(out[i], out[i + 1])) {
        out[i] = plain[i];
        out[i + 1] = plain[i + 1];
      }
    }
    return out;
  }

  static Symbol gap(const Symbol& before, const Symbol& after) {
    Symbol out;
    out.text = out.raw = " ";
    out.box = {before.box.x1, after.box.y0, std::max(before.box.x1, after.box.x0), after.box.y1};
    return out;
  }

  /// The other characters of some weight at any of its steps.
  void add_alternatives(const LineOutputs& outputs, const PathSymbol& at, Symbol& symbol) const {
    std::vector<std::pair<float, int>> others;
    for (int output = 0; output < outputs.outputs; ++output) {
      if (output == at.output || output == null_ || output == space_ ||
          characters_[static_cast<std::size_t>(output)].empty()) {
        continue;
      }
      float most = 0;
      for (int t = at.first; t < at.end; ++t) {
        most = std::max(most, outputs.at(t)[output]);
      }
      if (most >= kLeastAlternative) {
        others.emplace_back(-most, output);
      }
    }
    std::sort(others.begin(), others.end());
    others.resize(std::min(others.size(), kAlternatives));
    for (const auto& [share, output] : others) {
      symbol.alternatives.push_back(
          {characters_[static_cast<std::size_t>(output)], confidence_of(certainty_of(-share))});
    }
  }

  std::string name_;
  std::vector<std::string> characters_;
  std::vector<bool> marks_;  // of the characters: stands above or below another
  int null_, space_, frame_;
  LineNet net_;
};

}  // namespace

Result<std::unique_ptr<LineRecogniser>> LineRecogniser::create(const std::string& models_dir,
                                                               Processor processor) {
  return of_file(models_dir + "/tessdata/" + kName + ".traineddata", processor);
}

Result<std::unique_ptr<LineRecogniser>> LineRecogniser::of_file(const std::string& file,
                                                                Processor processor) {
  auto model = LineModel::load(file);
  if (!model) {
    return model.error();
  }
  return std::unique_ptr<LineRecogniser>(
      std::make_unique<Engine>(std::filesystem::path(file).stem().string(), *model, processor));
}

}  // namespace ita::text
