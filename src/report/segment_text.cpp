#include "report/segment_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "facts/outcome_facts.h"
#include "profile/figure_words.h"
#include "report/markdown.h"
#include "words/rule_words.h"
#include "words/segment_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_labels = 3;

std::string drivers_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns) {
  std::string text;
  for (const Driver& driver : told_drivers(segment)) {
    const ColumnPreparation& column = columns[driver.attribute];
    text += fmt::format("- {}: {}, {}.\n", markdown(sentence_start(part_label(column))),
                        side_words(column, driver),
                        markdown(middle_words(column, segment.attributes[driver.attribute],
                                              population[driver.attribute])));
  }
  return text.empty() ? "- Nothing sets it apart from the average customer.\n" : text;
}

std::string rule_line(const Segment& segment, const std::vector<ColumnPreparation>& columns) {
  if (!segment.rule) return "";
  return fmt::format("- By a rule: {}. {}.\n", markdown(rule_words(*segment.rule, columns)),
                     sentence_start(rule_worth_words(*segment.rule)));
}

// Of a label with several levels, the one that differs most from everybody's.
std::string outcome_line(const Outcome& outcome, std::size_t g) {
  const auto apart = [&](const OutcomeFigure& figure) {
    const double difference = std::abs(figure.by_segment[g] - figure.overall);
    return std::isnan(difference) ? -1 : difference;
  };
  const auto most = std::ranges::max_element(outcome.figures, {}, apart);
  if (most == outcome.figures.end() || apart(*most) < 0) return "";
  const auto words = [&](double value) { return outcome_figure(outcome, value).text; };
  return fmt::format("- Label {}: {} {}, all customers {}.\n",
                     markdown(label_words(outcome.schema)), markdown(most->what),
                     markdown(words(most->by_segment[g])), markdown(words(most->overall)));
}

} // namespace

std::string segment_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns,
                         const std::vector<Outcome>& outcomes) {
  std::string text = fmt::format("\n### {}. {}\n\n{} customers, {} of all.\n\n", segment.id,
                                 markdown(segment.name), figure::count(segment.size).text,
                                 figure::share(segment.share).text);
  text += drivers_text(segment, population, columns) + rule_line(segment, columns);
  for (std::size_t label = 0; label < std::min(outcomes.size(), most_labels); ++label)
    text += outcome_line(outcomes[label], segment.id - 1);
  return text + '\n';
}

} // namespace ilk
