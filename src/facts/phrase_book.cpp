#include "facts/phrase_book.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "facts/embedded_texts.h"

namespace ita::facts {

std::string filled(std::string_view text, const ReasonArgs& args) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t open = text.find('{', at);
    const size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      out += text.substr(at);
      break;
    }
    out += text.substr(at, open - at);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto value =
        std::find_if(args.begin(), args.end(), [&](const auto& arg) { return arg.first == name; });
    out +=
        value != args.end() ? std::string_view(value->second) : text.substr(open, close + 1 - open);
    at = close + 1;
  }
  return out;
}

const PhraseBook& PhraseBook::shipped() {
  static const PhraseBook kBook(embedded_text("terminal.th.json"));
  return kBook;
}

PhraseBook::PhraseBook(std::string_view json) {
  const nlohmann::json all = nlohmann::json::parse(json, nullptr, false);
  if (!all.is_object()) {
    return;
  }
  for (const auto& [key, thai] : all.items()) {
    texts_.emplace(key, thai.get<std::string>());
    Pattern pattern;
    pattern.thai = thai.get<std::string>();
    size_t at = 0;
    for (size_t open = key.find('{'); open != std::string::npos; open = key.find('{', at)) {
      const size_t close = std::min(key.find('}', open), key.size());
      pattern.words.push_back(key.substr(at, open - at));
      pattern.places.push_back(key.substr(open + 1, close - open - 1));
      at = std::min(close + 1, key.size());
    }
    pattern.words.push_back(key.substr(at));
    for (const std::string& words : pattern.words) {
      pattern.weight += words.size();
    }
    if (!pattern.places.empty()) {
      patterns_.push_back(std::move(pattern));
    }
  }
  std::stable_sort(patterns_.begin(), patterns_.end(),
                   [](const Pattern& a, const Pattern& b) { return a.weight > b.weight; });
}

std::string PhraseBook::say(std::string_view key, const ReasonArgs& args) const {
  const auto found = texts_.find(key);
  return filled(found == texts_.end() ? key : std::string_view(found->second), args);
}

bool PhraseBook::fits(const Pattern& pattern, std::string_view english, ReasonArgs& args) {
  if (!english.starts_with(pattern.words.front()) || !english.ends_with(pattern.words.back())) {
    return false;
  }
  size_t at = pattern.words.front().size();
  for (size_t i = 0; i < pattern.places.size(); ++i) {
    const std::string& next = pattern.words[i + 1];
    const bool last = i + 1 == pattern.places.size();
    const size_t end = last ? english.size() - next.size() : english.find(next, at + 1);
    if (end == std::string_view::npos || end <= at || next.size() > english.size()) {
      return false;
    }
    args.emplace_back(pattern.places[i], std::string(english.substr(at, end - at)));
    at = end + next.size();
  }
  return true;
}

std::string PhraseBook::translated(std::string_view english, int depth) const {
  constexpr int kDeepest = 3;  // an error that wraps the cause of another one
  if (const auto found = texts_.find(english); found != texts_.end()) {
    return found->second;
  }
  for (const Pattern& pattern : patterns_) {
    ReasonArgs args;
    if (!fits(pattern, english, args)) {
      continue;
    }
    for (auto& [name, value] : args) {
      value = depth < kDeepest ? translated(value, depth + 1) : value;
    }
    return filled(pattern.thai, args);
  }
  return std::string(english);
}

}  // namespace ita::facts
