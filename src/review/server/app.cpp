#include "review/server/app.h"

#include <ctime>
#include <filesystem>

#include "batch/files.h"
#include "review/server/answer_rates.h"
#include "review/server/intake.h"
#include "review/server/reason_text.h"
#include "review/server/request_values.h"

namespace ita::review {

namespace {

constexpr int kClaimSeconds = 45;
constexpr int kMostQueue = 500;

Response picture(std::string bytes, const char* type) {
  Response out;
  out.type = type;
  out.body = std::move(bytes);
  out.keep = true;
  return out;
}

int status_of(const Refusal& refusal) {
  switch (refusal.why) {
    case Refusal::Why::unknown:
      return 404;
    case Refusal::Why::wrong:
      return 400;
    case Refusal::Why::stale:
      return 409;
    case Refusal::Why::read_only:
      return 403;
    case Refusal::Why::failed:
      return 500;
  }
  return 500;
}

}  // namespace

Response json_response(const Json& json, int status) {
  Response out;
  out.status = status;
  out.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return out;
}

Response problem(int status, const std::string& what, const Json& more) {
  Json json{{"error", what}};
  json.update(more);
  return json_response(json, status);
}

App::App(Archive& archive, Intake* intake, std::string user)
    : archive_(archive), intake_(intake), user_(std::move(user)) {}

void App::progress(long done, long all) {
  done_ = done;
  all_ = all;
}

Response App::handle(const Request& request) {
  struct Route {
    const char* method;
    const char* path;
    Handler handler;
  };
  static const Route kRoutes[] = {
      {"GET", "/api/session", &App::session},   {"GET", "/api/list", &App::list},
      {"GET", "/api/queue", &App::queue},       {"GET", "/api/document", &App::document},
      {"GET", "/api/page", &App::page},         {"GET", "/api/crop", &App::crop},
      {"POST", "/api/answer", &App::answer},    {"GET", "/api/changes", &App::changes},
      {"POST", "/api/claim", &App::claim},      {"GET", "/api/sheet", &App::sheet},
      {"GET", "/api/overview", &App::overview}, {"GET", "/api/history", &App::history},
      {"GET", "/api/export", &App::exported},   {"GET", "/api/certificate", &App::certificate},
      {"GET", "/api/intake", &App::intake},     {"POST", "/api/intake", &App::intake}};
  for (const Route& route : kRoutes) {
    if (request.path == route.path) {
      return request.method == route.method || request.path == "/api/intake"
                 ? (this->*route.handler)(request)
                 : problem(405, "method");
    }
  }
  if (request.path.starts_with("/i18n/")) {
    return words(request);
  }
  if (const Asset* asset = find_asset(request.path == "/" ? "/index.html" : request.path);
      asset != nullptr && request.method == "GET") {
    Response out;
    out.type = asset->type;
    out.body.assign(asset->bytes, asset->size);
    return out;
  }
  return problem(404, "unknown");
}

Response App::session(const Request& request) {
  const ArchiveOptions& options = archive_.options();
  return json_response(
      {{"user", request.user.empty() ? user_ : request.user},
       {"readOnly", options.read_only},
       {"intake", intake_ != nullptr},
       {"sample", options.sample},
       {"folder", std::filesystem::path(options.folder).lexically_normal().filename().string()},
       {"done", done_.load()},
       {"all", all_.load()},
       {"version", ITA_VERSION},
       {"revision", archive_.store().revision()},
       {"damaged", archive_.store().damaged()}});
}

Response App::list(const Request& request) {
  const Filter filter = filter_of(request);
  Json out = archive_.index().list(filter);
  if (query_text(request, "facets") != "0") {
    out["facets"] = archive_.index().facets(filter);
    for (Json& reason : out["facets"]["code"]) {
      reason["th"] = in_general(archive_.messages(), reason["value"], facts::Language::th);
      reason["en"] = in_general(archive_.messages(), reason["value"], facts::Language::en);
    }
  }
  return json_response(out);
}

Response App::queue(const Request& request) {
  return json_response({{"papers", archive_.index().queue(filter_of(request), kMostQueue)}});
}

Response App::document(const Request& request) {
  auto view = archive_.view(query_text(request, "id"));
  if (!view) {
    return problem(404, "unknown", {{"message", view.error().message}});
  }
  const std::lock_guard guard(mutex_);
  const auto claim = claims_.find(query_text(request, "id"));
  const bool held = claim != claims_.end() && claim->second.until > std::time(nullptr) &&
                    claim->second.user != request.user;
  (*view)["claimed"] = held ? Json(claim->second.user) : Json(nullptr);
  return json_response(*view);
}

Response App::page(const Request& request) {
  const auto paper = archive_.index().paper(query_text(request, "id"));
  const auto source = paper ? archive_.source(*paper) : std::nullopt;
  if (!source) {
    return problem(404, "no-source");
  }
  auto bytes = archive_.pictures().page(*source, query_number(request, "page", 1, 1, 100'000),
                                        query_number(request, "dpi", 110, 40, 300));
  return bytes ? picture(std::move(*bytes), "image/jpeg")
               : problem(422, name(bytes.error().code), {{"message", bytes.error().message}});
}

Response App::crop(const Request& request) {
  const auto paper = archive_.index().paper(query_text(request, "id"));
  const auto source = paper ? archive_.source(*paper) : std::nullopt;
  const auto box = box_of(query_text(request, "box"));
  if (!source) {
    return problem(404, "no-source");
  }
  if (!box) {
    return problem(400, "box");
  }
  auto bytes = archive_.pictures().crops(*source, query_number(request, "page", 1, 1, 100'000),
                                         {*box}, query_number(request, "dpi", 220, 60, 300));
  return bytes ? picture(std::move(bytes->front()), "image/png")
               : problem(422, name(bytes.error().code), {{"message", bytes.error().message}});
}

/// One answer, or {"answers": […]}: then each has its own result, in order.
Response App::answer(const Request& request) {
  const Json json = Json::parse(request.body, nullptr, false);
  if (!json.is_object()) {
    return problem(400, "json");
  }
  const auto one = [&](const Json& said) {
    const auto result = archive_.answer(said_of(said, request.user.empty() ? user_ : request.user));
    if (const auto* correction = std::get_if<Correction>(&result)) {
      return json_response(
          {{"answer", to_json(*correction)}, {"revision", archive_.store().revision()}});
    }
    const Refusal& refusal = std::get<Refusal>(result);
    return problem(status_of(refusal), refusal.message,
                   {{"theirs", refusal.theirs}, {"machine", refusal.machine}});
  };
  if (!json.contains("answers")) {
    return one(json);
  }
  Json out = Json::array();
  for (const Json& said : json.at("answers")) {
    const Response response = said.is_object() ? one(said) : problem(400, "json");
    out.push_back(
        {{"status", response.status}, {"body", Json::parse(response.body, nullptr, false)}});
  }
  return json_response({{"results", std::move(out)}});
}

Response App::changes(const Request& request) {
  archive_.follow();
  const long taken = intake_ != nullptr ? intake_->taken() : 0;
  const int from = query_number(request, "since", 0, 0, 100'000'000);
  Json said = Json::array();
  for (const Correction& correction : archive_.store().since(from)) {
    Json shown = to_json(correction);
    shown["papers"] = Json::array();
    for (const Paper& paper : archive_.index().papers_of(correction.target.sha256)) {
      shown["papers"].push_back(paper.id);
    }
    said.push_back(std::move(shown));
  }
  Json claims = Json::object();
  const std::lock_guard guard(mutex_);
  for (const auto& [paper, claim] : claims_) {
    if (claim.until > std::time(nullptr) && claim.user != request.user) {
      claims[paper] = claim.user;
    }
  }
  return json_response({{"revision", archive_.store().revision()},
                        {"taken", taken},
                        {"answers", std::move(said)},
                        {"claims", std::move(claims)},
                        {"done", done_.load()},
                        {"all", all_.load()}});
}

/// Soft: it keeps nobody out, it only tells the others.
Response App::claim(const Request& request) {
  const Json json = Json::parse(request.body, nullptr, false);
  const std::string paper = json.is_object() ? text_in(json, "paper") : "";
  const std::lock_guard guard(mutex_);
  if (claims_.size() > 10'000) {
    claims_.clear();
  }
  std::erase_if(claims_, [&](const auto& claim) { return claim.second.user == request.user; });
  if (!paper.empty() && paper.size() < 40) {
    claims_[paper] = {request.user, std::time(nullptr) + kClaimSeconds};
  }
  return json_response(Json::object());
}

Response App::sheet(const Request& request) {
  return json_response(archive_.index().sheet(
      query_text(request, "kind"), query_text(request, "digit"), query_text(request, "code"),
      query_number(request, "page", 0, 0, 1'000'000)));
}

Response App::overview(const Request& request) {
  Json out = archive_.index().overview(filter_of(request));
  out["answers"] = rates_of(archive_.store().holding());
  const auto official = archive_.differences();
  out["official"] = official ? *official : Json{{"error", official.error().message}};
  return json_response(out);
}

Response App::history(const Request& request) {
  const auto all = archive_.store().since(0);
  const int page = query_number(request, "page", 0, 0, 1'000'000);
  constexpr long kSize = 100;
  Json rows = Json::array();
  const long count = static_cast<long>(all.size());
  for (long i = count - 1 - page * kSize; i >= 0 && i > count - 1 - (page + 1) * kSize; --i) {
    Json row = to_json(all[static_cast<size_t>(i)]);
    row["papers"] = Json::array();
    for (const Paper& paper : archive_.index().papers_of(row["sha256"].get<std::string>())) {
      row["papers"].push_back({{"id", paper.id}, {"file", paper.file}});
    }
    rows.push_back(std::move(row));
  }
  return json_response({{"total", count}, {"size", kSize}, {"rows", std::move(rows)}});
}

/// The texts of the screens: models/review/th.json and en.json.
Response App::words(const Request& request) {
  if (request.path != "/i18n/th.json" && request.path != "/i18n/en.json") {
    return problem(404, "unknown");
  }
  auto text = batch::read_all(archive_.options().models + "/review" + request.path.substr(5));
  if (!text) {
    return problem(500, "models/review is missing");
  }
  Response out;
  out.body = std::move(*text);
  return out;
}

}  // namespace ita::review
