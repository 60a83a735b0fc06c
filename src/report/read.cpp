#include "report/read.h"

#include <cmath>
#include <limits>

namespace ilk::page {

using nlohmann::json;

namespace {

const json nothing = nullptr;
const json no_elements = json::array();
constexpr double largest = 1e100;

} // namespace

const json& member(const json& object, const char* key) {
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

const json& list(const json& object, const char* key) {
  const json& found = member(object, key);
  return found.is_array() ? found : no_elements;
}

const json& element(const json& list, std::size_t index) {
  return list.is_array() && index < list.size() ? list[index] : nothing;
}

std::string words(const json& object, const char* key) {
  const json& found = member(object, key);
  return found.is_string() ? found.get<std::string>() : std::string();
}

std::optional<double> number(const json& value) {
  if (!value.is_number()) return std::nullopt;
  const double read = value.get<double>();
  if (!(std::abs(read) <= largest)) return std::nullopt;
  return read;
}

std::optional<double> number(const json& object, const char* key) {
  return number(member(object, key));
}

std::vector<double> numbers(const json& object, const char* key) {
  std::vector<double> read;
  for (const json& value : list(object, key))
    read.push_back(number(value).value_or(std::numeric_limits<double>::quiet_NaN()));
  return read;
}

const json& named(const json& list, const std::string& name) {
  if (!list.is_array()) return nothing;
  for (const json& entry : list)
    if (words(entry, "name") == name) return entry;
  return nothing;
}

} // namespace ilk::page
