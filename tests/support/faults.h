// Mistakes in files that people write: the error names its place and a remedy.
#pragma once

#include <string_view>

#include <gtest/gtest.h>

#include "ilk/error.h"

namespace ilk::test {

/// Expects that `action` throws a DataError at `place` (a line or column of 0 may be any), with
/// `words` in its message and a remedy. `given`: what it should not accept.
template <typename Action>
void expect_fault(const Action& action, const Place& place, std::string_view words,
                  std::string_view given) {
  try {
    action();
    ADD_FAILURE() << "was accepted: " << given;
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, place.file);
    const Place& at = error.place();
    EXPECT_TRUE(place.line == 0 || at.line == place.line) << at.line << ": " << error.what();
    EXPECT_TRUE(place.column == 0 || at.column == place.column)
        << at.column << ": " << error.what();
    EXPECT_NE(std::string_view(error.what()).find(words), std::string_view::npos) << error.what();
    EXPECT_FALSE(error.remedy().empty()) << error.what();
  }
}

} // namespace ilk::test
