// Runs of the program that many tests look at: each is made when it is first asked for, and kept
// until the tests end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/process.h"

namespace ilk::test {

/// A file of that name and text. A name has one text; throws std::logic_error otherwise.
std::string kept_file(const std::string& name, const std::string& text);

/// Card holders that the program simulates with that seed.
std::string kept_customers(std::uint64_t rows, std::uint64_t seed = 1);

/// The configuration of a run that takes little time: few and short trainings, few reruns.
std::string quick_config();

/// Other tests look at it as well: who changes something works on a copy.
struct KeptRun {
  Outcome outcome;
  std::filesystem::path folder;

  std::string operator/(const std::string& name) const { return (folder / name).string(); }
};

/// `ilk WORDS... -o FOLDER`. Every test that asks for it fails when it has failed.
const KeptRun& kept_run(std::vector<std::string> words);

} // namespace ilk::test
