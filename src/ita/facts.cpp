#include "ita/facts.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/content_hash.h"
#include "ita/data.h"
#include "ita/load.h"

namespace ita::facts {

namespace {

Error fault_in(const std::string& path, const std::string& what) {
  Error error;
  error.code = ErrorCode::missing_model;
  error.stage = "ita";
  error.message = path + ": " + what;
  error.remedy = "restore the models folder of this version";
  return error;
}

Result<std::string> content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return fault_in(path.string(), "cannot be opened");
  }
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) {
    return fault_in(path.string(), "cannot be read");
  }
  return content;
}

}  // namespace

Facts::Facts() = default;

Result<std::shared_ptr<const Facts>> Facts::load(const std::string& models_dir) {
  const std::filesystem::path folder = std::filesystem::path(models_dir) / "facts";
  auto data = std::make_shared<Data>();
  ContentHash hash;
  FactFiles files;
  for (const std::string& name : fact_file_names()) {
    const std::filesystem::path path = folder / name;
    auto content = content_of(path);
    if (!content) {
      return content.error();
    }
    nlohmann::json json = nlohmann::json::parse(*content, nullptr, false);
    if (json.is_discarded()) {
      return fault_in(path.string(), "is not valid JSON");
    }
    hash.add(*content);
    files.emplace(name, std::move(json));
  }
  Fault fault;
  read_facts(files, *data, fault);
  if (fault.found()) {
    return fault_in(folder.string(), fault.message);
  }

  const std::filesystem::path places =
      std::filesystem::path(models_dir) / "gazetteer" / "places.tsv";
  const auto content = content_of(places);
  if (!content) {
    return content.error();
  }
  std::string place_fault;
  data->gazetteer = read_gazetteer(*content, place_fault);
  if (!place_fault.empty()) {
    return fault_in(places.string(), place_fault);
  }
  hash.add(*content);
  data->version += "+" + hash.hex();

  std::shared_ptr<Facts> facts(new Facts());
  facts->data_ = std::move(data);
  return std::shared_ptr<const Facts>(std::move(facts));
}

const YearFacts& Facts::year(int be) const {
  const std::vector<YearFacts>& years = data_->years;
  if (be <= years.front().be) {
    return years.front();
  }
  if (be >= years.back().be) {
    return years.back();
  }
  return years[static_cast<size_t>(be - years.front().be)];
}

const YearFacts& Facts::newest() const { return data_->years.back(); }
const std::vector<LevelScale>& Facts::scales() const { return data_->scales; }
const std::vector<AgencyType>& Facts::agency_types() const { return data_->agency_types; }
const std::vector<std::string>& Facts::name_tails() const { return data_->name_tails; }
const std::vector<ColumnRole>& Facts::score_columns() const { return data_->score_columns; }
const std::vector<ColumnRole>& Facts::measure_columns() const { return data_->measure_columns; }
const std::vector<ColumnRole>& Facts::official_columns() const { return data_->official_columns; }
const std::vector<std::string>& Facts::title_phrases() const { return data_->title_phrases; }
const std::vector<std::string>& Facts::short_titles() const { return data_->short_titles; }
const std::vector<std::string>& Facts::other_titles() const { return data_->other_titles; }
const std::vector<std::string>& Facts::foreign_phrases() const { return data_->foreign_phrases; }
const std::map<std::string, std::vector<std::string>>& Facts::headings() const {
  return data_->headings;
}
const std::vector<std::string>& Facts::departments() const { return data_->departments; }
const std::vector<std::string>& Facts::provinces() const { return data_->gazetteer.province_names; }
std::string Facts::version() const { return data_->version; }

}  // namespace ita::facts
