// What can be taken of a customer's purchases: sums, counts, days and so on, each a method.
//
// A take keeps a few bytes per customer, all zero at first, that any rows in any order change to
// the same state: whole numbers, extremes, sets. So takes obey the laws of passes (pass/pass.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "base/method_list.h"
#include "behaviour/order_list.h"
#include "behaviour/window.h"
#include "table/schema.h"

namespace ilk {

/// One row, as a take sees it.
struct LogEvent {
  std::int64_t amount = 0; ///< of the attribute's numbers, in steps of their grid
  Day day = 0;
  std::int32_t second = 0;  ///< of the day
  std::uint32_t period = 0; ///< of the window
};

/// What is known of a customer in the end.
struct TakenOf {
  const std::byte* state; ///< the take's own
  const Window& window;
  double scale;                       ///< steps of the numbers' grid in one of their unit
  Day first;                          ///< day of the first purchase, perhaps before the window
  std::span<const OrderEntry> orders; ///< by day; one that goes over several is there for each
  std::span<const std::int64_t> order_amounts; ///< of whole orders
  double order_scale;                          ///< of the amounts of orders
  std::size_t words;                           ///< different ones
};

enum class TakeNeeds {
  nothing,
  numbers, ///< of a column
  words,   ///< of a column: it counts the different ones
  orders,  ///< of all purchases: it has no state, and no conditions
};

struct Take {
  std::string_view name;
  std::string_view help;
  Kind kind; ///< that its figures mostly are
  TakeNeeds needs = TakeNeeds::nothing;
  bool takes_returns = false; ///< rows that are returns, too, with their negative amounts
  /// Of the state.
  std::size_t (*bytes)(const Window& window) = nullptr;
  void (*absorb)(std::byte* state, const LogEvent& event) = nullptr;
  void (*merge)(std::byte* into, const std::byte* from, std::size_t bytes) = nullptr;
  /// The figure; NaN where the customer's rows tell none. Of days, days since 1970-01-01.
  double (*finish)(const TakenOf& of) = nullptr;
};

/// All of them, for [[attribute]].
MethodList<Take>& takes();

/// A state is a plain struct, at any address.
template <class State>
State state_at(const std::byte* at) {
  State state;
  std::memcpy(&state, at, sizeof state);
  return state;
}
template <class State>
void put_state(std::byte* at, const State& state) {
  std::memcpy(at, &state, sizeof state);
}

} // namespace ilk
