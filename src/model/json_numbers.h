// Floats as JSON, so that they read back with the same bits.
#pragma once

#include <charconv>

#include <nlohmann/json.hpp>

namespace ilk {

/// The double whose shortest text is the float's shortest text: it reads back as the same float
/// and takes half the room.
inline double shortest(float value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  double result = 0;
  std::from_chars(text, end, result);
  return result;
}

template <class Values>
nlohmann::json floats(const Values& values) {
  nlohmann::json list = nlohmann::json::array();
  for (const float value : values) list.push_back(shortest(value));
  return list;
}

} // namespace ilk
