#include "text/recognise/line_path.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ita::text {
namespace {

// Tesseract's numbers (lstmrecognizer.cpp, recodebeam.cpp, networkio.cpp), on which the confidence
// of all that it reads rests.
constexpr double kRatio = 2.25;
constexpr double kOffset = -0.085;
constexpr double kLeast = -20;
constexpr double kConfidence = 0.05;  // a unit of certainty

double logarithm(double share) { return share > std::exp(kLeast) ? std::log(share) : kLeast; }

/// How a character may go on after a step.
enum class Next {
  anything,
  same,      ///< it was counted together with null as its begin: it must stay
  different  ///< it was counted together with null as its end: it must not stay
};
constexpr std::array<Next, 3> kNexts = {Next::anything, Next::same, Next::different};

struct Node {
  int output = -1;
  Next next = Next::anything;
  bool stays = false;  ///< the same character as in the step before
  double certainty = 0;
  double score = 0;
  int before = -1;  ///< node of the step before
};

/// The nodes of one step: the two likeliest outputs and null, each with three ways to go on.
class Step {
 public:
  Step(const float* shares, int outputs, int null) : shares_(shares), null_(null) {
    int first = 0;
    int second = -1;
    for (int o = 1; o < outputs; ++o) {
      if (shares[o] > shares[first]) {
        second = first;
        first = o;
      } else if (second < 0 || shares[o] > shares[second]) {
        second = o;
      }
    }
    likely_ = {first, second, null};
  }

  void begin() { enter(nullptr, -1); }

  void go_on(const std::vector<Node>& from) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      const Node& node = from[i];
      const int before = static_cast<int>(i);
      stay(node, before);
      if (node.next != Next::same) {
        enter(&node, before);
      }
    }
  }

  std::vector<Node> take() { return std::move(nodes_); }

 private:
  bool is_likely(int output) const {
    return output == likely_[0] || output == likely_[1] || output == null_;
  }

  void stay(const Node& node, int before) {
    if (!is_likely(node.output)) {
      return;
    }
    const double share = shares_[node.output];
    if (node.next != Next::different) {
      push({node.output, Next::anything, true, certainty_of(share), node.score, before}, kRatio);
    }
    if (node.next == Next::anything && node.output != null_) {
      push({node.output, Next::different, true, certainty_of(share + shares_[null_]), node.score,
            before},
           kRatio);
    }
  }

  void enter(const Node* node, int before) {
    const double score = node != nullptr ? node->score : 0;
    for (std::size_t i = 0; i < likely_.size(); ++i) {
      const int output = likely_[i];
      const bool again = i == 2 && (output == likely_[0] || output == likely_[1]);
      if (again || output < 0 || (node != nullptr && node->output == output)) {
        continue;
      }
      push({output, Next::anything, false, certainty_of(shares_[output]), score, before}, 1);
      if (output != null_) {
        double share = static_cast<double>(shares_[output]) + shares_[null_];
        const bool both = node != nullptr && node->next == Next::anything &&
                          node->output != null_ && is_top(node->output) && is_top(output);
        share += both ? shares_[node->output] : 0.0F;
        push({output, Next::same, false, certainty_of(share), score, before}, 1);
      }
    }
  }

  bool is_top(int output) const { return output == likely_[0] || output == likely_[1]; }

  /// `limit`: by how much certainty outweighs its logarithm where the least is looked at.
  void push(Node node, double limit) {
    if (node.output != null_ && node.certainty * limit < kLeast * kRatio) {
      return;
    }
    node.score += node.certainty;
    for (Node& other : nodes_) {
      if (other.output == node.output && other.next == node.next) {
        if (node.score > other.score) {
          other = node;
        }
        return;
      }
    }
    nodes_.push_back(node);
  }

  const float* shares_;
  int null_;
  std::array<int, 3> likely_{};
  std::vector<Node> nodes_;
};

/// The nodes of the best way.
std::vector<Node> best_nodes(const LineOutputs& outputs, int null) {
  std::vector<std::vector<Node>> steps;
  for (int t = 0; t < outputs.steps; ++t) {
    Step step(outputs.at(t), outputs.outputs, null);
    if (t == 0) {
      step.begin();
    } else {
      step.go_on(steps.back());
    }
    steps.push_back(step.take());
  }
  std::vector<Node> out;
  int at = -1;
  for (std::size_t i = 0; !steps.empty() && i < steps.back().size(); ++i) {
    const Node& node = steps.back()[i];
    if (node.next != Next::same &&
        (at < 0 || node.score > steps.back()[static_cast<std::size_t>(at)].score)) {
      at = static_cast<int>(i);
    }
  }
  for (std::size_t t = steps.size(); t-- > 0 && at >= 0;) {
    out.push_back(steps[t][static_cast<std::size_t>(at)]);
    at = out.back().before;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

double certainty_of(double share) { return (logarithm(share) + kOffset) * kRatio; }

double confidence_of(double certainty) { return std::clamp(1 + kConfidence * certainty, 0.0, 1.0); }

std::vector<PathSymbol> best_path(const LineOutputs& outputs, int null, int space) {
  std::vector<PathSymbol> out;
  const std::vector<Node> nodes = best_nodes(outputs, null);
  const int steps = static_cast<int>(nodes.size());
  double least = 0;
  for (int t = 0; t < steps;) {
    const Node& node = nodes[static_cast<std::size_t>(t)];
    least = std::min(least, node.certainty);
    if (node.output == null) {
      ++t;
      continue;
    }
    if (node.output == space && !out.empty()) {
      // Only what was seen before it.
      double before = 0;
      for (int k = out.back().end; k < t; ++k) {
        before = std::min(before, nodes[static_cast<std::size_t>(k)].certainty);
      }
      out.back().certainty = std::min(out.back().certainty, before);
      least = node.certainty;
    }
    PathSymbol symbol{node.output, t, t + 1, 0};
    for (; symbol.end < steps && nodes[static_cast<std::size_t>(symbol.end)].stays; ++symbol.end) {
      least = std::min(least, nodes[static_cast<std::size_t>(symbol.end)].certainty);
    }
    t = symbol.end;
    symbol.certainty = least;
    least = 0;
    out.push_back(symbol);
  }
  if (!out.empty()) {
    out.back().certainty = std::min(out.back().certainty, least);
  }
  return out;
}

}  // namespace ita::text
