#include "model/fill_neighbours.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "model/column_preparation.h"
#include "model/json_numbers.h"
#include "model/json_reader.h"
#include "model/reach.h"

namespace ilk {
namespace {

struct Near {
  double distance = 0;
  std::size_t donor = 0;

  auto operator<=>(const Near&) const = default;
};

// Donors that share a known column with the row, nearest first.
std::vector<Near> by_distance(const Donors& donors, std::span<const std::uint8_t> observed,
                              std::span<const float> row) {
  std::vector<Near> near;
  for (std::size_t d = 0; d < donors.rows(); ++d) {
    const auto donor = donors.row(d);
    double squares = 0;
    std::size_t shared = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (observed[j] == 0 || std::isnan(donor[j])) continue;
      const double difference = static_cast<double>(row[j]) - donor[j];
      squares += difference * difference;
      ++shared;
    }
    if (shared > 0) near.push_back({squares / static_cast<double>(shared), d});
  }
  std::sort(near.begin(), near.end());
  return near;
}

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
  return donors;
}

} // namespace

void Donors::complete(const std::vector<ColumnPreparation>& prepared,
                      std::span<const std::uint8_t> observed, std::span<float> row) const {
  std::vector<std::size_t> wanted;
  for (std::size_t j = 0; j < prepared.size(); ++j)
    if (observed[j] == 0 && prepared[j].is_filled_by(neighbour_fill)) wanted.push_back(j);
  if (wanted.empty()) return;
  const auto near = by_distance(*this, observed, row);
  for (const std::size_t j : wanted) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < near.size() && count < nearest_donors; ++i) {
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
    .key = "donors",
    .read = read_donors,
    .key_is_needed = true,
};

} // namespace ilk
