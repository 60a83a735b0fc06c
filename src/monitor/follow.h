// Segments of a new model in the order of an old one's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "explain/segments.h"
#include "model/model.h"

namespace ilk {

/// The table with the attributes that the model needs, as it reads them: words of categories as
/// indices into the model's levels, a word that is not among them as their number. Throws DataError
/// when an attribute is not there, or is a category in one of both only. O(rows x columns).
Table as_read_by(const Model& model, const Table& table);

/// The model whose numbers and names go on.
struct FollowedModel {
  std::string file;
  std::vector<std::string> names; ///< of its segments
};

struct FollowedPlaces {
  std::vector<std::uint32_t> place;             ///< per group its place, from 0, all different
  std::vector<std::optional<Followed>> follows; ///< per place
};

/// Places for groups of customers by an old model: groups are matched to its segments, one to one,
/// so that the squared distances from the groups' mean codes, by the old model, to its centroids
/// are least in sum (least_cost_assignment). Of those matches the ones count where group and
/// segment have customers in common: at least a tenth of the group's customers are in that segment
/// by the old model, or a tenth of the segment's customers of this table are in the group; else the
/// group is new. A group that is matched takes its segment's place where there are so many; all
/// others take the free places in the order of `fallback` (per group its place otherwise). A match
/// keeps its name when group and centroid are nearest to each other, at least half of the group's
/// customers are in that segment by the old model, and at least half of the segment's customers of
/// this table are in the group. `labels` below fallback.size(), one per row; every group has rows.
/// `table`: raw attributes as the old model reads them.
FollowedPlaces follow(Execution& execution, const Model& old, const Table& table,
                      std::span<const std::uint32_t> labels,
                      std::span<const std::uint32_t> fallback);

/// The same from costs and customers in both, groups x segments, row by row: squared distances, and
/// how many of a group's customers are in a segment by the old model.
FollowedPlaces follow_costs(std::span<const double> costs, std::span<const std::uint64_t> customers,
                            std::span<const ModelSegment> segments,
                            std::span<const std::uint32_t> fallback);

} // namespace ilk
