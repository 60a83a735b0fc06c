// The code as an affine map of the prepared columns: what a line of SQL can say of encoders. It is
// a likeness, so how good a one was counted, on customers that it was not fitted to. Where the
// encoders are linear there is none, since the map is then the encoders themselves.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/json_reader.h"

namespace ilk {

struct Model;

/// Customers, and how many of them the map puts into the same segment as the encoders do.
struct Alike {
  std::uint64_t customers = 0;
  std::uint64_t same = 0;

  double share() const {
    return customers == 0 ? 1 : static_cast<double>(same) / static_cast<double>(customers);
  }
  bool operator==(const Alike&) const = default;
};

struct AffineForm {
  std::vector<float> offset;  ///< per column of the code
  std::vector<float> weights; ///< columns of the code x prepared columns, row by row
  std::uint64_t fitted = 0;   ///< customers that it was fitted to
  std::vector<Alike> alike;   ///< of others: per segment of the encoders
  double margin = 0; ///< the largest, as the map has it, of a customer whom it puts elsewhere

  Alike all() const;
  bool operator==(const AffineForm&) const = default;
};

/// As in the model file, see docs/model-format.md, and back. Throws ModelError: every count and
/// every number is checked against the model, which must have all else.
nlohmann::json affine_json(const AffineForm& form);
AffineForm read_affine(const JsonReader& in, const Model& model);

} // namespace ilk
