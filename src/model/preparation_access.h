// The way to the public preparation, for the rest of the library.
#pragma once

#include "ilk/preparation.h"
#include "model/preparation.h"

namespace ilk {

struct PreparationAccess {
  static TablePreparation wrap(Preparation preparation);
};

} // namespace ilk
