// A table held against the customers that a model was fitted on: everything that is measured of it.
// What is told of it follows from facts/comparison_facts.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "io/source.h"
#include "model/reference.h"
#include "monitor/drift.h"
#include "monitor/migration.h"
#include "table/table.h"

namespace ilk {

struct AttributeDrift {
  ColumnSchema schema;
  Drift drift;
};

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

  /// Customers that the figures are of.
  std::uint64_t compared() const { return table.rows() - beyond.size(); }
};

} // namespace ilk
