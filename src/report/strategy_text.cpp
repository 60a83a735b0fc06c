#include "report/strategy_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "base/significant.h"
#include "profile/figure_words.h"
#include "report/markdown.h"
#include "report/plan_text.h"
#include "report/segment_text.h"

namespace ilk {
namespace {

std::string file_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string headline(const Segmentation& s) {
  std::string text = fmt::format(
      "# What to do with the customers of {}\n\n{} customers. {}\n", markdown(file_of(s.file)),
      figure_words(static_cast<double>(s.table.rows())), markdown(s.certificate.verdict.sentence));
  if (const std::size_t outliers = s.outliers.size())
    text +=
        fmt::format("\n{} of them, far from everybody, count{} in no figure of a segment; {} to "
                    "the nearest one and may be in its lists.\n",
                    outliers, outliers == 1 ? "s" : "",
                    outliers == 1 ? "that customer belongs" : "they belong");
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

std::string segment_by_segment(const Segmentation& s) {
  std::string text = "\n## What to do, segment by segment\n\n";
  text += s.plan ? order_words(*s.plan)
                 : "What to do is by rule of thumb: it follows from each segment's share of the "
                   "totals alone. A playbook (`ilk run --playbook`) puts plays, lists and "
                   "hold-outs in its place.";
  text += '\n';
  for (std::size_t g = 0; g < s.explanation.segments.size(); ++g) {
    text += segment_text(s, g);
    const auto& strategy = s.explanation.segments[g].strategy;
    if (s.plan)
      text += plays_of_segment(s, g);
    else
      text += fmt::format("**By rule of thumb:** {}\n",
                          strategy ? markdown(strategy->text)
                                   : "no total tells it apart from the others.");
  }
  return text;
}

} // namespace

std::string strategy_text(const Segmentation& s) {
  std::string text = headline(s);
  if (s.plan) text += plan_headline(s);
  text += segments_table(s) + segment_by_segment(s);
  return s.plan ? text + plan_text(s) : text;
}

} // namespace ilk
