// The lists of a plan as CSV: one with those to contact and one with those held out, per play.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "strategy/campaign.h"
#include "table/table.h"

namespace ilk {

/// "campaigns/win-back.csv", "campaigns/win-back-hold-out.csv": within the folder of a run.
std::string contact_list_name(const Play& play);
std::string hold_out_list_name(const Play& play);

/// Of the lists that have customers, in the plays' order.
std::vector<std::string> list_names(const Plan& plan);

/// Makes these lists and hands each on before the next is
/// made: use(name, text). Columns: the id's header or "row", segment, name, reason, priority, play,
/// channel, message; the
/// plan's order. Cells are safe to open in a spreadsheet. `segments`: the model's; `table` and
/// `scores`: those that the plan was made of.
void for_each_list(const Plan& plan, const std::vector<ModelSegment>& segments, const Table& table,
                   std::span<const Score> scores,
                   const std::function<void(const std::string&, const std::string&)>& use);

} // namespace ilk
