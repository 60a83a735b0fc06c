// Everything that a run finds: what the report, the summary and the lists are made from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cluster/agglomerate.h"
#include "encode/ensemble.h"
#include "explain/campaign.h"
#include "explain/concentration.h"
#include "explain/customer_map.h"
#include "explain/outcomes.h"
#include "explain/segments.h"
#include "judge/certificate.h"
#include "judge/choose_k.h"
#include "judge/knee.h"
#include "judge/silhouette_summary.h"
#include "model/borders.h"
#include "model/examples.h"
#include "model/model.h"
#include "profile/explored.h"
#include "summary/co_moments.h"

namespace ilk {

struct Quality {
  double silhouette_code = 0;       ///< mean, in [-1, 1]
  double silhouette_code_error = 0; ///< its standard error; 0 when exact
  double silhouette_attributes = 0; ///< the same partition in the prepared attributes
  double silhouette_attributes_error = 0;
  double simplified_silhouette_code = 0; ///< mean of the margins: distances to centroids only
  double squared_silhouette_code = 0;    ///< mean squared distances in place of mean distances
  double reconstruction_r2 = 0;          ///< held-out, mean over the encoders
  std::size_t sampled_rows = 0;          ///< whose silhouettes were taken
};

struct Segmentation : Explored {
  Covariance covariance; ///< of the prepared attributes
  EnsembleFit encoder;
  std::vector<KEvidence> k_table;
  ChoiceOfK choice;
  std::string rule; ///< by which k is chosen, in words
  Knee knee;        ///< of the inertia on the codes
  Knee knee_attributes;
  std::size_t gap_choice = 0; ///< by the gap statistic, on the codes; 0: none
  std::size_t gap_choice_attributes = 0;
  bool k_by_user = false;
  Agglomeration tree;        ///< Ward, of the codes of all customers
  double tree_agreement = 0; ///< adjusted Rand index of its cut at k to the segments
  Certificate certificate;
  std::vector<std::uint32_t> outliers; ///< rows left out of the fit, ascending
  Explanation explanation;
  std::vector<Concentration> concentration; ///< of every total, or of the measures asked for
  std::vector<SegmentExamples> examples;    ///< per segment
  std::vector<Outcome> outcomes;            ///< one per label column
  std::vector<double> silhouettes;          ///< mean per segment, in the code space
  Quality quality;
  std::vector<SilhouetteCurve> silhouette_curves; ///< per segment, in the code space
  CustomerMap map;             ///< of the codes of the fitted customers; its rows are the table's
  std::vector<Border> borders; ///< of the fitted customers
  std::optional<Plan> plan;    ///< where there is a playbook
  Model model;
  std::vector<Score> scores; ///< one per row
  std::string followed;      ///< file of the model whose numbers go on; empty when there is none
  std::vector<std::string> followed_names; ///< of its segments
  std::vector<std::string> name_warnings;  ///< of names that gave way; see settle_names
};

} // namespace ilk
