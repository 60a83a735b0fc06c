// Finding segments from another program: everything that `ilk run` does, on data of whatever kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ilk/model.h"
#include "ilk/options.h"
#include "ilk/source.h"

namespace ilk {

/// An attribute in which a segment's customers lie above or below the others.
struct SegmentDriver {
  std::string attribute; ///< in the dictionary's words; of a category with its level
  bool high = false;     ///< above
  double dominance = 0;  ///< Cliff's delta, in [-1, 1]
  double difference = 0; ///< of the mean from everybody's, in standard deviations, as prepared
};

/// One segment.
struct FoundSegment {
  std::uint32_t number = 0; ///< from 1, by a stable rule
  std::string name;         ///< from what drives it apart, in the dictionary's words
  std::uint64_t customers = 0;
  double share = 0;      ///< of the fitted customers
  double silhouette = 0; ///< mean, in the code space, in [-1, 1]
  std::string rule;      ///< who is in it, in a sentence; empty where no condition tells it apart
  std::vector<SegmentDriver> drivers; ///< strongest first; mostly a handful
};

/// The evidence for one number of segments; of k-means in the space where segments were made.
struct KRow {
  std::size_t k = 0;
  double silhouette_code = 0;       ///< mean, in [-1, 1]
  double silhouette_attributes = 0; ///< of the same partition, in the prepared attributes
  double smallest_share = 0;        ///< smallest segment's share of the customers
  bool measured = false;            ///< whether the next two are
  double excess = 0;                ///< of the silhouettes over those of tables without segments
  double stability = 0;             ///< adjusted Rand index when customers are drawn anew
  bool fit = false;                 ///< meets the whole rule
  bool supported = false;           ///< the evidence cannot tell it from the best
};

/// One test that a segmentation must pass.
struct GateOutcome {
  std::string key;      ///< for programs
  std::string claim;    ///< what must hold, in words
  std::string measured; ///< the figures, in words
  bool passed = false;
};

enum class VerdictKind {
  segments,  ///< every gate passes
  uncertain, ///< some do not
  continuum, ///< no number of segments is better than tables without segments
  too_few,   ///< too few customers to tell
};

struct CertificateSummary {
  VerdictKind verdict = VerdictKind::too_few;
  std::string sentence; ///< the verdict in words
  std::vector<GateOutcome> gates;
};

struct HeldFit;

/// What a fit found. Immutable; copies share it.
class FitResult {
 public:
  std::uint64_t customers() const; ///< rows that were read
  std::size_t k() const { return segments_.size(); }
  const std::string& why_k() const { return why_k_; }
  const std::vector<FoundSegment>& segments() const { return segments_; }
  const CertificateSummary& certificate() const { return certificate_; }
  const std::vector<KRow>& k_table() const { return k_table_; }

  /// One per row that was read, in the source's order; far customers that were left out of the fit
  /// too.
  const std::vector<CustomerScore>& labels() const { return labels_; }

  /// Of data in memory the row, from 0, that each label is of; of other sources a number of their
  /// own for it. Ascending. Rows that could not be read have none.
  const std::vector<std::uint64_t>& rows() const { return rows_; }

  /// Places among labels() of customers who were left out of the fit, ascending.
  const std::vector<std::uint64_t>& left_out() const { return left_out_; }

  /// What should be known of the data and the segments, a sentence each, as `ilk run` warns of it.
  const std::vector<std::string>& warnings() const { return warnings_; }

  /// What every column was taken for, as lines.
  const std::string& roles() const { return roles_; }

  const ScoringModel& model() const { return model_; }

  /// For the rest of the library.
  const HeldFit& whole() const { return *whole_; }

  static FitResult of(std::shared_ptr<const HeldFit> whole);

 private:
  FitResult(std::shared_ptr<const HeldFit> whole, ScoringModel model);

  std::shared_ptr<const HeldFit> whole_;
  std::string why_k_;
  std::vector<FoundSegment> segments_;
  CertificateSummary certificate_;
  std::vector<KRow> k_table_;
  std::vector<CustomerScore> labels_;
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint64_t> left_out_;
  std::vector<std::string> warnings_;
  std::string roles_;
  ScoringModel model_;
};

/// Runs every stage on the table. The result depends on the source's rows, in whatever order, and
/// on the options that say so. Throws DataError when the table cannot be segmented, UsageError,
/// IoError, ModelError (of `follow`), MemoryError, Interrupted. Several fits may run at once.
FitResult fit(const TableSource& source, const FitOptions& options = {});

/// The model with one segment, whose centroid is the mean of the fitted customers' codes: to
/// compare segments with. Margins by it are 1, and compare() cannot judge it. O(rows).
ScoringModel model_of_everybody(const FitResult& fit, unsigned threads = 1);

} // namespace ilk
