#include "fit/starter.h"

#include "report/starter_playbook.h"

namespace ilk {

std::string starter_of_table(Execution& execution, const Source& source,
                             const ReadOptions& options) {
  execution.stage("read");
  return starter_playbook(read_table(execution, source, options), nullptr);
}

std::string starter_of_folder(Execution& execution, const FittedFolder& fitted,
                              const Source& source) {
  const SegmentedFolder found = segment_folder(execution, fitted, source, nullptr);
  const AdviceBasis basis{found.explanation, found.outcomes, fitted.model.preparation.columns};
  return starter_playbook(found.read, &basis);
}

} // namespace ilk
