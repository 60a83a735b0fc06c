// Scoring customers from another program: open the model that a fit keeps, hand over typed columns,
// get segments. The same figures as `ilk score`, to the bit. Link `ilk::score`, or all of
// `ilk::ilk`.
//
// Errors are those of ilk/error.h: ModelError for bytes that are no sound model, UsageError for
// data that do not fit it, IoError for a file that cannot be read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/arrow.h"
#include "ilk/dataset.h"
#include "ilk/error.h"

namespace ilk {

/// One customer's place.
struct CustomerScore {
  std::uint32_t segment = 0; ///< index into segments()
  std::uint32_t next = 0;    ///< the segment with the second nearest centroid, ties to the lowest
  float distance = 0;        ///< to the segment's centroid, in the model's code space
  float margin = 0;          ///< 0 on the border to the next segment, 1 at the centroid
  bool unusual = false;      ///< farther out than 99% of the customers of the fit
};

/// How a value of an input may be given.
enum class InputKind {
  number,   ///< on a scale: amounts, counts, ratios, durations, scores
  boolean,  ///< yes or no, or 1 and 0
  category, ///< one of `levels`; any other word counts as one that the model has not seen
  date,     ///< a day
};

/// An attribute that the model needs.
struct ModelInput {
  std::string name;
  InputKind kind = InputKind::number;
  std::string unit;                ///< as the dictionary has it; empty when it has none
  std::vector<std::string> levels; ///< of a category
};

/// Immutable; all members are const, and one model may be used by any number of threads at once.
/// Copies share one model.
class ScoringModel {
 public:
  /// Throws ModelError when they are no sound model of this or an older version. `name`: what
  /// messages call it.
  static ScoringModel from_bytes(std::string_view bytes, std::string name = "the model");

  /// Throws IoError or ModelError.
  static ScoringModel from_file(const std::filesystem::path& path);

  /// The text that `ilk run` writes as model.json. from_bytes gives an equal model back.
  std::string to_bytes() const;

  const std::vector<ModelInput>& inputs() const;

  /// The segments' names, in their order.
  const std::vector<std::string>& segments() const;

  /// Header of the id column that it was fitted with; empty when there was none.
  const std::string& id_name() const;

  std::uint64_t fitted_customers() const;

  /// Width of the code space, in which segments are made.
  std::size_t code_size() const;

  /// Where the segments' centroids lie in it: segment after segment, code_size() figures each.
  const std::vector<float>& centroids() const;

  /// The codes of the rows: row after row, code_size() figures each. Otherwise as score().
  std::vector<float> codes(const Dataset& data, unsigned threads = 1) const;
  std::vector<float> codes(const ArrowSchema& schema, const ArrowArray& batch,
                           unsigned threads = 1) const;

  /// One score per row, in the rows' order. Columns are found by their names; those that the model
  /// does not need are not looked at. Throws UsageError when a column that it needs is not there,
  /// is of another length than the others, or holds a value that it cannot (the first is named). No
  /// row depends on another. `threads` >= 1 changes the speed only. O(rows).
  std::vector<CustomerScore> score(const Dataset& data, unsigned threads = 1) const;

  /// The same of a record batch of Arrow: a struct array, whose children are the columns. Neither
  /// is released.
  std::vector<CustomerScore> score(const ArrowSchema& schema, const ArrowArray& batch,
                                   unsigned threads = 1) const;

  /// The same of plain numbers, customer after customer, inputs().size() each in their order, NaN
  /// for missing; of categories the places of their levels.
  std::vector<CustomerScore> score(std::span<const float> rows, unsigned threads = 1) const;

 private:
  struct State;
  explicit ScoringModel(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
  friend struct ModelAccess; // the rest of the library
};

} // namespace ilk
