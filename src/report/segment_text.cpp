#include "report/segment_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "profile/figure_words.h"
#include "report/markdown.h"

namespace ilk {
namespace {

constexpr std::size_t most_told = 3; // drivers, and labels

bool is_share_of_customers(const ColumnPreparation& column) {
  return column.part != Part::value || column.schema.kind == Kind::boolean;
}

const char* side(const ColumnPreparation& column, const Driver& driver) {
  if (is_share_of_customers(column)) return driver.is_high() ? "more often" : "less often";
  return driver.is_high() ? "higher" : "lower";
}

// "median 2,580, all customers 361"; where medians are the same, means; of zeros and ones shares.
std::string beside_everybody(const ColumnPreparation& column, const AttributeProfile& here,
                             const AttributeProfile& all) {
  const auto words = [&](const char* statistic, double mine, double everybodys) {
    return fmt::format("{} {}, all customers {}", statistic, value_words(mine, column.schema),
                       value_words(everybodys, column.schema));
  };
  if (is_share_of_customers(column))
    return fmt::format("{}, all customers {}", percent_words(here.mean), percent_words(all.mean));
  return here.median != all.median ? words("median", here.median, all.median)
                                   : words("mean", here.mean, all.mean);
}

std::string drivers_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns) {
  std::string text;
  std::size_t told = 0;
  for (const Driver& driver : segment.drivers) {
    if (driver.goes_with || told == most_told) continue;
    ++told;
    const ColumnPreparation& column = columns[driver.attribute];
    text += fmt::format("- {}: {}, {}.\n", markdown(sentence_start(part_label(column))),
                        side(column, driver),
                        markdown(beside_everybody(column, segment.attributes[driver.attribute],
                                                  population[driver.attribute])));
  }
  return text.empty() ? "- Nothing sets it apart from the average customer.\n" : text;
}

std::string rule_line(const Segment& segment) {
  if (!segment.rule) return "";
  return fmt::format("- By a rule: {}. Right for {} of those it picks, it finds {} of the "
                     "segment.\n",
                     markdown(segment.rule->text), percent_words(segment.rule->precision),
                     percent_words(segment.rule->recall));
}

// Of a label with several levels, the one that differs most from everybody's.
std::string outcome_line(const Outcome& outcome, std::size_t g) {
  const auto apart = [&](const OutcomeFigure& figure) {
    const double difference = std::abs(figure.by_segment[g] - figure.overall);
    return std::isnan(difference) ? -1 : difference;
  };
  const auto most = std::ranges::max_element(outcome.figures, {}, apart);
  if (most == outcome.figures.end() || apart(*most) < 0) return "";
  const auto words = [&](double value) {
    return outcome.is_share ? percent_words(value) : value_words(value, outcome.schema);
  };
  return fmt::format("- Label {}: {} {}, all customers {}.\n",
                     markdown(label_words(outcome.schema)), markdown(most->what),
                     markdown(words(most->by_segment[g])), markdown(words(most->overall)));
}

} // namespace

std::string segment_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns,
                         const std::vector<Outcome>& outcomes) {
  std::string text = fmt::format(
      "\n### {}. {}\n\n{} customers, {} of all.\n\n", segment.id, markdown(segment.name),
      figure_words(static_cast<double>(segment.size)), percent_words(segment.share));
  text += drivers_text(segment, population, columns) + rule_line(segment);
  for (std::size_t label = 0; label < std::min(outcomes.size(), most_told); ++label)
    text += outcome_line(outcomes[label], segment.id - 1);
  return text + '\n';
}

} // namespace ilk
