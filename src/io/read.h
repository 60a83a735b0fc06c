// A table as it was read: the first value of every run.
#pragma once

#include <string>
#include <vector>

#include "io/source.h"
#include "table/schema.h"
#include "table/table.h"

namespace ilk {

struct Read {
  std::string source; ///< its name
  Table table;        ///< in the order of its rows' keys
  Schema schema;      ///< that it was read by
  ReadReport report;
  std::vector<std::string> notes;   ///< of the source, on how it was read
  std::vector<std::string> remarks; ///< on rows that are no customers, or have no id
};

} // namespace ilk
