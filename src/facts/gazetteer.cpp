#include <algorithm>

#include "facts/data.h"
#include "thai/key.h"
#include "thai/key_once.h"

namespace ita::facts {

namespace {

/// Parts of `text`, which must outlive them.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  size_t begin = 0;
  while (true) {
    const size_t end = text.find(separator, begin);
    out.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return out;
    }
    begin = end + 1;
  }
}

KeyedName keyed(std::string_view name) { return {std::string(name), thai::key_once(name)}; }

size_t characters(std::string_view utf8) {
  return static_cast<size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

/// What is sought in one field, ready to be compared with many names.
class Wanted {
 public:
  explicit Wanted(const std::string& name)
      : name_(name), key_(thai::match_key(name)), key_size_(characters(key_)) {}

  bool given() const { return !name_.empty(); }

  /// Likeness 0..1: half by the name as it stands, half by the key, which damage to marks does not
  /// touch.  Returns 0 early when `least` cannot be reached.
  double likeness(const KeyedName& candidate, double least) const {
    if (candidate.name == name_) {
      return 1;
    }
    const size_t size = characters(candidate.key);
    const double longer = static_cast<double>(std::max(size, key_size_));
    const double shorter = static_cast<double>(std::min(size, key_size_));
    if (longer == 0 || (1 + shorter / longer) / 2 < least) {
      return 0;
    }
    const double by_key = thai::similarity(key_, candidate.key);
    if ((1 + by_key) / 2 < least) {
      return 0;
    }
    return (by_key + thai::similarity(name_, candidate.name)) / 2;
  }

 private:
  std::string name_, key_;
  size_t key_size_;
};

struct Scored {
  double likeness = 0;
  Place place;
};

/// Walks province, district, subdistrict and leaves a branch as soon as the mean of the given
/// fields cannot reach the threshold any more.
class Search {
 public:
  Search(const Gazetteer& gazetteer, const Place& like, double least)
      : gazetteer_(gazetteer),
        province_(like.province),
        district_(like.district),
        subdistrict_(like.subdistrict),
        least_(least),
        fields_(province_.given() + district_.given() + subdistrict_.given()) {}

  std::vector<Scored> run() {
    if (fields_ == 0) {
      return {};
    }
    if (!district_.given() && !subdistrict_.given()) {
      for (const KeyedName& name : gazetteer_.provinces) {
        keep(likeness(province_, name, 0), {"", "", name.name});
      }
      return std::move(found_);
    }
    std::vector<double> provinces(gazetteer_.provinces.size(), 0);
    if (province_.given()) {
      for (size_t i = 0; i < provinces.size(); ++i) {
        provinces[i] = likeness(province_, gazetteer_.provinces[i], fields_ - 1);
      }
    }
    for (const District& district : gazetteer_.districts) {
      visit(district, provinces[static_cast<size_t>(district.province)]);
    }
    return std::move(found_);
  }

 private:
  void visit(const District& district, double so_far) {
    if (so_far + (district_.given() ? 1 : 0) + (subdistrict_.given() ? 1 : 0) < least_ * fields_) {
      return;
    }
    if (district_.given()) {
      so_far += likeness(district_, district.name, so_far + (subdistrict_.given() ? 1 : 0));
    }
    const std::string& province = gazetteer_.province_names[static_cast<size_t>(district.province)];
    if (!subdistrict_.given()) {
      keep(so_far, {"", district.name.name, province});
      return;
    }
    if (so_far + 1 < least_ * fields_) {
      return;
    }
    for (const KeyedName& subdistrict : district.subdistricts) {
      keep(so_far + likeness(subdistrict_, subdistrict, so_far),
           {subdistrict.name, district.name.name, province});
    }
  }

  /// `others`: the most that the other fields can add.
  double likeness(const Wanted& wanted, const KeyedName& name, double others) const {
    return wanted.likeness(name, least_ * fields_ - others);
  }

  void keep(double sum, Place place) {
    if (sum >= least_ * fields_ - 1e-9) {
      found_.push_back({sum / fields_, std::move(place)});
    }
  }

  const Gazetteer& gazetteer_;
  Wanted province_, district_, subdistrict_;
  double least_;
  int fields_;
  std::vector<Scored> found_;
};

bool matches(const std::string& wanted, const std::string& name) {
  return wanted.empty() || wanted == name;
}

/// A line of a table of the gazetteer.
struct Record {
  int line = 0;
  std::vector<std::string_view> fields;
};

/// Lines without the empty ones and the remarks.
std::vector<Record> records(std::string_view content) {
  std::vector<Record> out;
  int number = 0;
  for (const std::string_view line : split(content, '\n')) {
    ++number;
    if (!line.empty() && line.front() != '#') {
      out.push_back({number, split(line, '\t')});
    }
  }
  return out;
}

}  // namespace

Gazetteer read_gazetteer(const std::string& content, std::string& fault) {
  Gazetteer out;
  for (const auto& [number, fields] : records(content)) {
    if (fields.size() != 3 || fields[0].empty() || fields[1].empty() || fields[2].empty()) {
      fault = "line " + std::to_string(number) + ": not province, district and subdistricts";
      return {};
    }
    auto province = std::find(out.province_names.begin(), out.province_names.end(), fields[0]);
    if (province == out.province_names.end()) {
      province = out.province_names.emplace(province, fields[0]);
      out.provinces.push_back(keyed(fields[0]));
    }
    District district;
    district.province = static_cast<int>(province - out.province_names.begin());
    district.name = keyed(fields[1]);
    const std::vector<std::string_view> names = split(fields[2], ',');
    district.subdistricts.reserve(names.size());
    for (const std::string_view name : names) {
      district.subdistricts.push_back(keyed(name));
    }
    out.districts.push_back(std::move(district));
  }
  if (out.districts.empty()) {
    fault = "no place in it";
  }
  return out;
}

std::map<std::string, std::string, std::less<>> read_codes(const std::string& content,
                                                           const Gazetteer& gazetteer,
                                                           std::string& fault) {
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& [number, fields] : records(content)) {
    if (fields.size() != 2 || fields[0].size() != 2 || !out.emplace(fields[1], fields[0]).second) {
      fault = "line " + std::to_string(number) + ": not code and province";
      return {};
    }
  }
  for (const std::string& province : gazetteer.province_names) {
    if (!out.contains(province)) {
      fault = "no code of " + province;
      return {};
    }
  }
  return out;
}

bool Facts::place_exists(const Place& place) const {
  const Gazetteer& gazetteer = data_->gazetteer;
  return std::any_of(
      gazetteer.districts.begin(), gazetteer.districts.end(), [&](const District& district) {
        return matches(place.province,
                       gazetteer.province_names[static_cast<size_t>(district.province)]) &&
               matches(place.district, district.name.name) &&
               (place.subdistrict.empty() ||
                std::any_of(district.subdistricts.begin(), district.subdistricts.end(),
                            [&](const KeyedName& name) { return name.name == place.subdistrict; }));
      });
}

std::vector<Place> Facts::find_places(const Place& like, double min_similarity) const {
  std::vector<Scored> found = Search(data_->gazetteer, like, min_similarity).run();
  std::stable_sort(found.begin(), found.end(),
                   [](const Scored& a, const Scored& b) { return a.likeness > b.likeness; });
  std::vector<Place> out;
  out.reserve(found.size());
  for (Scored& scored : found) {
    out.push_back(std::move(scored.place));
  }
  return out;
}

}  // namespace ita::facts
