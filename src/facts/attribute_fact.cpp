#include "facts/attribute_fact.h"

#include <algorithm>
#include <cmath>

namespace ilk {
namespace {

double share_of(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? std::numeric_limits<double>::quiet_NaN()
                  : static_cast<double>(part) / static_cast<double>(all);
}

// Whether values lie above the last bin's end.
bool reaches_beyond(const ColumnProfile& profile) {
  return profile.moments.maximum > profile.bins.high * (1 + 1e-9);
}

void add_histogram(const ColumnProfile& profile, AttributeFact& fact) {
  const std::vector<HistogramBar> bars = histogram_bars(profile);
  if (bars.empty()) return;
  HistogramFact made;
  made.low = profile.bins.low;
  made.high = profile.bins.high;
  made.beyond = reaches_beyond(profile);
  for (const HistogramBar& bar : bars) {
    made.from.push_back(bar.from);
    made.to.push_back(bar.to);
    made.counts.push_back(bar.customers);
    made.customers.push_back(figure::count(bar.customers).text);
    made.shares.push_back(figure::share(share_of(bar.customers, profile.moments.count)).text);
  }
  fact.histogram = std::move(made);
}

// What only numbers have.
void add_numbers(const ColumnSchema& schema, const ColumnProfile& profile, AttributeFact& fact) {
  const ColumnMoments& moments = profile.moments;
  const auto value = [&](double number) { return figure::of_column(number, schema); };
  fact.zeros = figure::count(moments.zeros);
  fact.zeros_share = figure::share(share_of(moments.zeros, moments.count));
  fact.minimum = value(moments.minimum);
  fact.p10 = value(profile.p10());
  fact.median = value(profile.median());
  fact.p90 = value(profile.p90());
  fact.maximum = value(moments.maximum);
  fact.sum = figure::number(moments.sum);
  fact.mean = schema.kind == Kind::boolean ? figure::share(moments.mean) : value(moments.mean);
  fact.deviation = figure::number(moments.deviation());
  fact.skewness = figure::decimal(moments.skewness, 2);
  fact.excess_kurtosis = figure::decimal(moments.excess_kurtosis, 2);
  fact.tail_index = figure::decimal(profile.tail.index, 2);
  fact.quantiles.assign(profile.quantiles.begin(), profile.quantiles.end());
  fact.ecdf = profile.ecdf;
  for (const double each : profile.ecdf) fact.ecdf_texts.push_back(value(each).text);
  add_histogram(profile, fact);
  for (const ValueCount& each : profile.most_frequent)
    fact.most_frequent.push_back({value(each.value).text, figure::count(each.count),
                                  figure::share(share_of(each.count, moments.count))});
}

void add_levels(const ColumnProfile& profile, AttributeFact& fact) {
  const auto add = [&](const LevelCount& level) {
    fact.levels.push_back({level.level, figure::count(level.count),
                           figure::share(share_of(level.count, profile.moments.count))});
  };
  for (const LevelCount& level : profile.levels) add(level);
  if (profile.other_levels.count > 0) add(profile.other_levels);
}

} // namespace

std::vector<HistogramBar> histogram_bars(const ColumnProfile& profile) {
  const auto& counts = profile.histogram;
  const double low = profile.bins.low, high = profile.bins.high;
  std::vector<HistogramBar> bars;
  if (counts.empty() || !(high > low)) return bars;
  const double width = (high - low) / static_cast<double>(counts.size());
  const bool beyond = reaches_beyond(profile);
  const auto end = [&](double to, bool last) {
    return last && beyond ? profile.moments.maximum : to;
  };
  if (profile.whole && width < 1) {
    for (double value = std::ceil(low); value <= high; ++value) {
      const auto bin = static_cast<std::size_t>((value - low) / width + 1e-9);
      const bool last = value + 1 > high;
      bars.push_back({value - 0.4,
                      value + 0.4,
                      {value, end(value, last), false, last && beyond},
                      counts[std::min(bin, counts.size() - 1)]});
    }
    return bars;
  }
  for (std::size_t b = 0; b < counts.size(); ++b) {
    const double from = low + static_cast<double>(b) * width, to = from + width;
    const bool last = b + 1 == counts.size();
    bars.push_back({from, to, {from, end(to, last), false, last && beyond}, counts[b]});
  }
  return bars;
}

AttributeFact attribute_fact(const ColumnSchema& schema, const ColumnProfile& profile) {
  const ColumnMoments& moments = profile.moments;
  AttributeFact fact;
  fact.name = schema.name;
  fact.label = schema.label;
  fact.unit = schema.unit;
  fact.role = name_of(schema.role);
  fact.kind = name_of(schema.kind);
  fact.count = figure::count(moments.count);
  fact.missing = figure::count(moments.missing);
  fact.missing_share = figure::share(share_of(moments.missing, moments.count + moments.missing));
  fact.distinct = figure::count(profile.distinct);
  fact.negative = figure::count(profile.negative);
  fact.outside = figure::count(profile.outside);
  fact.unseen = figure::count(profile.unseen);
  fact.whole = profile.whole;
  fact.tail_values = figure::count(profile.tail.values);
  fact.probabilities.assign(profile_probabilities.begin(), profile_probabilities.end());
  if (schema.kind == Kind::category)
    add_levels(profile, fact); // codes of levels are no numbers
  else
    add_numbers(schema, profile, fact);
  if (profile.sentinel)
    fact.sentinel = SentinelFact{figure::of_column(profile.sentinel->value, schema),
                                 figure::count(profile.sentinel->count), ""};
  if (profile.dates)
    fact.dates = DateSpanFact{profile.dates->first, profile.dates->middle, profile.dates->last};
  return fact;
}

bool is_mostly_zero(const ColumnProfile& profile) {
  return 2 * profile.moments.zeros > profile.moments.count;
}

} // namespace ilk
