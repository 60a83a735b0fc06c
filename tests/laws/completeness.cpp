// No pass escapes the laws: every class with a Summary has a law test of its name.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "support/paths.h"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(Laws, EveryPassHasALawTestOfItsName) {
  std::string tests;
  for (const auto& entry : fs::directory_iterator(ilk::test::source_path("tests/laws")))
    tests += text_of(entry.path());
  const std::regex declaration("\nclass (\\w+)[^;{]*\\{");
  std::size_t passes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(ilk::test::source_path("src"))) {
    if (entry.path().extension() != ".h") continue;
    const std::string text = text_of(entry.path());
    for (std::size_t at = 0; (at = text.find("  struct Summary {", at)) != std::string::npos;
         ++at) {
      const std::string before = text.substr(0, at);
      std::string name; // of the class that opened last before this Summary
      for (std::sregex_iterator it(before.begin(), before.end(), declaration), end; it != end; ++it)
        name = (*it)[1];
      const bool tested =
          std::regex_search(tests, std::regex("TEST\\(Laws, " + name + "(\\)|Of|Under)"));
      EXPECT_TRUE(tested) << entry.path() << ": the pass " << name << " has no law test";
      ++passes;
    }
  }
  EXPECT_GE(passes, 11u);
}

} // namespace
