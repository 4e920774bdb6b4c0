#include "cli/help_texts.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "facts/embedded_texts.h"

namespace ita::cli {

namespace {

using Json = nlohmann::json;

std::string text_in(const Json& texts, const std::string& command, const std::string& key) {
  const Json* found = nullptr;
  for (const char* part : {command.c_str(), "shared"}) {
    const auto texts_of = texts.find(part);
    if (found == nullptr && texts_of != texts.end() && texts_of->contains(key)) {
      found = &texts_of->at(key);
    }
  }
  if (found == nullptr || !found->is_array()) {
    return found == nullptr ? "" : found->get<std::string>();
  }
  std::string out;
  for (const Json& line : *found) {
    out += (out.empty() ? "" : "\n") + line.get<std::string>();
  }
  return out;
}

std::string key_of(const CLI::Option& option) {
  return option.get_positional()       ? option.get_name()
         : option.get_lnames().empty() ? "-" + option.get_snames().front()
                                       : "--" + option.get_lnames().front();
}

void describe(CLI::App& command, const std::string& name, const Json& texts) {
  command.description(text_in(texts, name, "about"));
  command.footer(text_in(texts, name, "more"));
  for (CLI::Option* option : command.get_options([](CLI::Option*) { return true; })) {
    if (!option->get_group().empty()) {
      option->description(text_in(texts, name, key_of(*option)));
    }
  }
}

/// The layout of CLI11 with headings of our own.
class Headings : public CLI::Formatter {
 public:
  explicit Headings(Json words) : words_(std::move(words)) {
    for (const auto& [name, word] : words_.items()) {
      label(name, word.get<std::string>());
    }
    label("SUBCOMMANDS", words_.value("SUBCOMMAND", ""));
  }
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(words_.value(group, group), is_positional, options);
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    std::string out = CLI::Formatter::make_subcommands(app, mode);
    const std::string heading = "\nSubcommands:\n";
    if (const size_t at = out.find(heading); at != std::string::npos) {
      out.replace(at + 1, heading.size() - 3, words_.value("Subcommands", "Subcommands"));
    }
    return out;
  }

 private:
  const Json words_;
};

}  // namespace

void describe_commands(CLI::App& app, facts::Language language) {
  const Json texts = Json::parse(
      facts::embedded_text(language == facts::Language::en ? "help.en.json" : "help.th.json"));
  const auto headings = std::make_shared<Headings>(texts.at("words"));
  app.formatter(headings);
  describe(app, "", texts);
  for (CLI::App* command :
       app.get_subcommands([](CLI::App* sub) { return !sub->get_group().empty(); })) {
    command->formatter(headings);
    describe(*command, command->get_name(), texts);
  }
}

}  // namespace ita::cli
