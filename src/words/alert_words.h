// What is said of alerts.
#pragma once

#include <string>
#include <vector>

#include "facts/alerts.h"
#include "facts/ids.h"

namespace ilk {

/// One sentence, in the dictionary's words. With hidden ids it names no customer and quotes no
/// cell.
std::string alert_sentence(const Alert& alert, Ids ids);

/// How many there are of each severity: "2 warnings and 15 notes", or "No warnings; worth knowing".
std::string alerts_words(const std::vector<Alert>& alerts);

} // namespace ilk
