#include "text/ocr_page.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/clean.h"
#include "image/colour.h"
#include "image/dark_blocks.h"
#include "image/descreen.h"
#include "image/page_tone.h"
#include "image/perspective.h"
#include "image/pix.h"
#include "image/skew.h"
#include "text/ocr_blemishes.h"
#include "text/ocr_pale_ink.h"
#include "text/ocr_points.h"
#include "text/ocr_regions.h"
#include "text/ocr_writing_lines.h"

namespace ita::text {

namespace {

using image::own;
using image::PixPtr;
using image::Raster;

// Letters have the size at this resolution that all pixel lengths of reading are made for.
constexpr double kReadingDpi = 300;
// Height of a letter in pixels: TH Sarabun 16 at the reading resolution has 28.
constexpr double kSmallLetter = 22;
constexpr double kGoodLetter = 30;
constexpr double kLargeLetter = 80;

/// Resolution to believe: a photo says 72 dpi, or nothing, whatever it shows.  Office paper is 8 to
/// 17 inches long.
double believable_dpi(const Raster& page) {
  const double longest = std::max(page.width(), page.height());
  const double inches = page.dpi() > 0 ? longest / page.dpi() : 0;
  return inches >= 7.5 && inches <= 17.5 ? page.dpi() : longest / 11.69;
}

/// To the reading resolution; its dpi stays true to the page's points.
Raster scaled(const Raster& grey, double factor) {
  if (std::abs(factor - 1) < 0.12) {
    return grey.copy();
  }
  const auto f = static_cast<l_float32>(factor);
  return {factor < 1 ? pixScaleSmooth(grey.pix(), f, f) : pixScaleGrayLI(grey.pix(), f, f),
          grey.dpi() * factor};
}

/// Rulings are told from print by their size in print, so the search must know the believable
/// resolution.
std::vector<image::Ruling> rulings_of(const Raster& grey, double dpi) {
  std::vector<image::Ruling> out = image::find_rulings(Raster(pixClone(grey.pix()), dpi));
  const double s = dpi / grey.dpi();
  for (image::Ruling& r : out) {
    r.box = {r.box.x0 * s, r.box.y0 * s, r.box.x1 * s, r.box.y1 * s};
  }
  return out;
}

/// How strongly the ink changes from row to row: high when lines of print lie along the rows.
double row_contrast(Pix* ink) {
  constexpr int kStrips = 8;  // narrow strips, so that some skew does no harm
  const int w = pixGetWidth(ink);
  const int h = pixGetHeight(ink);
  double sum = 0;
  for (int i = 0; i < kStrips; ++i) {
    BOX* box = boxCreate(i * w / kStrips, 0, w / kStrips, h);
    const PixPtr strip = own(pixClipRectangle(ink, box, nullptr));
    boxDestroy(&box);
    Numa* counts = strip ? pixCountPixelsByRow(strip.get(), nullptr) : nullptr;
    l_float32 last = 0;
    for (int y = 0; counts != nullptr && y < numaGetCount(counts); ++y) {
      l_float32 n = 0;
      numaGetFValue(counts, y, &n);
      sum += static_cast<double>((n - last) * (n - last));
      last = n;
    }
    numaDestroy(&counts);
  }
  return sum / std::max(1, h);
}

/// Share of the change along the page: over 1/2 when the lines of print are level, under it when
/// the page lies on its side.
double levelness(const Raster& ink) {
  // At an eighth of the size a line of print is a bar, and letters show no stems any more.
  PixPtr small = own(pixReduceRankBinaryCascade(ink.pix(), 1, 1, 1, 0));
  if (!small) {
    return 0.5;
  }
  // Rulings speak for both directions.
  const PixPtr across = own(pixOpenBrick(nullptr, small.get(), 20, 1));
  const PixPtr down = own(pixOpenBrick(nullptr, small.get(), 1, 20));
  pixSubtract(small.get(), small.get(), across.get());
  pixSubtract(small.get(), small.get(), down.get());
  const PixPtr turned = own(pixRotate90(small.get(), 1));
  const double level = row_contrast(small.get());
  const double upright = row_contrast(turned.get());
  return level + upright > 0 ? level / (level + upright) : 0.5;
}

/// Levels the page and finds what stands on it; `flat` is upright but for quarter turns.
void analyse(OcrPage& page, const Raster& flat, double dpi) {
  page.threshold = image::ink_threshold(flat);
  Raster ink = image::binarise(flat, page.threshold);
  const image::Skew skew = image::find_skew(ink);
  page.to_page = {};
  page.grey = flat.copy();
  if (skew.confidence >= 3 && std::abs(skew.degrees) >= 0.12) {
    page.grey = image::rotate(flat, skew.degrees);
    const Box after = page.grey.to_points(
        {0, 0, static_cast<double>(page.grey.width()), static_cast<double>(page.grey.height())});
    page.to_page = image::undo_rotation(skew.degrees, page.width, page.height, after.x1, after.y1);
  }
  page.rulings = rulings_of(page.grey, dpi);
  page.grids = image::find_grids(page.rulings);
  page.ruled = std::move(page.grey);
  page.grey = image::without_rulings(page.ruled, page.rulings, page.threshold);
  ink = image::binarise(page.grey, page.threshold);
  page.ink = image::find_components(ink.pix(), 5);
  page.notes.clear();
  erase_writing_lines(page);
  if (part_pale_ink(page) > 0) {
    page.notes.push_back("มีหมึกสีจางทับตัวพิมพ์ เช่น ตราประทับหรือรอยซึมจากด้านหลัง: แยกออกก่อนอ่าน");
  }
  if (drop_blemishes(page, dpi)) {
    page.notes.push_back("ภาพมีแต่จุดรบกวน ไม่มีตัวพิมพ์ที่อ่านได้");
  }
  split_regions(page);
  recover_points(page);
  drop_lines_at_edge(page, dpi);
}

/// Thai has many more marks above its letters than below; their share above, and how many there
/// are.
struct MarkCount {
  int above = 0, below = 0;
  double share() const { return above + below > 0 ? double(above) / (above + below) : 0.5; }
};

MarkCount count_marks(const OcrPage& page) {
  MarkCount out;
  for (const auto& lines : page.regions) {
    for (const InkLine& line : lines) {
      if (line.letters < 8) {
        continue;
      }
      for (const InkPiece& piece : line.pieces) {
        const image::Component& c = page.ink.items[static_cast<size_t>(piece.component)];
        if (c.height() > 0.7 * line.height() || c.height() < 0.15 * line.height()) {
          continue;
        }
        out.above += c.y1 < line.top + 0.1 * line.height() ? 1 : 0;
        out.below += c.y0 > line.bottom - 0.1 * line.height() ? 1 : 0;
      }
    }
  }
  return out;
}

/// Mean confidence of the recogniser over the fullest lines, as they are and turned by half.
struct TrialReading {
  double as_is = 0, turned = 0;
};

TrialReading try_reading(const OcrPage& page, Recogniser& recogniser) {
  std::vector<const InkLine*> lines;
  for (const auto& region : page.regions) {
    for (const InkLine& line : region) {
      if (line.letters >= 3 && line.x1 - line.x0 < 60 * page.letter) {
        lines.push_back(&line);
      }
    }
  }
  std::sort(lines.begin(), lines.end(),
            [](const InkLine* a, const InkLine* b) { return a->letters > b->letters; });
  TrialReading out;
  const size_t n = std::min<size_t>(3, lines.size());
  for (size_t i = 0; i < n; ++i) {
    const Raster image = line_image(page, *lines[i], 6);
    const auto one = recogniser.recognise(image);
    const auto two = recogniser.recognise(image::turn(image, 180));
    out.as_is += (one ? one->confidence : 0) / static_cast<double>(n);
    out.turned += (two ? two->confidence : 0) / static_cast<double>(n);
  }
  return out;
}

void turn_flat(OcrPage& page, Raster& flat, int degrees) {
  if (degrees == 0) {
    return;
  }
  flat = image::turn(flat, degrees);
  page.rotation = (page.rotation + degrees) % 360;
  if (degrees % 180 != 0) {
    std::swap(page.width, page.height);
  }
}

/// A sheet that fills its image, without regard to how it was cut out.
Result<OcrPage> prepare_sheet(const Raster& page, Recogniser& recogniser) {
  OcrPage out;
  const double dpi = believable_dpi(page);
  Raster flat = image::flatten(image::lighten_dark_blocks(page));
  flat = image::without_screens(flat, image::ink_threshold(flat), dpi);
  const double factor = dpi < 0.75 * kReadingDpi || dpi > 1.4 * kReadingDpi ? kReadingDpi / dpi : 1;
  flat = scaled(flat, factor);
  if (flat.empty()) {
    return Error{
        ErrorCode::out_of_memory, "text", "", 0, "no memory for the image of the page", ""};
  }
  double reading_dpi = dpi * factor;
  const Box size = flat.to_points({0, 0, double(flat.width()), double(flat.height())});
  out.width = size.x1;
  out.height = size.y1;

  const double level = levelness(image::binarise(flat, image::ink_threshold(flat)));
  const bool side_sure = level > 0.57 || level < 0.43;
  turn_flat(out, flat, level < 0.5 ? 90 : 0);
  analyse(out, flat, reading_dpi);
  if (out.letter <= 0) {
    turn_flat(out, flat,
              out.rotation == 90 ? 270 : 0);  // nothing to go by: leave the page as it came
    if (out.rotation == 0 && level < 0.5) {
      analyse(out, flat, reading_dpi);
    }
    return out;
  }
  // Small print, and photos on which the page fills a part only: marks of few pixels flow into
  // their letters.
  if (out.letter < kSmallLetter || out.letter > kLargeLetter) {
    const double again = std::clamp(kGoodLetter / out.letter, 0.4, 2.0);
    flat = scaled(flat, again);
    if (flat.empty()) {
      return Error{
          ErrorCode::out_of_memory, "text", "", 0, "no memory for the image of the page", ""};
    }
    reading_dpi *= again;
    analyse(out, flat, reading_dpi);
  }
  const MarkCount marks = count_marks(out);
  const bool marks_sure = marks.above + marks.below >= 25 && marks.share() >= 0.66;
  if (side_sure && marks_sure) {
    return out;
  }
  TrialReading trial = try_reading(out, recogniser);
  if (std::max(trial.as_is, trial.turned) < 0.8) {
    // Perhaps it lay on its side after all.
    OcrPage other;
    other.width = out.width;
    other.height = out.height;
    other.rotation = out.rotation;
    Raster side = flat.copy();
    turn_flat(other, side, 90);
    analyse(other, side, reading_dpi);
    const TrialReading second = try_reading(other, recogniser);
    if (std::max(second.as_is, second.turned) > std::max(trial.as_is, trial.turned) + 0.05) {
      out = std::move(other);
      flat = std::move(side);
      trial = second;
    }
  }
  if (trial.turned > trial.as_is + 0.02) {
    turn_flat(out, flat, 180);
    analyse(out, flat, reading_dpi);
  }
  return out;
}

/// The page in grey, dark on light, without coloured ink across its print.
image::Separated in_usual_tone(const Raster& page, std::vector<std::string>& notes,
                               std::vector<Reason>& doubts) {
  const Raster grey(page.depth() == 32 ? pixConvertTo8(page.pix(), 0) : pixClone(page.pix()),
                    page.dpi());
  image::Separated out;
  switch (image::tone_of(grey)) {
    case image::Tone::negative:
      out.grey = image::inverted(grey);
      notes.push_back("the page is light print on a dark ground: read with its tones exchanged");
      return out;
    case image::Tone::faint:
      out.grey = image::strengthened(grey);
      doubts.push_back({"page-faint", {}, {}});
      return out;
    case image::Tone::usual:
      break;
  }
  return image::separate_colour(page);
}

}  // namespace

Result<OcrPage> prepare_page(const Raster& page, Recogniser& recogniser) {
  if (page.empty()) {
    return Error{ErrorCode::empty, "text", "", 0, "the page has no image", ""};
  }
  std::vector<std::string> notes;
  std::vector<Reason> doubts;
  image::Separated separated = in_usual_tone(page, notes, doubts);
  const Raster& grey = separated.grey;
  if (!separated.removed.empty()) {
    notes.push_back("ตราประทับหรือหมึกสีทับตัวพิมพ์ " + std::to_string(separated.removed.size()) +
                    " แห่ง: แยกสีออกก่อนอ่าน");
  }
  const auto sheet = image::find_sheet(grey);
  if (sheet) {
    notes.push_back("ภาพถ่าย: ตัดขอบกระดาษและปรับมุมมองให้ตรงก่อนอ่าน");
  }
  auto out = prepare_sheet(sheet ? sheet->image : grey, recogniser);
  if (!out) {
    return out;
  }
  // Reading frame, upright sheet, sheet as it lies in the image, image, image turned upright.
  out->image = grey.to_points({0, 0, double(grey.width()), double(grey.height())});
  out->to_image = image::then(
      out->to_page, Projection(image::turned_by(360 - out->rotation, out->width, out->height)));
  if (sheet) {
    out->to_image = image::then(out->to_image, sheet->to_photo);
    out->to_page = image::then(
        out->to_image, Projection(image::turned_by(out->rotation, out->image.x1, out->image.y1)));
    const bool side = out->rotation % 180 != 0;
    out->width = side ? out->image.y1 : out->image.x1;
    out->height = side ? out->image.x1 : out->image.y1;
  }
  out->coloured = std::move(separated.coloured);
  out->doubts = std::move(doubts);
  out->notes.insert(out->notes.begin(), notes.begin(), notes.end());
  return out;
}

Raster line_image(const OcrPage& page, const InkLine& line, int margin) {
  const int x0 = line.x0 - margin;
  const int y0 = line.y0 - margin;
  const int w = line.x1 + margin - x0;
  const int h = line.y1 + margin - y0;
  const PixPtr mask = own(pixCreate(w, h, 1));
  Pix* out = pixCreate(w, h, 8);
  if (!mask || out == nullptr) {
    pixDestroy(&out);
    return {};
  }
  pixSetAllArbitrary(out, image::kPaper);
  for (const InkPiece& piece : line.pieces) {
    const auto& c = page.ink.items[static_cast<size_t>(piece.component)];
    for (const image::Run& run : page.ink.runs_of(c)) {
      if (run.y >= piece.y0 && run.y < piece.y1) {
        pixRasterop(mask.get(), run.x0 - x0, run.y - y0, run.length(), 1, PIX_SET, nullptr, 0, 0);
      }
    }
  }
  pixDilateBrick(mask.get(), mask.get(), 5, 5);
  // The soft edges of the strokes come along; what is further away belongs to something else.
  for (int y = 0; y < h; ++y) {
    const int from_y = y0 + y;
    if (from_y < 0 || from_y >= page.grey.height()) {
      continue;
    }
    const l_uint32* bits =
        pixGetData(mask.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(mask.get());
    const l_uint32* from =
        pixGetData(page.grey.pix()) + static_cast<ptrdiff_t>(from_y) * pixGetWpl(page.grey.pix());
    l_uint32* to = pixGetData(out) + static_cast<ptrdiff_t>(y) * pixGetWpl(out);
    for (int x = 0; x < w; ++x) {
      if (GET_DATA_BIT(bits, x) != 0 && x0 + x >= 0 && x0 + x < page.grey.width()) {
        SET_DATA_BYTE(to, x, GET_DATA_BYTE(from, x0 + x));
      }
    }
  }
  return {out, page.grey.dpi()};
}

}  // namespace ita::text
