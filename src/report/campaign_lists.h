// The lists of a plan as CSV: one with those to contact and one with those held out, per play.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "explain/campaign.h"
#include "model/segmentation.h"

namespace ilk {

/// "campaigns/win-back.csv", "campaigns/win-back-hold-out.csv": within the folder of a run.
std::string contact_list_name(const Play& play);
std::string hold_out_list_name(const Play& play);

/// Whether a path is one of those, of any play. Nothing else is ever taken away.
bool is_list_name(std::string_view path);

/// Makes the lists that have customers, in the plays' order, and hands each on before the next is
/// made: use(name, text). Columns: the id's header or "row", segment, name, reason, priority; the
/// plan's order. Cells are safe to open in a spreadsheet.
void for_each_list(const Segmentation& segmentation,
                   const std::function<void(const std::string&, const std::string&)>& use);

} // namespace ilk
