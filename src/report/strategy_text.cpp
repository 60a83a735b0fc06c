#include "report/strategy_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "base/significant.h"
#include "facts/figure.h"
#include "facts/segment_names.h"
#include "report/markdown.h"
#include "report/plan_text.h"
#include "report/segment_text.h"
#include "words/strategy_page_words.h"
#include "words/strategy_words.h"
#include "words/value_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

std::string file_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string headline(const RunParts& run) {
  const auto names = segment_names(run.characterised.explanation);
  std::string text =
      fmt::format("# What to do with the customers of {}\n\n{} {}\n",
                  markdown(file_of(run.read.source)), table_words(run.read.table.rows()),
                  markdown(verdict_sentence(run.judged.certificate, names)));
  if (const std::size_t outliers = run.outliers.size())
    text += "\n" + outliers_words(outliers) + "\n";
  return text;
}

std::string segments_table(const Explanation& explanation,
                           const std::vector<ColumnPreparation>& columns) {
  const std::vector<std::size_t>& value = explanation.value;
  const bool weighed = !value.empty() && !std::isnan(explanation.segments.front().share_of_value);
  std::string label = weighed ? markdown(value_label(value, columns)) : "";
  std::string text = "\n## The segments\n\n| | segment | customers | share |";
  if (weighed) text += fmt::format(" of all {} | times its share |", label);
  text += weighed ? "\n| --: | --- | --: | --: | --: | --: |\n" : "\n| --: | --- | --: | --: |\n";
  for (const Segment& segment : explanation.segments) {
    text += fmt::format("| {} | {} | {} | {} |", segment.id, markdown(segment.name),
                        figure::count(segment.size).text, figure::share(segment.share).text);
    if (weighed) {
      const double held = segment.share_of_value;
      text += fmt::format(" {} | {} |", figure::share(held).text,
                          figure::number(to_significant(held / segment.share, 2)).text);
    }
    text += '\n';
  }
  if (weighed && value.size() > 1)
    text += fmt::format("\nValue: {}.\n", markdown(sum_words(value, columns)));
  return text;
}

std::string segment_by_segment(const RunParts& run) {
  std::string text = "\n## What to do, segment by segment\n\n";
  text += run.plan ? order_words(*run.plan) : rule_of_thumb_words();
  text += '\n';
  const Explanation& explanation = run.characterised.explanation;
  for (const Segment& segment : explanation.segments) {
    text += segment_text(segment, explanation.population, run.model.preparation.columns,
                         run.explained.outcomes);
    const auto& strategy = segment.strategy;
    if (run.plan)
      text += plays_of_segment(*run.plan, segment, run.model.preparation.columns);
    else
      text +=
          fmt::format("**{}** {}\n", thumb_words(),
                      strategy ? markdown(strategy_words(*strategy, run.model.preparation.columns))
                               : nothing_by_rule_words());
  }
  return text;
}

} // namespace

std::string strategy_text(const RunParts& run) {
  std::string text = headline(run);
  if (run.plan) text += plan_headline(*run.plan);
  text += segments_table(run.characterised.explanation, run.model.preparation.columns) +
          segment_by_segment(run);
  return run.plan ? text + plan_text(*run.plan, run.characterised.explanation.segments) : text;
}

} // namespace ilk
