#include "report/columns_data.h"

#include <nlohmann/json.hpp>

#include "facts/attribute_fact.h"
#include "facts/fields_json.h"
#include "report/data_caps.h"
#include "words/attribute_words.h"
#include "words/column_words.h"

namespace ilk {
namespace {

using nlohmann::json;

} // namespace

json column_json(const ColumnSchema& schema, const ColumnProfile& profile) {
  AttributeFact fact = attribute_fact(schema, profile);
  fact.title = attribute_title(schema, profile);
  if (fact.histogram)
    for (const HistogramBar& bar : histogram_bars(profile))
      fact.histogram->words.push_back(span_words(bar.values, schema));
  return json_of(fact, FigureForm::shown);
}

void leave_out_details(json& column) {
  constexpr std::size_t most_levels = 5;
  for (const char* key : {"quantiles", "ecdf", "ecdf_texts"}) column[key] = json::array();
  if (column["kind"] != name_of(Kind::boolean)) column["most_frequent"] = json::array();
  column["histogram"] = nullptr;
  shorten(column["levels"], most_levels);
}

} // namespace ilk
