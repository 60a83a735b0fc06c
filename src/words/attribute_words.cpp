#include "words/attribute_words.h"

#include <algorithm>

#include <fmt/format.h>

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

} // namespace ilk
