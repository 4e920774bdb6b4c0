#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ita::batch {

/// Contents that a run has met, so that each is read once.  Inputs are numbers of the run's list.
/// An entry for each content of an archive, so kept small.
class KnownContents {
 public:
  struct Met {
    size_t first = 0;   ///< the input that stands for the content
    bool read = false;  ///< and its record is in the journal
  };
  std::optional<Met> find(const std::string& sha256) const;
  void add(const std::string& sha256, Met met);
  /// `input` has the content of `first`, which is being read just now.
  void wait_for(size_t first, size_t input) { waiting_[first].push_back(input); }
  /// The content has been read: the input that stands for it, and those that waited.
  struct Done {
    size_t first = 0;
    std::vector<size_t> others;
  };
  Done done(const std::string& sha256);
  /// The input that stood for the content has another one now: those that waited for it.
  std::vector<size_t> forget(const std::string& sha256, size_t first);

 private:
  using Content = std::array<std::uint64_t, 4>;  ///< SHA-256
  struct ContentHash {
    size_t operator()(const Content& content) const { return content[0]; }
  };
  static Content content_of(const std::string& sha256);
  std::vector<size_t> waiting_for(size_t first);

  std::unordered_map<Content, Met, ContentHash> met_;
  std::unordered_map<size_t, std::vector<size_t>> waiting_;
};

}  // namespace ita::batch
