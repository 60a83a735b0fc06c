// What a run can be told, and its defaults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "behaviour/expected_value.h"
#include "behaviour/window.h"
#include "cluster/kmeans.h"
#include "encode/ensemble_fit.h"
#include "fit/read_table.h"
#include "judge/gates.h"
#include "model/ensemble.h"
#include "model/preparation.h"
#include "prepare/preparation_fit.h"

namespace ilk {

/// What is done about customers who are far from the rest in several attributes together, by
/// prepare/robust_distance.h.
enum class OutlierPolicy {
  report,    ///< they are counted
  leave_out, ///< and kept out of the fit
};

std::string_view name_of(OutlierPolicy policy);

/// How much evidence a run takes.
enum class Depth {
  quick, ///< with every run
  full,  ///< 20 reruns of each null, 50 of redrawn customers, every choice of cleaning
};

std::string_view name_of(Depth depth);

/// All of them change the result: k is chosen by the evidence.
struct EvidenceOptions {
  Depth depth = Depth::quick;
  std::size_t null_reruns = 4;     ///< of each null
  std::size_t observed_reruns = 2; ///< of the table itself, in the same way
  std::size_t null_rows = 3'000;   ///< nulls are like, and compared with, at most so many customers
  std::size_t bootstraps = 5;      ///< redrawings of the customers
  std::size_t encoders = 1;        ///< of a rerun, at most
  std::size_t restarts = 8;        ///< of k-means in a rerun
  std::size_t attribute_restarts = 4;  ///< the same on the attributes
  std::size_t silhouette_rows = 1'000; ///< that a rerun's silhouettes are taken of
  bool encoder_halves = true;          ///< compare halves of the ensemble, where it has two
  std::size_t encoder_reruns = 2;      ///< otherwise so many ensembles are trained anew
  bool every_cleaning = false;         ///< all other ways with tails, not one
  std::size_t gap_references = 5;
  std::size_t gap_rows = 2'000; ///< the gap statistic looks at most at so many customers
};

EvidenceOptions evidence_of(Depth depth);

/// Fewer customers than this are not put to any test.
inline constexpr std::size_t least_evidence_rows = 30;

/// A table that is a log of purchases, of which customers are made first (behaviour/customers.h).
/// Empty texts are not given.
struct TransactionsOptions {
  bool on = false;
  std::map<std::string, std::string> columns = {}; ///< by the name of their role
  std::string from, until;                         ///< first and last day
  std::string length;                              ///< of the window: "6m"
  std::optional<Grain> grain;                      ///< month, or the description's, when absent
  std::string currency;                            ///< of the rows that are looked at
  std::string only;                                ///< rows that count: "KIND=purchase,sale"
  Negative negative = Negative::automatic;
  /// Whether a model of buying is fitted; when not said, where the standard attributes are taken,
  /// since rows that own ones are made of need be no purchases.
  std::optional<bool> expect;
  ExpectedValueOptions expected;
};

struct RunOptions {
  // All of them change the result.
  std::optional<std::filesystem::path> configuration; ///< that these came from, in TOML
  ReadOptions read;
  TransactionsOptions transactions;
  std::optional<std::filesystem::path> hypotheses; ///< claims to answer, in TOML
  std::size_t k = 0;                               ///< number of segments; 0: by the rule
  std::size_t largest_k = 12;                      ///< numbers of segments from 2 to this are tried
  bool grow = true;  ///< and more, to 100, while the choice lies near the end
  bool kinds = true; ///< kinds of customers are looked for by a mixture too
  std::uint64_t seed = 1;
  /// The choice of k is made on at most this many customers, a random sample of more, and the final
  /// silhouette is then a sample's.
  std::size_t evidence_rows = 20'000;
  /// The Ward tree is made of all customers up to so many; of more, and of a wide table's where they
  /// are more than the evidence rows, of the evidence rows, and where those are more, of
  /// micro-clusters.
  std::size_t ward_exact_max = 50'000;
  PrepareOptions prepare;
  EnsembleOptions encode;
  bool joint = false;        ///< tune the encoders for the number of segments that the code gives
  std::size_t restarts = 32; ///< of k-means; see cluster/kmeans.h
  EvidenceOptions evidence;
  GateLimits gates;
  OutlierPolicy outliers = OutlierPolicy::report;
  /// Tiny groups far from everybody are left out of the fit and listed.
  bool leave_out_outliers = true;
  std::optional<std::filesystem::path> playbook; ///< plays to plan, in TOML
  /// Where segments do not hold in the code, the principal axes are tried, then the attributes.
  bool fall_back = true;
  std::optional<std::filesystem::path> names;  ///< given to segments; see explain/given_names.h
  std::optional<std::filesystem::path> follow; ///< a model whose numbers and names go on
};

} // namespace ilk
