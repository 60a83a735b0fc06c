// score_table() of the public library.
#include "ilk/score.h"
#include "model/model_access.h"
#include "model/typed_table.h"
#include "monitor/model_input.h"
#include "table/arrow_dataset.h"
#include "words/comparison_words.h"
#include "words/run_words.h"

namespace ilk {
namespace {

constexpr std::size_t score_batch_bytes = std::size_t{64} << 20;

void add_customers(const Model& model, const std::vector<Score>& scores,
                   std::vector<CustomerScore>& to) {
  for (const Score& each : scores)
    to.push_back({each.segment, each.next, each.distance, each.margin, is_unusual(model, each)});
}

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
    add_customers(model, scores, result.scores);
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

struct PartScorer::State {
  State(ScoringModel of, unsigned threads) : scoring(std::move(of)), execution(threads) {
    attributes = needed_attributes(ModelAccess::model(scoring).preparation);
  }

  ScoringModel scoring;
  Execution execution;
  std::vector<ColumnSchema> attributes;
  ScoredFacts facts;

  std::vector<CustomerScore> score(const Dataset& data) {
    const Model& model = ModelAccess::model(scoring);
    const Table table = table_of(execution, data, attributes);
    const std::vector<Score> scores = ilk::score(execution, model, table);
    facts.add(model, table, scores);
    std::vector<CustomerScore> customers;
    customers.reserve(scores.size());
    add_customers(model, scores, customers);
    return customers;
  }
};

PartScorer::PartScorer(ScoringModel model, unsigned threads) {
  if (threads == 0) throw UsageError("scoring needs at least one thread", "give threads = 1");
  state_ = std::make_unique<State>(std::move(model), threads);
}

PartScorer::~PartScorer() = default;
PartScorer::PartScorer(PartScorer&&) noexcept = default;

std::vector<CustomerScore> PartScorer::score(const Dataset& data) {
  return state_->score(data);
}

std::vector<CustomerScore> PartScorer::score(const ArrowSchema& schema, const ArrowArray& batch) {
  return state_->score(dataset_of(schema, batch));
}

std::vector<std::string> PartScorer::warnings() const {
  return scored_words(state_->facts);
}

} // namespace ilk
