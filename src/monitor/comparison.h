// A table held against the customers that a model was fitted on: everything that ilk compare says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"
#include "model/reference.h"
#include "monitor/drift.h"
#include "monitor/migration.h"
#include "table/table.h"

namespace ilk {

/// What is told of a figure, and of the whole: its worst.
enum class Health {
  holds, ///< the model still holds
  watch, ///< it has to be watched
  past,  ///< past a limit: fit anew
};

/// "still holds", "watch", "fit anew".
std::string_view name_of(Health health);

/// Past these a model is to be fitted anew; what is to be watched lies before them.
struct ComparisonLimits {
  double psi = 0.25;        ///< of an attribute, an axis of the code, distances, segments' shares
  std::optional<double> ks; ///< of an attribute, an axis of the code, distances
  double unusual = 0.05;    ///< share of the customers
  double agreement = 0.8;   ///< adjusted Rand index with another model's segments, at least
  std::optional<double> moved; ///< share of the customers in another segment

  // Not asked of the user.
  double kept = 0.75;            ///< of silhouettes and of the mean margin at the fit, at least
  double lost_r2 = 0.1;          ///< of the reconstruction at the fit, at most
  double smallest_share = 0.02;  ///< of the customers; under it a segment is to be watched
  std::uint64_t customers = 100; ///< fewer say little
};

struct AttributeDrift {
  ColumnSchema schema;
  Drift drift;
  Health health = Health::holds; ///< by its index, and where there is a limit by its KS
};

/// What people call a column, where that is more than its name in small letters; else empty.
std::string telling_label(const ColumnSchema& schema);

/// One figure held against its limits.
struct Check {
  std::string key;      ///< for programs: "psi_attributes", "unusual", ...
  std::string what;     ///< which figure it is: "largest PSI of an attribute"
  std::string measured; ///< "0.312 (spend)"
  std::string asked;    ///< "limit 0.25"; empty where it is only watched
  std::string remark;   ///< what else is to be known: "too few customers to tell"; mostly empty
  double figure = 0;
  double watch = 0; ///< from where it is watched
  double limit = 0;
  Health health = Health::holds;
};

/// "largest PSI of an attribute: 0.312 (spend), limit 0.25 (too few customers to tell)".
std::string words_of(const Check& check);

/// Standard deviations of single customers' parts in means; that of a mean of n customers drawn at
/// random is such a one divided by the root of n.
struct StandingDeviations {
  double silhouette_code = 0;
  double silhouette_attributes = 0;
  double reconstruction_r2 = 0; ///< see reconstruction_r2_deviation
  double margin = 0;            ///< the larger of now and at the fit: equal customers have none
};

inline constexpr std::uint64_t few_in_segment = 10;

/// Share of a table's customers that may be beyond the fitted ones without being its customers.
inline constexpr double most_beyond = 0.02;

struct Comparison {
  std::string model_file, file;    ///< names
  std::string other_model, before; ///< likewise, or empty
  std::uint64_t fitted_rows = 0;
  ReadReport read;
  ReadReport read_before;
  Table table; ///< as the model reads it
  std::vector<ModelSegment> segments;
  std::vector<AttributeDrift> attributes;
  std::vector<Drift> axes;
  Drift distance;
  Drift margin;
  Drift shares; ///< of the segments, one bin each but those without customers then and now
  std::vector<std::uint64_t> sizes_then, sizes_now;
  std::vector<double> unusual; ///< share of each segment's customers now; at the fit it is 0.01
  Standing then, now;
  double silhouette_code_error = 0; ///< now, of taking a sample of rows; 0 when exact
  double silhouette_attributes_error = 0;
  StandingDeviations deviations; ///< now
  /// What the mean silhouettes would gain if customers whose own or next segment holds fewer than
  /// few_in_segment of the table's, by chance, had that of the fit: with so few companions or
  /// neighbours a silhouette says who these are, and with none it is 0.
  double silhouette_code_allowance = 0;
  double silhouette_attributes_allowance = 0;
  /// Rows of customers farther from their centroid than everybody who was fitted, ascending: no
  /// more than most_beyond of the table's, or none. They are counted as unusual; all other figures
  /// but migrations are of the rest, as the fit leaves such customers out.
  std::vector<std::uint32_t> beyond;
  std::optional<double> sampling_agreement; ///< at the fit
  std::optional<Migration> by_model;        ///< these customers by the other model
  Table table_by_model;                     ///< as the other model reads it
  std::optional<Migration> since;           ///< the same customers, from the earlier table to this
  std::vector<Check> checks;
  Health verdict = Health::holds;
  std::string sentence;

  /// Customers that the figures are of.
  std::uint64_t compared() const { return table.rows() - beyond.size(); }
};

/// Whether a segment has so few of the table's customers by chance: whether the binomial
/// distribution with its share at the fit gives no more with a probability above that of a check,
/// by Bonferroni's inequality over the segments.
bool is_few_by_chance(const ComparisonLimits& limits, const Comparison& comparison,
                      std::size_t segment);

/// The verdict in a few words: its name, or "the two models differ" where no figure is past its
/// limit but those that hold the model against another one.
std::string_view heading_of(const Comparison& comparison);

/// Sets the checks, the attributes' health, the verdict and its sentence from all else. A figure
/// past its limit is only watched where it may be so by chance: where customers drawn from the
/// fitted ones would have it with a probability of 0.05 over the number of checks that chance can
/// move, at least. The adjusted Rand index and the share of who moved are of these customers, and
/// know no chance.
void judge(const ComparisonLimits& limits, Comparison& comparison);

} // namespace ilk
