// What to do with a segment: a default until somebody who knows the business says more.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/preparation.h"

namespace ilk {

/// A segment holds much of a total from this many times its share of the customers on, and little
/// of it up to the other.
inline constexpr double much_held = 1.5, little_held = 0.5;

struct Segment;

enum class StrategyKind {
  keep,     ///< holds at least 1.5 times its share of the value
  offer,    ///< holds at least 1.5 times its share of another total
  grow,     ///< neither
  activate, ///< holds at most half its share of the value, or without one of an amount
};

std::string_view name_of(StrategyKind kind);

struct Strategy {
  StrategyKind kind = StrategyKind::grow;
  std::size_t total = 0; ///< the prepared column whose total it goes by
  double held = 0;       ///< share of that total
  double share = 0;      ///< of the customers
};

/// The prepared column that says what a customer is worth: the one that the dictionary marks, else
/// the amount with a total whose name says it most plainly (rank_of_value). Nothing when there is none, or
/// when the marked one is left out of the preparation. `segments`: at least one.
std::optional<std::size_t> find_value(const Preparation& preparation,
                                      const std::vector<Segment>& segments);

/// The strategy of one segment: keep, else offer (the total that it holds most of, amounts before
/// counts), else activate, else grow. Without a value that has a total: offer, else activate by the
/// amount that it holds the least part of, else nothing.
std::optional<Strategy> strategy_for(const Preparation& preparation,
                                     std::optional<std::size_t> value, const Segment& segment);

} // namespace ilk
