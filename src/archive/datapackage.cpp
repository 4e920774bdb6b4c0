#include <nlohmann/json.hpp>

#include "archive/csv.h"
#include "base/sha256.h"
#include "output/pretty.h"

namespace ita::archive {

namespace {

using Json = nlohmann::ordered_json;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "string";
    case ColumnType::integer:
      return "integer";
    case ColumnType::decimal:
    case ColumnType::real:
      return "number";
    case ColumnType::boolean:
      return "boolean";
  }
  return "string";
}

Json field_of(const TableSpec& table, const Column& column) {
  Json field{
      {"name", column.name}, {"type", type_name(column.type)}, {"description", column.description}};
  Json constraints = Json::object();
  if (std::find(table.key.begin(), table.key.end(), column.name) != table.key.end()) {
    constraints["required"] = true;
  }
  if (!column.choices.empty()) {
    constraints["enum"] = column.choices;
  }
  if (column.name.ends_with("score") && column.type == ColumnType::decimal) {
    constraints["minimum"] = 0;
    constraints["maximum"] = 100;
  } else if (column.name == "confidence") {
    constraints["minimum"] = 0;
    constraints["maximum"] = 1;
  } else if (column.name == "position" || column.name.ends_with("page")) {
    constraints["minimum"] = 1;
  }
  if (!constraints.empty()) {
    field["constraints"] = std::move(constraints);
  }
  return field;
}

Json schema_of(const TableSpec& table) {
  Json fields = Json::array();
  for (const Column& column : table.columns) {
    fields.push_back(field_of(table, column));
  }
  Json schema{{"fields", std::move(fields)}, {"primaryKey", table.key}, {"missingValues", {""}}};
  for (const Reference& reference : table.references) {
    schema["foreignKeys"].push_back(
        {{"fields", reference.columns},
         {"reference", {{"resource", reference.table}, {"fields", reference.its_columns}}}});
  }
  return schema;
}

/// Table files as machines like them (no byte order mark, no guard), and the description of them
/// all.
class DataPackage : public Writer {
 public:
  DataPackage(std::unique_ptr<CsvFolder> csv, const facts::Messages& messages)
      : csv_(std::move(csv)), messages_(messages) {}

  Status add(const std::string& json, const Batch& batch) override {
    return csv_->add(json, batch);
  }

  Status finish(const Batch& catalogue) override {
    if (Status done = csv_->close(catalogue); !done) {
      return done;
    }
    auto described = description();
    if (!described) {
      return described.error();
    }
    auto file = TextFile::create(csv_->draft() + "/datapackage.json");
    if (!file) {
      return file.error();
    }
    if (Status written = file->write(output::pretty(*described) + "\n"); !written) {
      return written;
    }
    if (Status done = file->finish(); !done) {
      return done;
    }
    return csv_->publish();
  }

 private:
  std::string thai(const char* code) const { return messages_.text(code, {}, facts::Language::th); }

  Result<Json> description() const {
    Json resources = Json::array();
    for (size_t t = 0; t < tables().size(); ++t) {
      const TableSpec& table = tables()[t];
      const auto hash = sha256_of_file(csv_->files()[t].path());
      if (!hash) {
        return hash.error();
      }
      resources.push_back(
          {{"name", table.name},
           {"title", table.description},
           {"path", table.name + ".csv"},
           {"profile", "tabular-data-resource"},
           {"format", "csv"},
           {"mediatype", "text/csv"},
           {"encoding", "utf-8"},
           {"bytes", csv_->files()[t].bytes()},
           {"hash", "sha256:" + *hash},
           {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"doubleQuote", true}}},
           {"schema", schema_of(table)}});
    }
    // What only the publisher knows (owner_org, maintainer, licence, …) is left empty, for a person
    // to fill in.  The keys are those of the Thai open data portals (CKAN).
    return Json{
        {"profile", "tabular-data-package"},
        {"name", "ita-reports"},
        {"title", thai("datapackage-title")},
        {"description",
         "Scores, issues and measures read from ITA reports, with page and box of every value."},
        {"keywords",
         {"ITA", thai("datapackage-keyword-1"), thai("datapackage-keyword-2"),
          thai("datapackage-keyword-3")}},
        {"notes", thai("datapackage-notes")},
        {"objective", thai("datapackage-objective")},
        {"tag_string",
         "ITA," + thai("datapackage-keyword-1") + "," + thai("datapackage-keyword-2")},
        {"owner_org", ""},
        {"maintainer", ""},
        {"maintainer_email", ""},
        {"license_id", ""},
        {"data_type", thai("datapackage-data-type")},
        {"data_category", ""},
        {"data_format", {"CSV"}},
        {"data_source", thai("datapackage-data-source")},
        {"geo_coverage", ""},
        {"update_frequency_unit", thai("datapackage-frequency")},
        {"update_frequency_interval", "1"},
        {"resources", std::move(resources)}};
  }

  std::unique_ptr<CsvFolder> csv_;
  const facts::Messages& messages_;
};

}  // namespace

Result<std::unique_ptr<Writer>> make_datapackage(const ExportOptions& options) {
  ExportOptions plain = options;
  plain.bom = false;
  plain.guard = false;
  auto csv = CsvFolder::create(plain);
  if (!csv) {
    return csv.error();
  }
  return std::unique_ptr<Writer>(std::make_unique<DataPackage>(std::move(*csv), *options.messages));
}

}  // namespace ita::archive
