// Numbers and texts behind options.
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

/// Of all options that the command has so far: an empty text behind one, such as that of a
/// variable that a script has not set, is no choice.
inline void refuse_empty(CLI::App& command) {
  for (CLI::Option* option : command.get_options())
    option->check(CLI::Validator(
        [](const std::string& text) { return std::string(text.empty() ? "is empty" : ""); }, "",
        ""));
}

} // namespace ilk::cli
