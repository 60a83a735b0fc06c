#include "judge/chosen.h"

#include <algorithm>

namespace ilk {

const KEvidence& Chosen::row() const {
  return *std::ranges::find(table, choice.k, &KEvidence::k);
}

} // namespace ilk
