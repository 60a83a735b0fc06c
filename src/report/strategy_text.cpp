#include "report/strategy_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "facts/figure.h"
#include "facts/map_facts.h"
#include "facts/segment_names.h"
#include "report/markdown.h"
#include "report/plan_text.h"
#include "report/segment_text.h"
#include "report/told_advice.h"
#include "words/advice_words.h"
#include "words/plan_words.h"
#include "words/strategy_page_words.h"
#include "words/value_words.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

std::string file_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string headline(const RunParts& run) {
  const std::uint64_t customers = run.read.table.rows();
  const HeadlineFact told = headline_of(
      run.judged, customers, customers_on(run.explained.borders), customers - run.outliers.size(),
      segment_names(run.characterised.explanation), run.chosen.choice.supported);
  return fmt::format("# What to do with the customers of {}\n\n{} {}\n",
                     markdown(file_of(run.read.source)), table_words(customers),
                     markdown(told.sure));
}

std::string glance_header(const std::string& value, bool has_plays) {
  std::string text = "\n| | segment | customers | share |", rule = "\n| --: | --- | --: | --: |";
  if (!value.empty()) {
    text += fmt::format(" of all {} |", value);
    rule += " --: |";
  }
  text += " what to do |";
  rule += " --- |";
  return has_plays
             ? text + " contacts | worth | can it be measured? |" + rule + " --: | --: | --- |\n"
             : text + rule + "\n";
}

// Half a page: each segment with what to do.
std::string glance(const RunParts& run) {
  const Explanation& explanation = run.characterised.explanation;
  const auto& value = explanation.value;
  const bool weighed = !value.empty() && !std::isnan(explanation.segments.front().share_of_value);
  std::string text =
      glance_header(weighed ? markdown(value_label(value, run.model.preparation.columns)) : "",
                    run.plan.has_value());
  for (const Segment& segment : explanation.segments) {
    text += fmt::format("| {} | {} | {} | {} |", segment.id, markdown(segment.name),
                        figure::count(segment.size).text, figure::share(segment.share).text);
    if (weighed) text += fmt::format(" {} |", figure::share(segment.share_of_value).text);
    const std::string plays = run.plan ? plays_at_a_glance(*run.plan, segment) : "";
    const auto advice = told_advice(run, segment);
    const std::string move = advice.empty() ? "-" : markdown(advice.front().words.brief());
    text += plays.empty() ? fmt::format(" {} |{}\n", move, run.plan ? " 0 | - | - |" : "") : plays;
  }
  return run.plan ? text + "\n" + glance_note_words() + "\n" : text;
}

// For those who ask how sure it is.
std::string evidence_text(const RunParts& run) {
  const Explanation& explanation = run.characterised.explanation;
  std::string text =
      fmt::format("\n## How sure the segments are\n\n{}\n",
                  markdown(verdict_sentence(run.judged.certificate, segment_names(explanation))));
  if (const std::size_t outliers = run.outliers.size())
    text += "\n" + outliers_words(outliers) + "\n";
  if (explanation.value.size() > 1)
    text += fmt::format("\nValue: {}.\n",
                        markdown(sum_words(explanation.value, run.model.preparation.columns)));
  return text;
}

// What to do in bold, its figures behind it.
std::string advice_text(const RunParts& run, const Segment& segment) {
  std::string text;
  for (const ToldAdvice& advice : told_advice(run, segment)) {
    text += fmt::format("{}**{}:** {}\n", text.empty() ? "" : "\n", markdown(advice.words.what),
                        markdown(advice.words.reasons()));
  }
  return text.empty() ? no_advice_words() + "\n" : text;
}

std::string segment_by_segment(const RunParts& run) {
  std::string text = "\n## What to do, segment by segment\n\n";
  text += run.plan ? order_words(*run.plan) : advice_note_words();
  text += '\n';
  const Explanation& explanation = run.characterised.explanation;
  for (const Segment& segment : explanation.segments) {
    text += segment_text(segment, explanation.population, run.model.preparation.columns,
                         run.explained.outcomes);
    const bool has_plays = run.plan && !plays_in_segment(*run.plan, segment.id - 1).empty();
    if (run.plan) text += plays_of_segment(*run.plan, segment);
    if (run.plan && !has_plays) text += '\n';
    if (!has_plays) text += advice_text(run, segment);
  }
  return text;
}

} // namespace

std::string strategy_text(const RunParts& run) {
  std::string text = headline(run) + glance(run);
  if (run.plan) text += plan_headline(*run.plan);
  text += segment_by_segment(run);
  if (run.plan) text += plan_text(*run.plan, run.characterised.explanation.segments);
  return text + evidence_text(run);
}

} // namespace ilk
