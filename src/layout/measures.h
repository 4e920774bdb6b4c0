#pragma once

namespace ita::layout {

/// Farther out than any page reaches, points: where nothing bounds a stretch yet.
constexpr double kOffPage = 1e9;

/// Points: smaller type is a misread size.
constexpr double kLeastType = 8;

/// A share of a count, as a fraction of whole numbers: these compare exactly, where a product such
/// as 0.7 * 10 need not be 7.
struct Share {
  long long part;
  long long whole;

  /// Whether `count` is this share of `all` or more.
  template <class Count, class All>
  constexpr bool reached(Count count, All all) const {
    return static_cast<long long>(count) * whole >= part * static_cast<long long>(all);
  }
  /// Whether `count` is more than this share of `all`.
  template <class Count, class All>
  constexpr bool exceeded(Count count, All all) const {
    return static_cast<long long>(count) * whole > part * static_cast<long long>(all);
  }
};

}  // namespace ita::layout
