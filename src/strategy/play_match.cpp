#include "strategy/play_match.h"

#include <algorithm>
#include <cmath>

#include "strategy/clause_figures.h"

namespace ilk {
namespace {

// Values are floats, so that a median of 0.8 in cells is met by a limit of 0.8.
bool is_met(double value, BoundRelation relation, double limit) {
  return is_within(static_cast<float>(value), relation, static_cast<float>(limit));
}

double miss_of(double figure, double limit) {
  if (!std::isfinite(figure)) return 1;
  constexpr double least = 1e-12; // below and at the limit itself
  const double larger = std::max(std::abs(figure), std::abs(limit));
  return larger == 0 ? least : std::max(least, std::abs(figure - limit) / larger);
}

ClauseEvidence evidence_of(const Clause& clause, const ClauseSubject& subject, double figure) {
  ClauseEvidence evidence{figure, std::isfinite(figure), 0, clause.figure, clause.bounds, subject};
  for (const auto& [relation, limit] : clause.bounds) {
    if (is_met(figure, relation, limit)) continue;
    evidence.holds = false;
    evidence.miss = std::max(evidence.miss, miss_of(figure, limit));
  }
  return evidence;
}

} // namespace

std::vector<std::vector<SegmentMatch>> match_plays(Execution& execution, const Playbook& playbook,
                                                   const SegmentedCustomers& customers) {
  std::vector<std::vector<SegmentMatch>> matches;
  for (const Play& play : playbook.plays) {
    std::vector<SegmentMatch> segments(customers.explanation.segments.size(), {true, {}});
    for (const Clause& clause : play.segment) {
      const ClauseFigures figures = figures_for(execution, clause, playbook, customers);
      for (std::size_t g = 0; g < segments.size(); ++g) {
        segments[g].evidence.push_back(evidence_of(clause, figures.subject, figures.by_segment[g]));
        segments[g].fires = segments[g].fires && segments[g].evidence.back().holds;
      }
    }
    matches.push_back(std::move(segments));
  }
  return matches;
}

} // namespace ilk
