#include "support/kept_runs.h"

#include <map>
#include <stdexcept>

#include <gtest/gtest.h>

namespace ilk::test {
namespace {

const TemporaryFolder& kept() {
  static const TemporaryFolder folder;
  return folder;
}

} // namespace

std::string kept_file(const std::string& name, const std::string& text) {
  const std::string path = kept() / name;
  if (!std::filesystem::exists(path)) return kept().file(name, text);
  if (read_text(path) != text) throw std::logic_error(name + " has another text already");
  return path;
}

std::string kept_customers(std::uint64_t rows, std::uint64_t seed) {
  const std::string path =
      kept() / ("customers-" + std::to_string(rows) + "-" + std::to_string(seed) + ".csv");
  if (!std::filesystem::exists(path)) {
    EXPECT_EQ(run_ilk({"simulate", "credit-card", "--rows", std::to_string(rows), "--seed",
                       std::to_string(seed), "-o", path})
                  .exit_code,
              0);
  }
  return path;
}

std::string quick_config() {
  return kept_file("quick.toml", "[encoder]\nencoders = 2\nepochs = 5\n"
                                 "[segments]\nlargest_k = 6\n"
                                 "[evidence]\nnull_reruns = 2\nobserved_reruns = 1\n"
                                 "bootstraps = 2\n");
}

const KeptRun& kept_run(std::vector<std::string> words) {
  static std::map<std::vector<std::string>, KeptRun> runs;
  KeptRun& run = runs[words];
  if (run.folder.empty()) {
    run.folder = kept().path() / ("run-" + std::to_string(runs.size()));
    words.insert(words.end(), {"-o", run.folder.string()});
    run.outcome = run_ilk(words);
  }
  EXPECT_EQ(run.outcome.exit_code, 0) << run.outcome.err;
  return run;
}

} // namespace ilk::test
