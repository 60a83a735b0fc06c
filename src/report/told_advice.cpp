#include "report/told_advice.h"

#include "facts/advice.h"
#include "facts/verdict.h"

namespace ilk {

std::vector<ToldAdvice> told_advice(const RunParts& run, const Segment& segment) {
  std::vector<ToldAdvice> told;
  if (verdict_of(run.judged.certificate).kind() == Verdict::Kind::too_few) return told;
  const AdviceBasis basis{run.characterised.explanation, run.explained.outcomes,
                          run.model.preparation.columns};
  for (const Advice& advice : advice_for(basis, segment))
    told.push_back({name_of(advice.kind), advice_words(advice, basis, segment)});
  return told;
}

} // namespace ilk
