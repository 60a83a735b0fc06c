// score_table() of the public library.
#include "ilk/score.h"
#include "model/model_access.h"
#include "monitor/model_input.h"
#include "words/comparison_words.h"
#include "words/run_words.h"

namespace ilk {
namespace {

constexpr std::size_t score_batch_bytes = std::size_t{64} << 20;

} // namespace

ScoredTable score_table(const ScoringModel& scoring, const TableSource& table,
                        const ScoreRequest& request) {
  if (request.threads == 0)
    throw UsageError("scoring needs at least one thread", "give threads = 1");
  const Model& model = ModelAccess::model(scoring);
  const Source& source = table.source();
  const Schema schema = schema_for(model, "the model", source);
  Execution execution(request.threads, nullptr, request.stop);
  ReadReport report;
  ScoredFacts facts;
  ScoredTable result;
  source.read_batches(schema, execution, report, score_batch_bytes, [&](Table&& batch, double) {
    const std::vector<Score> scores = score(execution, model, batch);
    facts.add(model, batch, scores);
    for (const Score& each : scores)
      result.scores.push_back(
          {each.segment, each.next, each.distance, each.margin, is_unusual(model, each)});
  });
  check_bad_rows("the model", source, report, request.most_bad_rows);
  if (result.scores.empty())
    throw DataError(Place{source.name()}, "has no customer that can be scored",
                    "give a table with the model's columns and at least one row");
  result.bad_rows = report.bad_rows;
  if (std::string bad = bad_rows_words(source.name(), report); !bad.empty())
    result.warnings.push_back(std::move(bad));
  for (std::string& each : scored_words(facts)) result.warnings.push_back(std::move(each));
  return result;
}

} // namespace ilk
