// The parts of a run, for what draws all of them. Nothing is owned.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "behaviour/customers.h"
#include "cluster/agglomerate.h"
#include "encode/ensemble_fit.h"
#include "explain/explained.h"
#include "facts/alerts.h"
#include "io/read.h"
#include "judge/chosen.h"
#include "judge/judged.h"
#include "model/model.h"
#include "monitor/follow.h"
#include "profile/explored.h"
#include "strategy/campaign.h"
#include "summary/co_moments.h"

namespace ilk {

struct RunParts {
  const Read& read;
  const Explored& explored;
  const std::vector<Alert>& alerts;           ///< of table and preparation, gravest first
  const Covariance& covariance;               ///< of the prepared attributes
  const std::vector<std::uint32_t>& outliers; ///< rows left out of the fit
  const EnsembleFit& encoder;
  const Agglomeration& tree;
  const Chosen& chosen;
  const Characterised& characterised;
  const Judged& judged;
  const Model& model;
  const std::vector<Score>& scores; ///< one per row
  const Explained& explained;
  const std::optional<FollowedModel>& followed;
  const std::optional<Plan>& plan;
  const LogSummary* log; ///< null where the table is not made of a log of purchases
};

} // namespace ilk
