#include "ita/load.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ita::facts {

namespace {

/// An indicator of a model before a year is chosen: its name depends on the year.
struct DatedName {
  int from = 0;
  std::string name;
};
struct ModelIndicator {
  int number = 0;
  std::string instrument;
  std::vector<DatedName> names;
  std::vector<std::string> aliases;
};
struct Model {
  std::vector<std::string> indices;
  std::vector<ModelIndicator> indicators;
  std::vector<InstrumentFact> instruments;
};
using Models = std::map<std::string, Model>;
using TopicSets = std::map<std::string, std::vector<Topic>>;

ModelIndicator read_indicator(const JsonNode& node) {
  node.expect_only({"number", "instrument", "names", "aliases"});
  ModelIndicator out;
  out.number = node.member("number").whole();
  out.instrument = node.member("instrument").text();
  const JsonNode names = node.member("names");
  for (const JsonNode& item : names.items()) {
    item.expect_only({"from", "name"});
    out.names.push_back({item.member("from").whole(), item.member("name").text()});
  }
  if (out.names.empty()) {
    names.complain("no name");
  }
  out.aliases = node.member("aliases").texts();
  return out;
}

Model read_model(const JsonNode& node) {
  node.expect_only({"indices", "indicators", "instruments"});
  Model out;
  out.indices = node.member("indices").texts();
  std::set<int> numbers;
  for (const JsonNode& item : node.member("indicators").items()) {
    out.indicators.push_back(read_indicator(item));
    if (!numbers.insert(out.indicators.back().number).second) {
      item.complain("the number is there twice");
    }
  }
  for (const JsonNode& item : node.member("instruments").items()) {
    item.expect_only({"code", "indicators", "names"});
    InstrumentFact instrument;
    instrument.code = item.member("code").text();
    instrument.names = item.member("names").texts();
    for (const JsonNode& number : item.member("indicators").items()) {
      instrument.indicators.push_back(number.whole());
      if (!numbers.contains(instrument.indicators.back())) {
        number.complain("no indicator has this number");
      }
    }
    out.instruments.push_back(std::move(instrument));
  }
  return out;
}

Models read_models(const JsonNode& root) {
  root.expect_only({"models"});
  Models out;
  for (const auto& [name, node] : root.member("models").members()) {
    out.emplace(name, read_model(node));
  }
  return out;
}

TopicSets read_topics(const JsonNode& root) {
  root.expect_only({"sets"});
  TopicSets out;
  for (const auto& [name, node] : root.member("sets").members()) {
    std::vector<Topic>& topics = out[name];
    for (const JsonNode& item : node.items()) {
      item.expect_only({"number", "name", "variants"});
      topics.push_back({item.member("number").whole(), item.member("name").text(),
                        item.member("variants").texts()});
    }
  }
  return out;
}

std::vector<LevelScale> read_scales(const JsonNode& root) {
  root.expect_only({"scales"});
  std::vector<LevelScale> out;
  for (const JsonNode& item : root.member("scales").items()) {
    item.expect_only({"id", "bands"});
    LevelScale scale;
    scale.id = item.member("id").text();
    double above = 101;
    for (const JsonNode& band : item.member("bands").items()) {
      band.expect_only({"label", "overall_min", "each_instrument_min"});
      LevelBand out_band{band.member("label").text(), band.member("overall_min").number(),
                         std::nullopt};
      if (const auto each = band.optional_member("each_instrument_min")) {
        out_band.each_instrument_min = each->number();
      }
      if (out_band.overall_min > above) {
        band.complain("bands must stand best first");
      }
      above = out_band.overall_min;
      scale.bands.push_back(std::move(out_band));
    }
    out.push_back(std::move(scale));
  }
  return out;
}

/// The indicators as they are called in one year.
std::vector<Indicator> indicators_in(const Model& model, int be) {
  std::vector<Indicator> out;
  for (const ModelIndicator& item : model.indicators) {
    Indicator indicator{item.number, item.instrument, item.names.front().name, item.aliases};
    for (const DatedName& name : item.names) {
      if (name.from <= be) {
        indicator.name = name.name;
      }
    }
    for (const DatedName& name : item.names) {
      if (std::find(indicator.aliases.begin(), indicator.aliases.end(), name.name) ==
          indicator.aliases.end()) {
        indicator.aliases.push_back(name.name);
      }
    }
    std::erase(indicator.aliases, indicator.name);
    out.push_back(std::move(indicator));
  }
  return out;
}

void set_weights(const JsonNode& node, YearFacts& year) {
  double sum = 0;
  const auto weights = node.members();
  for (InstrumentFact& instrument : year.instruments) {
    instrument.weight = node.member(instrument.code).number();
    sum += instrument.weight;
  }
  for (const auto& [code, weight] : weights) {
    if (std::none_of(year.instruments.begin(), year.instruments.end(),
                     [&name = code](const InstrumentFact& item) { return item.code == name; })) {
      weight.complain("no instrument of this code in the model");
    }
  }
  if (!year.instruments.empty() && std::abs(sum - 1) > 1e-9) {
    node.complain("the weights do not add up to 1");
  }
}

void set_lattice(const JsonNode& node, YearFacts& year) {
  for (const auto& [number, counts] : node.members()) {
    const auto indicator = std::find_if(
        year.indicators.begin(), year.indicators.end(),
        [&text = number](const Indicator& item) { return std::to_string(item.number) == text; });
    if (indicator == year.indicators.end()) {
      counts.complain("no indicator has this number");
      continue;
    }
    for (const JsonNode& count : counts.items()) {
      year.lattice_items[indicator->number].push_back(count.whole());
      if (year.lattice_items[indicator->number].back() < 1) {
        count.complain("not a count of items");
      }
    }
  }
  year.oit_lattice = !year.lattice_items.empty();
}

std::vector<YearFacts> read_years(const JsonNode& root, const Models& models,
                                  const TopicSets& topics, const std::vector<LevelScale>& scales) {
  root.expect_only({"years"});
  std::vector<YearFacts> out;
  const JsonNode years = root.member("years");
  for (const JsonNode& node : years.items()) {
    node.expect_only(
        {"be", "model", "level_scale", "topics", "weights", "oit_items", "certain", "sources"});
    YearFacts year;
    year.be = node.member("be").whole();
    year.certain = node.member("certain").boolean();
    node.member("sources").text();
    const JsonNode model = node.member("model");
    year.model = model.text();
    if (const auto found = models.find(year.model); found != models.end()) {
      year.indices = found->second.indices;
      year.indicators = indicators_in(found->second, year.be);
      year.instruments = found->second.instruments;
    } else {
      model.complain("not in indicators.json");
    }
    const JsonNode scale = node.member("level_scale");
    year.level_scale = scale.text();
    if (std::none_of(scales.begin(), scales.end(),
                     [&](const LevelScale& item) { return item.id == year.level_scale; })) {
      scale.complain("not in levels.json");
    }
    const JsonNode set = node.member("topics");
    if (const auto found = topics.find(set.text()); found != topics.end()) {
      year.topics = found->second;
    } else {
      set.complain("not in topics.json");
    }
    set_weights(node.member("weights"), year);
    set_lattice(node.member("oit_items"), year);
    if (!out.empty() && year.be != out.back().be + 1) {
      node.complain("years must follow one another");
    }
    out.push_back(std::move(year));
  }
  if (out.empty()) {
    years.complain("no year");
  }
  return out;
}

std::vector<ColumnRole> read_columns(const JsonNode& node) {
  std::vector<ColumnRole> out;
  for (const JsonNode& item : node.items()) {
    item.expect_only({"role", "titles"});
    out.push_back({item.member("role").text(), item.member("titles").texts()});
  }
  return out;
}

std::vector<AgencyType> read_agency_types(const JsonNode& root) {
  root.expect_only({"types", "name_tails"});
  std::vector<AgencyType> out;
  for (const JsonNode& item : root.member("types").items()) {
    item.expect_only({"code", "names", "marks", "wholes", "one_word", "place", "of_province"});
    const auto flag = [&](const char* name) {
      const auto member = item.optional_member(name);
      return member && member->boolean();
    };
    AgencyType type;
    type.code = item.member("code").text();
    type.names = item.member("names").texts();
    type.marks = item.member("marks").texts();
    if (const auto wholes = item.optional_member("wholes")) {
      type.wholes = wholes->texts();
    }
    type.one_word = flag("one_word");
    type.place = flag("place");
    type.of_province = flag("of_province");
    std::stable_sort(
        type.names.begin(), type.names.end(),
        [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    out.push_back(std::move(type));
  }
  return out;
}

}  // namespace

const std::vector<std::string>& fact_file_names() {
  static const std::vector<std::string> names = {"facts.json",   "indicators.json", "years.json",
                                                 "levels.json",  "topics.json",     "tables.json",
                                                 "phrases.json", "agencies.json"};
  return names;
}

void read_facts(const FactFiles& files, FactData& data, Fault& fault) {
  const auto root = [&](const char* name) { return JsonNode(&files.at(name), name, fault); };

  const JsonNode facts = root("facts.json");
  facts.expect_only({"format", "version", "about"});
  if (facts.member("format").whole() != 1) {
    facts.member("format").complain("this program reads format 1");
  }
  data.version = facts.member("version").text();

  data.scales = read_scales(root("levels.json"));
  data.years = read_years(root("years.json"), read_models(root("indicators.json")),
                          read_topics(root("topics.json")), data.scales);

  const JsonNode tables = root("tables.json");
  tables.expect_only({"score_columns", "measure_columns", "official_columns"});
  data.score_columns = read_columns(tables.member("score_columns"));
  data.measure_columns = read_columns(tables.member("measure_columns"));
  data.official_columns = read_columns(tables.member("official_columns"));

  const JsonNode phrases = root("phrases.json");
  phrases.expect_only({"title_phrases", "short_titles", "other_titles", "foreign_phrases",
                       "headings", "departments"});
  data.title_phrases = phrases.member("title_phrases").texts();
  data.short_titles = phrases.member("short_titles").texts();
  data.other_titles = phrases.member("other_titles").texts();
  data.foreign_phrases = phrases.member("foreign_phrases").texts();
  data.departments = phrases.member("departments").texts();
  for (const auto& [section, node] : phrases.member("headings").members()) {
    data.headings[section] = node.texts();
  }
  data.agency_types = read_agency_types(root("agencies.json"));
  data.name_tails = root("agencies.json").member("name_tails").texts();
}

}  // namespace ita::facts
