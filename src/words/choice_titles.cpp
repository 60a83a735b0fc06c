#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/null_figure.h"
#include "words/choice_words.h"
#include "words/decimals.h"

namespace ilk {
namespace {

std::string marks_words(const std::vector<KEvidence>& table) {
  std::vector<std::size_t> fit;
  for (const KEvidence& row : table)
    if (row.fit) fit.push_back(row.k);
  return fit.empty() ? "No number meets the rule, so all marks are hollow."
                     : fmt::format("Full marks meet the rule ({}), hollow ones do not.",
                                   fmt::join(fit, ", "));
}

std::string gap_title(std::size_t gap) {
  return gap == 0 ? "The gap statistic settles on no number"
                  : fmt::format("The gap statistic would choose {}", gap);
}

// "6 and 7 segments cannot be told apart", or that the chosen one is the best.
std::string decides_title(const Chosen& chosen) {
  std::vector<std::size_t> best = chosen.choice.supported;
  const std::size_t k = chosen.choice.k;
  if (best.size() < 2)
    return best.size() == 1 && best.front() == k
               ? fmt::format("The figure that decides is highest at {}, beyond chance", k)
               : "The figure that decides";
  const std::size_t last = best.back();
  best.pop_back();
  return fmt::format("{} and {} segments cannot be told apart", fmt::join(best, ", "), last);
}

} // namespace

ChoiceTitles choice_titles(const Chosen& chosen) {
  const KEvidence& row = chosen.row();
  const std::size_t k = row.k;
  ChoiceTitles titles;
  if (!chosen.choice.holds)
    titles.held = "No number of segments meets the whole rule; this one comes nearest.";
  if (!chosen.choice.holds && k != chosen.choice.best.k)
    titles.held = "This number does not meet the whole rule.";
  titles.marks = marks_words(chosen.table);
  titles.silhouette = fmt::format("How far apart: silhouette {} at {} segments",
                                  decimals(row.silhouette_attributes, 2), k);
  if (row.measured) {
    titles.decides = decides_title(chosen);
    titles.stability = fmt::format("How well they come back: agreement {} at {} segments",
                                   decimals(row.bootstrap, 2), k);
    titles.excess = fmt::format("Beyond what correlations explain: {} at {} segments",
                                figure::signed_decimal(row.null_excess, 3).text, k);
  }
  titles.smallest = fmt::format("The smallest of {} holds {} of the customers", k,
                                figure::share(row.smallest_share).text);
  titles.elbow = chosen.knee.clear ? fmt::format("The elbow: a clear knee at {}", chosen.knee.k)
                                   : "The elbow: none is clear";
  titles.gap = gap_title(chosen.gap);
  titles.separation = fmt::format("The nearest two of {} segments lie {} spreads apart", k,
                                  index_figure("separation", row.indices.at("separation")).text);
  titles.ward = fmt::format("The Ward tree's widest gap is at {}", chosen.choice.widest_gap);
  return titles;
}

} // namespace ilk
