// The model in the page; web/tests/browser/scoring.mjs scores by it.
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/what_if_data.h"
#include "words/what_if_words.h"

namespace ilk {
namespace {

TEST(WhatIf, SaysWhyItCannotBeTried) {
  EXPECT_NE(too_large_to_try(512'345).find("512 kB longer"), std::string::npos);
  EXPECT_NE(unknown_transform_to_try("income", "square_root").find("income (square_root)"),
            std::string::npos);
  EXPECT_EQ(always_known_words({}), "");
  EXPECT_EQ(always_known_words({"income"}).find("Where income is not known"), 0u);
  EXPECT_EQ(always_known_words({"income", "age"}).find("Where income and age are not known"), 0u);
}

} // namespace
} // namespace ilk
