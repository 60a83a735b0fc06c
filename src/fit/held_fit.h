// What a result of the public library keeps.
#pragma once

#include "fit/options.h"
#include "fit/run_segmentation.h"
#include "fit/stopwatch.h"
#include "report/provenance.h"

namespace ilk {

struct HeldFit {
  Segmentation segmentation;
  RunOptions options;
  Provenance provenance;
  Stopwatch stopwatch;
};

} // namespace ilk
