// Several at once: two runs into one folder, and readers while a run puts its files in place.
#include <atomic>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults/scene.h"

namespace ilk {
namespace {

using test::FolderState;
using test::Outcome;
using test::Problems;
using test::scenario_called;
using test::Scene;
using test::Trial;

bool says_in_use(const Outcome& outcome) {
  return outcome.exit_code == 5 && outcome.err.find("use") != std::string::npos;
}

// The old run's words and the new one's, side by side, over what the old one left.
TEST(Pairs, OfRunsLeaveOneOfThem) {
  const Scene& scene = Scene::of(scenario_called("Run"));
  const auto &one = scene.scenario().before.front(), &other = scene.scenario().words;
  Problems problems;
  for (int pair = 0; pair < 20; ++pair) {
    Trial trial(scene);
    Outcome first, second;
    {
      std::jthread beside([&] { first = scene.run(trial.path(), one); });
      second = scene.run(trial.path(), other);
    }
    trial.look();
    std::string problem;
    for (const Outcome* each : {&first, &second})
      if (each->exit_code != 0 && !says_in_use(*each))
        problem += fmt::format("  ends with {}: {}\n", each->exit_code, each->err);
    if (!(first.exit_code == 0 || second.exit_code == 0)) problem += "  neither came through\n";
    problem += trial.wrong(Trial::Whose::either);
    const auto whose = trial.whose();
    problem +=
        trial.wrong_after_next(whose == Trial::Whose::neither ? Trial::Whose::new_run : whose);
    problems.add(fmt::format("pair {}", pair), problem);
  }
  EXPECT_TRUE(problems.none()) << problems.words();
}

// The files that a folder has, read by way of the folder that was opened.
FolderState read_through(int folder) {
  FolderState found;
  const int again = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR* const entries = ::fdopendir(again);
  if (entries == nullptr) return found;
  while (const dirent* entry = ::readdir(entries)) {
    const int file = ::openat(folder, entry->d_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) continue;
    struct stat status {};
    ::fstat(file, &status);
    if (S_ISREG(status.st_mode)) {
      std::string text(static_cast<std::size_t>(status.st_size), '\0');
      const ssize_t got = ::read(file, text.data(), text.size());
      found[entry->d_name] = text.substr(0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    ::close(file);
  }
  ::closedir(entries);
  return found;
}

bool is_still_at(int folder, const std::filesystem::path& path) {
  struct stat opened {
  }, there{};
  return ::fstat(folder, &opened) == 0 && ::stat(path.c_str(), &there) == 0 &&
         opened.st_ino == there.st_ino;
}

// Whoever opens the folder and reads in it finds one run, for as long as it is the folder of that
// name.
TEST(Readers, SeeOneRunAtEveryInstant) {
  const Scene& scene = Scene::of(scenario_called("Run"));
  Trial trial(scene);
  const auto out = trial.path() / "out";
  const std::string names[] = {"segments.csv", "model.json", "strategy.md"}; // without timings
  const auto expected = [&](const FolderState& state, const std::string& name) {
    return state.at("out/" + name).substr(std::string_view("file: ").size());
  };
  std::atomic<bool> stop = false;
  std::size_t looks = 0, mixed = 0;
  std::string first;
  {
    std::jthread reader([&] {
      while (!stop) {
        const int folder = ::open(out.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0) {
          if (++mixed == 1) first = "the folder is missing";
          continue;
        }
        const FolderState found = read_through(folder);
        if (is_still_at(folder, out)) {
          ++looks;
          std::size_t of_old = 0, of_new = 0;
          for (const std::string& name : names) {
            const auto file = found.find(name);
            if (file == found.end()) continue;
            of_old += file->second == expected(scene.old_state(), name);
            of_new += file->second == expected(scene.new_state(), name);
          }
          if (of_old != std::size(names) && of_new != std::size(names) && ++mixed == 1)
            first = fmt::format("{} files of the old run and {} of the new", of_old, of_new);
        }
        ::close(folder);
      }
    });
    for (int turn = 0; turn < 10; ++turn) {
      const auto& words = turn % 2 == 0 ? scene.scenario().words : scene.scenario().before.front();
      EXPECT_EQ(scene.run(trial.path(), words).exit_code, 0);
    }
    stop = true;
  }
  EXPECT_GT(looks, 0u);
  EXPECT_EQ(mixed, 0u) << "of " << looks << " looks; the first: " << first;
}

} // namespace
} // namespace ilk
