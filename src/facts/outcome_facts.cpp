#include "facts/outcome_facts.h"

namespace ilk {

Figure outcome_figure(const Outcome& outcome, double value) {
  return outcome.is_share ? figure::share(value) : figure::of_column(value, outcome.schema);
}

OutcomeFacts outcome_facts(const Outcome& outcome) {
  OutcomeFacts facts{
      outcome.schema.name, outcome.schema.label, figure::decimal(outcome.effect, 2), {}};
  for (const OutcomeFigure& figure : outcome.figures) {
    OutcomeFigureFacts row{figure.what, outcome_figure(outcome, figure.overall), {}};
    for (const double value : figure.by_segment) row.by_segment.add(outcome_figure(outcome, value));
    facts.figures.push_back(std::move(row));
  }
  return facts;
}

} // namespace ilk
