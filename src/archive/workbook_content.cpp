#include "archive/workbook_content.h"

#include <algorithm>

namespace ita::archive {

std::string text_in(const TableSpec& spec, const Row& row, const char* column) {
  const auto* text = std::get_if<std::string>(&row[spec.index(column)]);
  return text == nullptr ? "" : *text;
}

std::optional<double> number_in(const TableSpec& spec, const Row& row, const char* column) {
  const Value& value = row[spec.index(column)];
  if (const auto* number = std::get_if<double>(&value)) {
    return *number;
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<double>(*whole);
  }
  return std::nullopt;
}

void WorkbookContent::add(const Batch& batch) {
  keep_files(batch);
  keep_indicators(batch);
  const TableSpec& reviews = table("reviews");
  for (const Row& row : rows_in(batch, "reviews")) {
    keep_review({text_in(reviews, row, "sha256"), text_in(reviews, row, "report"),
                 text_in(reviews, row, "path"), text_in(reviews, row, "label"),
                 text_in(reviews, row, "reason"), text_in(reviews, row, "raw"),
                 static_cast<int>(number_in(reviews, row, "page").value_or(0))});
  }
}

void WorkbookContent::keep_review(Review review) {
  if (!reviews_.empty() && !review.path.empty() && reviews_.back().sha256 == review.sha256 &&
      reviews_.back().path == review.path) {
    reviews_.back().reason += "\n" + review.reason;
  } else if (reviews_.size() < most_reviews_) {
    reviews_.push_back(std::move(review));
  } else {
    ++reviews_left_out_;
  }
}

void WorkbookContent::keep_files(const Batch& batch) {
  const TableSpec& files = table("files");
  const TableSpec& documents = table("documents");
  for (const Row& row : rows_in(batch, "files")) {
    paths_.emplace(text_in(files, row, "sha256"), text_in(files, row, "path"));
    if (text_in(files, row, "status") != "present") {
      failures_.push_back({text_in(files, row, "path"), text_in(files, row, "status"),
                           text_in(files, row, "message"), text_in(files, row, "remedy")});
    }
  }
  for (const Row& row : rows_in(batch, "documents")) {
    const std::string status = text_in(documents, row, "status");
    if (status == "unreadable" || status == "not_recognised") {
      failures_.push_back({paths_[text_in(documents, row, "sha256")], status,
                           text_in(documents, row, "review_reasons"), ""});
    }
  }
}

void WorkbookContent::keep_indicators(const Batch& batch) {
  const TableSpec& spec = table("indicators");
  for (const Row& row : rows_in(batch, "indicators")) {
    const int number = static_cast<int>(number_in(spec, row, "number").value_or(0));
    scores_[{text_in(spec, row, "sha256"), text_in(spec, row, "report")}].indicators[number] = {
        number_in(spec, row, "score"), text_in(spec, row, "review_reasons"), true};
  }
}

void WorkbookContent::add_totals(const Batch& catalogue) {
  const TableSpec& spec = table("document_reports");
  for (const Row& row : rows_in(catalogue, "document_reports")) {
    scores_[{text_in(spec, row, "sha256"), text_in(spec, row, "report")}].overall = {
        number_in(spec, row, "overall_score"), text_in(spec, row, "review_reasons"), true};
  }
}

std::string WorkbookContent::path_of(const std::string& sha256) const {
  const auto it = paths_.find(sha256);
  return it == paths_.end() ? "" : it->second;
}

const Scores& WorkbookContent::scores(const std::string& sha256, const std::string& report) const {
  static const Scores kNone;
  const auto found = scores_.find({sha256, report});
  return found == scores_.end() ? kNone : found->second;
}

int WorkbookContent::most_indicators() const {
  int most = 1;
  for (const auto& [key, scores] : scores_) {
    if (!scores.indicators.empty()) {
      most = std::max(most, scores.indicators.rbegin()->first);
    }
  }
  return most;
}

}  // namespace ita::archive
