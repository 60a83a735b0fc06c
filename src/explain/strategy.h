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
  std::vector<std::size_t> totals; ///< the prepared columns whose sum it goes by
  double held = 0;                 ///< share of that sum
  double share = 0;                ///< of the customers
};

/// The prepared columns, ascending, whose sum says what a customer is worth: those that the
/// dictionary marks, else those whose names say it (table/customer_value.h). Empty when there are
/// none, or when the marked ones are left out of the preparation. `segments`: at least one.
std::vector<std::size_t> find_value(const Preparation& preparation,
                                    const std::vector<Segment>& segments);

/// The strategy of one segment, by its share of the value: keep, else offer (the total that it
/// holds most of, amounts before counts), else activate, else grow. Without a value that has a
/// total: offer, else activate by the amount that it holds the least part of, else nothing.
std::optional<Strategy> strategy_for(const Preparation& preparation,
                                     const std::vector<std::size_t>& value, const Segment& segment);

} // namespace ilk
