#include "output/json/parts.h"

#include <algorithm>
#include <cmath>

namespace ita::output {

Json rounded(double value, int decimals) {
  if (!std::isfinite(value)) {
    return nullptr;
  }
  const double scale = std::pow(10.0, decimals);
  const double out = std::round(value * scale) / scale;
  return out == 0 ? 0.0 : out;  // no "-0.0"
}

Json printed_score(const std::optional<double>& score) {
  return score ? rounded(*score, 4) : Json(nullptr);
}

Json computed_score(const std::optional<double>& score) {
  return score ? rounded(*score, 2) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json to_json(const Box& box) {
  const auto side = [](double v) { return std::isfinite(v) ? rounded(v, 1) : Json(0.0); };
  return Json::array({side(box.x0), side(box.y0), side(box.x1), side(box.y1)});
}

Json share(double value) {
  return rounded(std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0, 3);
}

Json to_json(const report::Evidence& evidence) {
  return {{"page", evidence.page},
          {"bbox", to_json(evidence.bbox)},
          {"source", text::name(evidence.source)},
          {"confidence", share(evidence.confidence)},
          {"raw", evidence.raw}};
}

Json to_json(const std::optional<report::Evidence>& evidence) {
  return evidence ? to_json(*evidence) : Json(nullptr);
}

Json to_json(const std::vector<report::Evidence>& all) {
  Json out = Json::array();
  for (const report::Evidence& evidence : all) {
    out.push_back(to_json(evidence));
  }
  return out;
}

Json to_json(const Place& place) {
  return {{"page", place.page}, {"bbox", to_json(place.bbox)}, {"raw", place.raw}};
}

Json to_json(const ReasonArgs& args) {
  Json out = Json::object();
  for (const auto& [name, value] : args) {
    out[name] = value;
  }
  return out;
}

Json to_json(const std::optional<report::Level>& level) {
  return level ? Json{{"label", level->label}, {"scale", level->scale}} : Json(nullptr);
}

Json to_json(const std::vector<Reason>& reasons, const facts::Messages& messages) {
  Json out = Json::array();
  for (const Reason& reason : reasons) {
    Json places = Json::array();
    for (const Place& place : reason.places) {
      places.push_back(to_json(place));
    }
    out.push_back({{"code", reason.code},
                   {"args", to_json(reason.args)},
                   {"text", messages.text(reason, facts::Language::th)},
                   {"places", std::move(places)}});
  }
  return out;
}

Json to_json(const report::Review& review, const facts::Messages& messages) {
  return {{"needed", review.needed()}, {"reasons", to_json(review.reasons, messages)}};
}

}  // namespace ita::output
