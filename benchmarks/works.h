// What ilk_bench can be asked to do. A work loads its inputs when it is made, so that the clock
// sees the work alone, and is then done as often as asked.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "base/execution.h"

namespace ilk::bench {

class Work {
 public:
  virtual ~Work() = default;

  /// Lets go of the last result, so that its memory is not freed on the clock.
  virtual void forget() {}

  /// The work; this is what is timed.
  virtual void run() = 0;

  /// What the last run found, for the peer to be held against. Not timed; may write files of
  /// labels or heights beside the inputs and name them. May state "flops" and "bytes", the least
  /// arithmetic and memory traffic of the work.
  virtual nlohmann::json answer() = 0;
};

struct Setting {
  std::filesystem::path data; ///< folder with the inputs of inputs.py
  unsigned threads = 1;
};

std::unique_ptr<Work> make_kmeans_experiment(const Setting& setting);
std::unique_ptr<Work> make_lloyd_million(const Setting& setting);
std::unique_ptr<Work> make_autoencoder(const Setting& setting);
/// `input` is the name of the matrix.
std::unique_ptr<Work> make_ward(const Setting& setting, const std::string& input);
std::unique_ptr<Work> make_silhouette_twenty(const Setting& setting);
std::unique_ptr<Work> make_csv_gigabyte(const Setting& setting);
/// All standard attributes of purchases.csv; nothing is foretold.
std::unique_ptr<Work> make_customers_of_log(const Setting& setting);
/// What the machine can do at most: float multiply-adds and reading of memory.
std::unique_ptr<Work> make_peak(const Setting& setting);

// Small works without input files, whose instructions are counted.
std::unique_ptr<Work> make_fixed_kmeans(const Setting& setting);
std::unique_ptr<Work> make_fixed_training(const Setting& setting);
std::unique_ptr<Work> make_fixed_table(const Setting& setting);

} // namespace ilk::bench
