#include "text/ocr/page.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "image/clean.h"
#include "image/colour.h"
#include "image/dark_blocks.h"
#include "image/descreen.h"
#include "image/enlarge.h"
#include "image/page_tone.h"
#include "image/perspective.h"
#include "image/skew.h"
#include "text/ocr/blemishes.h"
#include "text/ocr/orientation.h"
#include "text/ocr/pale_ink.h"
#include "text/ocr/points.h"
#include "text/ocr/regions.h"
#include "text/ocr/writing_lines.h"

namespace ita::text {

namespace {

using image::Raster;

// Letters have the size at this resolution that all pixel lengths of reading are made for.
constexpr double kReadingDpi = 300;
// Height of a letter in pixels: TH Sarabun 16 at the reading resolution has 28.
constexpr double kSmallLetter = 22;
constexpr double kGoodLetter = 30;
constexpr double kLargeLetter = 80;

// Inches of the longer side: of sheets that offices use, and of A4.
constexpr double kShortestSheet = 7.5, kLongestSheet = 17.5, kOfficeSheet = 11.69;

constexpr double kSameScale = 0.12;                  // of a scale that is not worth its blur
constexpr double kCoarse = 0.75, kFine = 1.4;        // of the reading resolution: near enough to it
constexpr double kLeastScale = 0.4, kMostScale = 2;  // by which small and large print is suited
constexpr double kSureSkew = 3, kLeastSkew = 0.12;   // Leptonica's confidence; degrees
constexpr int kSpeck = 5;                            // pixels: smaller ink is grain

// How a page lies.  Levelness (ocr_orientation.h): which side is down, and when that is sure.
constexpr double kEitherWay = 0.5, kLevel = 0.57, kUpright = 0.43;
constexpr int kFewestMarks = 25;      // that tell which way up it is …
constexpr double kMarksAbove = 0.66;  // … where such a share stands above the letters
// Confidence of a reading by which it is sure, and by which another way must be better.
constexpr double kReadsWell = 0.8, kBetterTurned = 0.02, kBetterOnSide = 0.05;

/// Resolution to believe: a photo says 72 dpi, or nothing, whatever it shows.  Office paper is 8 to
/// 17 inches long.
double believable_dpi(const Raster& page) {
  const double longest = std::max(page.width(), page.height());
  const double inches = page.dpi() > 0 ? longest / page.dpi() : 0;
  return inches >= kShortestSheet && inches <= kLongestSheet ? page.dpi() : longest / kOfficeSheet;
}

/// To the reading resolution; its dpi stays true to the page's points.
Raster scaled(const Raster& grey, double factor) {
  if (std::abs(factor - 1) < kSameScale) {
    return grey.copy();
  }
  const auto f = static_cast<l_float32>(factor);
  return {factor < 1 ? pixScaleSmooth(grey.pix(), f, f) : image::enlarged(grey.pix(), f).release(),
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

/// Levels the page and finds what stands on it; `flat` is upright but for quarter turns.
void analyse(OcrPage& page, const Raster& flat, double dpi) {
  page.threshold = image::ink_threshold(flat);
  Raster ink = image::binarise(flat, page.threshold);
  const image::Skew skew = image::find_skew(ink);
  page.to_page = {};
  page.grey = flat.copy();
  if (skew.confidence >= kSureSkew && std::abs(skew.degrees) >= kLeastSkew) {
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
  page.ink = image::find_components(ink.pix(), kSpeck);
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

/// A sheet that fills its image, on its way to being read.
class PreparedSheet {
 public:
  /// `page`: grey, without regard to how it was cut out.
  explicit PreparedSheet(const Raster& page) : dpi_(believable_dpi(page)) {
    flat_ = image::flatten(image::lighten_dark_blocks(page));
    flat_ = image::without_screens(flat_, image::ink_threshold(flat_), dpi_);
    scale(dpi_ < kCoarse * kReadingDpi || dpi_ > kFine * kReadingDpi ? kReadingDpi / dpi_ : 1);
  }

  Result<OcrPage> prepare(Recogniser& recogniser) {
    if (flat_.empty()) {
      return no_memory();
    }
    const Box size = flat_.to_points({0, 0, double(flat_.width()), double(flat_.height())});
    page_.width = size.x1;
    page_.height = size.y1;
    const double level = levelness(image::binarise(flat_, image::ink_threshold(flat_)));
    turn(level < kEitherWay ? 90 : 0);
    analyse(page_, flat_, dpi_);
    if (page_.letter <= 0) {
      leave_as_it_came(level);
      return std::move(page_);
    }
    if (!suit_letters()) {
      return no_memory();
    }
    const bool side_sure = level > kLevel || level < kUpright;
    const MarkCount marks = count_marks(page_);
    const bool marks_sure =
        marks.above + marks.below >= kFewestMarks && marks.share() >= kMarksAbove;
    if (!side_sure || !marks_sure) {
      turn_by_reading(recogniser);
    }
    return std::move(page_);
  }

 private:
  static Error no_memory() {
    return {ErrorCode::out_of_memory, "text", "", 0, "no memory for the image of the page", ""};
  }

  void scale(double factor) {
    flat_ = scaled(flat_, factor);
    dpi_ *= factor;
  }

  void turn(int degrees) { turn_flat(page_, flat_, degrees); }

  /// Nothing on the page tells how it lies.
  void leave_as_it_came(double level) {
    turn(page_.rotation == 90 ? 270 : 0);
    if (page_.rotation == 0 && level < kEitherWay) {
      analyse(page_, flat_, dpi_);
    }
  }

  /// Small print, and photos on which the page fills a part only: marks of few pixels flow into
  /// their letters.  False where there is no memory for the larger image.
  bool suit_letters() {
    if (page_.letter >= kSmallLetter && page_.letter <= kLargeLetter) {
      return true;
    }
    scale(std::clamp(kGoodLetter / page_.letter, kLeastScale, kMostScale));
    if (flat_.empty()) {
      return false;
    }
    analyse(page_, flat_, dpi_);
    return true;
  }

  /// Turns the page to where it reads best.
  void turn_by_reading(Recogniser& recogniser) {
    TrialReading trial = try_reading(page_, recogniser);
    if (trial.best() < kReadsWell) {
      trial = try_on_its_side(trial, recogniser);
    }
    if (trial.turned > trial.as_is + kBetterTurned) {
      turn(180);
      analyse(page_, flat_, dpi_);
    }
  }

  /// Perhaps it lay on its side after all.
  TrialReading try_on_its_side(const TrialReading& level, Recogniser& recogniser) {
    OcrPage other;
    other.width = page_.width;
    other.height = page_.height;
    other.rotation = page_.rotation;
    Raster side = flat_.copy();
    turn_flat(other, side, 90);
    analyse(other, side, dpi_);
    const TrialReading second = try_reading(other, recogniser);
    if (second.best() <= level.best() + kBetterOnSide) {
      return level;
    }
    page_ = std::move(other);
    flat_ = std::move(side);
    return second;
  }

  double dpi_;   ///< that lengths in print are told by
  Raster flat_;  ///< upright but for quarter turns, evenly lit
  OcrPage page_;
};

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
  auto out = PreparedSheet(sheet ? sheet->image : grey).prepare(recogniser);
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

}  // namespace ita::text
