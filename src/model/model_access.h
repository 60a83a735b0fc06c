// The way from the public model to what it is made of, for the rest of the library.
#pragma once

#include <memory>
#include <string>

#include "ilk/model.h"
#include "model/model.h"

namespace ilk {

struct ModelAccess {
  static ScoringModel wrap(std::shared_ptr<const Model> model);
  static const Model& model(const ScoringModel& scoring);
};

} // namespace ilk
