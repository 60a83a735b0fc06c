// Which columns a step must hand on.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "export/program.h"

namespace ilk {

/// Per step, the columns of the steps before it that a later step, or `last`, still looks at and
/// that the step itself does not make anew.
std::vector<std::set<std::string>> carried_columns(const std::vector<Step>& steps,
                                                   const std::set<std::string>& last);

/// What a step makes.
std::vector<std::string> columns_made(const Step& step);

} // namespace ilk
