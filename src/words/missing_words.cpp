#include "words/missing_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "table/column_name.h"
#include "words/column_words.h"
#include "words/counted.h"

namespace ilk {
namespace {

struct MissingShare {
  std::string label;
  Figure share;
};

// Of the columns with gaps, most first.
std::vector<MissingShare> missing_shares(const std::vector<ColumnSchema>& attributes,
                                         const std::vector<ColumnProfile>& profiles) {
  std::vector<MissingShare> shares;
  for (std::size_t j = 0; j < profiles.size(); ++j) {
    const ColumnMoments& moments = profiles[j].moments;
    if (moments.missing == 0) continue;
    const auto all = static_cast<double>(moments.count + moments.missing);
    shares.push_back(
        {label_of(attributes[j]), figure::share(static_cast<double>(moments.missing) / all)});
  }
  std::ranges::stable_sort(shares, std::greater{},
                           [](const MissingShare& one) { return one.share.value; });
  return shares;
}

} // namespace

void tell_missing(const std::vector<ColumnSchema>& attributes,
                  const std::vector<ColumnProfile>& profiles, MissingnessFact& fact) {
  constexpr std::size_t most = 30;
  fact.patterns_words =
      fmt::format("The most frequent of {} combinations.", fact.distinct_patterns.text);
  auto shares = missing_shares(attributes, profiles);
  if (shares.empty()) return;
  fact.title = fmt::format("\u2068{}\u2069 is missing most often: for {} of the customers",
                           sentence_start(shares.front().label), shares.front().share.text);
  shares.resize(std::min(shares.size(), most));
  std::vector<std::string> said;
  for (const MissingShare& one : shares) said.push_back(one.label + " " + one.share.text);
  fact.summary =
      fmt::format("Bars of {}: {}.", counted(shares.size(), "attribute"), fmt::join(said, "; "));
}

} // namespace ilk
