#include "words/relation_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "facts/figure.h"
#include "facts/gaps.h"
#include "facts/relation_facts.h"
#include "table/column_name.h"
#include "words/column_words.h"
#include "words/counted.h"
#include "words/enumerated.h"

namespace ilk {
namespace {

// The chance that the other column is on that side, of a customer who lacks this one.
double chance_of(const MissingDependence& dependence) {
  return std::max(dependence.auc, 1 - dependence.auc);
}

} // namespace

std::string pair_words(const PairProfile& pair) {
  const double association = association_of(pair);
  if (std::isnan(association)) return "cannot be related: one of them is always the same";
  static constexpr const char* strengths[] = {"", "weakly", "clearly", "strongly"};
  const RelationStrength strength = relation_strength(association);
  if (strength == RelationStrength::none) return "have next to nothing to do with each other";
  return fmt::format("{} {}",
                     std::isnan(pair.spearman) ? "go together"
                     : association > 0         ? "rise together"
                                               : "run against each other",
                     strengths[static_cast<std::size_t>(strength)]);
}

std::string strongest_words(const std::string& first, const std::string& second, double r) {
  return fmt::format("{} and {} {} most ({})", sentence_start(first), second,
                     r > 0 ? "rise together" : "run against each other",
                     figure::signed_decimal(r, 2).text);
}

std::string plane_words(const PairHistogram& plane, const ColumnSchema& first,
                        const ColumnSchema& second) {
  return fmt::format(
      "Customers in {0} by {0} cells between the 1% and 99% quantiles of {1} and {2}; "
      "the fullest holds {3}.",
      PairHistogram::bins, label_of(first), label_of(second),
      counted(std::ranges::max(plane.counts), "customer"));
}

std::string identity_words(const CheckedIdentity& identity) {
  if (!identity.checked) return "could not be checked.";
  if (identity.broken == 0)
    return fmt::format("holds for all {}.", counted(identity.rows, "customer"));
  const double share = static_cast<double>(identity.broken) / static_cast<double>(identity.rows);
  return fmt::format("does not hold for {} ({}), and is off by up to {}.",
                     counted(identity.broken, "customer"), figure::share(share).text,
                     figure::number(identity.largest_break).text);
}

std::string discovered_equation(const DiscoveredIdentity& identity,
                                const std::vector<ColumnSchema>& attributes) {
  const std::string& total = attributes[identity.total].name;
  const std::string& first = attributes[identity.first].name;
  const std::string& second = attributes[identity.second].name;
  switch (identity.relation) {
  case Relation::sum:
    return fmt::format("{} = {} + {}", total, first, second);
  case Relation::product:
    return fmt::format("{} = {} × {}", total, first, second);
  case Relation::ratio:
    return fmt::format("{} = {} ÷ {}", total, first, second);
  case Relation::copy:
    return identity.factor == 1
               ? fmt::format("{} = {}", total, first)
               : fmt::format("{} = {} × {}", total, factor_words(identity.factor), first);
  }
  return "";
}

std::string discovered_words(const DiscoveredIdentity& identity) {
  const std::string rows = figure::count(identity.rows).text;
  return identity.holding == identity.rows
             ? fmt::format("in all {} rows: they say the same.", rows)
             : fmt::format("in {} of {} rows: they say the same.",
                           figure::count(identity.holding).text, rows);
}

std::string duplicates_words(const Duplicates& duplicates) {
  if (duplicates.superfluous == 0) return "";
  return fmt::format("{} in every value (one of them {} times).",
                     duplicates.superfluous == 1
                         ? "1 row repeats another"
                         : counted(duplicates.superfluous, "row") + " repeat others",
                     figure::count(duplicates.largest).text);
}

std::string complete_words(const Missingness& gaps) {
  return fmt::format("{} {} every attribute", counted(gaps.complete_rows, "customer"),
                     gaps.complete_rows == 1 ? "has" : "have");
}

std::string gap_words(const MissingDependence& strongest,
                      const std::vector<ColumnSchema>& attributes) {
  const std::string column = label_of(attributes[strongest.column]);
  const std::string other = label_of(attributes[strongest.other]);
  if (!is_telling(strongest))
    return fmt::format("No other attribute tells clearly where {} is missing; {} comes nearest.",
                       column, other);
  if (strongest.cramers_v > 0)
    return fmt::format("{} is missing more often for some values of {} than for others.",
                       sentence_start(column), other);
  const bool high = strongest.auc > 0.5;
  return fmt::format("{} is missing where {} is {}: of a customer without it and one with it, the "
                     "former is {} in {} of pairs.",
                     sentence_start(column), other, high ? "high" : "low",
                     high ? "higher" : "lower", figure::rough_share(chance_of(strongest)).text);
}

std::string gap_figures(const MissingDependence& strongest) {
  return fmt::format("{}, false discovery rate {}",
                     strongest.cramers_v > 0
                         ? "Cramér's V " + figure::decimal(strongest.cramers_v, 2).text
                         : "AUC " + figure::decimal(strongest.auc, 2).text,
                     figure::p_value(strongest.false_discovery_rate).text);
}

std::string pattern_words(const MissingPattern& pattern,
                          const std::vector<ColumnSchema>& attributes) {
  constexpr std::size_t most = 8;
  std::vector<std::string> words;
  for (const std::uint32_t column : pattern.columns)
    if (words.size() < most) words.push_back(label_of(attributes[column]));
  if (const std::size_t more = pattern.columns.size() - words.size(); more > 0)
    words.push_back(fmt::format("{} more", more));
  return enumerated(words);
}

std::vector<std::string> bin_spans(const std::vector<std::string>& edges) {
  std::vector<std::string> spans;
  for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
    const bool last = bin + 2 == edges.size();
    if (bin == 0)
      spans.push_back("up to " + edges[1]);
    else
      spans.push_back(fmt::format("{} to {}", edges[bin], last ? "the highest" : edges[bin + 1]));
  }
  return spans;
}

std::string plane_title(const ColumnSchema& first, const ColumnSchema& second) {
  return fmt::format("Customers by \u2068{}\u2069 and \u2068{}\u2069", label_of(first),
                     label_of(second));
}

std::string rank_correlation_words() {
  return "Spearman's correlation of the ranks of the columns as they came";
}

std::string prepared_correlation_words() {
  return "Pearson's r of the attributes as they were prepared for the segments";
}

void tell_matrix(CorrelationFact& fact) {
  const std::size_t shown = fact.names.size();
  if (fact.title.empty()) fact.title = "Which attributes go together";
  fact.note = fact.measure + ": 1 rise together in step, 0 nothing in common, −1 against each "
                             "other. Orange is positive, blue negative. The numbers above the "
                             "columns are those of the rows.";
  if (fact.all > shown)
    fact.note += fmt::format(" Of {} columns, the {} with the strongest correlations are shown.",
                             fact.all, shown);
  fact.summary = fmt::format("Heat map of {} by {} correlations. {}.", shown, shown, fact.title);
}

} // namespace ilk
