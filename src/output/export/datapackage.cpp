#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "output/export/csv.h"
#include "output/pretty.h"

namespace ita::output {

namespace {

using Json = nlohmann::ordered_json;

const char* type_name(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "string";
    case ColumnType::integer:
      return "integer";
    case ColumnType::number:
      return "number";
    case ColumnType::boolean:
      return "boolean";
  }
  return "string";
}

Json schema_of(const TableSpec& table) {
  Json fields = Json::array();
  for (const Column& column : table.columns) {
    Json field{{"name", column.name},
               {"type", type_name(column.type)},
               {"description", column.description}};
    if (column.name == table.key.front() || (table.key.size() > 1 && column.name == table.key[1])) {
      field["constraints"] = {{"required", true}};
    }
    fields.push_back(std::move(field));
  }
  Json schema{{"fields", std::move(fields)}, {"primaryKey", table.key}, {"missingValues", {""}}};
  if (table.name != "documents") {
    Json reference;
    reference["fields"] = "file";
    reference["reference"] = {{"resource", "documents"}, {"fields", "file"}};
    schema["foreignKeys"] = Json::array({reference});
  }
  return schema;
}

/// Table files as machines like them (no byte order mark, no guard), and the description of them
/// all.
class DataPackage : public Exporter {
 public:
  DataPackage(std::unique_ptr<CsvFolder> csv, std::string folder)
      : csv_(std::move(csv)), folder_(std::move(folder)) {}

  Status add(const std::string& json, const Rows& rows) override { return csv_->add(json, rows); }

  Status finish() override {
    if (Status done = csv_->finish(); !done) {
      return done;
    }
    auto file = TextFile::create(folder_ + "/datapackage.json");
    if (!file) {
      return file.error();
    }
    if (Status written = file->write(pretty(description()) + "\n"); !written) {
      return written;
    }
    return file->finish();
  }

 private:
  Json description() const {
    Json resources = Json::array();
    for (size_t t = 0; t < tables().size(); ++t) {
      const TableSpec& table = tables()[t];
      resources.push_back(
          {{"name", table.name},
           {"title", table.description},
           {"path", table.name + ".csv"},
           {"profile", "tabular-data-resource"},
           {"format", "csv"},
           {"mediatype", "text/csv"},
           {"encoding", "utf-8"},
           {"bytes", csv_->files()[t].bytes()},
           {"hash", "sha256:" + hash(csv_->files()[t].path())},
           {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"doubleQuote", true}}},
           {"schema", schema_of(table)}});
    }
    // What only the publisher knows (owner_org, maintainer, licence, …) is left empty, for a person
    // to fill in.
    return {
        {"profile", "tabular-data-package"},
        {"name", "ita-reports"},
        {"title", "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"},
        {"description",
         "Scores, issues and measures read from ITA reports, with page and box of every value."},
        {"keywords", {"ITA", "คุณธรรม", "ความโปร่งใส", "ป้องกันการทุจริต"}},
        {"notes", "ข้อมูลที่อ่านจากรายงาน ITA พร้อมตำแหน่งในเอกสารต้นฉบับ ค่าที่มีข้อสงสัยอยู่ในตาราง review"},
        {"objective", "เพื่อการนำผลการประเมินไปวิเคราะห์และเปรียบเทียบ"},
        {"tag_string", "ITA,คุณธรรม,ความโปร่งใส"},
        {"owner_org", ""},
        {"maintainer", ""},
        {"maintainer_email", ""},
        {"license_id", ""},
        {"data_type", "ข้อมูลระเบียน"},
        {"data_category", ""},
        {"data_format", {"CSV"}},
        {"data_source", "รายงานผลการประเมิน ITA ของหน่วยงาน"},
        {"geo_coverage", ""},
        {"update_frequency_unit", "ปี"},
        {"update_frequency_interval", "1"},
        {"resources", std::move(resources)}};
  }

  static std::string hash(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::array<char, 1 << 16> buffer;
    while (in) {
      in.read(buffer.data(), buffer.size());
      EVP_DigestUpdate(context.get(), buffer.data(), static_cast<size_t>(in.gcount()));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &size);
    std::string out;
    for (unsigned int i = 0; i < size; ++i) {
      out += fmt::format("{:02x}", digest[i]);
    }
    return out;
  }

  std::unique_ptr<CsvFolder> csv_;
  std::string folder_;
};

}  // namespace

Result<std::unique_ptr<Exporter>> make_datapackage(const ExportOptions& options) {
  ExportOptions plain = options;
  plain.bom = false;
  plain.guard = false;
  auto csv = CsvFolder::create(plain);
  if (!csv) {
    return csv.error();
  }
  return std::unique_ptr<Exporter>(std::make_unique<DataPackage>(std::move(*csv), options.output));
}

}  // namespace ita::output
