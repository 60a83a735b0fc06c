// Which customers are in another segment than before, and from where to where they went.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"
#include "table/table.h"

namespace ilk {

/// A customer in another segment than before.
struct Move {
  std::uint32_t row = 0;  ///< of the later table
  std::uint32_t from = 0; ///< indices from 0
  std::uint32_t to = 0;
  float margin = 0;        ///< in the new segment
  float margin_before = 0; ///< in the old one
};

struct Migration {
  std::vector<ModelSegment> from;    ///< before
  std::vector<ModelSegment> to;      ///< afterwards
  std::vector<std::uint64_t> counts; ///< from x to, row by row
  /// Per segment before, the one that goes on from it: itself, or by match_segments; none where
  /// there are fewer afterwards.
  std::vector<std::optional<std::uint32_t>> heirs;
  std::uint64_t customers = 0;         ///< in both
  std::uint64_t moved_from_border = 0; ///< of those who moved: their margin was below border_margin
  std::uint64_t only_before = 0;       ///< customers of the earlier table alone
  std::uint64_t only_after = 0;
  double agreement = 1;    ///< adjusted Rand index of both
  std::vector<Move> moves; ///< of those whose segment is not the heir of the old one; rows ascend

  double moved() const; ///< share of the customers
};

/// For each of `from` segments the one of `to` that goes on from it, all different, so that most
/// customers stay (least_cost_assignment).
std::vector<std::optional<std::uint32_t>> match_segments(std::span<const std::uint64_t> counts,
                                                         std::size_t from, std::size_t to);

/// Rows of two tables that are of one customer.
struct Pairs {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> rows; ///< before, after; `after` ascends
  std::uint64_t only_before = 0;
  std::uint64_t only_after = 0;
};

/// By id. Ids are unique in each. O(rows log rows).
Pairs pairs_by_id(const Table& before, const Table& after);

/// By the source's mark of a row, for two readings of one source.
Pairs pairs_by_origin(const Table& before, const Table& after);

/// From one model's segments to another's, matched so that most stay; or, for one model at two
/// times, each to itself.
Migration migration_between(const Model& before, std::span<const Score> scores_before,
                            const Model& after, std::span<const Score> scores_after,
                            const Pairs& pairs);
Migration migration_within(const Model& model, std::span<const Score> scores_before,
                           std::span<const Score> scores_after, const Pairs& pairs);

/// moved-since.csv and moved-by-model.csv: id, from, to, from_name, to_name, margin, margin_before.
/// `table`: the later one, in whose source's order the lines stand.
std::string moved_csv(const Migration& migration, const Table& table);

} // namespace ilk
