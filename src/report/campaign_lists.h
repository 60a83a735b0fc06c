// The lists of a plan as CSV: one with those to contact and one with those held out, per play.
#pragma once

#include <string>
#include <vector>

#include "explain/campaign.h"
#include "model/segmentation.h"

namespace ilk {

/// "campaigns/win-back.csv", "campaigns/win-back-hold-out.csv": within the folder of a run.
std::string contact_list_name(const Play& play);
std::string hold_out_list_name(const Play& play);

/// Whether a path is one of those, of any play. Nothing else is ever taken away.
bool is_list_name(std::string_view path);

struct CampaignList {
  std::string name;
  std::string text;
};

/// The lists that have customers, in the plays' order. Columns: the id's header or "row", segment,
/// name, reason, priority; the plan's order. Cells are safe to open in a spreadsheet.
std::vector<CampaignList> campaign_lists(const Segmentation& segmentation);

} // namespace ilk
