// compare() of the public library.
#include "fit/compare.h"
#include "ilk/compare.h"
#include "model/model_access.h"

namespace ilk {
namespace {

ModelHealth health_of(Health health) {
  switch (health) {
  case Health::holds:
    return ModelHealth::holds;
  case Health::watch:
    return ModelHealth::watch;
  case Health::past:
    return ModelHealth::past;
  }
  return ModelHealth::past;
}

} // namespace

ComparisonResult compare(const ScoringModel& model, const TableSource& source,
                         const CompareRequest& request) {
  if (request.threads == 0)
    throw UsageError("a comparison needs at least one thread", "give threads = 1");
  Execution execution(request.threads);
  CompareOptions options;
  options.most_bad_rows = request.most_bad_rows;
  const Comparison found = compare(
      execution, {ModelAccess::model(model), "the model", source.source(), nullptr, {}, nullptr},
      options);
  ComparisonResult result{health_of(found.verdict), found.table.rows(), {}, {}};
  for (const Check& check : found.checks)
    result.checks.push_back({check.key, words_of(check), health_of(check.health)});
  for (const AttributeDrift& attribute : found.attributes)
    result.attributes.push_back(
        {attribute.schema.name, attribute.drift.psi, health_of(attribute.health)});
  return result;
}

} // namespace ilk
