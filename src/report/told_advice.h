// What is told to do with a segment of a run.
#pragma once

#include <string_view>
#include <vector>

#include "report/run_parts.h"
#include "words/advice_words.h"

namespace ilk {

struct ToldAdvice {
  std::string_view kind; ///< name_of an AdviceKind
  AdviceWords words;
};

/// Weightiest first; nothing where there are too few customers to speak of segments.
std::vector<ToldAdvice> told_advice(const RunParts& run, const Segment& segment);

} // namespace ilk
