#include "cli/suggest.h"

#include "thai/key.h"

namespace ita::cli {

std::string nearest(const std::string& typed, const std::vector<std::string>& known) {
  // Two letters of seven may be wrong; below that a question would be a guess.
  constexpr double kNear = 0.7;
  std::string best;
  double most = kNear;
  for (const std::string& word : known) {
    const double alike = thai::similarity(typed, word);
    const bool begun = typed.size() >= 3 && word.starts_with(typed);
    if (begun ? best.empty() || most < 1 : alike >= most) {
      best = word;
      most = begun ? 1 : alike;
    }
  }
  return best == typed ? "" : best;
}

}  // namespace ita::cli
