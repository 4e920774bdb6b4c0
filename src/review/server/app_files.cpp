#include <filesystem>

#include "batch/files.h"
#include "review/certify/certificate.h"
#include "review/server/app.h"
#include "review/server/intake.h"
#include "review/server/request_values.h"

namespace ita::review {

/// The checked spreadsheet, as `ita export` writes it.
Response App::exported(const Request& request) {
  const std::string to = query_text(request, "to") == "jsonl" ? "jsonl" : "xlsx";
  const std::string scratch = archive_.options().scratch;
  const std::string path = scratch + "/export." + to;
  std::vector<std::string> arguments{
      "export", archive_.options().folder, "--to", to, "--output", path, "-q"};
  if (query_text(request, "approved") == "1") {
    arguments.push_back("--approved-only");
  }
  const std::lock_guard guard(mutex_);
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  Child child;
  const std::string errors = scratch + "/export.log";
  if (!child.start(arguments, errors)) {
    return problem(500, "export");
  }
  child.wait();
  auto bytes = batch::read_all(path);
  if (!bytes) {
    const auto said = batch::read_all(errors);
    return problem(500, "export", {{"message", said ? *said : std::string()}});
  }
  Response out;
  out.type = to == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                          : "application/x-ndjson";
  out.body = std::move(*bytes);
  out.download = "ita-results." + to;
  return out;
}

Response App::certificate(const Request& request) {
  const Json certificate = certify(archive_.store().since(0), archive_.index());
  const std::string as = query_text(request, "as");
  if (as != "html" && as != "pdf") {
    return json_response(certificate);
  }
  const auto texts =
      Texts::load(archive_.options().models, query_text(request, "lang") == "en" ? "en" : "th");
  if (!texts) {
    return problem(500, texts.error().message);
  }
  Response out;
  if (as == "pdf") {
    auto pdf =
        certificate_pdf(certificate, archive_.options().folder, *texts, archive_.options().models);
    if (!pdf) {
      return problem(500, pdf.error().message);
    }
    out.type = "application/pdf";
    out.body = std::move(*pdf);
    out.download = "certificate.pdf";
    return out;
  }
  out.type = "text/html; charset=utf-8";
  out.body = certificate_page(certificate, archive_.options().folder, *texts);
  return out;
}

/// GET: how far each file is.  POST {"action": "start" | "join" | "split" | "remove"}.
Response App::intake(const Request& request) {
  if (intake_ == nullptr) {
    return problem(404, "unknown");
  }
  if (request.method == "GET") {
    return json_response(intake_->state());
  }
  if (archive_.options().read_only) {
    return problem(403, "read-only");
  }
  const Json json = Json::parse(request.body, nullptr, false);
  if (!json.is_object()) {
    return problem(400, "json");
  }
  std::vector<std::string> ids;
  for (const Json& id : json.value("ids", Json::array())) {
    if (id.is_string()) {
      ids.push_back(id.get<std::string>());
    }
  }
  const std::string action = text_in(json, "action");
  Status done = Error{ErrorCode::bad_argument, "review", "", 0, "unknown", ""};
  if (action == "start") {
    done = intake_->start(text_in(json, "password"));
  } else if (action == "join") {
    done = intake_->join(ids, text_in(json, "name"));
  } else if (action == "split" && ids.size() == 1) {
    std::vector<int> pages;
    for (const Json& page : json.value("pages", Json::array())) {
      if (page.is_number_integer() && page > 1 && page < 100'000) {
        pages.push_back(page.get<int>());
      }
    }
    done = intake_->split(ids.front(), pages, request.user.empty() ? user_ : request.user);
  } else if (action == "remove") {
    done = intake_->remove(ids);
  }
  return done ? json_response(intake_->state())
              : problem(done.error().code == ErrorCode::busy ? 409 : 400, done.error().message);
}

}  // namespace ita::review
