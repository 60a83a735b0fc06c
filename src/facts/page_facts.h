// The facts that the page receives. Its types (web/src/fact_types.ts) and the part of
// docs/report-data.md between the marks are made from them:
//
//     ninja -C build/release fact_types
#pragma once

#include <string>
#include <string_view>

#include "facts/fields.h"

namespace ilk {

/// The shapes of all of them.
FactShapes page_facts();

/// The whole of web/src/fact_types.ts.
std::string page_fact_types();

/// `document`, Markdown, with the tables of all facts between its marks. Throws
/// std::invalid_argument when it has no marks.
std::string with_page_facts(std::string_view document);

} // namespace ilk
