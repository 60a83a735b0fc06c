// The words that stand for roles, kinds and policies in TOML and JSON.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "table/schema.h"

namespace ilk {

template <class Value, std::size_t N>
using Words = std::array<std::pair<Value, std::string_view>, N>;

inline constexpr Words<Role, 4> role_words{{
    {Role::id, "id"},
    {Role::attribute, "attribute"},
    {Role::label, "label"},
    {Role::ignore, "ignore"},
}};

inline constexpr Words<Kind, 8> kind_words{{
    {Kind::amount, "amount"},
    {Kind::count, "count"},
    {Kind::ratio, "ratio"},
    {Kind::duration, "duration"},
    {Kind::score, "score"},
    {Kind::boolean, "boolean"},
    {Kind::category, "category"},
    {Kind::date, "date"},
}};

inline constexpr Words<DateOrder, 3> date_order_words{{
    {DateOrder::year_first, "year_first"},
    {DateOrder::day_first, "day_first"},
    {DateOrder::month_first, "month_first"},
}};

inline constexpr Words<Outside, 2> outside_words{{
    {Outside::report, "report"},
    {Outside::clip, "clip"},
}};

template <class Value, std::size_t N>
std::string_view word_for(const Words<Value, N>& words, Value value) {
  for (const auto& [candidate, word] : words)
    if (candidate == value) return word;
  return {};
}

template <class Value, std::size_t N>
std::optional<Value> value_of(const Words<Value, N>& words, std::string_view name) {
  for (const auto& [value, word] : words)
    if (word == name) return value;
  return std::nullopt;
}

/// All words in one line, for messages: "amount, count, ratio, duration".
template <class Value, std::size_t N>
std::string list_of(const Words<Value, N>& words) {
  std::string list;
  for (const auto& entry : words) list.append(list.empty() ? "" : ", ").append(entry.second);
  return list;
}

} // namespace ilk
