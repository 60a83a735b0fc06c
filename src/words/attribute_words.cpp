#include "words/attribute_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/attribute_fact.h"
#include "facts/figure.h"
#include "table/column_name.h"
#include "words/column_words.h"

namespace ilk {
namespace {

std::string share_words(std::uint64_t part, std::uint64_t all) {
  return figure::share(static_cast<double>(part) / static_cast<double>(all)).text;
}

std::string most_frequent_words(const std::string& value, std::uint64_t count, std::uint64_t all) {
  return fmt::format("{} is the most frequent, {}", value, share_words(count, all));
}

// Of columns whose values are counted one by one; empty for others.
std::string frequent_words(const ColumnSchema& schema, const ColumnProfile& profile) {
  const std::uint64_t all = profile.moments.count;
  if (schema.kind == Kind::category)
    return profile.levels.empty() ? ""
                                  : most_frequent_words(profile.levels.front().level,
                                                        profile.levels.front().count, all);
  if (schema.kind != Kind::boolean && profile.bins.low < profile.bins.high) return "";
  if (profile.most_frequent.empty()) return "";
  const ValueCount& first = profile.most_frequent.front();
  return most_frequent_words(figure::of_column(first.value, schema).text, first.count, all);
}

// "12 (0.1%)".
std::string with_share(const Figure& count, const Figure& share) {
  return count.exists() && count.value != 0 ? fmt::format("{} ({})", count.text, share.text)
                                            : "none";
}

// The values that are drawn as bars; none of a column that is drawn as a histogram.
std::vector<ValueFact> bars_of(const AttributeFact& fact) {
  const bool in_bars = fact.kind == name_of(Kind::boolean) ||
                       fact.kind == name_of(Kind::category) || !fact.histogram;
  if (!in_bars) return {};
  if (!fact.levels.empty()) return fact.levels;
  if (fact.distinct.value > static_cast<double>(fact.most_frequent.size())) return {};
  return fact.most_frequent;
}

std::string bars_summary(const std::vector<ValueFact>& values) {
  constexpr std::size_t most = 20;
  std::vector<std::string> said;
  for (const ValueFact& value : values)
    if (said.size() < most)
      said.push_back(
          fmt::format("{} {}", value.label.empty() ? "(empty)" : value.label, value.share.text));
  return fmt::format("Bars of {} values: {}.", said.size(), fmt::join(said, "; "));
}

} // namespace

std::string attribute_title(const ColumnSchema& schema, const ColumnProfile& profile) {
  const std::string label = sentence_start(label_of(schema));
  if (profile.moments.count == 0) return label;
  if (const std::string frequent = frequent_words(schema, profile); !frequent.empty())
    return fmt::format("{}: {}", label, frequent);
  const std::string median = figure::of_column(profile.median(), schema).text;
  if (schema.kind == Kind::date)
    return fmt::format("{}: half of the customers by {}", label, median);
  if (is_mostly_zero(profile))
    return fmt::format("{}: zero for {} of the customers", label,
                       share_words(profile.moments.zeros, profile.moments.count));
  return fmt::format("{}: half of the customers are at or below {}", label, median);
}

AttributeFact told_attribute(const ColumnSchema& schema, const ColumnProfile& profile) {
  AttributeFact fact = attribute_fact(schema, profile);
  fact.title = attribute_title(schema, profile);
  fact.missing_words = with_share(fact.missing, fact.missing_share);
  if (fact.zeros.exists()) fact.zeros_words = with_share(fact.zeros, fact.zeros_share);
  if (fact.sentinel)
    fact.sentinel->words =
        fmt::format("{} ({} times)", fact.sentinel->value.text, fact.sentinel->count.text);
  if (fact.histogram)
    for (const HistogramBar& bar : histogram_bars(profile))
      fact.histogram->words.push_back(span_words(bar.values, schema));
  if (const auto bars = bars_of(fact); !bars.empty())
    fact.summary = bars_summary(bars);
  else if (fact.histogram)
    fact.summary = fmt::format("Histogram. Median {}, P10 {}, P90 {}, highest {}.",
                               fact.median.text, fact.p10.text, fact.p90.text, fact.maximum.text);
  if (fact.ecdf.size() > 1)
    fact.running_summary =
        fmt::format("A tenth of the customers lies at or below {}, half at or below {}, nine "
                    "tenths at or below {}.",
                    fact.p10.text, fact.median.text, fact.p90.text);
  return fact;
}

} // namespace ilk
