// The evidence for a segmentation, as it is written into the report and summary.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "encode/ensemble_fit.h"
#include "judge/gates.h"
#include "judge/neighbourhood.h"
#include "judge/null_comparison.h"
#include "judge/null_tables.h"
#include "model/ensemble.h"

namespace ilk {

/// The silhouettes by their names among the figures that are compared with the nulls; the others
/// are those of indices().
inline constexpr std::string_view silhouette_code = "silhouette_code";
inline constexpr std::string_view silhouette_attributes = "silhouette_attributes";

/// One index of one number of segments against one null. Observed and null come from the same
/// pipeline at the same depth, so `observed` may differ a little from the figure of the full run.
struct NullFigure {
  std::size_t k = 0;
  std::string_view index = silhouette_code;
  Null null = Null::independent;
  NullComparison comparison;
};

/// The comparisons of both silhouettes of one number of segments with one null.
std::vector<NullComparison> silhouettes_against(const std::vector<NullFigure>& figures,
                                                std::size_t k, Null null);

/// What was done otherwise.
struct Redone {
  enum class Part {
    customers,               ///< drawn anew
    customers_in_attributes, ///< likewise, segments made on the attributes, without encoder
    halves,                  ///< of the encoders against the others
    encoders,                ///< trained anew
    starts,                  ///< of k-means
    tails,
    fill,
    outliers, ///< the farthest customers left out of the fit
  };
  Part part = Part::customers;
  std::string method;              ///< of tails and fill
  std::size_t here = 0, there = 0; ///< encoders in each half
  double left_out = 0;             ///< share of the customers
};

/// How far segments made otherwise agree with those of the run, or with one another, on the
/// customers that evidence is taken on.
struct Agreement {
  Redone redone;
  double mean = 0;             ///< adjusted Rand index, over the reruns
  double deviation = 0;        ///< of the sample; 0 with one rerun
  double least = 0;            ///< of the reruns
  std::size_t reruns = 0;      ///< 0: not measured
  std::vector<double> jaccard; ///< per cluster, mean over the reruns; see best_jaccard
};

/// From adjusted Rand indices, and Jaccard coefficients per partition and segment.
Agreement summarise_agreement(Redone redone, const std::vector<double>& agreements,
                              const std::vector<std::vector<double>>& jaccards);

/// One way to cut the customers into as many segments, judged in the attributes and where it was
/// made.
struct Candidate {
  Space space = Space::code; ///< that it was made in
  bool by_ward = false;      ///< otherwise by k-means
  double silhouette_attributes = 0;
  double davies_bouldin_attributes = 0;
  double calinski_harabasz_attributes = 0;
  double silhouette_own = 0;
  double agreement = 0; ///< adjusted Rand index to the segments
};

/// How much of the attributes the code keeps.
struct Faithfulness {
  double r2 = 0; ///< share of the variance that is reconstructed; of whose, says held_out
  std::vector<double> r2_by_column; ///< of the prepared columns; NaN where one does not vary
  std::size_t held_out = 0; ///< customers that r2 was taken of; 0: of those that were fitted
  Neighbourhood neighbourhood;
};

/// A space that was tried too and not taken.
struct Abandoned {
  Space space = Space::code;
  GateFigures figures;
  std::vector<Gate> gates;
};

struct Certificate {
  bool measured = false; ///< false: too few customers for reruns
  std::string depth;
  Space space = Space::code;
  std::size_t rows = 0; ///< customers that the evidence was taken on
  std::vector<NullFigure> null;
  Agreement sampling;            ///< its Jaccard coefficients, as those below, by segment
  Agreement sampling_attributes; ///< of k-means on the prepared attributes, with itself and by its
                                 ///< clusters
  Agreement encoder;
  std::vector<Agreement> cleaning;
  double algorithm = 0; ///< adjusted Rand index of the Ward cut to the segments
  std::vector<Candidate> candidates;
  Faithfulness faithfulness;
  GateLimits limits;
  GateFigures figures; ///< that the gates look at
  std::vector<Gate> gates;
  std::vector<Abandoned> abandoned;
};

} // namespace ilk
