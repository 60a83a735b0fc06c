#include "words/segment_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "explain/names.h"
#include "facts/limit_figure.h"
#include "table/column_name.h"
#include "words/value_words.h"

namespace ilk {
namespace {

std::string label_of(const ColumnPreparation& column) {
  const std::string label = part_label(column);
  return label.empty() ? part_name(column) : label;
}

// Amounts go without their unit elsewhere; in a sentence the first of two has it.
std::string with_unit(const std::string& text, const ColumnSchema& column) {
  return column.kind == Kind::amount && !column.unit.empty() ? text + " " + column.unit : text;
}

DriverFacts driver_facts(const Explanation& explanation, const Segment& segment,
                         const std::vector<ColumnPreparation>& columns, const Driver& driver) {
  const ColumnPreparation& column = columns[driver.attribute];
  return {part_name(column),
          label_of(column),
          driver.is_high(),
          pair_words(driver.auc),
          exact_words(driver.auc, driver.difference),
          plain_words(column, segment.attributes[driver.attribute],
                      explanation.population[driver.attribute])};
}

} // namespace

std::string difference_words(double difference) {
  const std::string side = difference >= 0 ? "above average" : "below average";
  switch (strength_of(difference)) {
  case Strength::slight:
    return "slightly " + side;
  case Strength::plain:
    return side;
  case Strength::well:
    return "well " + side;
  case Strength::far:
    return "far " + side;
  }
  return side;
}

std::string pair_words(double auc) {
  const char* side = auc >= 0.5 ? "higher" : "lower";
  const double share = std::clamp(std::max(auc, 1 - auc), 0.0, 1.0);
  if (share >= 0.995) return fmt::format("{} in nearly all pairs", side);
  const int pairs = share >= 0.945 ? 100 : 10;
  return fmt::format("{} in {} of {} pairs", side, std::lround(share * pairs), pairs);
}

std::string exact_words(double auc, double difference) {
  std::string words = "AUC " + figure::decimal(auc, 2).text;
  if (!std::isnan(difference))
    words += fmt::format(", {} SD", figure::signed_decimal(difference, 1).text);
  return words;
}

std::string middle_words(const ColumnPreparation& column, const AttributeProfile& here,
                         const AttributeProfile& everybody) {
  const Middle middle = middle_of(column, here, everybody);
  if (middle.kind == Middle::Kind::share)
    return fmt::format("{}, all customers {}", figure::share(middle.here).text,
                       figure::share(middle.everybody).text);
  const auto told = figure::apart_in(column.schema, middle.here, middle.everybody);
  return fmt::format("{} {}, all customers {}",
                     middle.kind == Middle::Kind::median ? "median" : "mean",
                     with_unit(told.first.text, column.schema), told.second.text);
}

std::string plain_words(const ColumnPreparation& column, const AttributeProfile& here,
                        const AttributeProfile& everybody) {
  const Middle middle = middle_of(column, here, everybody);
  if (middle.kind == Middle::Kind::share)
    return fmt::format("{} against {}", figure::share(middle.here).text,
                       figure::share(middle.everybody).text);
  const auto told = figure::apart_in(column.schema, middle.here, middle.everybody);
  const std::string here_text = with_unit(told.first.text, column.schema);
  return middle.kind == Middle::Kind::median
             ? fmt::format("{}; typical customer {}", here_text, told.second.text)
             : fmt::format("{} on average; everybody {}", here_text, told.second.text);
}

std::string side_words(const ColumnPreparation& column, const Driver& driver) {
  if (is_zeros_and_ones(column)) return driver.is_high() ? "more often" : "less often";
  return driver.is_high() ? "higher" : "lower";
}

std::string name_source_words(const Segment& segment) {
  const std::string& made = segment.made_name;
  const std::string otherwise =
      made == segment.name ? "" : fmt::format("Made from the data it would be “{}”.", made);
  switch (segment.name_source) {
  case NameSource::made:
    return "";
  case NameSource::given:
    return otherwise.empty() ? "" : "This name was given. " + otherwise;
  case NameSource::followed: {
    const std::string words = fmt::format("The name goes on from segment {} of the model before.",
                                          segment.follows ? segment.follows->id : 0);
    return otherwise.empty() ? words : words + " " + otherwise;
  }
  case NameSource::gave_way: {
    const std::string more = segment.name.substr(std::min(made.size(), segment.name.size()));
    const bool is_number = more.find_first_not_of(" 0123456789") == std::string::npos;
    return fmt::format("Another segment has the name “{}”, so this one {}.", made,
                       is_number ? "has a number" : "says more");
  }
  }
  return "";
}

std::string name_stability_words(const Segment& segment) {
  const auto redrawings = static_cast<double>(name_redrawings);
  return fmt::format("{} came back in {} of {} redrawings of the customers.",
                     segment.made_name == segment.name ? "The name" : "The name made from the data",
                     std::lround(segment.name_stability * redrawings), name_redrawings);
}

std::string change_words(const ColumnSchema& column, const SmallestChange& change) {
  const auto told = figure::apart_in(column, change.to, change.from);
  return fmt::format("{}: {} instead of {}", column.label.empty() ? column.name : column.label,
                     with_unit(told.first.text, column), told.second.text);
}

std::string concentration_words(const Concentration& concentration, const std::string& label) {
  return fmt::format("The top tenth of the customers holds {} of all {} (Gini {})",
                     figure::rough_share(concentration.top_tenth).text, label,
                     figure::decimal(concentration.gini, 2).text);
}

std::string numbered(const Segment& segment) {
  return fmt::format("{} {}", segment.id, segment.name);
}

std::string who_words(const Explanation& explanation, const Segment& segment,
                      const std::vector<ColumnPreparation>& columns) {
  std::string words = figure::share(segment.share).text + " of customers";
  if (explanation.value.empty() || std::isnan(segment.share_of_value)) return words;
  return words + fmt::format(", {} of all {}", figure::share(segment.share_of_value).text,
                             value_label(explanation.value, columns));
}

SegmentFacts card_of(const Explanation& explanation, const Segment& segment,
                     const std::vector<ColumnPreparation>& columns,
                     const std::vector<std::size_t>& parts) {
  SegmentFacts card;
  card.id = segment.id;
  card.name = segment.name;
  card.size = figure::count(segment.size);
  card.share = figure::share(segment.share);
  card.who = who_words(explanation, segment, columns);
  if (const auto total = told_total(explanation, segment))
    card.holds = HoldingFacts{figure::share(total->held), value_label(total->columns, columns)};
  for (const Driver& driver : told_drivers(segment))
    card.drivers.push_back(driver_facts(explanation, segment, columns, driver));
  for (const NamePhrase& phrase : segment.name_origin)
    card.name_parts.push_back({phrase.words, label_of(columns[phrase.attribute]),
                               pair_words(phrase.auc), exact_words(phrase.auc, phrase.difference)});
  card.name_source = name_source_words(segment);
  card.name_stability = name_stability_words(segment);
  for (const std::size_t j : parts)
    card.attributes.push_back(segment_attribute(columns[j], segment.attributes[j], segment.share));
  return card;
}

std::string largest_difference_words(const std::vector<Segment>& segments,
                                     const std::vector<ColumnPreparation>& columns,
                                     const std::vector<std::size_t>& parts) {
  const auto largest = largest_difference(segments, parts);
  if (!largest) return "";
  return fmt::format("{}, {} {}", numbered(segments[largest->segment]),
                     label_of(columns[largest->column]), difference_words(largest->difference));
}

std::string largest_holding_words(const std::vector<Segment>& segments,
                                  const std::vector<ColumnPreparation>& columns,
                                  const std::vector<std::size_t>& parts) {
  const auto largest = largest_holding(segments, parts);
  if (!largest) return "";
  const Segment& segment = segments[largest->segment];
  return fmt::format("{} of the customers hold {} of all {}", figure::share(segment.share).text,
                     figure::share(segment.attributes[largest->column].share_of_total).text,
                     label_of(columns[largest->column]));
}

std::string driver_sentence(const ColumnPreparation& column, const Driver& driver,
                            const AttributeProfile& here, const AttributeProfile& everybody) {
  return fmt::format("{}: {}, {}.", sentence_start(part_label(column)), side_words(column, driver),
                     middle_words(column, here, everybody));
}

} // namespace ilk
