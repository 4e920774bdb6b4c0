#include "review/store/patch.h"

#include "batch/files.h"

namespace ita::review {

namespace {

Error damaged(const std::string& what) {
  return {ErrorCode::damaged, "review", "", 0, what, "export the corrections anew"};
}

}  // namespace

std::string to_patch(const std::vector<Correction>& corrections) {
  std::string lines;
  for (const Correction& correction : corrections) {
    lines += to_line(correction) + "\n";
  }
  const Json head{{"ita_corrections", 1},
                  {"count", corrections.size()},
                  {"sha256", batch::sha256_of_text(lines)}};
  return head.dump() + "\n" + lines;
}

Result<std::vector<Correction>> corrections_of_patch(const std::string& text) {
  const size_t end = text.find('\n');
  const Json head = Json::parse(text.substr(0, end == std::string::npos ? 0 : end), nullptr, false);
  if (!head.is_object() || head.value("ita_corrections", Json()) != 1) {
    return damaged("is no file of corrections");
  }
  const std::string lines = text.substr(end + 1);
  if (head.value("sha256", "") != batch::sha256_of_text(lines)) {
    return damaged("does not fit its SHA-256: it was cut short or changed");
  }
  std::vector<Correction> out;
  for (size_t begin = 0; begin < lines.size();) {
    const size_t stop = std::min(lines.find('\n', begin), lines.size());
    auto correction = correction_of(lines.substr(begin, stop - begin));
    if (!correction) {
      return correction.error();
    }
    out.push_back(std::move(*correction));
    begin = stop + 1;
  }
  return out;
}

}  // namespace ita::review
