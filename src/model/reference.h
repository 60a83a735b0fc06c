// What the customers looked like that a model was fitted on: what later tables are compared with.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/json_reader.h"

namespace ilk {

struct Model;

/// Parts into which the cuts of a spread divide the customers; there is one cut more.
inline constexpr std::size_t spread_parts = 100;

/// How the values of one column spread over the fitted customers, in exact counts.
struct Spread {
  std::uint64_t missing = 0;
  /// Strictly ascending: the values at ranks ceil(i n / 100) of the n present, i = 0 to 100 (rank 1
  /// for i = 0), so that at most n / 100 lie strictly between two of them; or all that there are.
  std::vector<float> cuts;
  std::vector<std::uint64_t> at_most; ///< customers at or below each cut; strictly ascending
  bool every_value = false;           ///< nobody lies between two cuts
  /// Of a category, which has no cuts: customers of each level, then those of any other word.
  std::vector<std::uint64_t> levels;

  std::uint64_t present() const;
  bool operator==(const Spread&) const = default;
};

/// How well customers sit in the segments of a model.
struct Standing {
  double silhouette_code = 0;       ///< mean; of more than 20,000 customers of a sample
  double silhouette_attributes = 0; ///< likewise, in the prepared attributes
  double reconstruction_r2 = 0; ///< share of the prepared attributes' variance that the encoders
                                ///< reconstruct, their mean; of at most 5,000 customers
  double margin = 0;            ///< mean
  double unusual = 0;           ///< share of the customers; see is_unusual
  double smallest_share = 0;    ///< of the segments, of the customers

  bool operator==(const Standing&) const = default;
};

struct Reference {
  std::vector<Spread> attributes; ///< per needed attribute, raw
  std::vector<Spread> axes;       ///< per column of the code
  Spread distance;
  Spread margin;
  std::vector<std::uint64_t> sizes; ///< customers per segment
  Standing standing;
  std::optional<double> sampling_agreement; ///< with segments of redrawn customers, where measured

  bool operator==(const Reference&) const = default;
};

/// As in the model file, see docs/model-format.md, and back. Throws ModelError: every count and
/// every number is checked against the model, which must have all else.
nlohmann::json reference_json(const Reference& reference, const Model& model);
Reference read_reference(const JsonReader& in, const Model& model);

} // namespace ilk
