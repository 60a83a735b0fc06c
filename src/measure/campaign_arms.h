// Who was contacted by which play, and who was held out of it: the arms as they were drawn, which
// is what is compared, whoever was reached in the end (intention to treat).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "strategy/plan_record.h"

namespace ilk {

/// Customers are numbered from 0, in the order in which the lists name them.
struct PlayArms {
  std::size_t play = 0; ///< index into PlanRecord::plays
  std::vector<std::uint32_t> contacted;
  std::vector<std::uint32_t> held_out;
};

struct CampaignArms {
  PlanRecord plan;
  std::vector<std::string> ids;        ///< of all customers on a list, distinct
  std::vector<std::uint32_t> segments; ///< of each, index into PlanRecord::segments
  std::vector<PlayArms> plays;         ///< those that reach customers, in the plan's order; behind
                                       ///< them, with a control group, all plays together
  std::unordered_map<std::string, std::uint32_t> by_id; ///< places in `ids`

  /// How many names lists have lost or won since the plan was made.
  std::uint64_t changed_names = 0;
};

/// The arms that a folder's plan.json and lists tell. Throws DataError where there is no plan, a
/// list is missing, is no list or names a customer in both arms or of a segment that the plan does
/// not have; IoError. O(names).
CampaignArms load_arms(const std::filesystem::path& folder);

} // namespace ilk
