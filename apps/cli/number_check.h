// Numbers behind options.
#pragma once

#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace ilk::cli {

/// What CLI::Range checks, and that it is a number at all: NaN lies in no range.
inline CLI::Validator number_between(double low, double high) {
  return CLI::Validator(
      [low, high](const std::string& text) {
        double value = 0;
        const bool is_within =
            CLI::detail::lexical_cast(text, value) && value >= low && value <= high;
        return is_within ? std::string()
                         : fmt::format("{} is no number from {} to {}", text, low, high);
      },
      "", "");
}

} // namespace ilk::cli
