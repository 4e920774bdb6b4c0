#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "batch/verify_result.h"
#include "output/json.h"

namespace ita::batch {

namespace {

const valijson::Schema& published_schema() {
  static const auto schema = [] {
    auto out = std::make_unique<valijson::Schema>();
    const nlohmann::json text = nlohmann::json::parse(output::json_schema());
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(text), *out);
    return out;
  }();
  return *schema;
}

std::string place(const valijson::ValidationResults::Error& error) {
  std::string out;
  for (const std::string& step : error.context) {
    out += step;
  }
  return out;
}

}  // namespace

std::vector<std::string> schema_violations(const nlohmann::json& document) {
  std::vector<std::string> out;
  try {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(published_schema(), valijson::adapters::NlohmannJsonAdapter(document),
                           &results)) {
      return out;
    }
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      out.push_back(place(error) + ": " + error.description);
    }
    if (out.empty()) {
      out.emplace_back("not valid against the schema");
    }
  } catch (const std::exception& fault) {
    out.emplace_back(std::string("cannot be validated: ") + fault.what());
  }
  return out;
}

}  // namespace ita::batch
