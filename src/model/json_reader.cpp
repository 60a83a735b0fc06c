#include "model/json_reader.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "ilk/error.h"

namespace ilk {

void JsonReader::fail(const std::string& fault) const {
  throw ModelError(Place{*file_}, path_.empty() ? fault : fmt::format("{} {}", path_, fault),
                   "the model is damaged or was edited; use the one that `ilk run` wrote");
}

bool JsonReader::has(const char* key) const {
  return value_->is_object() && value_->contains(key);
}

bool JsonReader::is_null() const {
  return value_->is_null();
}

JsonReader JsonReader::at(const char* key) const {
  if (!has(key)) fail(fmt::format("has no \"{}\"", key));
  return {(*value_)[key], *file_, path_.empty() ? key : path_ + "." + key};
}

JsonReader JsonReader::at(std::size_t index) const {
  if (!value_->is_array() || index >= value_->size()) fail(fmt::format("has no item {}", index));
  return {(*value_)[index], *file_, fmt::format("{}[{}]", path_, index)};
}

std::vector<JsonReader> JsonReader::items(std::size_t least, std::size_t most) const {
  if (!value_->is_array()) fail("must be a list");
  if (value_->size() < least || value_->size() > most)
    fail(fmt::format("has {} items, and must have {} to {}", value_->size(), least, most));
  std::vector<JsonReader> result;
  for (std::size_t i = 0; i < value_->size(); ++i) result.push_back(at(i));
  return result;
}

void JsonReader::needs_size(std::size_t size) const {
  if (!value_->is_array() || value_->size() != size)
    fail(fmt::format("must be a list of {} items", size));
}

std::string JsonReader::text() const {
  if (!value_->is_string()) fail("must be a text");
  return value_->get<std::string>();
}

bool JsonReader::truth() const {
  if (!value_->is_boolean()) fail("must be true or false");
  return value_->get<bool>();
}

double JsonReader::number() const {
  if (!value_->is_number() || !std::isfinite(value_->get<double>()))
    fail("must be a finite number");
  return value_->get<double>();
}

std::size_t JsonReader::count(std::size_t least, std::size_t most) const {
  if (!value_->is_number_unsigned()) fail("must be a whole number, not negative");
  const auto found = value_->get<std::size_t>();
  if (found < least || found > most)
    fail(fmt::format("is {}, and must lie between {} and {}", found, least, most));
  return found;
}

std::vector<float> JsonReader::floats(std::size_t size) const {
  needs_size(size);
  std::vector<float> result;
  result.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    const auto& item = (*value_)[i];
    const auto value = item.is_number() ? static_cast<float>(item.get<double>()) : NAN;
    if (!std::isfinite(value)) at(i).fail("must be a finite number");
    result.push_back(value);
  }
  return result;
}

std::vector<double> JsonReader::numbers(std::size_t least, std::size_t most) const {
  std::vector<double> numbers;
  for (const JsonReader& number : items(least, most)) numbers.push_back(number.number());
  return numbers;
}

} // namespace ilk
