// Facts as JSON. Reads all of nlohmann::json: for .cpp files.
#pragma once

#include <cmath>
#include <cstdint>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "facts/fields.h"

namespace ilk {

/// Whether a number is whole, and small enough that each such number is a double.
inline bool is_whole(double value) {
  return std::abs(value) < 0x1p53 && std::trunc(value) == value;
}

/// The object of a fact, or what stands for a member: null for what there is none of.
template <class Value>
nlohmann::json json_of(const Value& value, FigureForm form) {
  using nlohmann::json;
  if constexpr (Fact<Value>) {
    json object = json::object();
    auto field = [&](const char* name, const auto& member, const char*) {
      object[name] = json_of(member, form);
    };
    Value::fields(value, field);
    return object;
  } else if constexpr (std::same_as<Value, Figure>) {
    json number = json_of(value.value, form);
    if (is_whole(value.value)) number = static_cast<std::int64_t>(value.value); // 120, not 120.0
    if (form == FigureForm::plain) return number;
    return {{"value", std::move(number)}, {"text", value.text}};
  } else if constexpr (std::is_floating_point_v<Value>) {
    return std::isfinite(value) ? json(value) : json();
  } else if constexpr (std::is_arithmetic_v<Value> || std::same_as<Value, std::string>) {
    return value;
  } else if constexpr (requires { value.has_value(); }) {
    return value.has_value() ? json_of(*value, form) : json();
  } else {
    json list = json::array();
    for (const auto& each : value) list.push_back(json_of(each, form));
    return list;
  }
}

} // namespace ilk
