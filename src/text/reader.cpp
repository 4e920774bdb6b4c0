#include "text/reader.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>

#include "text/layer/form_values.h"
#include "text/layer/ink.h"
#include "text/layer/page.h"
#include "text/ocr/ocr.h"
#include "text/paint_doubts.h"
#include "text/reader_doubts.h"
#include "text/reader_impl.h"
#include "text/recognise/model_hash.h"
#include "text/upright.h"

namespace ita::text {

namespace {

constexpr double kBlankDpi = 75;  // the smallest dot still turns a pixel grey
constexpr double kTrusted = 0.99, kRepaired = 0.97, kUnsound = 0.3;

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

/// The rotation that a page has when its words lie level.
int rotation_of(PageText page) {
  turn_upright(page);
  return page.rotation;
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
  for (Box& panel : page.panels) {
    panel = apply(page.to_page, panel);
  }
  page.to_page = {};
}

}  // namespace

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
    doubt_digits_inside_words(page->words);
    if (page->rotation == 0) {  // what annotations say of a scan
      if (const auto paint = document.paint(info.number)) {
        doubt_by_paint(page->words, *paint, page->to_page);
      }
    }
    page->rotation = (page->rotation + info.rotation) % 360;
  }
  return page;
}

/// The page by its layer and by OCR.  `readable`: most of the layer's words are words.
Result<PageText> Reader::Impl::read_mixed(document::Document& document,
                                          const document::PageInfo& info, PageText layer,
                                          Verdict verdict, bool readable) {
  Result<PageText> page = read_image(document, info);
  if (!page) {
    return page;
  }
  page->notes.insert(page->notes.begin(), layer.notes.begin(), layer.notes.end());
  if (verdict == Verdict::fuse && readable &&
      (page->words.empty() || page->rotation != rotation_of(layer))) {
    // The layer's words lie where the page shows ink: it is the picture that was not understood.
    layer.notes.push_back("the page image was read in another direction: the text layer stands");
    layer.source = Source::repaired_text_layer;
    layer.confidence = kRepaired;
    if (const Result<bool> checked = check_numbers(document, layer, {}); !checked) {
      return checked.error();
    }
    turn_upright(layer);
    return layer;
  }
  if (page->words.empty() || page->rotation != info.rotation) {
    // Nothing to compare with, or the layer's letters lie across the print.
    return page;
  }
  to_page_frame(*page);
  page->panels = std::move(layer.panels);
  if (verdict == Verdict::ocr) {
    if (readable) {
      compare_digits(page->words, layer.words);
    }
    return page;
  }
  page->words = fuse(layer.words, page->words);
  if (const Result<bool> settled = settle_numbers(document, *page); !settled) {
    return settled.error();
  }
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
  Result<document::TextLayer> glyphs = document.text_layer(number);
  if (!glyphs) {
    return glyphs.error();
  }
  const Result<document::PagePaint> paint = document.paint(number);
  if (!paint) {
    return paint.error();
  }
  LayerPage layer = read_layer_page(*glyphs, *paint, *info);
  if (options.ocr == OcrMode::automatic && layer.judgement.verdict == Verdict::empty) {
    return is_blank(document, *info) ? blank(*info) : read_image(document, *info);
  }
  image::Raster print;
  if (options.rulings && layer.judgement.verdict != Verdict::empty) {
    auto raster = document.raster(number, affordable_dpi(*info, kPrintDpi), document::Colour::grey);
    if (!raster) {
      return raster.error();
    }
    print = std::move(*raster);
    hold_against_print(layer, *glyphs, *paint, print);
  }
  add_form_values(layer.page.words, paint->fields);
  note_judgement(layer);
  return settle(document, *info, std::move(layer), print);
}

/// What the judgement of the layer asks for.
Result<PageText> Reader::Impl::settle(document::Document& document, const document::PageInfo& info,
                                      LayerPage layer, const image::Raster& print) {
  PageText& page = layer.page;
  const Verdict verdict = layer.judgement.verdict;
  if (verdict == Verdict::trust || verdict == Verdict::repaired) {
    if (const Result<bool> checked = check_numbers(document, page, print); !checked) {
      return checked.error();
    }
    page.source = verdict == Verdict::trust ? Source::text_layer : Source::repaired_text_layer;
    page.confidence = verdict == Verdict::trust ? kTrusted : kRepaired;
    turn_upright(page);
    return std::move(page);
  }
  if (verdict == Verdict::empty) {
    return std::move(page);
  }
  if (options.ocr == OcrMode::automatic) {
    auto mixed = read_mixed(document, info, std::move(page), verdict, layer.readable());
    if (mixed && layer.marks_lost && mixed->source == Source::fused) {
      doubt_lost_marks(document, info, *mixed);
    }
    return mixed;
  }
  page.source = Source::repaired_text_layer;
  page.confidence = kUnsound;
  turn_upright(page);
  for (Word& word : page.words) {
    word.confidence = std::min(word.confidence, kUnsound);
    word.doubt("layer-not-trusted");
  }
  return std::move(page);
}

Reader::Reader(ReaderOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Reader::~Reader() = default;

Result<PageText> Reader::read(document::Document& document, int page_number) {
  const auto fault = [&](ErrorCode code, std::string message, std::string remedy) {
    return Error{code, "text", "", page_number, std::move(message), std::move(remedy)};
  };
  try {
    Result<PageText> page = impl_->read(document, page_number);
    if (page && page_number == 1) {
      for (Reason& reason : document.doubts()) {
        page->doubts.push_back(std::move(reason));
      }
    }
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

Status Reader::prepare() {
  if (impl_->options.ocr == OcrMode::never) {
    return Done{};
  }
  if (auto engine = impl_->ocr(); !engine) {
    return engine.error();
  }
  auto numbers = impl_->number_reader();
  return numbers ? Status(Done{}) : Status(numbers.error());
}

std::string Reader::engine() const {
  if (impl_->options.ocr != OcrMode::never) {
    if (const Result<OcrEngine*> engine = impl_->ocr()) {
      return name((*engine)->engine());
    }
  }
  return name(chosen(impl_->options.lines.engine));
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
    impl_->model = (*engine)->model() + "+" +
                   hash_of_models(impl_->options.models_dir, impl_->options.lines.model);
  }
  return impl_->model;
}

}  // namespace ita::text
