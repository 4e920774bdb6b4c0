#include "text/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>

#include "base/content_hash.h"
#include "image/rulings.h"
#include "text/layer.h"
#include "text/layer_ink.h"
#include "text/layer_numbers.h"
#include "text/ocr.h"
#include "text/reader_doubts.h"
#include "text/upright.h"

namespace ita::text {

namespace {

constexpr double kNumberDpi = 250;    // digits of 8 points are 15 pixels high
constexpr double kBlankDpi = 75;      // the smallest dot still turns a pixel grey
constexpr double kRulingDpi = 150;    // enough for a hairline, and quick
constexpr int kManyUnexplained = 80;  // pieces of ink: a paragraph, not a logo
constexpr double kReadable =
    0.5;  // share of letters in unknown words: below it another program's reading is one
constexpr int kFewestBare = 4;
constexpr double kManyBare =
    0.025;  // share of the letters; sound pages have under 0.003, beside table lines 0.016
constexpr double kMuchUnseen = 0.3;  // share of the symbols
constexpr double kTrusted = 0.99, kRepaired = 0.97, kUnsound = 0.3;

constexpr double kMostMegapixels =
    36;  // a sheet of A0 for rulings; a larger page is looked at coarsely

/// Looking at rulings and numbers costs time and memory by the pixel, however few words there are.
double affordable_dpi(const document::PageInfo& page, double wanted) {
  const double inches = page.width / 72 * (page.height / 72);
  return std::min(wanted, std::sqrt(kMostMegapixels * 1e6 / std::max(inches, 1e-6)));
}

/// Of every file that an engine reads, so that results made with another model are known as such.
std::string hash_of_models(const std::string& models_dir) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  std::error_code fault;
  for (const char* folder : {"tessdata", "numbers"}) {
    for (const fs::directory_entry& entry :
         fs::directory_iterator(fs::path(models_dir) / folder, fault)) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  ContentHash hash;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    hash.add(file.filename().string());
    hash.add(std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
  }
  return hash.hex();
}

bool many(int with_ink, int looked_at) {
  return with_ink >= kFewestBare && with_ink > kManyBare * looked_at;
}

double mean_confidence(const std::vector<Word>& words) {
  double sum = 0;
  for (const Word& word : words) {
    sum += word.confidence;
  }
  return words.empty() ? 0 : sum / static_cast<double>(words.size());
}

/// A page of a PDF without a mark on it, for which no OCR is needed: one grey level everywhere.
bool is_blank(document::Document& document, const document::PageInfo& info) {
  if (document.media_type() != "application/pdf") {
    return false;  // a scanned image has noise, and its raster is made anyway
  }
  const auto raster =
      document.raster(info.number, affordable_dpi(info, kBlankDpi), document::Colour::grey);
  return raster && layer::is_uniform(*raster);
}

PageText blank(const document::PageInfo& info) {
  PageText page;
  page.number = info.number;
  page.width = info.width;
  page.height = info.height;
  page.rotation = info.rotation;
  page.source = Source::ocr;
  page.notes.push_back("the page is blank");
  return page;
}

size_t symbol_count(const std::vector<Word>& words) {
  size_t count = 0;
  for (const Word& word : words) {
    count += word.symbols.size();
  }
  return count;
}

/// Words on the two sides of a vertical ruling are not of one line.
void split_lines_at_rulings(std::vector<Word>& words, const std::vector<image::Ruling>& rulings) {
  int next = 0;
  for (const Word& word : words) {
    next = std::max(next, word.line + 1);
  }
  int was = -1;  // the number of the line as read_layer gave it
  for (size_t i = 1; i < words.size(); ++i) {
    const Word& before = words[i - 1];
    const int line = words[i].line;
    if (i == 1) {
      was = before.line;
    }
    if (line == was) {
      const bool apart =
          std::any_of(rulings.begin(), rulings.end(), [&](const image::Ruling& ruling) {
            return !ruling.horizontal && ruling.position() > before.box.cx() &&
                   ruling.position() < words[i].box.cx() && ruling.box.y0 < words[i].box.cy() &&
                   ruling.box.y1 > words[i].box.cy();
          });
      words[i].line = apart ? next++ : before.line;
    }
    was = line;
  }
}

/// Moves a reading into the frame of the page as a person sees it.
void to_page_frame(PageText& page) {
  if (page.to_page.identity()) {
    return;
  }
  for (Word& word : page.words) {
    for (Symbol& symbol : word.symbols) {
      symbol.box = apply(page.to_page, symbol.box);
    }
    word.box = apply(page.to_page, word.box);
    const Box base = apply(page.to_page, {word.box.x0, word.baseline, word.box.x1, word.baseline});
    word.baseline = base.cy();
  }
  for (image::Ruling& ruling : page.rulings) {
    ruling.box = apply(page.to_page, ruling.box);
  }
  page.to_page = {};
}

}  // namespace

struct Reader::Impl {
  explicit Impl(ReaderOptions o) : options(std::move(o)) {}

  Result<OcrEngine*> ocr() {
    if (!engine) {
      auto made = OcrEngine::create({options.models_dir});
      if (!made) {
        return made.error();
      }
      engine = std::move(*made);
    }
    return engine.get();
  }

  Result<PageText> read(document::Document& document, int number);
  Result<PageText> read_image(document::Document& document, const document::PageInfo& info);
  Result<PageText> read_mixed(document::Document& document, const document::PageInfo& info,
                              PageText layer, Verdict verdict, bool second_reading);

  void doubt_lost_marks(document::Document& document, const document::PageInfo& info,
                        PageText& page);
  Result<bool> check_numbers(document::Document& document, PageText& page);

  ReaderOptions options;
  std::unique_ptr<OcrEngine> engine;
  std::unique_ptr<NumberReader> numbers;
  std::string model;  ///< name and hash, once they were asked for
};

/// The scores and years of a layer that is otherwise trusted, read once more from the print.
Result<bool> Reader::Impl::check_numbers(document::Document& document, PageText& page) {
  if (options.ocr == OcrMode::never ||
      std::none_of(page.words.begin(), page.words.end(), has_checked_number)) {
    return false;
  }
  if (!numbers) {
    auto made = NumberReader::create(options.models_dir);
    if (!made) {
      return made.error();
    }
    numbers = std::move(*made);
  }
  const double dpi = affordable_dpi({page.number, page.width, page.height, 0}, kNumberDpi);
  const auto raster = document.raster(page.number, dpi, document::Colour::grey);
  if (!raster) {
    return raster.error();
  }
  check_layer_numbers(page.words, *raster, *numbers);
  return true;
}

/// Letters whose mark neither the layer nor the OCR could tell.
void Reader::Impl::doubt_lost_marks(document::Document& document, const document::PageInfo& info,
                                    PageText& page) {
  const auto raster =
      document.raster(info.number, affordable_dpi(info, kRulingDpi), document::Colour::grey);
  if (!raster) {
    return;  // it was there a moment ago; the page's numbers and words stand as they are
  }
  for (const size_t i : layer::letters_beside_ink(page.words, *raster).words) {
    Word& word = page.words[i];
    if (word.origin != Origin::ocr) {
      word.doubts.push_back("ภาพมีรอยหมึกของสระหรือวรรณยุกต์ที่อ่านไม่ออกและชั้นข้อความไม่มี");
    }
  }
}

Result<PageText> Reader::Impl::read_image(document::Document& document,
                                          const document::PageInfo& info) {
  Result<OcrEngine*> reader = ocr();
  if (!reader) {
    return reader.error();
  }
  auto raster = document.raster(info.number, options.dpi, document::Colour::as_is);
  if (!raster) {
    return raster.error();
  }
  Result<PageText> page = (*reader)->read(*raster);
  if (page) {
    page->number = info.number;
    page->rotation = (page->rotation + info.rotation) % 360;
    doubt_digits_inside_words(page->words);
  }
  return page;
}

/// The page by its layer and by OCR.
Result<PageText> Reader::Impl::read_mixed(document::Document& document,
                                          const document::PageInfo& info, PageText layer,
                                          Verdict verdict, bool second_reading) {
  Result<PageText> page = read_image(document, info);
  if (!page) {
    return page;
  }
  page->notes.insert(page->notes.begin(), layer.notes.begin(), layer.notes.end());
  if (page->words.empty() || page->rotation != info.rotation) {
    // Nothing to compare with, or the layer's letters lie across the print.
    return page;
  }
  to_page_frame(*page);
  if (verdict == Verdict::ocr) {
    if (second_reading) {
      compare_digits(page->words, layer.words);
    }
    return page;
  }
  page->words = fuse(layer.words, page->words);
  page->source = Source::fused;
  page->confidence = mean_confidence(page->words);
  return page;
}

Result<PageText> Reader::Impl::read(document::Document& document, int number) {
  const Result<document::PageInfo> info = document.page(number);
  if (!info) {
    return info.error();
  }
  if (options.ocr == OcrMode::always) {
    return read_image(document, *info);
  }
  const Result<document::TextLayer> glyphs = document.text_layer(number);
  if (!glyphs) {
    return glyphs.error();
  }
  LayerText layer = read_layer(*glyphs, *info);
  Judgement judgement = judge(layer.quality);
  PageText page;
  page.number = number;
  page.width = info->width;
  page.height = info->height;
  page.rotation = info->rotation;
  page.words = std::move(layer.words);
  const bool automatic = options.ocr == OcrMode::automatic;
  bool marks_lost = false;
  if (glyphs->hidden && judgement.verdict != Verdict::empty) {
    judgement = {Verdict::ocr,
                 "the text layer is not drawn: another program's reading of the page image"};
  }
  if (automatic && judgement.verdict == Verdict::empty) {
    return is_blank(document, *info) ? blank(*info) : read_image(document, *info);
  }
  if (options.rulings && judgement.verdict != Verdict::empty) {
    const auto raster =
        document.raster(number, affordable_dpi(*info, kRulingDpi), document::Colour::grey);
    if (!raster) {
      return raster.error();
    }
    page.rulings = image::find_rulings(*raster);
    const size_t symbols = symbol_count(page.words);
    const int unseen = layer::drop_unseen(page.words, *raster);
    if (unseen > 0) {
      page.notes.push_back(
          fmt::format("{} characters of the text layer cannot be seen on the page", unseen));
    }
    if (unseen > kMuchUnseen * static_cast<double>(symbols)) {
      judgement = {Verdict::ocr, "much of the text layer cannot be seen on the page"};
    } else if (const int letters = layer::unexplained_letters(page.words, page.rulings, *raster);
               letters > kManyUnexplained && judgement.verdict < Verdict::fuse) {
      judgement = {
          Verdict::fuse,
          fmt::format("{} pieces of print on the page are not in its text layer", letters)};
    }
    if (judgement.verdict < Verdict::fuse) {
      const layer::BareLetters bare = layer::letters_beside_ink(page.words, *raster);
      if (many(bare.with_ink_above, bare.above) || many(bare.with_ink_below, bare.below)) {
        judgement = {Verdict::fuse,
                     fmt::format("{} letters stand beside marks that the text layer does not have",
                                 bare.with_ink_above + bare.with_ink_below)};
        marks_lost = true;
      }
    }
    split_lines_at_rulings(page.words, page.rulings);
  }
  page.notes.push_back(judgement.reason);
  if (layer.quality.across > 0) {
    page.notes.push_back(fmt::format("a watermark of {} letters across the print is left out",
                                     layer.quality.across));
  }
  if (judgement.verdict == Verdict::trust || judgement.verdict == Verdict::repaired) {
    if (const Result<bool> checked = check_numbers(document, page); !checked) {
      return checked.error();
    }
  }
  switch (judgement.verdict) {
    case Verdict::empty:
      return page;
    case Verdict::trust:
      page.source = Source::text_layer;
      page.confidence = kTrusted;
      turn_upright(page);
      return page;
    case Verdict::repaired:
      page.source = Source::repaired_text_layer;
      page.confidence = kRepaired;
      turn_upright(page);
      return page;
    case Verdict::fuse:
    case Verdict::ocr:
      break;
  }
  if (automatic) {
    auto mixed = read_mixed(document, *info, std::move(page), judgement.verdict,
                            glyphs->hidden && layer.quality.out_of_lexicon < kReadable);
    if (mixed && marks_lost && mixed->source == Source::fused) {
      doubt_lost_marks(document, *info, *mixed);
    }
    return mixed;
  }
  page.source = Source::repaired_text_layer;
  page.confidence = kUnsound;
  turn_upright(page);
  for (Word& word : page.words) {
    word.confidence = std::min(word.confidence, kUnsound);
    word.doubts.push_back("มาจากชั้นข้อความที่เชื่อถือไม่ได้");
  }
  return page;
}

Reader::Reader(ReaderOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Reader::~Reader() = default;

Result<PageText> Reader::read(document::Document& document, int page_number) {
  const auto fault = [&](ErrorCode code, std::string message, std::string remedy) {
    return Error{code, "text", "", page_number, std::move(message), std::move(remedy)};
  };
  try {
    Result<PageText> page = impl_->read(document, page_number);
    if (!page && page.error().page == 0 && page.error().code != ErrorCode::missing_model) {
      Error error = page.error();
      error.page = page_number;
      return error;
    }
    return page;
  } catch (const std::bad_alloc&) {
    return fault(ErrorCode::out_of_memory, "not enough memory for this page",
                 "raise the memory limit or lower the dpi");
  } catch (const std::exception& e) {
    return fault(ErrorCode::internal, std::string("unexpected: ") + e.what(),
                 "this is a fault of the program: please report it with the file");
  }
}

std::string Reader::ocr_model() const {
  if (impl_->options.ocr == OcrMode::never) {
    return {};
  }
  // The same for every file of a run, read by OCR or not: results must not depend on what was read
  // before.
  if (impl_->model.empty()) {
    const Result<OcrEngine*> engine = impl_->ocr();
    if (!engine) {
      return {};
    }
    impl_->model = (*engine)->model() + "+" + hash_of_models(impl_->options.models_dir);
  }
  return impl_->model;
}

}  // namespace ita::text
