// Whole runs that take little time, and those that many tests look at.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "fit/run_parts.h"
#include "fit/run_segmentation.h"
#include "io/csv.h"
#include "report/report_data.h"
#include "simulate/credit_card.h"
#include "support/effort.h"
#include "support/tables.h"

namespace ilk::test {

inline std::string simulated_customers(std::uint64_t rows) {
  return simulate::credit_card_csv_header(false) +
         simulate::credit_card_csv_rows(1, 0, rows, false);
}

/// Few and short trainings, few reruns, and k-means alone.
inline RunOptions quick_options() {
  RunOptions options;
  options.encode.encoders = 2;
  options.encode.training.epochs = 3;
  options.restarts = 4;
  options.largest_k = 5;
  options.grow = false;
  options.kinds = false;
  options.evidence.null_reruns = 2;
  options.evidence.observed_reruns = 1;
  options.evidence.bootstraps = 2;
  options.evidence.null_rows = 300;
  options.evidence.restarts = 2;
  options.evidence.attribute_restarts = 1;
  return options;
}

inline Segmentation segmentation_of(std::string csv, const RunOptions& options,
                                    unsigned threads = 2, std::size_t chunk_bytes = 1 << 20) {
  Execution execution(threads);
  CsvOptions reading;
  reading.chunk_bytes = chunk_bytes;
  Stopwatch stopwatch;
  return run_segmentation(execution,
                          CsvFile::open(Input::of_text("a.csv", std::move(csv)), reading), options,
                          stopwatch);
}

/// The report's data of a run with those options.
inline nlohmann::json report_data_of(const Segmentation& found, const RunOptions& options,
                                     Ids ids = Ids::hidden) {
  return report_data(parts_of(found), to_json(options), {"ilk run a.csv", 7, "abc", ids});
}

/// Of every customer, in the order in which they stood in the source.
inline std::vector<Score> scores_in_source_order(const Segmentation& found) {
  std::vector<Score> scores;
  for (const std::uint32_t row : found.read.table.in_source_order())
    scores.push_back(found.scores[row]);
  return scores;
}

inline std::vector<std::uint32_t> labels_in_source_order(const Segmentation& found) {
  std::vector<std::uint32_t> labels;
  for (const Score& score : scores_in_source_order(found)) labels.push_back(score.segment);
  return labels;
}

// Each of these is made once, when it is first asked for.

/// 300 customers of small_table().
inline const Segmentation& small_run() {
  static const Segmentation found = segmentation_of(small_table(300), quick_options());
  return found;
}

inline constexpr std::size_t simulated_rows = fewer > 1 ? 400 : 1000;

/// So many holders of credit cards.
inline const Segmentation& simulated_run() {
  static const Segmentation found =
      segmentation_of(simulated_customers(simulated_rows), quick_options());
  return found;
}

/// The same read in other pieces and on other numbers of threads.
inline const std::vector<Segmentation>& simulated_runs_otherwise() {
  static const std::vector<Segmentation> found = [] {
    std::vector<Segmentation> runs;
    for (const auto& [chunk, threads] :
         tried(std::to_array<std::pair<std::size_t, unsigned>>({{100, 8}, {4096, 1}, {50'000, 2}})))
      runs.push_back(
          segmentation_of(simulated_customers(simulated_rows), quick_options(), threads, chunk));
    return runs;
  }();
  return found;
}

} // namespace ilk::test
