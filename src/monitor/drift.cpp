#include "monitor/drift.h"

#include <algorithm>
#include <cmath>

#include "base/distributions.h"
#include "monitor/psi_draws.h"
#include "monitor/reference_fit.h"
#include "summary/sorted_values.h"

namespace ilk {
namespace {

constexpr std::size_t bins_of_numbers = 10;
constexpr double rare_word = 0.01;
constexpr double by_chance = 0.05;

using Counts = std::vector<std::uint64_t>;

double chi_squared_point(std::size_t bins, double above) {
  return chi_squared_upper_quantile(static_cast<double>(bins - 1), above);
}

// N. V. Smirnov, "Table for estimating the goodness of fit of empirical distributions" (1948).
double smirnov_point(double above) {
  return std::sqrt(-std::log(above / 2) / 2);
}

double share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

// Bins with their counts; one that is empty on both sides is left out.
class Bins {
 public:
  void add(DriftBin bin, std::uint64_t then, std::uint64_t now) {
    if (then == 0 && now == 0) return;
    bins_.push_back(std::move(bin));
    then_.push_back(then);
    now_.push_back(now);
  }

  void add(const std::string& words, std::uint64_t then, std::uint64_t now) {
    DriftBin bin;
    bin.words = words;
    add(std::move(bin), then, now);
  }

  void settle(Drift& drift) {
    const std::uint64_t all_then = customers_in(then_), all_now = customers_in(now_);
    for (std::size_t b = 0; b < bins_.size(); ++b) {
      bins_[b].then = share(then_[b], all_then);
      bins_[b].now = share(now_[b], all_now);
    }
    drift.bins = std::move(bins_);
    drift.psi = psi_of(then_, now_);
    drift.psi_by_chance = psi_by_chance(then_.size(), all_then, all_now);
    drift.customers_then = std::move(then_);
    drift.customers_now = std::move(now_);
  }

 private:
  std::vector<DriftBin> bins_;
  Counts then_, now_;
};

struct Sorted {
  std::span<const float> values;
  std::uint64_t at_most(float value) const {
    return static_cast<std::uint64_t>(std::ranges::upper_bound(values, value) - values.begin());
  }
  std::uint64_t below(float value) const {
    return static_cast<std::uint64_t>(std::ranges::lower_bound(values, value) - values.begin());
  }
};

// Between two cuts the distribution then is known to lie in a band, at whose top are at most
// 1 / spread_parts of the customers, and that now is known exactly.
void add_ks(const Spread& then, const Sorted& now, Drift& drift) {
  if (then.cuts.empty() || now.values.empty()) return;
  const auto n = then.present(), m = static_cast<std::uint64_t>(now.values.size());
  double least = 0, most = 0, low = 0, now_low = 0; // `low`: both at the cut before
  for (std::size_t i = 0; i < then.cuts.size(); ++i) {
    const double at = share(then.at_most[i], n);
    double top = low; // of those below the cut, then
    if (i > 0 && !then.every_value)
      top = std::min(share(then.at_most[i] - 1, n), low + 1.0 / spread_parts);
    const double now_below = share(now.below(then.cuts[i]), m);
    const double now_at = share(now.at_most(then.cuts[i]), m);
    least = std::max({least, std::abs(at - now_at), now_below - top, low - now_below});
    most = std::max({most, std::abs(at - now_at), now_below - low, top - now_low});
    low = at;
    now_low = now_at;
  }
  drift.ks = least;
  drift.ks_error = std::max(0.0, most - least);
  drift.ks_by_chance =
      smirnov_point(by_chance) * std::sqrt(1 / static_cast<double>(n) + 1 / static_cast<double>(m));
}

} // namespace

double psi_of(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now) {
  const auto all_then = static_cast<double>(customers_in(then));
  const auto all_now = static_cast<double>(customers_in(now));
  if (all_then == 0 || all_now == 0) return 0;
  double psi = 0;
  for (std::size_t b = 0; b < then.size(); ++b) {
    if (then[b] == 0 && now[b] == 0) continue;
    const double p = std::max(0.5, static_cast<double>(then[b])) / all_then;
    const double q = std::max(0.5, static_cast<double>(now[b])) / all_now;
    psi += (q - p) * std::log(q / p);
  }
  return psi;
}

double psi_by_chance(std::size_t bins, std::uint64_t then, std::uint64_t now) {
  if (bins < 2 || then == 0 || now == 0) return 0;
  return chi_squared_point(bins, by_chance) *
         (1 / static_cast<double>(then) + 1 / static_cast<double>(now));
}

double psi_by_chance_at(const Drift& drift, double level) {
  if (draws_tell(drift.customers_then, drift.customers_now))
    return psi_of_draws(drift.customers_then, drift.customers_now, level);
  if (drift.bins.size() < 2) return drift.psi_by_chance;
  return drift.psi_by_chance * chi_squared_point(drift.bins.size(), level) /
         chi_squared_point(drift.bins.size(), by_chance);
}

double ks_by_chance_at(const Drift& drift, double level) {
  return drift.ks_by_chance * smirnov_point(level) / smirnov_point(by_chance);
}

bool is_psi_by_chance(const Drift& drift, double level) {
  return draws_tell(drift.customers_then, drift.customers_now)
             ? draws_reach(drift.customers_then, drift.customers_now, level)
             : !(drift.psi > psi_by_chance_at(drift, level));
}

bool is_ks_by_chance(const Drift& drift, double level) {
  return !(drift.ks > ks_by_chance_at(drift, level));
}

std::vector<std::size_t> decile_cuts(const Spread& spread) {
  std::vector<std::size_t> chosen;
  const auto n = static_cast<double>(spread.present());
  const std::size_t cuts = spread.cuts.empty() ? 0 : spread.cuts.size() - 1;
  for (std::size_t d = 1; d < bins_of_numbers && cuts > 0; ++d) {
    const double wanted = n * static_cast<double>(d) / bins_of_numbers;
    std::size_t best = 0;
    for (std::size_t i = 1; i < cuts; ++i)
      if (std::abs(static_cast<double>(spread.at_most[i]) - wanted) <
          std::abs(static_cast<double>(spread.at_most[best]) - wanted))
        best = i;
    if (chosen.empty() || chosen.back() != best) chosen.push_back(best);
  }
  return chosen;
}

Drift drift_of(const Spread& then, std::span<const float> now) {
  SortingRoom room;
  const Sorted sorted{sorted_values(now, room)};
  const std::uint64_t rows = now.size(), present = sorted.values.size();
  Drift drift;
  Bins bins;
  DriftBin bin;
  std::uint64_t then_before = 0, now_before = 0;
  for (const std::size_t cut : decile_cuts(then)) {
    bin.at_most = then.cuts[cut];
    const std::uint64_t then_at = then.at_most[cut], now_at = sorted.at_most(then.cuts[cut]);
    bins.add(bin, then_at - then_before, now_at - now_before);
    bin.above = bin.at_most;
    then_before = then_at;
    now_before = now_at;
  }
  bin.at_most.reset();
  bins.add(bin, then.present() - then_before, present - now_before);
  bins.add("missing", then.missing, rows - present);
  bins.settle(drift);
  add_ks(then, sorted, drift);

  drift.missing_then = share(then.missing, then.missing + then.present());
  drift.missing_now = share(rows - present, rows);
  if (const auto half = std::ranges::find_if(
          then.at_most, [&](std::uint64_t count) { return 2 * count >= then.present(); });
      half != then.at_most.end())
    drift.median_then = then.cuts[static_cast<std::size_t>(half - then.at_most.begin())];
  if (present > 0) drift.median_now = sorted.values[(present + 1) / 2 - 1];
  if (!then.cuts.empty()) {
    drift.below = share(sorted.below(then.cuts.front()), rows);
    drift.above = share(present - sorted.at_most(then.cuts.back()), rows);
  }
  return drift;
}

Drift drift_of_words(const Spread& then, const std::vector<std::string>& levels,
                     std::span<const float> now) {
  const Spread spread = spread_of_levels(now, levels.size());
  const std::uint64_t customers = then.missing + then.present();
  Drift drift;
  Bins bins;
  std::uint64_t rare_then = 0, rare_now = 0;
  for (std::size_t l = 0; l < levels.size(); ++l) {
    if (share(then.levels[l], customers) >= rare_word) {
      bins.add(levels[l], then.levels[l], spread.levels[l]);
    } else {
      rare_then += then.levels[l];
      rare_now += spread.levels[l];
    }
  }
  bins.add("rare words", rare_then, rare_now);
  bins.add("new words", then.levels.back(), spread.levels.back());
  bins.add("missing", then.missing, spread.missing);
  bins.settle(drift);
  drift.missing_then = share(then.missing, customers);
  drift.missing_now = share(spread.missing, now.size());
  drift.new_words = share(spread.levels.back(), now.size());
  return drift;
}

Drift drift_of_sizes(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                     const std::vector<std::string>& names) {
  Drift drift;
  Bins bins;
  for (std::size_t s = 0; s < names.size(); ++s) bins.add(names[s], then[s], now[s]);
  bins.settle(drift);
  return drift;
}

} // namespace ilk
