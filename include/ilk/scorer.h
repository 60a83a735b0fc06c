// Scoring customers from another program: load the model that `ilk run` wrote, hand over raw
// attributes, get segments. The same figures as `ilk score`, to the bit.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ilk/error.h"

namespace ilk {

/// One customer's place.
struct CustomerScore {
  std::size_t segment = 0; ///< index into Scorer::segments()
  float distance = 0;      ///< to the segment's centroid, in the model's code space
  float margin = 0;        ///< 0 on the border to the next segment, 1 at the centroid
  bool unusual = false;    ///< farther out than 99% of the customers of the fit
};

/// Immutable once loaded. score() may be called from one thread at a time; load one Scorer per
/// thread to score at once.
class Scorer {
 public:
  /// Throws IoError when the file cannot be read, ModelError when it is no sound model.
  /// `threads` >= 1 changes the speed only.
  explicit Scorer(const std::filesystem::path& model, unsigned threads = 1);
  Scorer(Scorer&&) noexcept;
  ~Scorer();

  /// The attributes that score() wants, in its order.
  const std::vector<std::string>& attributes() const;

  /// The segments' names.
  const std::vector<std::string>& segments() const;

  /// `rows` holds customer after customer, attributes().size() raw values each, in the user's
  /// units; NaN for missing. Throws UsageError when its size is no multiple of that. O(customers).
  std::vector<CustomerScore> score(std::span<const float> rows);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace ilk
