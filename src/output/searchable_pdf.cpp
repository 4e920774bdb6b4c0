// QPDF may use std::shared_ptr throughout.
#define POINTERHOLDER_TRANSITION 4

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/picture_frame.h"
#include "output/archival_pdf.h"
#include "output/image_page.h"
#include "output/invisible_text.h"
#include "output/page_files.h"
#include "output/pdf_filters.h"

namespace ita::output {

namespace {

constexpr std::string_view kPdf = "application/pdf";

Error cannot(ErrorCode code, const std::string& cause) {
  return {code, "output", "", 0, "the searchable PDF cannot be made: " + cause, ""};
}

Error encrypted() {
  return cannot(ErrorCode::encrypted,
                "the file is encrypted; take its password off, or read it without this");
}

/// Pages of images as a PDF, and the rotation that is still to be undone on each.
Status add_images(const std::shared_ptr<const document::FileBytes>& input,
                  const document::OpenOptions& how, const SourceInfo& source,
                  const std::vector<text::PageText>& pages, QPDF& pdf,
                  std::vector<int>& rotations) {
  auto document = document::open(input, how);
  if (!document) {
    return document.error();
  }
  std::string jpeg;
  // One that is turned or mirrored by its EXIF tag alone would not lie under its words.
  if (source.media_type == "image/jpeg" && document::exif_orientation(input->view()) == 1) {
    jpeg = input->view();
  }
  pdf.emptyPDF();
  for (const text::PageText& page : pages) {
    auto raster = (*document)->raster(page.number, 300, document::Colour::rgb);
    const auto info = (*document)->page(page.number);
    if (!raster || !info) {
      return raster ? info.error() : raster.error();
    }
    auto shown = image_page(pdf, *raster, jpeg);
    if (!shown) {
      return cannot(shown.error().code, shown.error().message);
    }
    QPDFPageDocumentHelper(pdf).addPage(*shown, false);
    rotations.push_back((page.rotation - info->rotation + 360) % 360);
  }
  return Done{};
}

QPDFObjectHandle font_object(QPDF& pdf, const InvisibleText& text, int font) {
  const int count = text.count(font);
  QPDFObjectHandle nothing =
      QPDFObjectHandle::newStream(&pdf, fmt::format("{:.0f} 0 d0\n", 1000 * kGlyphWidth));
  QPDFObjectHandle glyphs = QPDFObjectHandle::newDictionary();
  glyphs.replaceKey("/n", pdf.makeIndirectObject(nothing));
  std::string names = "[ 1";
  std::string widths = "[";
  for (int i = 0; i < count; ++i) {
    names += " /n";
    widths += fmt::format(" {:.0f}", 1000 * kGlyphWidth);
  }
  QPDFObjectHandle out =
      QPDFObjectHandle::parse(fmt::format("<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 "
                                          "800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
                                          "/LastChar {} /Widths {} ] /Encoding << /Type /Encoding "
                                          "/Differences {} ] >> /Resources << >> >>",
                                          count, widths, names));
  out.replaceKey("/CharProcs", glyphs);
  out.replaceKey("/ToUnicode",
                 pdf.makeIndirectObject(QPDFObjectHandle::newStream(&pdf, text.to_unicode(font))));
  return pdf.makeIndirectObject(out);
}

void add_fonts(QPDFObjectHandle page, const std::vector<QPDFObjectHandle>& fonts) {
  QPDFObjectHandle resources = page.getKey("/Resources");
  resources =
      resources.isDictionary() ? resources.shallowCopy() : QPDFObjectHandle::newDictionary();
  QPDFObjectHandle dictionary = resources.getKey("/Font");
  dictionary =
      dictionary.isDictionary() ? dictionary.shallowCopy() : QPDFObjectHandle::newDictionary();
  for (size_t i = 0; i < fonts.size(); ++i) {
    dictionary.replaceKey(fmt::format("/ITA{}", i), fonts[i]);
  }
  resources.replaceKey("/Font", dictionary);
  page.replaceKey("/Resources", resources);
}

/// Whether the file's own text says something else than what was read.
bool needs_text(const text::PageText& read, bool pictures) {
  const bool sound = read.source == text::Source::text_layer && !pictures;
  return read.source != text::Source::none && !sound && !read.words.empty();
}

/// Lays the text over the page; true when there was one to lay.
bool overlay(QPDF& pdf, QPDFPageObjectHelper& page, const text::PageText& read, int rotation,
             bool pictures, InvisibleText& text) {
  if (!needs_text(read, pictures)) {
    return false;
  }
  // Text that is seen and was mended stays to be seen, but says nothing any more: it is read in the
  // words that are laid over it.
  const bool seen = read.source != text::Source::ocr && !pictures;
  QPDFObjectHandle object = page.getObjectHandle();
  object.replaceKey("/Resources", page.getAttribute("/Resources", true));
  const QPDFObjectHandle::Rectangle box = page.getCropBox().getArrayAsRectangle();
  if (seen) {
    page.addContentTokenFilter(std::make_shared<ActualTextRemover>());
  } else {
    page.addContentTokenFilter(std::make_shared<InvisibleTextRemover>());
  }
  // The page's own content may leave the coordinates changed: keep it to itself.
  object.addPageContents(
      QPDFObjectHandle::newStream(&pdf, seen ? "/Span << /ActualText <FEFF> >> BDC q\n" : "q\n"),
      true);
  object.addPageContents(
      QPDFObjectHandle::newStream(
          &pdf, (seen ? "\nQ EMC\n" : "\nQ\n") +
                    text.page(read, std::min(box.llx, box.urx), std::min(box.lly, box.ury),
                              std::abs(box.urx - box.llx), std::abs(box.ury - box.lly), rotation)),
      false);
  object.replaceKey("/Rotate", QPDFObjectHandle::newInteger(rotation));
  return true;
}

/// Whether an action does more than to show another place of the document.
bool is_active(QPDFObjectHandle action) {
  if (!action.isDictionary()) {
    return false;
  }
  constexpr std::array<std::string_view, 3> kShowing{"/GoTo", "/URI", "/Named"};
  QPDFObjectHandle kind = action.getKey("/S");
  return !kind.isName() || action.hasKey("/Next") ||
         std::find(kShowing.begin(), kShowing.end(), kind.getName()) == kShowing.end();
}

void drop_actions(QPDFObjectHandle object) {
  object.removeKey("/AA");
  if (object.hasKey("/A") && is_active(object.getKey("/A"))) {
    object.removeKey("/A");
  }
}

/// Takes out what runs by itself: scripts, launch and submit actions, at opening, on pages, in
/// links and in fields.
void drop_scripts(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages) {
  QPDFObjectHandle root = pdf.getRoot();
  root.removeKey("/AA");
  if (is_active(root.getKey("/OpenAction"))) {
    root.removeKey("/OpenAction");
  }
  if (QPDFObjectHandle names = root.getKey("/Names"); names.isDictionary()) {
    names.removeKey("/JavaScript");
  }
  for (QPDFPageObjectHelper& page : pages) {
    QPDFObjectHandle object = page.getObjectHandle();
    object.removeKey("/AA");
    QPDFObjectHandle annotations = object.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      if (QPDFObjectHandle annotation = annotations.getArrayItem(i); annotation.isDictionary()) {
        drop_actions(annotation);
        if (QPDFObjectHandle parent = annotation.getKey("/Parent"); parent.isDictionary()) {
          drop_actions(parent);
        }
      }
    }
  }
  if (QPDFObjectHandle form = root.getKey("/AcroForm"); form.isDictionary()) {
    form.removeKey("/XFA");
    form.removeKey("/CO");
  }
}

/// Reads the input as it is.  Errors: encrypted, for a copy would be open to all.
Status read_input(QPDF& pdf, const document::FileBytes& input, const document::OpenOptions& how) {
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("input", input.data(), input.size(),
                        how.password.empty() ? nullptr : how.password.c_str());
  return pdf.isEncrypted() ? Status(encrypted()) : Status(Done{});
}

/// The pages to lay text over: those of the input, or `pictures` of them.  `rotations`: gets the
/// degrees of each.
Status take_pages(QPDF& pdf, std::vector<int>& rotations,
                  const std::shared_ptr<const document::FileBytes>& input,
                  const document::OpenOptions& how, const SourceInfo& source,
                  const std::vector<text::PageText>& pages, bool pictures) {
  if (!pictures) {
    for (const text::PageText& page : pages) {
      rotations.push_back(page.rotation);
    }
    return read_input(pdf, *input, how);
  }
  if (source.media_type == kPdf) {
    QPDF original;
    if (Status read = read_input(original, *input, how); !read) {
      return read;
    }
  }
  pdf.setSuppressWarnings(true);
  return add_images(input, how, source, pages, pdf, rotations);
}

/// Lays the text of each page invisibly over it.  `rotations`: degrees, of each page.
void lay_text(QPDF& pdf, std::vector<QPDFPageObjectHelper>& all,
              const std::vector<text::PageText>& pages, const std::vector<int>& rotations,
              bool pictures) {
  InvisibleText text;
  std::vector<size_t> laid;
  for (size_t i = 0; i < std::min(all.size(), pages.size()); ++i) {
    if (overlay(pdf, all[i], pages[i], ((rotations[i] % 360) + 360) % 360, pictures, text)) {
      laid.push_back(i);
    }
  }
  std::vector<QPDFObjectHandle> fonts;
  for (int font = 0; font < text.fonts(); ++font) {
    fonts.push_back(font_object(pdf, text, font));
  }
  for (const size_t i : laid) {
    add_fonts(all[i].getObjectHandle(), fonts);
  }
}

Status write(QPDF& pdf, std::FILE* output, bool archival) {
  QPDFWriter writer(pdf, "output", output, false);
  if (archival) {
    writer.setMinimumPDFVersion("1.7");
  }
  writer.setDeterministicID(true);
  writer.setPreserveEncryption(false);
  writer.setCompressStreams(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  return std::fflush(output) == 0 ? Status(Done{})
                                  : Status(cannot(ErrorCode::cannot_write, std::strerror(errno)));
}

}  // namespace

Status write_searchable_pdf(const std::string& path, const document::OpenOptions& how,
                            const SourceInfo& source, const std::vector<text::PageText>& pages,
                            const std::string& output, bool archival) {
  const auto input = document::FileBytes::open(path);
  if (!input) {
    return input.error();
  }
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(output.c_str(), "wb"),
                                                             &std::fclose);
  return file ? write_searchable_pdf(*input, how, source, pages, file.get(), archival)
              : Status(cannot(ErrorCode::cannot_write, std::strerror(errno)));
}

Status write_searchable_pdf(const std::shared_ptr<const document::FileBytes>& input,
                            const document::OpenOptions& how, const SourceInfo& source,
                            const std::vector<text::PageText>& pages, std::FILE* output,
                            bool archival) {
  try {
    QPDF pdf;
    std::vector<int> rotations;
    const bool pictures = archival || source.media_type != kPdf;
    if (Status taken = take_pages(pdf, rotations, input, how, source, pages, pictures); !taken) {
      return taken;
    }
    std::vector<QPDFPageObjectHelper> all = QPDFPageDocumentHelper(pdf).getAllPages();
    drop_scripts(pdf, all);
    lay_text(pdf, all, pages, rotations, pictures);
    if (archival) {
      make_archival(pdf);
    }
    return write(pdf, output, archival);
  } catch (const std::exception& fault) {
    return cannot(ErrorCode::damaged, fault.what());
  }
}

}  // namespace ita::output
