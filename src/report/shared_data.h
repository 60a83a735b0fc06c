// What --share leaves out of the data of a report that is made of the table itself.
#pragma once

#include <cstdint>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// In the data of a report on so many customers (docs/report-data.md), of a SharedRun: planes,
/// pairs and counts of fewer than ten customers, fills of few, levels of labels that few have or
/// lack, a dendrogram or tree with small leaves, silhouettes of single customers, and rows that
/// could not be read are left out, or are means of ten.
void share(nlohmann::json& report, std::uint64_t customers);

} // namespace ilk
