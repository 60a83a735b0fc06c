// A fitted segmentation: everything that is needed to score a customer, and nothing else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/execution.h"
#include "model/affine_form.h"
#include "model/centroids.h"
#include "model/ensemble.h"
#include "model/preparation.h"
#include "model/reference.h"
#include "table/table.h"

namespace ilk {

struct ModelSegment {
  std::uint32_t id = 0; ///< from 1; the place of its centroid plus one
  std::string name;
  double usual_distance = 0; ///< 99% of the fitted customers are at most this far from its centroid
};

struct Model {
  std::string id_name; ///< header of the id column; empty when there was none
  Preparation preparation;
  Ensemble ensemble;
  Centroids centroids; ///< in the code space
  std::vector<ModelSegment> segments;
  std::uint64_t fitted_rows = 0;
  std::uint64_t seed = 0;
  std::optional<Reference> reference; ///< of the fitted customers; older models have none
  std::optional<AffineForm> affine;   ///< of encoders that are not linear; older models have none
};

/// One customer's place.
struct Score {
  std::uint32_t segment = 0; ///< index from 0; ties to the lowest
  float distance = 0;        ///< to the segment's centroid, in the code space
  float margin = 0;          ///< 1 - distance / distance to the next segment: 0 on the border, 1 at
                             ///< the centroid; 1 when there is one segment
  std::uint32_t next = 0;    ///< the segment with the second nearest centroid, ties to the lowest
};

/// Scores prepared rows' codes. Each row's score depends on that row alone, to the bit.
std::vector<Score> score_codes(Execution& execution, const RowBlock& codes,
                               const Centroids& centroids);

/// Prepares, encodes and scores raw attributes. Throws DataError when the table lacks one that the
/// model needs. Equal rows get equal scores, in whatever table they stand.
std::vector<Score> score(Execution& execution, const Model& model, const Table& table);

/// True when the customer is farther from its centroid than 99% of those the model was fitted on.
bool is_unusual(const Model& model, const Score& score);

/// The model as JSON text, and back. Numbers keep their bits. Throws ModelError with what is
/// wrong where: every count, index and number is checked.
std::string to_json(const Model& model);
Model model_from_json(const std::string& text, const std::string& file);

/// Reads a model file. Throws IoError or ModelError.
Model load_model(const std::filesystem::path& path);

} // namespace ilk
