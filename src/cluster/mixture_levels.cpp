#include "cluster/mixture_levels.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

constexpr double margin_rows = 2, least_level_share = 1e-12;

// Rows by level and kind, [level][c], of a category whose flags begin at `flag`.
std::vector<double> counts_of(const MixtureSums& sums, std::size_t levels, std::size_t flag) {
  const std::size_t k = sums.kinds;
  std::vector<double> counts(levels * k);
  for (std::size_t c = 0; c < k; ++c) {
    double first = sums.totals[c];
    for (std::size_t l = 1; l < levels; ++l) {
      counts[l * k + c] = sums.flags[(flag + l - 1) * k + c];
      first -= counts[l * k + c];
    }
    counts[c] = std::max(first, 0.0);
  }
  return counts;
}

} // namespace

double pack_levels(const MixtureTable& table, const MixtureParameters& parameters, std::size_t c,
                   std::vector<float>& flags) {
  const std::size_t k = parameters.kinds;
  double constant = 0;
  std::size_t level = 0;
  for (const std::size_t levels : table.levels()) {
    const double first = std::log(parameters.shares[level * k + c]);
    constant += first;
    for (std::size_t l = 1; l < levels; ++l)
      flags.push_back(static_cast<float>(std::log(parameters.shares[(level + l) * k + c]) - first));
    level += levels;
  }
  return constant;
}

std::size_t fit_levels(const MixtureTable& table, const MixtureSums& sums, bool select,
                       MixtureParameters& to) {
  const std::size_t k = sums.kinds;
  const auto n = static_cast<double>(table.rows());
  std::size_t flag = 0, free = 0;
  for (const std::size_t levels : table.levels()) {
    const auto counts = counts_of(sums, levels, flag);
    std::vector<double> shares(levels * k), margin(levels);
    double gain = 0;
    for (std::size_t l = 0; l < levels; ++l) {
      double count = 0;
      for (std::size_t c = 0; c < k; ++c) count += counts[l * k + c];
      margin[l] = std::max(count / n, least_level_share);
      gain -= count * std::log(margin[l]);
      for (std::size_t c = 0; c < k; ++c) {
        shares[l * k + c] = (counts[l * k + c] + margin_rows * margin[l]) /
                            (sums.totals[c] + hardly_any + margin_rows);
        gain += counts[l * k + c] * std::log(shares[l * k + c]);
      }
    }
    const auto more = static_cast<double>((k - 1) * (levels - 1));
    const bool tells = k == 1 || !select || gain > 0.5 * more * std::log(n);
    if (!tells)
      for (std::size_t l = 0; l < levels; ++l)
        std::fill_n(shares.begin() + static_cast<std::ptrdiff_t>(l * k), k, margin[l]);
    to.shares.insert(to.shares.end(), shares.begin(), shares.end());
    to.tells.push_back(tells ? 1 : 0);
    free += (levels - 1) * (tells ? k : 1);
    flag += levels - 1;
  }
  return free;
}

} // namespace ilk
