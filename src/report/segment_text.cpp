#include "report/segment_text.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/markdown.h"
#include "words/outcome_words.h"
#include "words/rule_words.h"
#include "words/segment_words.h"
#include "words/strategy_page_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_labels = 3;

std::string drivers_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns) {
  std::string text;
  for (const Driver& driver : told_drivers(segment)) {
    const ColumnPreparation& column = columns[driver.attribute];
    text += fmt::format(
        "- {}\n", markdown(driver_sentence(column, driver, segment.attributes[driver.attribute],
                                           population[driver.attribute])));
  }
  return text.empty() ? "- " + no_driver_words() + "\n" : text;
}

std::string rule_line(const Segment& segment, const std::vector<ColumnPreparation>& columns) {
  if (!segment.rule) return "";
  return fmt::format("- {}\n", markdown(rule_sentence(*segment.rule, columns)));
}

} // namespace

std::string segment_text(const Segment& segment, const std::vector<AttributeProfile>& population,
                         const std::vector<ColumnPreparation>& columns,
                         const std::vector<Outcome>& outcomes) {
  std::string text = fmt::format("\n### {}. {}\n\n{}\n\n", segment.id, markdown(segment.name),
                                 size_words(segment));
  text += drivers_text(segment, population, columns) + rule_line(segment, columns);
  for (std::size_t label = 0; label < std::min(outcomes.size(), most_labels); ++label)
    if (const std::string line = outcome_sentence(outcomes[label], segment.id - 1); !line.empty())
      text += "- " + markdown(line) + "\n";
  return text + '\n';
}

} // namespace ilk
