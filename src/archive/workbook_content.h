#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/rows.h"

namespace ita::archive {

/// Empty where the cell holds no text.
std::string text_in(const TableSpec& spec, const Row& row, const char* column);
std::optional<double> number_in(const TableSpec& spec, const Row& row, const char* column);

/// A printed score with what doubts it.
struct Score {
  std::optional<double> value;
  std::string doubt;
  bool there = false;
};

struct Scores {
  Score overall;
  std::map<int, Score> indicators;
};

/// What a workbook is made of: the scores of each report, the doubts and the failures, about a
/// kilobyte a report; texts of pages are not kept.
class WorkbookContent {
 public:
  struct Review {
    std::string sha256, report, path, label, reason, raw;
    int page = 0;
  };
  struct Failure {
    std::string path, status, message, remedy;
  };

  /// Doubts beyond the rows of a sheet are only counted.
  explicit WorkbookContent(size_t most_reviews) : most_reviews_(most_reviews) {}
  void add(const Batch& batch);
  void add_totals(const Batch& catalogue);

  /// Of a document's report; without anything where there is none.
  const Scores& scores(const std::string& sha256, const std::string& report) const;
  /// The highest number of an indicator that some report has, at least 1.
  int most_indicators() const;
  const std::vector<Review>& reviews() const { return reviews_; }
  const std::vector<Failure>& failures() const { return failures_; }
  size_t reviews_left_out() const { return reviews_left_out_; }
  /// The first file of this content.
  std::string path_of(const std::string& sha256) const;

 private:
  /// One line for a value, however many reasons doubt it: it has one answer.
  void keep_review(Review review);
  void keep_files(const Batch& batch);
  void keep_indicators(const Batch& batch);

  size_t most_reviews_;
  std::map<std::string, std::string> paths_;                      ///< by content
  std::map<std::pair<std::string, std::string>, Scores> scores_;  ///< by document and report
  std::vector<Review> reviews_;
  std::vector<Failure> failures_;
  size_t reviews_left_out_ = 0;
};

}  // namespace ita::archive
