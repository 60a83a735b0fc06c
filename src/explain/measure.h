// A total that somebody asks about: a column's sum over some of the customers, by a name.
#pragma once

#include <string>

#include "profile/condition.h"

namespace ilk {

struct Measure {
  std::string name;
  ColumnName column;
  Condition where; ///< which customers count; all when it asks for nothing
};

} // namespace ilk
