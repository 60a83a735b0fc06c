// Every customer of a plan: segment, arm and plays, as customers.csv.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/model.h"
#include "strategy/campaign.h"
#include "table/table.h"

namespace ilk {

inline constexpr const char* customers_list_name = "customers.csv";

/// Columns: the id's header or "row", segment, name, arm (contact, hold-out, control, none), plays
/// and held_out_of: names of plays with blanks between them; of the control group the plays that
/// it is kept from. In the source's order.
std::string customers_csv_of(const Plan& plan, const std::vector<ModelSegment>& segments,
                             const Table& table, std::span<const Score> scores);

} // namespace ilk
