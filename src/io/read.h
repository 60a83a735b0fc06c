// A table as it was read: the first value of every run.
#pragma once

#include <string>

#include "io/source.h"
#include "table/schema.h"
#include "table/table.h"

namespace ilk {

struct Read {
  std::string source; ///< its name
  Table table;        ///< in the order of its rows' keys
  Schema schema;      ///< that it was read by
  ReadReport report;
};

} // namespace ilk
