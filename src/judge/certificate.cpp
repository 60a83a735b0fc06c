#include "judge/certificate.h"

#include <algorithm>
#include <cmath>

namespace ilk {

std::vector<NullComparison> silhouettes_against(const std::vector<NullFigure>& figures,
                                                std::size_t k, Null null) {
  std::vector<NullComparison> result;
  for (const NullFigure& figure : figures)
    if (figure.k == k && figure.null == null &&
        (figure.index == silhouette_code || figure.index == silhouette_attributes))
      result.push_back(figure.comparison);
  return result;
}

Agreement summarise_agreement(Redone redone, const std::vector<double>& agreements,
                              const std::vector<std::vector<double>>& jaccards) {
  Agreement result;
  result.redone = std::move(redone);
  result.reruns = agreements.size();
  if (agreements.empty()) return result;
  const auto n = static_cast<double>(agreements.size());
  for (const double agreement : agreements) result.mean += agreement / n;
  double squares = 0;
  for (const double agreement : agreements)
    squares += (agreement - result.mean) * (agreement - result.mean);
  result.deviation = agreements.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
  result.least = *std::ranges::min_element(agreements);
  result.jaccard.resize(jaccards.empty() ? 0 : jaccards.front().size());
  for (const auto& rerun : jaccards)
    for (std::size_t s = 0; s < rerun.size(); ++s)
      result.jaccard[s] += rerun[s] / static_cast<double>(jaccards.size());
  return result;
}

} // namespace ilk
