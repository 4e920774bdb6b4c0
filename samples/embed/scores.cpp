// Prints who got what in each file, and marks what a person should look at first.
#include <ita/reader.h>

#include <iostream>

namespace {

void print(const ita::Report& report) {
  std::cout << report.agency.name.value.value_or("(no agency)") << '\t'
            << report.fiscal_year_be.value.value_or(0) << '\t';
  if (report.total.value) {
    std::cout << *report.total.value;
  }
  std::cout << (report.total.needs_review() ? " ?" : "") << '\n';
  for (const ita::IndicatorScore& indicator : report.indicators) {
    std::cout << "  " << indicator.number << ' ' << indicator.name << '\t';
    if (indicator.score.value) {
      std::cout << *indicator.score.value;
    }
    std::cout << (indicator.score.needs_review() ? " ?" : "") << '\n';
    for (const ita::Doubt& doubt : indicator.score.doubts) {
      std::cout << "    " << doubt.text_en << '\n';
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  auto reader = ita::Reader::open();
  if (!reader) {
    std::cerr << ita::describe(reader.error()) << '\n';
    return 1;
  }
  int failed = 0;
  for (int i = 1; i < count; ++i) {
    const auto document = reader->read(arguments[i]);
    if (!document) {
      std::cerr << ita::describe(document.error()) << '\n';
      failed = 1;
      continue;
    }
    for (const ita::Report& report : document->reports) {
      print(report);
    }
  }
  return failed;
}
