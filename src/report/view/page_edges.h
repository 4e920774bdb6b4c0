#pragma once

#include <map>
#include <string>
#include <vector>

#include "layout/layout.h"

namespace ita::report {

/// What stands at the edges of the pages and is no text of the document: running heads that the
/// layout saw on some pages only, and slivers of the next page's first line at a page's foot.
class PageEdges {
 public:
  explicit PageEdges(const layout::Layout& layout);
  bool is_running_head(const layout::Line& line) const;
  bool is_sliver(const layout::Line& line) const;
  /// Where the text of the page reaches furthest right, points; 0 for a page without any.
  double right(int page) const;

 private:
  struct Place {
    int page = 0;
    double y = 0;
  };
  std::map<std::string, std::vector<Place>> heads_;  ///< key without digits → where it stands
  std::map<int, double> bottoms_;                    ///< lowest line of each page
  std::map<int, double> rights_;                     ///< furthest right end of a line
  std::map<int, std::vector<const layout::Line*>> top_lines_;  ///< first lines of each page
};

}  // namespace ita::report
