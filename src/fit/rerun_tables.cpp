#include "fit/rerun_tables.h"

#include "pass/run.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t most_kept = std::size_t{64} << 20; // bytes, about, of all together

Table sample_of(Execution& execution, const Table& table, const RunOptions& options) {
  const RowBlock rows = table.values.block();
  return with_values(
      table, gather_rows(rows, run(execution, rows,
                                   RowSample(options.evidence.null_rows,
                                             RandomStream(options.seed, Purpose::null_rows)))));
}

} // namespace

RerunTables::RerunTables(Execution& execution, const Table& table, const RunOptions& options)
    : sample_(sample_of(execution, table, options)),
      nulls_(execution, sample_.values.block(), options.seed) {
  const EvidenceOptions& evidence = options.evidence;
  const std::size_t like_sample =
      observed_reruns(evidence, sample_.rows()) + 2 * evidence.null_reruns;
  const std::size_t rows = 2 * evidence.bootstraps * table.rows() + like_sample * sample_.rows();
  keeps_ = rows * table.values.columns() * sizeof(float) <= most_kept;
  kept_.resize(evidence.bootstraps + like_sample);
}

std::shared_ptr<const RerunTable> RerunTables::get(std::size_t number,
                                                   FunctionRef<RerunTable()> make) {
  if (kept_[number] != nullptr) return kept_[number];
  auto made = std::make_shared<const RerunTable>(make());
  if (keeps_) kept_[number] = made;
  return made;
}

std::size_t observed_reruns(const EvidenceOptions& options, std::size_t customers) {
  constexpr std::size_t few = 1'000, times = 3;
  return options.observed_reruns * (customers <= few ? times : 1);
}

} // namespace ilk
