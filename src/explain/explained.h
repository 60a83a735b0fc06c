// The segments in words and figures, with the customers that show them.
#pragma once

#include <vector>

#include "explain/borders.h"
#include "explain/concentration.h"
#include "explain/customer_map.h"
#include "explain/examples.h"
#include "explain/given_names.h"
#include "explain/outcomes.h"
#include "explain/segments.h"

namespace ilk {

/// Names are settled.
struct Characterised {
  Explanation explanation;
  std::vector<GaveWay> gave_way; ///< see settle_names
};

struct Explained {
  std::vector<Outcome> outcomes;            ///< one per label column
  std::vector<Concentration> concentration; ///< of every total, or of the measures asked for
  std::vector<SegmentExamples> examples;    ///< per segment
  std::vector<Border> borders;              ///< of the fitted customers
  CustomerMap map; ///< of the codes of the fitted customers; its rows are the table's
};

} // namespace ilk
