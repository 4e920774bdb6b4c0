#include "text/recognise/tesseract_recogniser.h"

#include <dlfcn.h>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "image/contrast.h"

namespace ita::text {

namespace {

constexpr const char* kLanguage = "line";  // a name for the bytes that are given

struct FreeText {
  void operator()(char* text) const { delete[] text; }
};
using TextPtr = std::unique_ptr<char, FreeText>;

double share(float percent) {
  return std::min(1.0, std::max(0.0, static_cast<double>(percent) / 100));
}

/// Tesseract asks for four OpenMP threads in every layer: on short lines they cost three times the
/// processor time and starve the other workers.  OMP_THREAD_LIMIT is read when the library is
/// loaded, too early to be set from here; forbidding parallel regions has the same effect.  Holds
/// for the calling thread.
void one_thread_each() {
  setenv("OMP_THREAD_LIMIT", "1", 0);  // NOLINT(concurrency-mt-unsafe): for processes started later
  using SetLevels = void (*)(int);
  if (void* found = dlsym(RTLD_DEFAULT, "omp_set_max_active_levels")) {
    reinterpret_cast<SetLevels>(found)(0);
  }
}

/// Adds the spaces of the line's plain text to its symbols: the symbol iterator has none.
void add_spaces(std::string_view text, std::vector<Symbol>& symbols) {
  std::vector<Symbol> out;
  size_t at = 0;
  for (Symbol& symbol : symbols) {
    bool space = false;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) {
      space = true;
      ++at;
    }
    if (space && !out.empty()) {
      Symbol gap;
      gap.text = gap.raw = " ";
      gap.box = {out.back().box.x1, symbol.box.y0, std::max(out.back().box.x1, symbol.box.x0),
                 symbol.box.y1};
      out.push_back(gap);
    }
    if (text.substr(at).starts_with(symbol.raw)) {
      at += symbol.raw.size();
    }
    out.push_back(std::move(symbol));
  }
  symbols = std::move(out);
}

class Engine final : public TesseractRecogniser {
 public:
  Status load(const std::string& file) {
    one_thread_each();
    setMsgSeverity(L_SEVERITY_NONE);  // Leptonica's own messages: nothing is printed by libraries
    name_ = std::filesystem::path(file).stem().string();
    std::ifstream in(file, std::ios::binary);
    std::vector<char> data{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (data.empty()) {
      return missing(file, "cannot be read");
    }
    // The bytes are given rather than the folder, so that neither TESSDATA_PREFIX nor the working
    // folder matters.
    if (api_.Init(data.data(), static_cast<int>(data.size()), kLanguage, tesseract::OEM_LSTM_ONLY,
                  nullptr, 0, nullptr, nullptr, false, nullptr) != 0) {
      return missing(file, "is no model that Tesseract can use");
    }
    // Lines come as dark on light; without this every unsure line is read again inverted.
    api_.SetVariable("tessedit_do_invert", "0");
    api_.SetVariable("preserve_interword_spaces", "1");
    api_.SetVariable("classify_enable_learning", "0");
    set_mode(LineMode::raw);
    return Done{};
  }

  std::string name() const override { return name_; }

  void set_mode(LineMode mode) override {
    api_.SetPageSegMode(mode == LineMode::raw ? tesseract::PSM_RAW_LINE
                                              : tesseract::PSM_SINGLE_LINE);
  }

  Result<RecognisedLine> recognise(const image::Raster& line) override {
    RecognisedLine out;
    if (line.empty() || line.width() < 3 || line.height() < 3) {
      return out;
    }
    try {
      const image::Raster clear = image::full_contrast(line);
      api_.SetImage(clear.pix());
      api_.SetSourceResolution(300);
      if (api_.Recognize(nullptr) != 0) {
        return Error{ErrorCode::internal, "text", "", 0, "Tesseract could not read a line", ""};
      }
      collect(out);
    } catch (const std::exception& e) {
      return Error{ErrorCode::internal, "text", "", 0, std::string("Tesseract: ") + e.what(), ""};
    }
    return out;
  }

 private:
  static Error missing(const std::string& file, const char* what) {
    return Error{ErrorCode::missing_model,
                 "text",
                 "",
                 0,
                 "the OCR model " + file + " " + what,
                 "install the folder models/, or name another model with --ocr-model"};
  }

  void collect(RecognisedLine& out) {
    const std::unique_ptr<tesseract::ResultIterator> it(api_.GetIterator());
    if (!it) {
      return;
    }
    double sum = 0;
    it->Begin();
    bool more = !it->Empty(tesseract::RIL_SYMBOL);
    std::vector<Symbol> symbols;
    while (more) {
      const TextPtr text(it->GetUTF8Text(tesseract::RIL_SYMBOL));
      if (text && text.get()[0] != '\0' && text.get()[0] != ' ') {
        Symbol symbol;
        symbol.text = symbol.raw = text.get();
        int x0 = 0;
        int y0 = 0;
        int x1 = 0;
        int y1 = 0;
        if (it->BoundingBox(tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1)) {
          symbol.box = {double(x0), double(y0), double(x1), double(y1)};
        }
        symbol.confidence = share(it->Confidence(tesseract::RIL_SYMBOL));
        add_alternatives(*it, symbol);
        sum += symbol.confidence;
        symbols.push_back(std::move(symbol));
      }
      more = it->Next(tesseract::RIL_SYMBOL);
    }
    if (!symbols.empty()) {
      out.confidence = sum / static_cast<double>(symbols.size());
    }
    const TextPtr text(api_.GetUTF8Text());
    add_spaces(text ? text.get() : "", symbols);
    out.symbols = std::move(symbols);
  }

  static void add_alternatives(const tesseract::ResultIterator& it, Symbol& symbol) {
    tesseract::ChoiceIterator choice(it);
    do {
      const char* text = choice.GetUTF8Text();  // owned by the iterator
      if (text != nullptr && text[0] != '\0' && symbol.raw != text) {
        symbol.alternatives.push_back({text, share(choice.Confidence())});
      }
    } while (choice.Next() && symbol.alternatives.size() < 4);
  }

  tesseract::TessBaseAPI api_;
  std::string name_;
};

}  // namespace

Result<std::unique_ptr<TesseractRecogniser>> TesseractRecogniser::of_file(
    const std::string& traineddata) {
  auto engine = std::make_unique<Engine>();
  try {
    if (Status status = engine->load(traineddata); !status) {
      return status.error();
    }
  } catch (const std::exception& e) {
    return Error{
        ErrorCode::missing_model, "text", "", 0, std::string("Tesseract: ") + e.what(), ""};
  }
  return std::unique_ptr<TesseractRecogniser>(std::move(engine));
}

}  // namespace ita::text
