// Who is in which segment, as CSV.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/atomic_file.h"
#include "base/execution.h"
#include "model/model.h"
#include "report/score_digits.h"
#include "table/table.h"

namespace ilk {

/// One line of CSV per customer: id, segment, name, distance, margin, unusual. Both fitting and
/// scoring write this.
/// The id column is that of `table`; without one, rows are numbered in a column "row", from
/// `first_row` + 1. Lines stand in the order of the source.
std::string scores_header(const Table& table);
void write_scores(Execution& execution, const Model& model, const Table& table,
                  std::span<const Score> scores, std::uint64_t first_row, ScoreDigits digits,
                  const TextSink& write);

/// The customers in these rows alone, in the order of the source, with the header.
std::string outliers_csv(const Model& model, const Table& table, std::span<const Score> scores,
                         std::span<const std::uint32_t> outliers, ScoreDigits digits);

} // namespace ilk
