// What a loss of power may leave cannot be tried here; that everything is flushed in the right
// order can: a file's bytes before it takes its place, and the folder's names after that.
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "faults/scene.h"
#include "support/artifacts.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

using test::Call;
using test::scenario_called;
using test::Scene;
using test::Trial;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto end = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first;
  return end == folder.end();
}

// A name that nobody looks for.
bool is_temporary(const fs::path& path) {
  const std::string name = path.filename();
  return name.starts_with(".") || name.find(".ilk-") != std::string::npos;
}

// What the disk need not have yet, call by call.
class Unflushed {
 public:
  // What is wrong with the call; empty when nothing is.
  std::string take(const Call& call) {
    const fs::path path = fs::path(call.path).lexically_normal();
    const fs::path other = fs::path(call.other).lexically_normal();
    const auto is = [&](std::string_view beginning) { return call.name.starts_with(beginning); };
    std::string problem;
    if (call.name.find("write") != std::string::npos || call.name.find("trunc") == 0)
      things_.insert(path);
    else if (is("fsync") || is("fdatasync"))
      things_.erase(path);
    else if (is("rename"))
      problem = take_rename(path, other);
    else if (is("link"))
      things_.insert(other.parent_path());
    else if (is("mkdir") || is("mkdtemp") || is("mkstemp") || is("mkostemp") || is("symlink"))
      things_.insert(path.parent_path());
    else if (call.is('r') && (is("open") || is("creat") || is("fopen")))
      things_.insert(path.parent_path());
    return problem;
  }

  // What is left at the end, and is still there.
  std::string at_the_end() const {
    std::string words;
    for (const fs::path& thing : things_)
      if (fs::exists(thing)) words += fmt::format("    {} is not flushed\n", thing.string());
    return words;
  }

 private:
  // A rename, or an exchange, which is one in each direction.
  std::string take_rename(const fs::path& path, const fs::path& other) {
    std::string problem;
    std::set<fs::path> moved;
    for (const fs::path& thing : things_) {
      const bool of_path = is_below(thing, path), of_other = is_below(thing, other);
      const fs::path& from = of_path ? path : other;
      const fs::path& to = of_path ? other : path;
      if (!of_path && !of_other) {
        moved.insert(thing);
        continue;
      }
      const fs::path rest = thing.lexically_relative(from);
      moved.insert(rest == "." ? to : to / rest);
      if (!is_temporary(to))
        problem += fmt::format("    {} takes its place as {}, and {} in it is not flushed\n",
                               from.string(), to.string(), rest.string());
    }
    things_ = std::move(moved);
    things_.insert({path.parent_path(), other.parent_path()});
    return problem;
  }

  std::set<fs::path> things_; // files with new bytes, folders with new names
};

class Order : public testing::TestWithParam<const char*> {};

TEST_P(Order, IsBytesFirstThenNames) {
  const Scene& scene = Scene::of(scenario_called(GetParam()));
  const Trial trial(scene);
  const test::TemporaryFolder logs;
  ASSERT_EQ(scene.run(trial.path(), scene.scenario().words, "", {}, logs / "log").exit_code, 0);
  Unflushed unflushed;
  std::string problems;
  for (const Call& call : test::calls_of(test::read_text(logs / "log")))
    problems += unflushed.take(call);
  problems += unflushed.at_the_end();
  EXPECT_EQ(problems, "");
}

const auto name_itself = [](const auto& each) { return std::string(each.param); };
INSTANTIATE_TEST_SUITE_P(Each, Order,
                         testing::Values("Run", "FirstRun", "Profile", "Compare", "Report", "Score",
                                         "Customers"),
                         name_itself);

// The folder says itself what belongs to it, so that anybody can see whether a copy is whole:
// sha256sum -c manifest.sha256.
class Manifest : public testing::TestWithParam<const char*> {};

TEST_P(Manifest, ListsWhatIlkWroteAndNothingElse) {
  const Scene& scene = Scene::of(scenario_called(GetParam()));
  Trial trial(scene);
  ASSERT_EQ(trial.run("").exit_code, 0);
  ASSERT_TRUE(fs::exists(trial.path() / "out/manifest.sha256"));
  std::set<std::string> listed, expected;
  for (const std::string& line :
       test::lines_of(test::read_text(trial.path() / "out/manifest.sha256")))
    if (!line.starts_with("#")) listed.insert(line.substr(66));
  const auto& users = scene.users_files();
  for (const auto& [path, content] : trial.state())
    if (path.starts_with("out/") && content.starts_with("file: ") &&
        path != "out/manifest.sha256" && std::ranges::find(users, path) == users.end())
      expected.insert(path.substr(4));
  EXPECT_EQ(listed, expected);
  EXPECT_EQ(test::untrue_manifests(trial.path()), "");
}

INSTANTIATE_TEST_SUITE_P(Each, Manifest,
                         testing::Values("Run", "FirstRun", "Profile", "Compare", "Report"),
                         name_itself);

} // namespace
} // namespace ilk
