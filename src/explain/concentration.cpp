#include "explain/concentration.h"

#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/exact_sum.h"
#include "summary/even_rows.h"
#include "summary/exact_parts_sum.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

// Of values in ascending order, added up in that order: the same on any number of threads.
void curve(const std::vector<double>& ascending, double total, Concentration& result) {
  const auto n = static_cast<double>(ascending.size());
  const auto held_by = [&](double customers, double sum_below, std::size_t whole) {
    const double part = customers - static_cast<double>(whole);
    return (sum_below + (part > 0 ? part * ascending[whole] : 0)) / total;
  };
  double sum = 0, places = 0;
  std::size_t point = 0;
  const auto mark = [&](std::size_t whole) { // the points that end before one more customer
    for (; point < Concentration::points; ++point) {
      const double customers = static_cast<double>(point) * n / (Concentration::points - 1);
      if (customers >= static_cast<double>(whole + 1) && whole < ascending.size()) break;
      result.lorenz[point] = held_by(customers, sum, whole);
    }
  };
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    mark(i);
    sum += ascending[i];
    places += static_cast<double>(i + 1) * ascending[i];
  }
  mark(ascending.size());
  result.gini = 2 * places / (n * total) - (n + 1) / n;
  result.top_tenth = 1 - result.lorenz[18];
}

// Values are added many at a time.
class GatheredSum {
 public:
  void add(double value) {
    terms_[count_++] = value;
    if (count_ == terms_.size()) flush();
  }
  ExactSum taken() {
    flush();
    return sum_;
  }

 private:
  void flush() {
    add_all(terms_.data(), count_, sum_);
    count_ = 0;
  }

  alignas(64) std::array<double, kernels::exact_rows> terms_;
  std::size_t count_ = 0;
  ExactSum sum_;
};

std::optional<Concentration> concentration_of(std::span<const float> values,
                                              std::span<const std::uint32_t> labels,
                                              std::size_t segments) {
  Concentration result;
  std::vector<GatheredSum> gathered(segments);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (std::isnan(values[row])) continue;
    if (values[row] < 0) return std::nullopt;
    gathered[labels[row]].add(values[row]);
  }
  ExactSum all;
  std::vector<ExactSum> held;
  for (GatheredSum& sum : gathered) {
    held.push_back(sum.taken());
    all.add(held.back());
  }
  if (!(all.value() > 0)) return std::nullopt;
  for (const ExactSum& sum : held) result.shares.push_back(sum.value() / all.value());
  // The curve of very many customers is that of some, who may have nothing.
  std::vector<float> some;
  for (const std::uint32_t row : even_rows(values.size(), settling_rows))
    some.push_back(values[row]);
  SortingRoom room;
  const auto sorted = sorted_values(some, room);
  const std::vector<double> ascending(sorted.begin(), sorted.end());
  const double total = std::accumulate(ascending.begin(), ascending.end(), 0.0);
  if (!(total > 0)) return std::nullopt;
  curve(ascending, total, result);
  return result;
}

} // namespace

std::vector<Concentration> find_concentration(Execution& execution, const Table& table,
                                              const std::vector<Measure>& measures,
                                              std::span<const std::uint32_t> labels,
                                              std::size_t segments) {
  std::vector<std::size_t> columns;
  std::vector<Selection> selections(measures.size());
  for (std::size_t m = 0; m < measures.size(); ++m) {
    columns.push_back(column_index(table, measures[m].column));
    if (!measures[m].where.empty())
      selections[m] = select_rows(execution, table, measures[m].where);
  }
  std::vector<std::optional<Concentration>> found(measures.size());
  execution.for_each(measures.size(), [&](std::size_t m) {
    std::span<const float> values = table.values.column(columns[m]);
    std::vector<float> counted; // only where there is a condition: the table may be large
    if (!measures[m].where.empty()) {
      counted.assign(values.begin(), values.end());
      for (std::size_t row = 0; row < counted.size(); ++row)
        if (selections[m].rows[row] != Met::yes) counted[row] = NAN;
      values = counted;
    }
    found[m] = concentration_of(values, labels, segments);
    if (!found[m]) return;
    found[m]->name = measures[m].name;
    found[m]->column = columns[m];
  });
  std::vector<Concentration> result;
  for (auto& each : found)
    if (each) result.push_back(std::move(*each));
  return result;
}

} // namespace ilk
