#include <algorithm>
#include <cmath>

#include "profile/observe.h"
#include "profile/observe_parts.h"

namespace ilk {
namespace {

using namespace observing;

constexpr double least_zeros = 0.25;
constexpr double top_share = 0.2;

double share_at_most(std::span<const float> sorted, double value) {
  return static_cast<double>(std::ranges::upper_bound(sorted, static_cast<float>(value)) -
                             sorted.begin()) /
         static_cast<double>(sorted.size());
}

std::uint64_t count_of(std::span<const float> sorted, double value) {
  return static_cast<std::uint64_t>(std::ranges::upper_bound(sorted, static_cast<float>(value)) -
                                    sorted.begin());
}

// 1, 2 and 5 times the powers of ten between the values, and tenths for ratios.
std::vector<double> round_numbers(const ColumnSchema& schema, double most) {
  if (schema.kind == Kind::ratio && most <= 1)
    return {0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9};
  std::vector<double> numbers;
  const int digits = static_cast<int>(std::floor(std::log10(most)));
  for (int power = digits - 3; power <= digits; ++power)
    for (const double lead : {1.0, 2.0, 5.0})
      if (const double number = lead * std::pow(10.0, power); number < most)
        numbers.push_back(number);
  return numbers;
}

// Against values spread evenly from the smallest to the largest.
Observation share_observation(const ObservedSample& sample, std::size_t column) {
  const auto sorted = sample.sorted(column);
  const ColumnSchema& schema = sample.schema(column);
  const double most = sorted.back();
  Observation made;
  made.columns = {column};
  made.customers = sorted.size();
  const double least = sorted.front();
  const auto evenly = [&](double number) { return (number - least) / (most - least); };
  double best = -1, at = 0;
  const std::vector<double> numbers = round_numbers(schema, most);
  for (const double number : numbers) {
    const double share = share_at_most(sorted, number);
    const bool says_zero = count_of(sorted, number) == count_of(sorted, 0);
    if (share < 0.02 || share > 0.98 || says_zero) continue;
    const double beyond = std::abs(share - evenly(number));
    if (beyond <= best) continue;
    best = beyond;
    at = number;
  }
  if (best < 0) return made;
  const double expected = evenly(at);
  made.estimate = share_at_most(sorted, at);
  made.interval = share_interval(count_of(sorted, at), sorted.size());
  made.effect = best;
  made.details = RoundShare{at, least, most, made.estimate > expected};
  // A number that takes in nobody more than the one before says nothing new.
  std::uint64_t told = count_of(sorted, 0);
  for (const double number : numbers) {
    if (count_of(sorted, number) == told && number != at) continue;
    told = count_of(sorted, number);
    if (const double share = share_at_most(sorted, number); share > 0.02 && share < 0.995)
      made.bars.push_back(bar_at(number, share));
  }
  return made;
}

Observation zeros_observation(const ObservedSample& sample, std::size_t column) {
  const auto sorted = sample.sorted(column);
  Observation made;
  made.columns = {column};
  made.customers = sorted.size();
  const std::uint64_t zeros = count_of(sorted, 0);
  made.estimate = static_cast<double>(zeros) / static_cast<double>(sorted.size());
  made.interval = share_interval(zeros, sorted.size());
  made.effect = made.estimate >= least_zeros && made.estimate < 0.995 ? made.estimate : 0;
  const float median =
      sorted[(zeros + sorted.size()) / 2 < sorted.size() ? (zeros + sorted.size()) / 2
                                                         : sorted.size() - 1];
  made.details = ZeroShare{median};
  made.bars = {{{0, 0, true, false}, made.estimate},
               {{sorted[std::min(zeros, sorted.size() - 1)], sorted.back(), false, true},
                1 - made.estimate}};
  return made;
}

Observation concentration_observation(const ObservedSample& sample, std::size_t column) {
  const auto sorted = sample.sorted(column);
  Observation made;
  made.kind = ObservationKind::concentration;
  made.columns = {column};
  made.customers = sorted.size();
  const auto first =
      static_cast<std::size_t>(std::floor((1 - top_share) * static_cast<double>(sorted.size())));
  TotalParts parts;
  parts.n = sorted.size();
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double value = sorted[i];
    (i >= first ? parts.sum : parts.other_sum) += value;
    (i >= first ? parts.squares : parts.other_squares) += value * value;
  }
  if (!(parts.sum > 0)) return made;
  made.estimate = parts.share();
  made.interval = total_share_interval(parts);
  made.effect = made.estimate >= 0.5 ? (made.estimate - top_share) / (1 - top_share) : 0;
  const double total = parts.sum + parts.other_sum;
  for (std::size_t fifth = 0; fifth < 5; ++fifth) {
    const std::size_t begin = sorted.size() * fifth / 5, end = sorted.size() * (fifth + 1) / 5;
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += sorted[i];
    const std::size_t last = std::max(begin + 1, end) - 1;
    made.bars.push_back({{sorted[begin], sorted[last], fifth == 0, fifth == 4}, sum / total});
  }
  return made;
}

} // namespace

std::vector<Observation> observe_columns(const ObservedSample& sample) {
  std::vector<Observation> all;
  for (std::size_t j = 0; j < sample.columns(); ++j) {
    if (!sample.is_scale(j) || sample.schema(j).kind == Kind::date) continue;
    const auto sorted = sample.sorted(j);
    if (sorted.front() < 0) continue; // round shares and totals need an end to begin from
    all.push_back(share_observation(sample, j));
    if (sorted.front() == 0) all.push_back(zeros_observation(sample, j));
    if (sample.has_total(j)) all.push_back(concentration_observation(sample, j));
  }
  return all;
}

} // namespace ilk
