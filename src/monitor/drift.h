// How far the customers of a table are from those that a model was fitted on, column by column.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/reference.h"
#include "table/schema.h"

namespace ilk {

/// One bin of a comparison: values above `above` and up to `at_most`, or some words, or what is
/// missing.
struct DriftBin {
  std::optional<double> above;   ///< none: from the lowest
  std::optional<double> at_most; ///< none: to the highest
  std::string words;             ///< instead: "north", "rare words", "new words", "missing"
  double then = 0;               ///< share of the fitted customers, in [0, 1]
  double now = 0;                ///< share of the table's customers
};

struct Drift {
  std::vector<DriftBin> bins;
  double psi = 0;           ///< population stability index; see psi_of
  double psi_by_chance = 0; ///< exceeded in 5% of tables of as many customers that have not changed
  std::vector<std::uint64_t> customers_then; ///< in the bins
  std::vector<std::uint64_t> customers_now;
  /// Kolmogorov and Smirnov's largest distance between the distribution functions of the values
  /// present, and how much larger it may be: the model keeps some values only. NaN for words, and
  /// where a side has no values.
  double ks = std::numeric_limits<double>::quiet_NaN();
  double ks_error = 0;     ///< at most 1 / spread_parts; 0 where the model keeps every value
  double ks_by_chance = 0; ///< exceeded in at most 5% of tables that have not changed
  double missing_then = 0; ///< shares of the customers
  double missing_now = 0;
  double median_then = std::numeric_limits<double>::quiet_NaN(); ///< the least value that half of
  double median_now = std::numeric_limits<double>::quiet_NaN();  ///< them do not exceed
  double below = 0;     ///< share of the table's customers below the least fitted value
  double above = 0;     ///< and above the largest
  double new_words = 0; ///< share of the table's customers with a word that the model has not
};

/// The index of two lists of counts of the same bins: the sum of (q - p) log(q / p) over the bins'
/// shares then (p) and now (q), where an empty bin counts as half a customer; 0 when either is
/// empty. S. Kullback & R. A. Leibler (1951); N. Siddiqi, "Credit risk scorecards" (2006).
double psi_of(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now);

/// The 95% point of the index of so many bins where nothing has changed: that of chi-squared with
/// bins - 1 degrees of freedom, times 1/then + 1/now customers. B. Yurdakul, "Statistical
/// properties of population stability index" (2018). 0 for fewer than two bins.
double psi_by_chance(std::size_t bins, std::uint64_t then, std::uint64_t now);

/// What the figure exceeds with this probability (in (0, 1)) where nothing has changed, in place of
/// 5%. Of the index of few customers see model/psi_draws.h; of the KS by N. V. Smirnov's first
/// term.
double psi_by_chance_at(const Drift& drift, double level);
double ks_by_chance_at(const Drift& drift, double level);

/// Whether the index is no more than psi_by_chance_at, which is mostly known sooner.
bool is_psi_by_chance(const Drift& drift, double level);
bool is_ks_by_chance(const Drift& drift, double level);

/// The cuts that part the values present into ten bins: per decile the cut whose share at or below
/// is nearest to it (ties to the lower), each once, the highest cut aside. A value that many
/// customers have makes fewer bins.
std::vector<std::size_t> decile_cuts(const Spread& spread);

/// Of a column of numbers, or of words with these levels. Missing values are a bin of their own,
/// and so are words that the model has not; words of under 1% of the fitted customers share one.
/// O(n log n).
Drift drift_of(const Spread& then, std::span<const float> now);
Drift drift_of_words(const Spread& then, const std::vector<std::string>& levels,
                     std::span<const float> now);

/// Of counts per segment.
Drift drift_of_sizes(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                     const std::vector<std::string>& names);

} // namespace ilk
