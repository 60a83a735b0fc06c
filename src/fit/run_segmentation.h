// The whole workflow, from a source to a plan: the one place that orders the stages. Each is a
// value that is complete when it exists, made from the earlier ones.
#pragma once

#include <optional>
#include <vector>

#include "base/execution.h"
#include "cluster/agglomerate.h"
#include "encode/ensemble_fit.h"
#include "explain/explained.h"
#include "facts/alerts.h"
#include "fit/made_customers.h"
#include "fit/options.h"
#include "fit/settings.h"
#include "fit/stopwatch.h"
#include "io/read.h"
#include "judge/chosen.h"
#include "judge/judged.h"
#include "model/model.h"
#include "monitor/follow.h"
#include "profile/explored.h"
#include "strategy/campaign.h"
#include "summary/co_moments.h"

namespace ilk {

/// What each stage found: what reports and lists are made from.
struct Segmentation {
  std::vector<FileRead> files;  ///< that the options name
  std::optional<MadeOfLog> log; ///< where customers were made of a log of purchases
  Read read;
  Explored explored;
  std::vector<Alert> alerts;           ///< of table and preparation, gravest first
  Covariance covariance;               ///< of the prepared attributes
  std::vector<std::uint32_t> outliers; ///< rows left out of the fit, ascending
  EnsembleFit encoder;
  Agglomeration tree; ///< Ward, of the codes of all customers
  Chosen chosen;
  Characterised characterised;
  Judged judged;
  Model model;
  std::vector<Score> scores; ///< one per row
  Explained explained;
  std::optional<FollowedModel> followed; ///< where an old model's numbers go on
  std::optional<Plan> plan;              ///< where there is a playbook
};

/// Runs every stage; of a log of purchases, where the options say that the source is one, customers
/// are made first. Throws what the stages throw: DataError when the table cannot be segmented
/// (too few different customers, no attribute left, repeated ids, too many bad rows), Interrupted.
/// The result depends on the source's rows, in whatever order, and the options alone; the time that
/// each stage took goes to `stopwatch`.
Segmentation run_segmentation(Execution& execution, const Source& source, const RunOptions& options,
                              Stopwatch& stopwatch);

} // namespace ilk
