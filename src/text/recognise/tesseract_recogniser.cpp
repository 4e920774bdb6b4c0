#include "text/recognise/tesseract_recogniser.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "image/contrast.h"
#include "text/recognise/tesseract_library.h"

namespace ita::text {

namespace {

constexpr const char* kLanguage = "line";  // a name for the bytes that are given

struct Free {
  void operator()(TessBaseAPI* api) const { tesseract_library().TessBaseAPIDelete(api); }
  void operator()(TessResultIterator* it) const {
    tesseract_library().TessResultIteratorDelete(it);
  }
  void operator()(TessChoiceIterator* it) const {
    tesseract_library().TessChoiceIteratorDelete(it);
  }
  void operator()(char* text) const { tesseract_library().TessDeleteText(text); }
};
using TextPtr = std::unique_ptr<char, Free>;

double share(float percent) {
  return std::min(1.0, std::max(0.0, static_cast<double>(percent) / 100));
}

/// Tesseract asks for four OpenMP threads in every layer: on short lines they cost three times the
/// processor time and starve the other workers.  OMP_THREAD_LIMIT is read when the library is
/// loaded, too early to be set from here; forbidding parallel regions has the same effect.  Holds
/// for the calling thread.
void one_thread_each() {
  setenv("OMP_THREAD_LIMIT", "1", 0);  // NOLINT(concurrency-mt-unsafe): for processes started later
  if (const auto set_levels = tesseract_library().omp_set_max_active_levels) {
    set_levels(0);
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
    if (!tess_.library.is_there()) {
      return Error{ErrorCode::missing_model,
                   "text",
                   "",
                   0,
                   "the library of Tesseract is not there: " + tess_.library.missing(),
                   "install it (on Debian: libtesseract5), or use --engine own"};
    }
    one_thread_each();
    api_.reset(tess_.TessBaseAPICreate());
    setMsgSeverity(L_SEVERITY_NONE);  // Leptonica's own messages: nothing is printed by libraries
    name_ = std::filesystem::path(file).stem().string();
    std::ifstream in(file, std::ios::binary);
    std::vector<char> data{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (data.empty()) {
      return missing(file, "cannot be read");
    }
    // The bytes are given rather than the folder, so that neither TESSDATA_PREFIX nor the working
    // folder matters.
    if (tess_.TessBaseAPIInit5(api_.get(), data.data(), static_cast<int>(data.size()), kLanguage,
                               tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, 0,
                               FALSE) != 0) {
      return missing(file, "is no model that Tesseract can use");
    }
    // Lines come as dark on light; without this every unsure line is read again inverted.
    tess_.TessBaseAPISetVariable(api_.get(), "tessedit_do_invert", "0");
    tess_.TessBaseAPISetVariable(api_.get(), "preserve_interword_spaces", "1");
    tess_.TessBaseAPISetVariable(api_.get(), "classify_enable_learning", "0");
    set_mode(LineMode::raw);
    return Done{};
  }

  std::string name() const override { return name_; }

  void set_mode(LineMode mode) override {
    tess_.TessBaseAPISetPageSegMode(
        api_.get(), mode == LineMode::raw ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
  }

  Result<RecognisedLine> recognise(const image::Raster& line) override {
    RecognisedLine out;
    if (line.empty() || line.width() < 3 || line.height() < 3) {
      return out;
    }
    try {
      const image::Raster clear = image::full_contrast(line);
      tess_.TessBaseAPISetImage2(api_.get(), clear.pix());
      tess_.TessBaseAPISetSourceResolution(api_.get(), 300);
      if (tess_.TessBaseAPIRecognize(api_.get(), nullptr) != 0) {
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
    const std::unique_ptr<TessResultIterator, Free> it(tess_.TessBaseAPIGetIterator(api_.get()));
    if (!it) {
      return;
    }
    double sum = 0;
    std::vector<Symbol> symbols;
    do {
      const TextPtr text(tess_.TessResultIteratorGetUTF8Text(it.get(), tesseract::RIL_SYMBOL));
      if (text && text.get()[0] != '\0' && text.get()[0] != ' ') {
        symbols.push_back(symbol_at(*it, text.get()));
        sum += symbols.back().confidence;
      }
    } while (tess_.TessResultIteratorNext(it.get(), tesseract::RIL_SYMBOL) != FALSE);
    if (!symbols.empty()) {
      out.confidence = sum / static_cast<double>(symbols.size());
    }
    const TextPtr text(tess_.TessBaseAPIGetUTF8Text(api_.get()));
    add_spaces(text ? text.get() : "", symbols);
    out.symbols = std::move(symbols);
  }

  Symbol symbol_at(TessResultIterator& it, const char* text) const {
    Symbol symbol;
    symbol.text = symbol.raw = text;
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    if (tess_.TessPageIteratorBoundingBox(tess_.TessResultIteratorGetPageIterator(&it),
                                          tesseract::RIL_SYMBOL, &x0, &y0, &x1, &y1) != FALSE) {
      symbol.box = {double(x0), double(y0), double(x1), double(y1)};
    }
    symbol.confidence = share(tess_.TessResultIteratorConfidence(&it, tesseract::RIL_SYMBOL));
    add_alternatives(it, symbol);
    return symbol;
  }

  void add_alternatives(const TessResultIterator& it, Symbol& symbol) const {
    const std::unique_ptr<TessChoiceIterator, Free> choice(
        tess_.TessResultIteratorGetChoiceIterator(&it));
    do {
      const char* text = tess_.TessChoiceIteratorGetUTF8Text(choice.get());  // the iterator's own
      if (text != nullptr && text[0] != '\0' && symbol.raw != text) {
        symbol.alternatives.push_back(
            {text, share(tess_.TessChoiceIteratorConfidence(choice.get()))});
      }
    } while (tess_.TessChoiceIteratorNext(choice.get()) != FALSE && symbol.alternatives.size() < 4);
  }

  const TesseractLibrary& tess_ = tesseract_library();
  std::unique_ptr<TessBaseAPI, Free> api_;
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
