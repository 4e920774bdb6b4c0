#include "report/find/paper/agency_sheets.h"

#include <memory>

#include "report/view/evidence.h"
#include "report/view/marker.h"

namespace ita::report {

namespace {

/// Keys longer than this are no line of a title.
constexpr size_t kLongestTitleLine = 300, kLongestOpening = 600;

/// On the first page, above the first table, section or long text.
bool opens_document(const std::vector<Para>& flow, size_t index) {
  if (flow[index].page() > flow.front().page() || flow[index].furniture) {
    return false;
  }
  for (size_t i = 0; i < index; ++i) {
    if (flow[i].table() >= 0 || flow[i].opens_section ||
        flow[i].keyed.key().size() > kLongestOpening) {
      return false;
    }
  }
  return true;
}

bool title_line(const Para& para) {
  const size_t size = para.keyed.key().size();
  if (para.marker.style == thai::ListStyle::bullet) {
    return false;
  }
  return para.heading || para.block->centred
             ? size <= kLongestOpening
             : size <= kLongestTitleLine && para.block->lines.size() <= 2;
}

}  // namespace

std::vector<Sheet> make_sheets(const std::vector<Para>& flow) {
  std::vector<Sheet> out;
  std::shared_ptr<std::vector<layout::Line>> title;
  const auto flush = [&] {
    if (title) {
      out.back().own = title;
      out.back().traced = layout::TracedText::of(*title, false);
      out.back().keyed = Keyed(out.back().traced.text());
      title.reset();
    }
  };
  for (size_t i = 0; i < flow.size(); ++i) {
    const Para& para = flow[i];
    if (para.table() >= 0) {
      continue;
    }
    if (opens_document(flow, i) && title_line(para)) {
      if (!title) {
        title = std::make_shared<std::vector<layout::Line>>();
        out.push_back({nullptr, &para, {}, {}, true});
      }
      title->insert(title->end(), para.block->lines.begin(), para.block->lines.end());
      continue;
    }
    flush();
    Sheet sheet{nullptr, &para, layout::TracedText::of(para.block->lines, false), {}, false};
    sheet.keyed = Keyed(sheet.traced.text());
    sheet.first_heading = out.empty() && para.heading;
    out.push_back(std::move(sheet));
  }
  flush();
  return out;
}

}  // namespace ita::report
