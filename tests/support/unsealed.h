// Models as JSON that tests change.
#pragma once

#include <nlohmann/json.hpp>

#include "model/model.h"

namespace ilk::test {

/// Without the seal, which a changed model would not fit.
inline nlohmann::json unsealed(const Model& model) {
  nlohmann::json object = nlohmann::json::parse(to_json(model));
  object.erase("sha256");
  return object;
}

} // namespace ilk::test
