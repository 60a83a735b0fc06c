// What a fit can be told. Plain values with their defaults.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ilk {

/// How much evidence is taken.
enum class EvidenceDepth {
  quick, ///< with every fit
  full,  ///< more reruns of everything, for some seconds more
};

struct FitOptions {
  // These change the result. An empty path is none.
  std::filesystem::path configuration; ///< TOML, as docs/configuration.md; read first, overruled by
                                       ///< what is set below
  std::filesystem::path dictionary;    ///< data dictionary in TOML; inferred when absent
  std::filesystem::path hypotheses;    ///< claims to answer, in TOML
  std::filesystem::path playbook;      ///< plays to plan, in TOML
  std::filesystem::path names;         ///< names for segments, in TOML
  std::filesystem::path follow;        ///< an earlier model.json, whose numbers and names go on
  std::size_t k = 0;                   ///< number of segments, 2 to 100; 0: by the rule
  std::uint64_t seed = 0;              ///< of all random numbers; 0: the configuration's, or else 1
  EvidenceDepth evidence = EvidenceDepth::quick;
  /// Any other option by its place in docs/configuration.md, with its value as text:
  /// {"segments.largest_k", "20"}. They overrule the configuration, and what stands above them.
  std::vector<std::pair<std::string, std::string>> settings;

  // These do not.
  unsigned threads = 1; ///< at least 1
  /// Hears of every stage and of the share of it that is done, in [0, 1]; from any thread.
  std::function<void(std::string_view stage, double share)> progress;
  const std::atomic<bool>* stop = nullptr; ///< set it, and fit() throws Interrupted; not owned
};

} // namespace ilk
