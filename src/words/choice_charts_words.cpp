#include "words/choice_charts_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/null_figure.h"
#include "words/choice_words.h"

namespace ilk {
namespace {

constexpr std::string_view dashed = " Dashed: what the rule asks for.";

struct ChartCurve {
  std::string name;
  std::vector<Figure> figures; // one per number of segments
};

ChartCurve curve_of(const char* name, const std::vector<KRowFact>& rows, Figure KRowFact::*figure) {
  ChartCurve curve{name, {}};
  for (const KRowFact& row : rows) curve.figures.push_back(row.*figure);
  return curve;
}

ChartCurve index_curve(const char* name, const std::vector<KEvidence>& table,
                       const std::string& key) {
  ChartCurve curve{name, {}};
  for (const KEvidence& row : table) {
    const auto found = row.indices.find(key);
    curve.figures.push_back(found == row.indices.end() ? Figure{}
                                                       : index_figure(key, found->second));
  }
  return curve;
}

// The ends of a curve, and its figure at the chosen number: "In the code: 0.31 at 2 segments, 0.22
// at 8 and 0.28 at the chosen 5."
std::string curve_words(const ChartCurve& curve, const Chosen& chosen) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < curve.figures.size(); ++i)
    if (curve.figures[i].exists()) known.push_back(i);
  if (known.empty()) return "";
  const auto k = [&](std::size_t i) { return chosen.table[i].k; };
  std::string words = fmt::format("{}: {} at {} segments", curve.name,
                                  curve.figures[known.front()].text, k(known.front()));
  if (known.size() > 1)
    words += fmt::format(", {} at {}", curve.figures[known.back()].text, k(known.back()));
  const auto at =
      std::ranges::find_if(known, [&](std::size_t i) { return k(i) == chosen.choice.k; });
  if (at != known.end())
    words += fmt::format(", {} at the chosen {}", curve.figures[*at].text, chosen.choice.k);
  return words + ".";
}

std::string curves_words(const std::vector<ChartCurve>& curves, const Chosen& chosen) {
  std::vector<std::string> said;
  for (const ChartCurve& curve : curves)
    if (std::string words = curve_words(curve, chosen); !words.empty())
      said.push_back(std::move(words));
  return fmt::format("{}", fmt::join(said, " "));
}

std::string gap_note(const Chosen& chosen) {
  const std::string attributes =
      chosen.gap_attributes == 0
          ? ""
          : fmt::format(" In the attributes that is {}.", chosen.gap_attributes);
  return fmt::format("How much tighter segments are than those of customers spread evenly in a "
                     "box; bars: standard error. It names the smallest number within one error of "
                     "the next.{} On skewed columns it rises with every number, so it has no say "
                     "in the rule.",
                     attributes);
}

} // namespace

ChoiceChartsFact choice_charts(const Chosen& chosen, const std::vector<KRowFact>& rows) {
  const auto told = [&](const std::vector<ChartCurve>& curves) {
    return curves_words(curves, chosen);
  };
  ChoiceChartsFact charts;
  charts.decides = {
      "Mean of both silhouettes plus what it has above tables without segments: the rule takes the "
      "highest among the numbers that meet the rest of it. Bars: one standard deviation, by which "
      "such tables differ among themselves. Numbers whose figures lie within it of the highest "
      "cannot be told apart by it.",
      told({curve_of("Figure that decides", rows, &KRowFact::decides)})};
  charts.silhouette = {
      "How much nearer customers are to their own segment than to the next: 1 wholly apart, 0 "
      "touching. Figures of the run itself, in each of the spaces. Shaded: from the mean of tables "
      "without segments that have the same correlations up to their 95% limit, in the attributes.",
      told({curve_of("In the code", rows, &KRowFact::silhouette_code),
            curve_of("In the attributes", rows, &KRowFact::silhouette_attributes),
            curve_of("Plain k-means, in the attributes", rows, &KRowFact::silhouette_plain)})};
  charts.stability = {
      fmt::format("Customers are drawn anew and everything is fitted again: 1 gives the same "
                  "segments, 0 others as by chance (adjusted Rand index, bars: standard "
                  "deviation). Weakest segment: the least Jaccard overlap.{}",
                  dashed),
      told({curve_of("Bootstrap agreement", rows, &KRowFact::bootstrap),
            curve_of("Weakest segment", rows, &KRowFact::least_jaccard),
            curve_of("Without encoder", rows, &KRowFact::bootstrap_attributes)})};
  charts.excess = {
      fmt::format("Mean of both silhouettes (code and attributes), reruns on your table against "
                  "the copula null: tables without segments that have the same distributions and "
                  "correlations. At or under zero, correlated columns alone explain the groups. "
                  "Reruns are of fewer customers and starts, so their silhouettes differ a little "
                  "from the run's.{}",
                  dashed),
      told({curve_of("Above the copula null", rows, &KRowFact::null_excess)})};
  charts.smallest = {
      fmt::format("A segment of a handful of customers is rarely worth a campaign of its own.{}",
                  dashed),
      told({curve_of("Smallest segment", rows, &KRowFact::smallest_share)})};
  charts.elbow = {fmt::format("Inertia: how far customers lie from their segment's middle, summed "
                              "over squares; it always falls. Where it stops falling fast is the "
                              "elbow. Found: {}.",
                              knee_words(chosen.knee)),
                  told({curve_of("Inertia", rows, &KRowFact::inertia)})};
  charts.gap = {gap_note(chosen),
                told({index_curve("Gap in the code", chosen.table, "gap"),
                      index_curve("Gap in the attributes", chosen.table, "gap_attributes")})};
  charts.separation = {
      "Distance of the two nearest middles, over the typical distance (root mean square) of "
      "customers to their own middle. It falls sharply where one group is cut in two.",
      told({index_curve("Separation", chosen.table, "separation")})};
  charts.ward = {
      "Another method, which joins the nearest groups step by step: height of the join that this "
      "many groups stop before, over the one below. Well above 1 is a natural place to cut.",
      told({curve_of("Ward gap", rows, &KRowFact::ward_gap)})};
  return charts;
}

} // namespace ilk
