#include "model/fill_neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "kernels/gapped_distances.h"
#include "model/column_preparation.h"
#include "model/json_numbers.h"
#include "model/json_reader.h"
#include "model/reach.h"

namespace ilk {
namespace {

std::shared_ptr<const RowFill> read_donors(const JsonReader& in,
                                           const std::vector<ColumnPreparation>& columns) {
  auto donors = std::make_shared<Donors>();
  donors->columns = columns.size();
  for (const JsonReader& row : in.items(1, most_donors)) {
    row.needs_size(columns.size());
    for (const JsonReader& value : row.items(columns.size(), columns.size())) {
      const float found = value.is_null() ? std::numeric_limits<float>::quiet_NaN()
                                          : static_cast<float>(value.number());
      if (std::abs(found) > most_prepared)
        value.fail("is farther from zero than prepared values get");
      donors->values.push_back(found);
    }
  }
  donors->finish();
  return donors;
}

// Sorts the next few behind those that are, and returns how many are now.
template <class Near>
std::size_t sort_more(std::vector<Near>& near, std::size_t sorted) {
  constexpr std::size_t more = 3 * nearest_donors;
  const std::size_t end = std::min(near.size(), sorted + more);
  const auto at = [&](std::size_t i) { return near.begin() + static_cast<std::ptrdiff_t>(i); };
  std::partial_sort(at(sorted), at(end), near.end());
  return end;
}

} // namespace

std::size_t Donors::padded_rows() const {
  return (rows() + kernels::gapped_rows - 1) / kernels::gapped_rows * kernels::gapped_rows;
}

void Donors::finish() {
  const std::size_t stride = padded_rows();
  by_column_.assign(stride * columns, std::numeric_limits<float>::quiet_NaN());
  for (std::size_t d = 0; d < rows(); ++d)
    for (std::size_t j = 0; j < columns; ++j) by_column_[j * stride + d] = row(d)[j];
}

// Donors that share a known column with the row.
std::vector<Donors::Near> Donors::by_distance(std::span<const std::uint8_t> observed,
                                              std::span<const float> row) const {
  std::vector<std::uint32_t> known;
  for (std::uint32_t j = 0; j < row.size(); ++j)
    if (observed[j] != 0) known.push_back(j);
  std::array<double, most_donors + kernels::gapped_rows> squares, shared;
  kernels::gapped_distances(by_column_.data(), padded_rows(), known, row.data(), squares.data(),
                            shared.data());
  const std::size_t count = rows();
  std::vector<Near> near;
  for (std::size_t d = 0; d < count; ++d)
    if (shared[d] > 0) near.push_back({squares[d] / shared[d], d});
  return near;
}

void Donors::complete(const std::vector<ColumnPreparation>& prepared,
                      std::span<const std::uint8_t> observed, std::span<float> row) const {
  std::vector<std::size_t> wanted;
  for (std::size_t j = 0; j < prepared.size(); ++j)
    if (observed[j] == 0 && prepared[j].is_filled_by(neighbour_fill)) wanted.push_back(j);
  if (wanted.empty()) return;
  auto near = by_distance(observed, row);
  std::size_t sorted = 0; // so many are the nearest, in their order
  for (const std::size_t j : wanted) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < near.size() && count < nearest_donors; ++i) {
      if (i == sorted) sorted = sort_more(near, sorted);
      const float value = this->row(near[i].donor)[j];
      if (std::isnan(value)) continue;
      sum += value;
      ++count;
    }
    if (count > 0) row[j] = static_cast<float>(sum / static_cast<double>(count));
  }
}

nlohmann::json Donors::to_json() const {
  auto list = nlohmann::json::array();
  for (std::size_t r = 0; r < rows(); ++r) {
    auto values_of_row = nlohmann::json::array();
    for (const float value : row(r))
      values_of_row.push_back(std::isnan(value) ? nlohmann::json()
                                                : nlohmann::json(shortest(value)));
    list.push_back(std::move(values_of_row));
  }
  return list;
}

extern const FillMethod neighbour_fill{
    .name = "neighbours",
    .help = "the mean of the 10 most similar of 500 customers",
    .words = "from similar customers",
    .value = [](const KnownValues& column) { return median_fill.value(column); },
    .is_tried = true,
    .is_portable = false,
    .key = "donors",
    .read = read_donors,
    .key_is_needed = true,
};

} // namespace ilk
