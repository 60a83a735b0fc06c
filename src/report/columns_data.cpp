#include "report/columns_data.h"

#include <nlohmann/json.hpp>

#include "facts/fields_json.h"
#include "report/data_caps.h"
#include "words/attribute_words.h"

namespace ilk {
using nlohmann::json;

json column_json(const ColumnSchema& schema, const ColumnProfile& profile) {
  return json_of(told_attribute(schema, profile), FigureForm::shown);
}

void leave_out_details(json& column) {
  constexpr std::size_t most_levels = 5;
  for (const char* key : {"quantiles", "ecdf", "ecdf_texts"}) column[key] = json::array();
  if (column["kind"] != name_of(Kind::boolean)) column["most_frequent"] = json::array();
  column["histogram"] = nullptr;
  shorten(column["levels"], most_levels);
  // What is said beside charts that are not drawn.
  for (const char* key : {"summary", "running_summary", "missing_words", "zeros_words"})
    column.erase(key);
}

} // namespace ilk
