#include "review/server/request_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ita::review {

std::string query_text(const Request& request, const char* key) {
  const auto found = request.query.find(key);
  return found == request.query.end() ? std::string() : found->second;
}

int query_number(const Request& request, const char* key, int otherwise, int least, int most) {
  const std::string text = query_text(request, key);
  int out = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return std::clamp(out, least, most);
}

Filter filter_of(const Request& request) {
  Filter out;
  out.text = query_text(request, "q").substr(0, 400);
  out.province = query_text(request, "province");
  out.type = query_text(request, "type");
  out.year = query_text(request, "year");
  out.status = query_text(request, "status");
  out.state = query_text(request, "state");
  out.code = query_text(request, "code");
  out.kind = query_text(request, "kind");
  if (const std::string sort = query_text(request, "sort"); !sort.empty()) {
    out.sort = sort;
  }
  out.open_only = query_text(request, "open") == "1";
  out.page = query_number(request, "page", 0, 0, 1'000'000);
  out.size = query_number(request, "size", 50, 1, 200);
  return out;
}

std::optional<Box> box_of(const std::string& text) {
  std::array<double, 4> sides{};
  const char* at = text.data();
  const char* end = at + text.size();
  for (size_t i = 0; i < sides.size(); ++i) {
    const auto read = std::from_chars(at, end, sides[i]);
    if (read.ec != std::errc() || (i < 3 && (read.ptr == end || *read.ptr != ','))) {
      return std::nullopt;
    }
    at = read.ptr + (i < 3 ? 1 : 0);
  }
  const Box box{sides[0], sides[1], sides[2], sides[3]};
  const bool sane = at == end && !box.empty() && std::abs(box.x0) < 1e5 && std::abs(box.y0) < 1e5 &&
                    box.x1 < 1e5 && box.y1 < 1e5;
  return sane ? std::optional(box) : std::nullopt;
}

std::string text_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

namespace {

std::optional<Box> box_of(const Json& sides) {
  if (!sides.is_array() || sides.size() != 4) {
    return std::nullopt;
  }
  for (const Json& side : sides) {
    if (!side.is_number()) {
      return std::nullopt;
    }
  }
  return Box{sides[0], sides[1], sides[2], sides[3]};
}

}  // namespace

Said said_of(const Json& json, const std::string& user) {
  Said said;
  said.paper = text_in(json, "paper");
  said.report = text_in(json, "report");
  said.field = text_in(json, "field");
  said.action = text_in(json, "action");
  said.reason = text_in(json, "reason");
  said.supersedes = text_in(json, "supersedes");
  said.user = user;
  said.value = json.value("value", Json());
  if (json.contains("machine")) {
    said.machine = json.at("machine");
  }
  const auto page = json.find("page");
  said.page = page != json.end() && page->is_number_integer() ? page->get<int>() : 0;
  said.bbox = box_of(json.value("bbox", Json()));
  return said;
}

}  // namespace ita::review
