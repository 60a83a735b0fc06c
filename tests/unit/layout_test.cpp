// The layout is a law: a folder includes only what stands above it in this list (and itself).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/paths.h"
#include "support/process.h"

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> layout = {
    "ilk",     "base",     "kernels", "table",     "model",   "export", "simulate", "pass",
    "io",      "summary",  "profile", "behaviour", "prepare", "encode", "cluster",  "judge",
    "explain", "strategy", "measure", "monitor",   "facts",   "words",  "report",   "fit"};

std::size_t place_of(const std::string& folder) {
  return static_cast<std::size_t>(std::find(layout.begin(), layout.end(), folder) - layout.begin());
}

std::vector<std::string> includes_of(const fs::path& path) {
  static const std::regex include(R"re(^\s*#\s*include\s+"([^"/]+)/[^"]*")re");
  std::vector<std::string> folders;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (line.find('#') != line.npos && std::regex_search(line, match, include))
      folders.push_back(match[1]);
  }
  return folders;
}

// What a file in `folder` includes that does not stand above the folder.
std::vector<std::string> breaches(const fs::path& path, const std::string& folder) {
  std::vector<std::string> found;
  for (const std::string& included : includes_of(path))
    if (place_of(included) > place_of(folder)) found.push_back(included);
  return found;
}

TEST(Layout, ThePythonPackageIncludesThePublicHeadersAlone) {
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(ilk::test::source_path("python/src"))) {
    for (const std::string& included : includes_of(entry.path())) // those in <> are installed ones
      ADD_FAILURE() << entry.path() << " includes " << included << "/";
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(Layout, EveryFolderIncludesOnlyWhatStandsAboveIt) {
  std::size_t files = 0;
  for (const char* root : {"src", "include"})
    for (const auto& entry : fs::recursive_directory_iterator(ilk::test::source_path(root))) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      const std::string folder = entry.path().parent_path().filename();
      ASSERT_LT(place_of(folder), layout.size()) << folder << " is not in the layout";
      for (const std::string& included : breaches(entry.path(), folder))
        ADD_FAILURE() << entry.path() << " includes " << included
                      << "/, which does not stand above " << folder << "/";
      ++files;
    }
  EXPECT_GT(files, 80u);
}

TEST(Layout, ABreachIsSeen) {
  const ilk::test::TemporaryFolder folder;
  const fs::path path =
      folder.file("breach.h", "#include \"table/matrix.h\"\n#include \"fit/options.h\"\n");
  EXPECT_EQ(breaches(path, "summary"), std::vector<std::string>{"fit"});
  EXPECT_EQ(breaches(path, "base"), (std::vector<std::string>{"table", "fit"}));
}

} // namespace
