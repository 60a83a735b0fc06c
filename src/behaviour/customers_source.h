// A table of customers that was made of a log, as a source.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "behaviour/customers.h"
#include "io/source.h"

namespace ilk {

/// Its schema is the table's dictionary. `log` is what the table was made of, whose name and bytes
/// it has, and must outlive it; `notes` are told as how it was read. The data move into it.
std::unique_ptr<Source> customers_source(Dataset data, Schema dictionary, const Source& log,
                                         std::vector<std::string> notes);

} // namespace ilk
