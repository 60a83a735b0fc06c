// The kinds of customers in a table, and how many, by a mixture on typed columns.
//
// Mixtures of several families (mixture.h) with 1, 2, 3, ... components describe a sample of the
// rows; the least ICL chooses. Components without a gap between them are then one kind
// (merge_components.h, held_out_gap.h). What is left at a strict threshold says whether there is
// structure; what is left at a mild one is the number recommended; a criterion that finds more
// components says up to where the table supports a finer answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "cluster/kind_columns.h"
#include "cluster/mixture_path.h"

namespace ilk {

/// All of them change the result.
struct KindOptions {
  std::size_t most_rows = 3'000; ///< that choose; by key
  double structure_overlap = 0.10;
  double kinds_overlap = 0.25;
  double least_gap = 3.2;      ///< between kinds, see cluster/held_out_gap.h; and from here on
  double supported_gap = 3.46; ///< fewer kinds are not supported
  std::optional<MixtureFamily> family; ///< the only one to try; none: all
  MixturePathOptions path;
  std::uint64_t seed = 1;
};

std::string name_of(MixtureFamily family);

/// One mixture that was compared.
struct KindCurvePoint {
  MixtureFamily family;
  std::size_t components = 1;
  double bic = 0, icl = 0, aic3 = 0;
};

/// What is kept to label other rows of the same columns.
struct KindModel {
  KindFeatures features;
  MixtureFamily family;
  MixtureParameters parameters;
  std::vector<std::uint32_t> kind; ///< of each component
};

struct Kinds {
  bool structure = false;      ///< more than one kind is left at the strict threshold
  std::size_t left_strict = 1; ///< kinds left there
  std::size_t count = 1;       ///< kinds recommended: those left at the mild threshold; 1 without
                               ///< structure
  std::size_t least_supported = 1, most_supported = 1;
  std::size_t components = 1; ///< of the mixture chosen
  bool at_end = false;        ///< the least ICL lies at the end of what was looked at: "at least"
  std::vector<KindCurvePoint> curve; ///< by family, then components
  KindModel model;
  std::vector<std::uint32_t> labels; ///< of all rows, below count; the larger kinds first
  std::vector<float> margins; ///< per row: probability of its kind less that of the next, in [0, 1]
  /// Per column: the share of its variance, or of its Gini impurity (Goodman & Kruskal's tau), that
  /// the components explain, in [0, 1]; the largest of a column's parts. 0 where they share it.
  std::vector<double> relevance;
};

/// `keys`: one per row, different where rows differ; they stand for the rows in all that is random,
/// so the order of the rows changes nothing but the order of the results. Without rows or columns
/// there is one kind. The same bits on any number of threads and any path of the kernels.
Kinds find_kinds(Execution& execution, const std::vector<KindColumn>& columns,
                 std::span<const std::uint64_t> keys, const KindOptions& options);

/// The kinds of other rows by a model: labels and margins.
struct KindLabels {
  std::vector<std::uint32_t> labels;
  std::vector<float> margins;
};
KindLabels label_kinds(Execution& execution, const KindModel& model,
                       const std::vector<KindColumn>& columns, std::span<const std::uint64_t> keys);

} // namespace ilk
