#include "explain/name_phrases.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/one_line.h"
#include "explain/phrase.h"
#include "table/column_name.h"
#include "table/name_meaning.h"

namespace ilk {
namespace {

constexpr double alike = 0.04;        // dominances that a name does not tell apart
constexpr double cost_of_word = 0.06; // of each behind the second
constexpr double cost_of_long = 0.2;  // and of each behind the fourth
constexpr double cost_of_kind = 0.002;
constexpr double little = 0.4; // of a phrase that says little
constexpr double untrue = 0.3; // a phrase that holds for under half of them only if nothing else is

std::size_t count_words(const std::string& text) {
  std::istringstream words(text);
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

double kind_cost(const ColumnPreparation& column) {
  const bool value = column.part == Part::value;
  const double place = value && column.schema.kind == Kind::amount  ? 0
                       : value && column.schema.kind == Kind::count ? 1
                                                                    : 2;
  return cost_of_kind * place;
}

// Whether a segment is better named after something else: a code ("Region: 3"), a name that says
// nothing ("High X12"), or a trait that marketing may not act on.
bool says_little(const ColumnSchema& schema) {
  const auto words = words_of(schema.name);
  const auto is_number = [](const std::string& level) {
    return !level.empty() && level.find_first_not_of("0123456789.") == std::string::npos;
  };
  if (schema.kind == Kind::category && !schema.levels.empty() &&
      std::ranges::all_of(schema.levels, is_number))
    return true;
  return (names_nothing(words) && schema.label == described(schema.name, schema.role).label) ||
         names_a_sensitive_trait(words);
}

double length_cost(std::size_t words) {
  const auto beyond = [&](std::size_t limit) {
    return words > limit ? static_cast<double>(words - limit) : 0;
  };
  return cost_of_word * beyond(2) + cost_of_long * beyond(4);
}

} // namespace

NamePhrases::NamePhrases(const Preparation& preparation, const std::vector<Segment>& segments,
                         const std::vector<AttributeProfile>& population,
                         const Redundancy& redundancy, std::vector<std::size_t> columns)
    : preparation_(preparation), segments_(segments), population_(population),
      columns_(std::move(columns)), redundant_(columns_.size()) {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const ColumnSchema& schema = preparation.columns[columns_[c]].schema;
    high_.push_back(add(one_line(schema.high)));
    low_.push_back(add(one_line(schema.low)));
    for (std::size_t other = 0; other < columns_.size(); ++other)
      if (other == c || redundancy.among(columns_[c], columns_[other]))
        redundant_[c].push_back({other, redundancy.between(columns_[c], columns_[other])});
  }
}

std::size_t NamePhrases::add(const std::string& text) {
  const auto found = std::ranges::find(texts_, text);
  if (found != texts_.end()) return static_cast<std::size_t>(found - texts_.begin());
  texts_.push_back(text);
  words_.push_back(count_words(text));
  return texts_.size() - 1;
}

bool NamePhrases::are_redundant(std::size_t a, std::size_t b) const {
  return std::ranges::find(redundant_[a], b, &Redundant::column) != redundant_[a].end();
}

std::vector<PhraseCandidate> NamePhrases::fitting(std::size_t segment,
                                                  std::span<const double> areas) const {
  const auto dominance = [&](std::size_t column) { return std::abs(2 * areas[column] - 1); };
  std::vector<PhraseCandidate> candidates;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const double own = dominance(c);
    const bool high = areas[c] > 0.5;
    const std::size_t phrase = high ? high_[c] : low_[c];
    if (own < small_dominance || words_[phrase] == 0) continue;
    double strongest = own, supported = own;
    for (const auto& [other, correlation] : redundant_[c]) {
      strongest = std::max(strongest, dominance(other));
      supported = std::max(supported, correlation * dominance(other));
    }
    const double behind = std::max(0.0, strongest - supported - alike);
    double value = strongest - behind - length_cost(words_[phrase]) -
                   kind_cost(preparation_.columns[columns_[c]]);
    const std::size_t attribute = columns_[c];
    if (!is_true_of_most(preparation_.columns[attribute], population_[attribute],
                         segments_[segment].attributes[attribute], high))
      value *= value > 0 ? untrue : 1;
    if (says_little(preparation_.columns[attribute].schema)) value *= value > 0 ? little : 1;
    candidates.push_back({phrase, c, high, own, value});
  }
  std::ranges::stable_sort(candidates, std::greater{}, &PhraseCandidate::value);
  return candidates;
}

} // namespace ilk
