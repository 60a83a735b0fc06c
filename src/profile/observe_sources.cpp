#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "profile/observe.h"
#include "profile/observe_parts.h"

namespace ilk {
namespace {

using namespace observing;

constexpr double most_customers = 0.45; // of whom most of a total comes
constexpr double least_of_total = 0.5;
constexpr double least_gain = 0.15; // that a second column must add to the share
constexpr std::uint8_t no_part = 255;
// Of two columns beside a third: all pairs of up to 62 columns, of more those of the columns that
// lead to most by themselves.
constexpr std::size_t most_corners = 120'000;

// Every column's thirds, and each customer's part.
class Thirds {
 public:
  explicit Thirds(const ObservedSample& sample) {
    for (std::size_t j = 0; j < sample.columns(); ++j) {
      parts.push_back(sample.is_scale(j) ? sample.parts(j, 3) : Parts{});
      std::vector<std::uint8_t> part(sample.rows(), no_part);
      for (std::size_t i = 0; i < sample.rows() && parts[j].count() > 0; ++i)
        if (const float value = sample.values(j)[i]; !std::isnan(value))
          part[i] = static_cast<std::uint8_t>(parts[j].part_of(value));
      of_row.push_back(std::move(part));
    }
  }

  std::vector<Parts> parts;
  std::vector<std::vector<std::uint8_t>> of_row;
};

// The customers of one part, or of one place in the parts by two columns.
struct Corner {
  std::vector<std::size_t> columns;
  std::vector<std::size_t> parts;
  TotalParts total;
  double customers = 0; // share

  double gain() const { return total.share() - customers; }

  // The gain's standard error, both shares being estimates: the linearised ratio less the mean of
  // "is inside", sums over the customers of (m v / mean - R v / mean - (m - w))^2.
  double error() const {
    const auto n = static_cast<double>(total.n);
    const double mean = (total.sum + total.other_sum) / n, r = total.share(), w = customers;
    const double inside = (1 - r) * (1 - r) * total.squares / (mean * mean) -
                          2 * (1 - r) * (1 - w) * total.sum / mean + n * w * (1 - w) * (1 - w);
    const double outside = r * r * total.other_squares / (mean * mean) -
                           2 * r * w * total.other_sum / mean + n * (1 - w) * w * w;
    return std::sqrt(std::max(0.0, inside + outside) / (n * (n - 1)));
  }
};

Corner place_with(const ObservedSample& sample, std::size_t column, std::vector<std::size_t> by,
                  std::vector<std::size_t> parts, auto&& is_in) {
  Corner place{std::move(by), std::move(parts), {}, 0};
  std::size_t in = 0;
  const auto values = sample.values(column);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    const double value = values[i];
    const bool inside = is_in(i);
    ++place.total.n;
    in += inside;
    (inside ? place.total.sum : place.total.other_sum) += value;
    (inside ? place.total.squares : place.total.other_squares) += value * value;
  }
  place.customers = static_cast<double>(in) / static_cast<double>(place.total.n);
  return place;
}

std::optional<Corner> best_part(const ObservedSample& sample, const Thirds& thirds,
                                std::size_t column, std::size_t by) {
  std::optional<Corner> best;
  for (std::size_t part = 0; part < thirds.parts[by].count(); ++part) {
    Corner place = place_with(sample, column, {by}, {part},
                              [&](std::size_t i) { return thirds.of_row[by][i] == part; });
    if (!best || place.gain() > best->gain()) best = std::move(place);
  }
  return best;
}

TotalSource source_of(const Thirds& thirds, const Corner& place) {
  TotalSource source{place.customers, {}};
  for (std::size_t c = 0; c < place.columns.size(); ++c) {
    const Parts& parts = thirds.parts[place.columns[c]];
    source.places.push_back({parts.spans[place.parts[c]], std::nullopt});
    if (are_thirds(parts)) source.places.back().third = place.parts[c];
  }
  return source;
}

// `tries`: of how many places this is the best.
Observation observation_of(const Thirds& thirds, std::size_t column, const Corner& place,
                           std::size_t tries) {
  Observation made;
  made.kind = ObservationKind::comes_from;
  made.columns = {column};
  made.columns.insert(made.columns.end(), place.columns.begin(), place.columns.end());
  made.customers = place.total.n;
  made.estimate = place.total.share();
  made.interval = total_share_interval(place.total);
  const double error = place.error();
  made.p_value = error > 0 ? of_best(tries, normal_p_value(place.gain() / error)) : 1;
  const bool worth = place.customers <= most_customers && made.estimate >= least_of_total;
  made.effect = worth ? std::max(0.0, place.gain()) : 0;
  made.details = source_of(thirds, place);
  return made;
}

// The shares of the total that come from the parts by another column.
std::vector<PlotBar> bars_of(const ObservedSample& sample, const Thirds& thirds, std::size_t column,
                             std::size_t by) {
  std::vector<PlotBar> bars;
  for (std::size_t part = 0; part < thirds.parts[by].count(); ++part)
    bars.push_back(
        {thirds.parts[by].spans[part], place_with(sample, column, {by}, {part}, [&](std::size_t i) {
                                         return thirds.of_row[by][i] == part;
                                       }).total.share()});
  return bars;
}

// The sums of a column in the nine places by two others, where one of them leads to much more than
// the better of the two alone.
std::optional<Corner> best_corner(const ObservedSample& sample, const Thirds& thirds,
                                  std::size_t column, const Corner& first, const Corner& second) {
  const std::size_t a = first.columns[0], b = second.columns[0];
  std::array<double, 9> sums{}, counts{};
  const auto values = sample.values(column);
  double total = 0, n = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::uint8_t of_a = thirds.of_row[a][i], of_b = thirds.of_row[b][i];
    if (std::isnan(values[i])) continue;
    total += values[i];
    n += 1;
    if (of_a == no_part || of_b == no_part) continue;
    sums[of_a * 3u + of_b] += values[i];
    counts[of_a * 3u + of_b] += 1;
  }
  std::size_t best = 0;
  for (std::size_t cell = 1; cell < 9; ++cell)
    if (sums[cell] / total - counts[cell] / n > sums[best] / total - counts[best] / n) best = cell;
  const double gain = sums[best] / total - counts[best] / n;
  if (gain < std::max(first.gain(), second.gain()) + least_gain) return std::nullopt;
  return place_with(sample, column, {a, b}, {best / 3, best % 3}, [&](std::size_t i) {
    return thirds.of_row[a][i] == best / 3 && thirds.of_row[b][i] == best % 3;
  });
}

void keep_best(std::vector<Corner>& singles, std::size_t columns) {
  const auto kept = static_cast<std::size_t>(
      std::sqrt(2 * static_cast<double>(most_corners) / static_cast<double>(columns)));
  if (singles.size() <= kept) return;
  std::ranges::stable_sort(singles, std::greater{}, &Corner::gain);
  singles.resize(kept);
  std::ranges::sort(singles, {}, [](const Corner& single) { return single.columns[0]; });
}

std::vector<Observation> sources_of(const ObservedSample& sample, const Thirds& thirds,
                                    std::size_t column) {
  std::vector<Observation> all;
  std::vector<Corner> singles;
  for (std::size_t by = 0; by < sample.columns(); ++by) {
    if (by == column || thirds.parts[by].count() < 2) continue;
    auto place = best_part(sample, thirds, column, by);
    all.push_back(observation_of(thirds, column, *place, thirds.parts[by].count()));
    all.back().bars = bars_of(sample, thirds, column, by);
    singles.push_back(std::move(*place));
  }
  const std::size_t corners = 9 * singles.size() * (singles.size() - 1) / 2; // all that there are
  keep_best(singles, sample.columns());
  for (std::size_t s = 0; s < singles.size(); ++s)
    for (std::size_t t = s + 1; t < singles.size(); ++t)
      if (const auto corner = best_corner(sample, thirds, column, singles[s], singles[t])) {
        all.push_back(observation_of(thirds, column, *corner, corners));
        all.back().bars = bars_of(sample, thirds, column, corner->columns[0]);
      }
  return all;
}

} // namespace

std::vector<Observation> observe_sources(Execution& execution, const ObservedSample& sample) {
  const Thirds thirds(sample);
  std::vector<std::vector<Observation>> by_column(sample.columns());
  execution.for_each(sample.columns(), [&](std::size_t column) {
    if (sample.has_total(column)) by_column[column] = sources_of(sample, thirds, column);
  });
  std::vector<Observation> all;
  for (auto& some : by_column) all.insert(all.end(), some.begin(), some.end());
  return all;
}

} // namespace ilk
