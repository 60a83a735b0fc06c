// What a folder keeps of its plan.
#pragma once

#include <vector>

#include "model/model.h"
#include "strategy/campaign.h"
#include "strategy/plan_record.h"

namespace ilk {

/// `segments`: the model's; `id_name`: the table's.
PlanRecord record_of(const Plan& plan, const std::vector<ModelSegment>& segments,
                     const std::string& id_name);

} // namespace ilk
