#include "monitor/migration.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "cluster/assignment.h"
#include "explain/borders.h"
#include "judge/agreement.h"

namespace ilk {
namespace {

// Rows of two tables in the order of a key that is unique in each.
template <class Key>
Pairs joined(std::size_t before, std::size_t after, Key&& key_before, Key&& key_after) {
  std::vector<std::uint32_t> a(before), b(after);
  std::iota(a.begin(), a.end(), 0u);
  std::iota(b.begin(), b.end(), 0u);
  std::ranges::sort(a, {}, key_before);
  std::ranges::sort(b, {}, key_after);
  Pairs pairs;
  std::size_t i = 0, j = 0;
  while (i < before && j < after) {
    const auto left = key_before(a[i]);
    const auto right = key_after(b[j]);
    if (left == right)
      pairs.rows.emplace_back(a[i++], b[j++]);
    else if (left < right)
      ++i;
    else
      ++j;
  }
  std::ranges::sort(pairs.rows, {}, &std::pair<std::uint32_t, std::uint32_t>::second);
  pairs.only_before = before - pairs.rows.size();
  pairs.only_after = after - pairs.rows.size();
  return pairs;
}

Migration counted(const Model& before, std::span<const Score> scores_before, const Model& after,
                  std::span<const Score> scores_after, const Pairs& pairs) {
  Migration migration;
  migration.from = before.segments;
  migration.to = after.segments;
  migration.counts.resize(before.segments.size() * after.segments.size());
  migration.customers = pairs.rows.size();
  migration.only_before = pairs.only_before;
  migration.only_after = pairs.only_after;
  std::vector<std::uint32_t> from, to;
  for (const auto& [old_row, new_row] : pairs.rows) {
    from.push_back(scores_before[old_row].segment);
    to.push_back(scores_after[new_row].segment);
    ++migration.counts[from.back() * after.segments.size() + to.back()];
  }
  migration.agreement = adjusted_rand(from, to);
  return migration;
}

void add_moves(Migration& migration, std::span<const Score> scores_before,
               std::span<const Score> scores_after, const Pairs& pairs) {
  for (const auto& [old_row, new_row] : pairs.rows) {
    const Score& then = scores_before[old_row];
    const Score& now = scores_after[new_row];
    if (migration.heirs[then.segment] == now.segment) continue;
    migration.moved_from_border += then.margin < border_margin ? 1 : 0;
    migration.moves.push_back({new_row, then.segment, now.segment, now.margin, then.margin});
  }
}

} // namespace

double Migration::moved() const {
  return customers == 0 ? 0 : static_cast<double>(moves.size()) / static_cast<double>(customers);
}

std::vector<std::optional<std::uint32_t>> match_segments(std::span<const std::uint64_t> counts,
                                                         std::size_t from, std::size_t to) {
  const bool turned = from > to;
  const std::size_t rows = std::min(from, to), columns = std::max(from, to);
  std::vector<double> costs(rows * columns);
  for (std::size_t f = 0; f < from; ++f)
    for (std::size_t t = 0; t < to; ++t)
      costs[turned ? t * columns + f : f * columns + t] = -static_cast<double>(counts[f * to + t]);
  const auto column_of = least_cost_assignment(costs, rows, columns);
  std::vector<std::optional<std::uint32_t>> heirs(from);
  for (std::size_t r = 0; r < rows; ++r) {
    if (turned)
      heirs[column_of[r]] = static_cast<std::uint32_t>(r);
    else
      heirs[r] = static_cast<std::uint32_t>(column_of[r]);
  }
  return heirs;
}

Pairs pairs_by_id(const Table& before, const Table& after) {
  const auto key_of = [](const Table& table) {
    return [&table](std::uint32_t row) -> std::string_view { return table.ids[row]; };
  };
  return joined(before.rows(), after.rows(), key_of(before), key_of(after));
}

Pairs pairs_by_origin(const Table& before, const Table& after) {
  const auto key_of = [](const Table& table) {
    return [&table](std::uint32_t row) -> std::uint64_t { return table.origins[row]; };
  };
  return joined(before.rows(), after.rows(), key_of(before), key_of(after));
}

Migration migration_between(const Model& before, std::span<const Score> scores_before,
                            const Model& after, std::span<const Score> scores_after,
                            const Pairs& pairs) {
  Migration migration = counted(before, scores_before, after, scores_after, pairs);
  migration.heirs = match_segments(migration.counts, before.segments.size(), after.segments.size());
  add_moves(migration, scores_before, scores_after, pairs);
  return migration;
}

Migration migration_within(const Model& model, std::span<const Score> scores_before,
                           std::span<const Score> scores_after, const Pairs& pairs) {
  Migration migration = counted(model, scores_before, model, scores_after, pairs);
  for (std::uint32_t s = 0; s < model.segments.size(); ++s) migration.heirs.emplace_back(s);
  add_moves(migration, scores_before, scores_after, pairs);
  return migration;
}

std::string moved_csv(const Migration& migration, const Table& table) {
  std::string text = csv_cell(table.id_name.empty() ? "row" : table.id_name) +
                     ",from,to,from_name,to_name,margin,margin_before\n";
  std::vector<Move> moves = migration.moves;
  std::ranges::sort(moves, {}, [&](const Move& move) { return table.position_of(move.row); });
  for (const Move& move : moves) {
    const ModelSegment& from = migration.from[move.from];
    const ModelSegment& to = migration.to[move.to];
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{}\n",
                   csv_cell(table.id_of(move.row)), from.id, to.id, csv_cell(from.name),
                   csv_cell(to.name), move.margin, move.margin_before);
  }
  return text;
}

} // namespace ilk
