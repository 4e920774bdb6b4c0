#include "review/render/page_worker.h"

#include <leptonica/allheaders.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "batch/files.h"
#include "batch/lines.h"
#include "batch/sandbox.h"
#include "batch/worker_task.h"
#include "batch/worker_warm.h"
#include "document/document.h"
#include "review/render/join_images.h"
#include "text/reader.h"

namespace ita::review {

namespace {

using Json = nlohmann::json;

constexpr double kSecondsOfCpu = 20;  ///< for one task
constexpr int kJpegQuality = 85;
constexpr double kMargin = 2;  ///< points around a box, so that no stroke is cut

struct PixFree {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixFree>;

Json failure(const std::string& what, const char* code) {
  return {{"error", what}, {"code", code}};
}

/// Keeps the document and the raster of the last task: the crops of a page come one after another.
class Pages {
 public:
  /// `inputs` and `outputs` are what came with the task.
  Json answer(const Json& task, const std::vector<Descriptor>& inputs,
              const std::vector<Descriptor>& outputs) {
    if (inputs.empty() || outputs.empty()) {
      return failure("a task without files", "bad_argument");
    }
    if (task.contains("join")) {
      return join(inputs, outputs.front().get());
    }
    const std::string path = task.value("path", "");
    if (path != path_ || document_ == nullptr) {
      raster_ = image::Raster();
      document::OpenOptions options;
      options.password = task.value("password", "");
      options.max_megapixels = 60;
      auto bytes = document::FileBytes::map(inputs.front().get());
      auto opened = bytes ? document::open(*bytes, options)
                          : Result<std::unique_ptr<document::Document>>(bytes.error());
      if (!opened) {
        return failure(opened.error().message, name(opened.error().code));
      }
      document_ = std::move(*opened);
      path_ = path;
    }
    return picture(task, outputs);
  }

 private:
  static Json join(const std::vector<Descriptor>& inputs, int output) {
    const Status done = join_images(inputs, output);
    return done ? Json::object() : failure(done.error().message, name(done.error().code));
  }

  Json picture(const Json& task, const std::vector<Descriptor>& outputs) {
    const int page = task.value("page", 1);
    const double dpi = std::clamp(task.value("dpi", 110.0), 20.0, 400.0);
    if (raster_.empty() || page != page_ || dpi != dpi_) {
      auto made = document_->raster(page, dpi, document::Colour::as_is);
      if (!made) {
        return failure(made.error().message, name(made.error().code));
      }
      raster_ = std::move(*made);
      page_ = page;
      dpi_ = dpi;
    }
    return task.contains("boxes") ? crops(task, outputs) : whole(outputs.front().get());
  }

  /// The bytes that `make` gives, into the open file.
  template <class Make>
  static bool write(int output, Make make) {
    l_uint8* data = nullptr;
    size_t size = 0;
    const bool made = make(&data, &size) == 0 && data != nullptr;
    const bool written =
        made && batch::write_descriptor(
                    output, std::string_view(reinterpret_cast<const char*>(data), size));
    lept_free(data);
    return written;
  }

  Json whole(int output) {
    PixPtr scaled(raster_.dpi() > dpi_ * 1.05
                      ? pixScale(raster_.pix(), static_cast<float>(dpi_ / raster_.dpi()),
                                 static_cast<float>(dpi_ / raster_.dpi()))
                      : pixClone(raster_.pix()));
    PixPtr deep(scaled && pixGetDepth(scaled.get()) == 1
                    ? pixConvert1To8(nullptr, scaled.get(), 255, 0)
                    : pixClone(scaled.get()));
    if (!deep || !write(output, [&](l_uint8** data, size_t* size) {
          return pixWriteMemJpeg(data, size, deep.get(), kJpegQuality, 0);
        })) {
      return failure("the picture cannot be written", "cannot_write");
    }
    return sizes(deep.get());
  }

  Json crops(const Json& task, const std::vector<Descriptor>& outputs) {
    Json out;
    for (size_t i = 0; i < task["boxes"].size(); ++i) {
      const Json& box = task["boxes"][i];
      const Box points{box[0].get<double>() - kMargin, box[1].get<double>() - kMargin,
                       box[2].get<double>() + kMargin, box[3].get<double>() + kMargin};
      const Box pixels = intersect(raster_.to_pixels(points),
                                   {0, 0, double(raster_.width()), double(raster_.height())});
      if (pixels.width() < 1 || pixels.height() < 1) {
        return failure("the box lies outside the page", "bad_argument");
      }
      BOX* cut = boxCreate(int(pixels.x0), int(pixels.y0), int(pixels.width() + 0.5),
                           int(pixels.height() + 0.5));
      PixPtr piece(pixClipRectangle(raster_.pix(), cut, nullptr));
      boxDestroy(&cut);
      if (!piece || !write(outputs.at(i).get(), [&](l_uint8** data, size_t* size) {
            return pixWriteMemPng(data, size, piece.get(), 0);
          })) {
        return failure("the picture cannot be written", "cannot_write");
      }
      out = sizes(piece.get());
    }
    return out;
  }

  Json sizes(Pix* pix) const {
    return {{"width", pixGetWidth(pix)},
            {"height", pixGetHeight(pix)},
            {"points",
             {raster_.width() * 72.0 / raster_.dpi(), raster_.height() * 72.0 / raster_.dpi()}}};
  }

  std::string path_;
  std::unique_ptr<document::Document> document_;
  image::Raster raster_;
  int page_ = 0;
  double dpi_ = 0;
};

}  // namespace

int serve_pages(int in, int out) {
  std::signal(SIGBUS, [](int) { ::_exit(batch::kInputChanged); });
  batch::Limits limits;
  limits.memory_mib = 1536;
  batch::limit_process(limits);
  text::Reader reader({"", text::OcrMode::never});
  batch::warm_up(reader);
  batch::confine({});
  setMsgSeverity(L_SEVERITY_NONE);
  batch::LineReader lines(in);
  Pages pages;
  while (const auto line = lines.next()) {
    batch::allow_cpu(kSecondsOfCpu);
    const Json task = Json::parse(*line, nullptr, false);
    Json answer;
    try {
      const auto take = [&](const char* what) {
        std::vector<Descriptor> all;
        for (int i = task.is_object() ? task.value(what, 0) : 0; i > 0; --i) {
          all.push_back(lines.take_descriptor());
        }
        return all;
      };
      const std::vector<Descriptor> inputs = take("inputs");
      const std::vector<Descriptor> outputs = take("outputs");
      answer = task.is_object() ? pages.answer(task, inputs, outputs)
                                : failure("no task", "bad_argument");
    } catch (const std::exception& fault) {
      answer = failure(fault.what(), "internal");
    }
    if (!batch::write_all(out,
                          answer.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n")) {
      return 0;
    }
  }
  return 0;
}

}  // namespace ita::review
