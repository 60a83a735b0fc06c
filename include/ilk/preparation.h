// A table prepared for models of others, as `ilk run` prepares it for its own: gaps filled, long
// tails shortened, categories and missing values in columns of their own, all on one scale.
//
// Errors as in ilk/model.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ilk/arrow.h"
#include "ilk/dataset.h"
#include "ilk/model.h"
#include "ilk/options.h"
#include "ilk/source.h"

namespace ilk {

/// What of an attribute a prepared column holds.
enum class PreparedPart {
  value,   ///< the number itself, or a boolean's 0 or 1
  level,   ///< whether the category has one of some levels
  missing, ///< whether the value is missing
  zero,    ///< whether the number is 0
};

/// A value v becomes (transform(v) - center) / scale.
struct PreparedColumn {
  std::string name;      ///< unique: "income", "region = north", "income is missing"
  std::string attribute; ///< of the table
  PreparedPart part = PreparedPart::value;
  std::string transform; ///< by its name in docs/configuration.md: "log1p"
  std::string fill;      ///< likewise: "median"; of a value, else empty
  std::string reason;    ///< why this transform, these levels, this fill
  double center = 0;
  double scale = 1;
};

/// An attribute that is not prepared, since it tells nothing, or nothing that another does not.
struct PassedOver {
  std::string name;
  std::string reason;
};

/// Immutable; may be used by any number of threads at once. Copies share it.
class TablePreparation {
 public:
  /// Throws ModelError when they are no sound preparation. `name`: what messages call it.
  static TablePreparation from_bytes(std::string_view bytes, std::string name = "the preparation");

  /// JSON; from_bytes gives an equal one back.
  std::string to_bytes() const;

  /// The attributes that it needs.
  const std::vector<ModelInput>& inputs() const;

  /// At least one; those of an attribute side by side.
  const std::vector<PreparedColumn>& columns() const;
  const std::vector<PassedOver>& passed_over() const;

  /// The prepared rows: row after row, columns().size() figures each. Columns are found by their
  /// names; those that are not needed are not looked at. Throws UsageError as ScoringModel::score.
  /// No row depends on another. O(rows x columns), but for fills by neighbours.
  std::vector<float> apply(const Dataset& data, unsigned threads = 1) const;
  std::vector<float> apply(const ArrowSchema& schema, const ArrowArray& batch,
                           unsigned threads = 1) const;

 private:
  struct State;
  explicit TablePreparation(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
  friend struct PreparationAccess; // the rest of the library
};

struct FittedPreparation {
  TablePreparation preparation;
  std::uint64_t rows = 0;            ///< that were read
  std::string roles;                 ///< what every column was taken for, as lines
  std::vector<std::string> warnings; ///< what should be known of the rows, a sentence each
};

/// Fits a preparation. Of the options, those of [files], [roles], [prepare] and [run] are looked
/// at, and threads, progress and stop. Attributes that tell a label are passed over. The same for
/// any order of the rows. Throws DataError when no attribute is left; UsageError, IoError,
/// MemoryError, Interrupted.
FittedPreparation preparation_of(const TableSource& source, const FitOptions& options = {});

} // namespace ilk
