// Where segments are made, in words.
#pragma once

#include <string_view>

#include "model/ensemble.h"

namespace ilk {

/// "the code", "the principal axes", "the attributes".
constexpr std::string_view space_words(Space space) {
  switch (space) {
  case Space::joint:
    return "the jointly tuned code";
  case Space::code:
    return "the code";
  case Space::principal:
    return "the principal axes";
  case Space::kinds:
    return "the directions between kinds";
  case Space::attributes:
    break;
  }
  return "the attributes";
}

} // namespace ilk
