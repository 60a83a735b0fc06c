// Whole runs that take little time.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "pipeline/run_segmentation.h"
#include "report/report_data.h"
#include "simulate/credit_card.h"

namespace ilk::test {

inline std::string simulated_customers(std::uint64_t rows) {
  return simulate::credit_card_csv_header(false) +
         simulate::credit_card_csv_rows(1, 0, rows, false);
}

/// Few and short trainings, few reruns.
inline RunOptions quick_options() {
  RunOptions options;
  options.encode.encoders = 2;
  options.encode.training.epochs = 3;
  options.restarts = 4;
  options.largest_k = 5;
  options.evidence.null_reruns = 2;
  options.evidence.observed_reruns = 1;
  options.evidence.bootstraps = 2;
  options.evidence.null_rows = 300;
  options.evidence.restarts = 2;
  options.evidence.attribute_restarts = 1;
  return options;
}

inline Segmentation segmentation_of(const std::string& path, const RunOptions& options,
                                    unsigned threads = 2, std::size_t chunk_bytes = 1 << 20) {
  Execution execution(threads);
  CsvOptions csv;
  csv.chunk_bytes = chunk_bytes;
  Stopwatch stopwatch;
  return run_segmentation(execution, CsvFile::open(path, csv), options, stopwatch);
}

/// The report's data of a run with those options.
inline nlohmann::json report_data_of(const Segmentation& found, const RunOptions& options,
                                     Ids ids = Ids::hidden) {
  return report_data(found, to_json(options), {"ilk run a.csv", 7, "abc", ids});
}

} // namespace ilk::test
