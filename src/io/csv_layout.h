// How the lines of a text make a table: where the header stands, what parts its fields, and how
// many there are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"

namespace ilk::csv {

struct Layout {
  CsvDialect dialect;
  std::size_t begin = 0;     ///< of the header in the text, behind what stands above the table
  std::size_t fields = 0;    ///< of the header
  bool lacks_a_name = false; ///< every row begins with a name of its own, for which it has none
  std::vector<std::string> notes; ///< on what was passed over, for the user
};

/// Looks at the first 1000 records within 1 MiB. A first line `sep=;`, which Excel writes, sets the
/// delimiter. Else it is the one of , ; tab | that cuts most records into the same number of
/// fields, at least two; among equals the one that gives more; a comma when none does. ~ ^ : and
/// the control character 1 come after those, and only where they cut every record alike. Up to 10
/// lines above the table that have at most half its fields, such as titles, are passed over, with a
/// note. A `given` dialect stays as it is.
Layout find_layout(std::string_view text, const std::optional<CsvDialect>& given);

} // namespace ilk::csv
