// Headers that many files include stay light: what is dear to compile is read where it is used.
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "support/paths.h"
#include "support/process.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t many = 10; // files

struct Includes {
  std::set<fs::path> own; // of the project, direct
  std::set<std::string> heavy;
};

bool is_heavy(const std::string& name) {
  static const std::regex heavy(R"((nlohmann/json\.hpp|toml\+\+/|tbb/|oneapi/|CLI/).*)");
  return std::regex_match(name, heavy);
}

// The project's folders in which a quoted name is looked for.
Includes includes_of(const fs::path& file, const std::vector<fs::path>& folders) {
  static const std::regex include(R"re(^\s*#\s*include\s+["<]([^">]+)[">])re");
  Includes found;
  std::ifstream text(file);
  for (std::string line; std::getline(text, line);) {
    std::smatch match;
    if (line.find('#') == line.npos || !std::regex_search(line, match, include)) continue;
    if (is_heavy(match[1])) found.heavy.insert(match[1]);
    for (const fs::path& folder : folders)
      if (fs::is_regular_file(folder / match[1].str())) found.own.insert(folder / match[1].str());
  }
  return found;
}

class Tree {
 public:
  Tree(const std::vector<fs::path>& folders) {
    for (const fs::path& folder : folders)
      for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
          files_[entry.path()] = includes_of(entry.path(), folders);
  }

  // What a file reads, itself among it.
  std::set<fs::path> read_by(const fs::path& file) const {
    std::set<fs::path> seen;
    collect(file, seen);
    return seen;
  }

  // Headers that more than `many` source files read, with the heavy ones that they bring.
  std::map<fs::path, std::set<std::string>> dear_ones() const {
    std::map<fs::path, std::size_t> readers;
    for (const auto& [file, includes] : files_)
      if (file.extension() == ".cpp")
        for (const fs::path& read : read_by(file)) ++readers[read];
    std::map<fs::path, std::set<std::string>> dear;
    for (const auto& [file, count] : readers) {
      if (file.extension() != ".h" || count <= many) continue;
      for (const fs::path& read : read_by(file)) {
        const auto& heavy = files_.at(read).heavy;
        if (!heavy.empty()) dear[file].insert(heavy.begin(), heavy.end());
      }
    }
    return dear;
  }

  std::size_t size() const { return files_.size(); }

 private:
  void collect(const fs::path& file, std::set<fs::path>& seen) const {
    if (!seen.insert(file).second) return;
    for (const fs::path& included : files_.at(file).own) collect(included, seen);
  }

  std::map<fs::path, Includes> files_;
};

TEST(HeavyHeaders, AreNotReadThroughHeadersThatManyInclude) {
  const fs::path root = ilk::test::source_path("");
  const Tree tree({root / "src", root / "include", root / "apps"});
  EXPECT_GT(tree.size(), 300u);
  for (const auto& [header, heavy] : tree.dear_ones())
    ADD_FAILURE() << header << " is read by more than " << many << " files and brings "
                  << *heavy.begin() << ": include it in source files, or declare what is needed";
}

TEST(HeavyHeaders, ADearHeaderIsSeen) {
  const ilk::test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  fs::create_directories(folder / "a");
  std::ofstream(folder / "a/deep.h") << "#include <tbb/task_arena.h>\n";
  std::ofstream(folder / "a/light.h") << "#include <nlohmann/json_fwd.hpp>\n";
  std::ofstream(folder / "a/wide.h") << "#include \"a/deep.h\"\n#include \"a/light.h\"\n";
  for (std::size_t i = 0; i <= many; ++i)
    std::ofstream(folder / "a" / (std::to_string(i) + ".cpp")) << "#include \"a/wide.h\"\n";
  const auto dear = Tree({folder}).dear_ones();
  EXPECT_EQ(dear.size(), 2u);
  EXPECT_TRUE(dear.contains(folder / "a/wide.h"));
  EXPECT_FALSE(dear.contains(folder / "a/light.h"));
}

} // namespace
