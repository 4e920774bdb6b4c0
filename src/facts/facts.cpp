#include "facts/facts.h"

#include <cassert>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/content_hash.h"
#include "base/rest_of.h"
#include "facts/data.h"
#include "facts/load.h"
#include "thai/key_once.h"

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
  std::string content = rest_of(file);
  if (file.bad()) {
    return fault_in(path.string(), "cannot be read");
  }
  return content;
}

/// Keys of a JSON text that is valid: after each stands a colon, and no other colon outside texts.
size_t keys_in(std::string_view json) {
  size_t out = 0;
  bool text = false;
  for (size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"') {
      text = !text;
    } else if (text && json[i] == '\\') {
      ++i;
    } else if (!text && json[i] == ':') {
      ++out;
    }
  }
  return out;
}

size_t members_in(const nlohmann::json& value) {
  size_t out = value.is_object() ? value.size() : 0;
  if (value.is_structured()) {
    for (const nlohmann::json& item : value) {
      out += members_in(item);
    }
  }
  return out;
}

/// A key that stands twice in one object; empty where there is none.
std::string repeated_key(const std::string& content) {
  std::vector<std::set<std::string>> open;
  std::string twice;
  const auto look = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    if (event == nlohmann::json::parse_event_t::object_start) {
      open.emplace_back();
    } else if (event == nlohmann::json::parse_event_t::object_end) {
      open.pop_back();
    } else if (event == nlohmann::json::parse_event_t::key) {
      const auto& key = value.get_ref<const std::string&>();
      if (!open.back().insert(key).second && twice.empty()) {
        twice = key;
      }
    }
    return true;
  };
  [[maybe_unused]] const nlohmann::json again = nlohmann::json::parse(content, look, false);
  return twice;
}

/// Parses a file; `twice` names a key that stands twice in one object, of which JSON readers keep
/// the last without a word.
nlohmann::json parse(const std::string& content, std::string& twice) {
  nlohmann::json out = nlohmann::json::parse(content, nullptr, false);
  if (!out.is_discarded() && keys_in(content) != members_in(out)) {
    twice = repeated_key(content);
  }
  return out;
}

/// Places and their codes.
std::optional<Error> read_places(const std::filesystem::path& folder, FactData& data,
                                 ContentHash& hash) {
  const auto places = content_of(folder / "places.tsv");
  const auto codes = content_of(folder / "codes.tsv");
  if (!places || !codes) {
    return places ? codes.error() : places.error();
  }
  std::string fault;
  data.gazetteer = read_gazetteer(*places, fault);
  if (!fault.empty()) {
    return fault_in((folder / "places.tsv").string(), fault);
  }
  data.province_codes = read_codes(*codes, data.gazetteer, fault);
  if (!fault.empty()) {
    return fault_in((folder / "codes.tsv").string(), fault);
  }
  hash.add(*places);
  hash.add(*codes);
  return std::nullopt;
}

}  // namespace

Phrase::Phrase(std::string_view words) : text(words), key(thai::key_once(words)) {}

Facts::Facts() = default;

Result<std::shared_ptr<const Facts>> Facts::load(const std::string& models_dir) {
  const std::filesystem::path folder = std::filesystem::path(models_dir) / "facts";
  auto data = std::make_shared<Data>();
  ContentHash hash;
  FactFiles files;
  const auto add = [&](const std::string& name) -> std::optional<Error> {
    const std::filesystem::path path = folder / name;
    auto content = content_of(path);
    if (!content) {
      return content.error();
    }
    std::string twice;
    nlohmann::json json = parse(*content, twice);
    if (json.is_discarded()) {
      return fault_in(path.string(), "is not valid JSON");
    }
    if (!twice.empty()) {
      return fault_in(path.string(), "\"" + twice + "\" stands there twice");
    }
    hash.add(*content);
    files.emplace(name, std::move(json));
    return std::nullopt;
  };
  for (const std::string& name : fact_file_names()) {
    if (auto error = add(name)) {
      return std::move(*error);
    }
  }
  for (const std::string& name : family_file_names(files)) {
    if (auto error = add(name)) {
      return std::move(*error);
    }
  }
  Fault fault;
  read_facts(files, *data, fault);
  if (fault.found()) {
    return fault_in(folder.string(), fault.message);
  }

  if (auto error = read_places(std::filesystem::path(models_dir) / "gazetteer", *data, hash)) {
    return std::move(*error);
  }
  data->version += "+" + hash.hex();

  std::shared_ptr<Facts> facts(new Facts());
  facts->data_ = std::move(data);
  return std::shared_ptr<const Facts>(std::move(facts));
}

const YearFacts& Family::year(int be) const {
  return be <= years.front().be  ? years.front()
         : be >= years.back().be ? years.back()
                                 : years[static_cast<size_t>(be - years.front().be)];
}

const std::vector<Family>& Facts::families() const { return data_->families; }
const Family& Facts::family() const {
  return family_ != nullptr ? *family_ : data_->families.front();
}

Facts Facts::of_family(const Family& family) const {
  Facts out = *this;
  out.family_ = &family;
  return out;
}

const YearFacts& Facts::year(int be) const {
  if (family_ == nullptr && !family().held_in(be)) {
    for (const Family& other : data_->families) {
      if (other.held_in(be)) {
        return other.year(be);
      }
    }
  }
  return family().year(be);
}

const YearFacts& Facts::newest() const { return family().years.back(); }
const std::vector<LevelScale>& Facts::scales() const { return data_->scales; }
const std::vector<AgencyType>& Facts::agency_types() const { return data_->agency_types; }
const std::vector<Abbreviation>& Facts::abbreviations() const { return data_->abbreviations; }
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
const std::vector<Phrase>& Facts::lexicon(std::string_view role) const {
  static const std::vector<Phrase> kNone;
  const auto it = data_->lexicon.find(role);
  assert(it != data_->lexicon.end() && "a role that models/facts/lexicon.json does not have");
  return it == data_->lexicon.end() ? kNone : it->second;
}
std::string Facts::version() const { return data_->version; }

}  // namespace ita::facts
