#include "report/strategy_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"
#include "report/campaign_lists.h"
#include "report/markdown.h"
#include "report/plan_text.h"

namespace ilk {
namespace {

std::string file_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string headline(const Segmentation& s) {
  std::string text = fmt::format(
      "# What to do with the customers of {}\n\n{} customers. {}\n", markdown(file_of(s.file)),
      figure_words(static_cast<double>(s.table.rows())), markdown(s.certificate.verdict.sentence));
  if (!s.outliers.empty())
    text += fmt::format("\n{} of them, far from everybody, count in no figure of a segment; they "
                        "belong to the nearest one and may be in its lists.\n",
                        s.outliers.size());
  return text;
}

std::string segments_table(const Segmentation& s) {
  const auto value = s.explanation.value;
  const bool weighed =
      value && !std::isnan(s.explanation.segments.front().attributes[*value].share_of_total);
  std::string label = weighed ? markdown(part_label(s.model.preparation.columns[*value])) : "";
  std::string text = "\n## The segments\n\n| | segment | customers | share |";
  if (weighed) text += fmt::format(" of all {} | times its share |", label);
  text += weighed ? "\n| --: | --- | --: | --: | --: | --: |\n" : "\n| --: | --- | --: | --: |\n";
  for (const Segment& segment : s.explanation.segments) {
    text +=
        fmt::format("| {} | {} | {} | {} |", segment.id, markdown(segment.name),
                    figure_words(static_cast<double>(segment.size)), percent_words(segment.share));
    if (weighed) {
      const double held = segment.attributes[*value].share_of_total;
      text += fmt::format(" {} | {} |", percent_words(held),
                          figure_words(to_significant(held / segment.share, 2)));
    }
    text += '\n';
  }
  return text;
}

std::string rules_of_thumb(const Segmentation& s) {
  std::string text = "\n## What to do, by rule of thumb\n\nThese lines follow from each segment's "
                     "share of the totals alone. A playbook (`ilk run --playbook`) puts plays, "
                     "lists and hold-outs in their place.\n\n";
  for (const Segment& segment : s.explanation.segments)
    text += fmt::format("- **{}. {}:** {}\n", segment.id, markdown(segment.name),
                        segment.strategy ? markdown(segment.strategy->text)
                                         : "no total tells it apart from the others.");
  return text;
}

} // namespace

std::string strategy_text(const Segmentation& s) {
  std::string text = headline(s);
  if (s.plan) text += plan_headline(s);
  text += segments_table(s);
  return text + (s.plan ? plan_text(s) : rules_of_thumb(s));
}

} // namespace ilk
