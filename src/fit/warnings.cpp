#include "fit/warnings.h"

#include "words/alert_words.h"
#include "words/follow_words.h"
#include "words/run_words.h"

namespace ilk {

std::vector<std::string> warnings_of(const Segmentation& segmentation, Ids ids) {
  std::vector<std::string> warnings = segmentation.read.remarks;
  for (const Alert& alert : segmentation.alerts)
    if (alert.severity != Severity::note) warnings.push_back(alert_sentence(alert, ids));
  for (const GaveWay& each : segmentation.characterised.gave_way)
    warnings.push_back(gave_way_words(each));
  for (const std::string& each :
       renumbered_lines(segmentation.followed, segmentation.characterised.explanation.segments))
    warnings.push_back(each);
  return warnings;
}

} // namespace ilk
