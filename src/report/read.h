// Reading the report's data without trusting its shape: what is absent, null or of another
// type is simply not there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace ilk::page {

/// The member of that name; null when there is none.
const nlohmann::json& member(const nlohmann::json& object, const char* key);

/// The list of that name; an empty one when there is none.
const nlohmann::json& list(const nlohmann::json& object, const char* key);

/// An element of a list; null when there is none.
const nlohmann::json& element(const nlohmann::json& list, std::size_t index);

/// The text of that name; empty when there is none.
std::string words(const nlohmann::json& object, const char* key);

/// A number that can be drawn: finite, and small enough for differences of two of them.
std::optional<double> number(const nlohmann::json& value);
std::optional<double> number(const nlohmann::json& object, const char* key);

/// The list of that name as numbers; NaN for an element that is none.
std::vector<double> numbers(const nlohmann::json& object, const char* key);

/// The element of a list whose `name` is the given one; null when there is none.
const nlohmann::json& named(const nlohmann::json& list, const std::string& name);

} // namespace ilk::page
