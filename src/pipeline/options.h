// What a run can be told, and its defaults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "cluster/kmeans.h"
#include "encode/ensemble.h"
#include "prepare/preparation.h"

namespace ilk {

struct RunOptions {
  // All of them change the result.
  std::optional<std::filesystem::path> schema; ///< data dictionary; inferred when absent
  std::size_t k = 0;                           ///< number of segments; 0: by the rule
  std::size_t largest_k = 12;                  ///< numbers of segments from 2 to this are tried
  std::uint64_t seed = 1;
  /// The choice of k is made on at most this many customers, a random sample of more, and the final
  /// silhouette is then a sample's.
  std::size_t evidence_rows = 20'000;
  /// A run stops when more than this share of the rows cannot be read.
  double most_bad_rows = 0.1;
  /// The Ward tree is exact up to so many customers; of more it is made of micro-clusters.
  std::size_t ward_exact_max = 50'000;
  PrepareOptions prepare;
  EnsembleOptions encode;
  std::size_t restarts = 32; ///< of k-means; see cluster/kmeans.h
};

/// Reads a configuration in TOML over `base`; keys as in docs/configuration.md. Throws DataError
/// with line and remedy for an unknown key, a wrong type or a value out of range.
RunOptions load_options(const std::filesystem::path& path, RunOptions base);

/// Everything that changes the result, as written to run.json.
nlohmann::json to_json(const RunOptions& options);

} // namespace ilk
