// compare() of the public library.
#include "fit/compare.h"
#include "ilk/compare.h"
#include "model/model_access.h"
#include "words/comparison_words.h"

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
  Execution execution(request.threads, nullptr, request.stop);
  CompareOptions options;
  options.most_bad_rows = request.most_bad_rows;
  const Compared found = compare(
      execution, {ModelAccess::model(model), "the model", source.source(), nullptr, {}, nullptr},
      options);
  const auto& [comparison, facts] = found;
  ComparisonResult result{health_of(facts.verdict), comparison.table.rows(), {}, {}};
  for (const Check& check : facts.checks)
    result.checks.push_back({check.key, words_of(check), health_of(check.health)});
  for (std::size_t j = 0; j < comparison.attributes.size(); ++j)
    result.attributes.push_back({comparison.attributes[j].schema.name,
                                 comparison.attributes[j].drift.psi,
                                 health_of(facts.attributes[j])});
  return result;
}

} // namespace ilk
