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

inline constexpr Words<Role, 3> role_words{{
    {Role::id, "id"},
    {Role::attribute, "attribute"},
    {Role::ignore, "ignore"},
}};

inline constexpr Words<Kind, 4> kind_words{{
    {Kind::amount, "amount"},
    {Kind::count, "count"},
    {Kind::ratio, "ratio"},
    {Kind::duration, "duration"},
}};

inline constexpr Words<Tail, 4> tail_words{{
    {Tail::automatic, "automatic"},
    {Tail::none, "none"},
    {Tail::log1p, "log1p"},
    {Tail::yeo_johnson, "yeo_johnson"},
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
