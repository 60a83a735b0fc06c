#include "model/fills.h"

#include <algorithm>

namespace ilk {
namespace {

// One row at a time is completed by these.
class RowCompletion {
 public:
  RowCompletion(const std::vector<ColumnPreparation>& columns, const Fills& fills)
      : columns_(columns), fills_(fills), row_(columns.size()), observed_(columns.size()) {
    for (std::size_t j = 0; j < columns.size(); ++j)
      if (columns[j].fills_by_others()) filled_.push_back(j);
  }

  void complete(const RawColumns& raw, std::size_t row, Matrix& prepared) {
    const bool needed = std::ranges::any_of(
        filled_, [&](std::size_t j) { return !columns_[j].is_observed(raw.of(j)[row]); });
    if (!needed) return; // as mostly
    for (std::size_t j = 0; j < columns_.size(); ++j) {
      observed_[j] = columns_[j].is_observed(raw.of(j)[row]);
      row_[j] = prepared.at(row, j);
    }
    for (const FittedFill& fitted : fills_) fitted.fill->complete(columns_, observed_, row_);
    for (std::size_t j = 0; j < columns_.size(); ++j) prepared.at(row, j) = row_[j];
  }

 private:
  const std::vector<ColumnPreparation>& columns_;
  const Fills& fills_;
  std::vector<float> row_;
  std::vector<std::uint8_t> observed_;
  std::vector<std::size_t> filled_; // columns that are completed by others
};

} // namespace

Matrix prepare_alone(Execution& execution, const std::vector<ColumnPreparation>& columns,
                     const RawColumns& raw) {
  Matrix prepared(raw.rows.rows, columns.size());
  execution.for_each(columns.size(),
                     [&](std::size_t j) { columns[j].prepare(raw.of(j), prepared.column(j)); });
  return prepared;
}

void complete(Execution& execution, const std::vector<ColumnPreparation>& columns,
              const Fills& fills, const RawColumns& raw, Matrix& prepared) {
  if (fills.empty()) return;
  constexpr std::size_t block_rows = 1024;
  const std::size_t rows = prepared.rows();
  execution.for_each((rows + block_rows - 1) / block_rows, [&](std::size_t block) {
    RowCompletion completion(columns, fills);
    const std::size_t end = std::min(rows, (block + 1) * block_rows);
    for (std::size_t row = block * block_rows; row < end; ++row)
      completion.complete(raw, row, prepared);
  });
}

} // namespace ilk
