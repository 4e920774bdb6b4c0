#include "facts/load_family.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ita::facts {

namespace {

/// An indicator before a year is chosen: its name depends on the year.
struct DatedName {
  int from = 0;
  std::string name;
};
struct DatedIndicator {
  int number = 0;
  std::string instrument;
  std::vector<DatedName> names;
  std::vector<std::string> aliases, briefs;
};
using TopicSets = std::map<std::string, std::vector<Topic>>;

/// What holds in every year of the family.
struct Model {
  std::vector<DatedIndicator> indicators;
  std::vector<InstrumentFact> instruments;
  TopicSets topics;
};

DatedIndicator read_indicator(const JsonNode& node) {
  node.expect_only({"number", "instrument", "names", "aliases", "briefs"});
  DatedIndicator out;
  out.number = node.member("number").whole();
  if (const auto instrument = node.optional_member("instrument")) {
    out.instrument = instrument->text();
  }
  const JsonNode names = node.member("names");
  for (const JsonNode& item : names.items()) {
    item.expect_only({"from", "name"});
    out.names.push_back({item.member("from").whole(), item.member("name").text()});
  }
  if (out.names.empty()) {
    names.complain("no name");
    out.names.push_back({});
  }
  out.aliases = node.member("aliases").texts();
  if (const auto briefs = node.optional_member("briefs")) {
    out.briefs = briefs->texts();
  }
  return out;
}

void read_indicators(const JsonNode& root, Model& model) {
  std::set<int> numbers;
  for (const JsonNode& item : root.member("indicators").items()) {
    model.indicators.push_back(read_indicator(item));
    if (!numbers.insert(model.indicators.back().number).second) {
      item.complain("the number is there twice");
    }
  }
  for (const JsonNode& item : root.member("instruments").items()) {
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
    model.instruments.push_back(std::move(instrument));
  }
}

TopicSets read_topics(const JsonNode& sets) {
  TopicSets out;
  for (const auto& [name, node] : sets.members()) {
    std::vector<Topic>& topics = out[name];
    for (const JsonNode& item : node.items()) {
      item.expect_only({"number", "name", "variants"});
      topics.push_back({item.member("number").whole(), item.member("name").text(),
                        item.member("variants").texts()});
    }
  }
  return out;
}

LevelScale read_scale(const JsonNode& item) {
  item.expect_only({"id", "bands"});
  LevelScale scale;
  scale.id = item.member("id").text();
  double above = 101;
  for (const JsonNode& band : item.member("bands").items()) {
    band.expect_only({"label", "names", "overall_min", "each_instrument_min"});
    LevelBand out_band{
        band.member("label").text(), {}, band.member("overall_min").number(), std::nullopt};
    if (const auto names = band.optional_member("names")) {
      out_band.names = names->texts();
    }
    if (const auto each = band.optional_member("each_instrument_min")) {
      out_band.each_instrument_min = each->number();
    }
    if (out_band.overall_min > above) {
      band.complain("bands must stand best first");
    }
    above = out_band.overall_min;
    scale.bands.push_back(std::move(out_band));
  }
  return scale;
}

/// The indicators as they are called in one year.
std::vector<Indicator> indicators_in(const Model& model, int be) {
  std::vector<Indicator> out;
  for (const DatedIndicator& item : model.indicators) {
    Indicator indicator{item.number,  item.instrument, item.names.front().name,
                        item.aliases, item.briefs,     0};
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

constexpr double kWholeShare = 1, kDust = 1e-9;

/// Shares of the total that instruments with indicators have.
void set_weights(const JsonNode& node, YearFacts& year) {
  double sum = 0;
  bool any = false;
  for (InstrumentFact& instrument : year.instruments) {
    if (!instrument.indicators.empty()) {
      instrument.weight = node.member(instrument.code).number();
      sum += instrument.weight;
      any = true;
    }
  }
  for (const auto& [code, weight] : node.members()) {
    if (std::none_of(year.instruments.begin(), year.instruments.end(),
                     [&name = code](const InstrumentFact& item) { return item.code == name; })) {
      weight.complain("no instrument of this code in the family");
    }
  }
  if (any && std::abs(sum - kWholeShare) > kDust) {
    node.complain("the weights do not add up to 1");
  }
}

/// Calls `use` with each indicator that the object names by its number.
template <class Use>
void by_indicator(const JsonNode& node, YearFacts& year, const Use& use) {
  for (const auto& [number, value] : node.members()) {
    const auto indicator = std::find_if(
        year.indicators.begin(), year.indicators.end(),
        [&text = number](const Indicator& item) { return std::to_string(item.number) == text; });
    if (indicator == year.indicators.end()) {
      value.complain("no indicator has this number");
    } else {
      use(*indicator, value);
    }
  }
}

void set_indicator_weights(const JsonNode& node, YearFacts& year) {
  double sum = 0;
  by_indicator(node, year, [&](Indicator& indicator, const JsonNode& weight) {
    indicator.weight = weight.number();
    sum += indicator.weight;
  });
  if (std::abs(sum - kWholeShare) > kDust) {
    node.complain("the weights do not add up to 1");
  }
}

void set_item_counts(const JsonNode& node, YearFacts& year) {
  by_indicator(node, year, [&](Indicator& indicator, const JsonNode& counts) {
    for (const JsonNode& count : counts.items()) {
      year.lattice_items[indicator.number].push_back(count.whole());
      if (year.lattice_items[indicator.number].back() < 1) {
        count.complain("not a count of items");
      }
    }
  });
  year.oit_lattice = !year.lattice_items.empty();
}

YearFacts read_year(const JsonNode& node, const Model& model,
                    const std::vector<LevelScale>& scales) {
  node.expect_only({"be", "level_scale", "topics", "weights", "indicator_weights", "item_counts",
                    "certain", "sources"});
  YearFacts year;
  year.be = node.member("be").whole();
  year.certain = node.member("certain").boolean();
  node.member("sources").text();
  year.indicators = indicators_in(model, year.be);
  year.instruments = model.instruments;
  const JsonNode scale = node.member("level_scale");
  year.level_scale = scale.text();
  if (std::none_of(scales.begin(), scales.end(),
                   [&](const LevelScale& item) { return item.id == year.level_scale; })) {
    scale.complain("no family has a scale of this id");
  }
  const JsonNode set = node.member("topics");
  if (const auto found = model.topics.find(set.text()); found != model.topics.end()) {
    year.topics = found->second;
  } else {
    set.complain("not in topic_sets");
  }
  set_weights(node.member("weights"), year);
  if (const auto weights = node.optional_member("indicator_weights")) {
    set_indicator_weights(*weights, year);
  }
  set_item_counts(node.member("item_counts"), year);
  return year;
}

}  // namespace

Family read_family(const JsonNode& root, std::vector<LevelScale>& scales) {
  root.expect_only(
      {"id", "name", "marks", "indicators", "instruments", "level_scales", "topic_sets", "years"});
  Family out;
  out.id = root.member("id").text();
  out.name = root.member("name").text();
  out.marks = root.member("marks").texts();
  Model model;
  read_indicators(root, model);
  for (const JsonNode& item : root.member("level_scales").items()) {
    LevelScale scale = read_scale(item);
    const auto same = [&](const LevelScale& s) { return s.id == scale.id; };
    if (std::any_of(scales.begin(), scales.end(), same)) {
      item.complain("there is a scale of this id already");
    }
    scales.push_back(std::move(scale));
  }
  model.topics = read_topics(root.member("topic_sets"));
  const JsonNode years = root.member("years");
  for (const JsonNode& node : years.items()) {
    out.years.push_back(read_year(node, model, scales));
    out.years.back().family = out.id;
    if (out.years.size() > 1 && out.years.back().be != out.years[out.years.size() - 2].be + 1) {
      node.complain("years must follow one another");
    }
  }
  if (out.years.empty()) {
    years.complain("no year");
    out.years.emplace_back();
  }
  return out;
}

}  // namespace ita::facts
