#include "fit/options.h"

namespace ilk {

std::string_view name_of(OutlierPolicy policy) {
  return policy == OutlierPolicy::leave_out ? "leave_out" : "report";
}

std::string_view name_of(Depth depth) {
  return depth == Depth::full ? "full" : "quick";
}

EvidenceOptions evidence_of(Depth depth) {
  EvidenceOptions options;
  if (depth == Depth::quick) return options;
  options.depth = depth;
  options.null_reruns = 20;
  options.observed_reruns = 4;
  options.null_rows = 5'000;
  options.bootstraps = 50;
  options.encoder_halves = false;
  options.encoder_reruns = 3;
  options.every_cleaning = true;
  options.gap_references = 20;
  return options;
}

} // namespace ilk
