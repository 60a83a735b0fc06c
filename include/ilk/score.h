// Scoring a table that is read: a file, a database, a stream. For data at hand see ilk/model.h.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ilk/model.h"
#include "ilk/source.h"

namespace ilk {

struct ScoredTable {
  std::vector<CustomerScore> scores; ///< one per row that could be read, in the source's order
  std::uint64_t bad_rows = 0;        ///< those that could not
  std::vector<std::string> warnings; ///< what should be known of rows and scores, a sentence each
};

struct ScoreRequest {
  unsigned threads = 1;                    ///< changes the speed only
  double most_bad_rows = 0.1;              ///< of the table, as a share
  const std::atomic<bool>* stop = nullptr; ///< set it, and Interrupted is thrown; not owned
};

/// The scores of `ilk score`, to the bit. Throws DataError when the table lacks a column that the
/// model needs, when too many rows cannot be read, or none is there; IoError, Interrupted.
ScoredTable score_table(const ScoringModel& model, const TableSource& source,
                        const ScoreRequest& request = {});

/// Scores rows at hand, part by part, with what `ilk score` would say of all of them.
class PartScorer {
 public:
  /// `threads` >= 1 changes the speed only.
  explicit PartScorer(ScoringModel model, unsigned threads = 1);
  ~PartScorer();
  PartScorer(PartScorer&&) noexcept;

  /// As ScoringModel::score.
  std::vector<CustomerScore> score(const Dataset& data);
  std::vector<CustomerScore> score(const ArrowSchema& schema, const ArrowArray& batch);

  /// What should be known of the rows so far, a sentence each; mostly nothing.
  std::vector<std::string> warnings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace ilk
