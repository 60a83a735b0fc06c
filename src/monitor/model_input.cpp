#include "monitor/model_input.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/listed.h"

namespace ilk {
namespace {

// Not "the model the model".
std::string model_in_words(const std::string& model_file) {
  return model_file == "the model" ? model_file : "the model " + model_file;
}

void check_has_columns(const Model& model, const std::string& model_file, const Source& source) {
  std::vector<std::string> lacking;
  for (const ColumnSchema& needed : needed_attributes(model.preparation))
    if (needed.role != Role::ignore &&
        std::ranges::find(source.columns(), needed.name) == source.columns().end())
      lacking.push_back(fmt::format("'{}'", needed.name));
  if (lacking.empty()) return;
  throw DataError(Place{source.name()},
                  fmt::format("{} needs the column{} {}, which the table lacks",
                              model_in_words(model_file), lacking.size() == 1 ? "" : "s",
                              listed(lacking)),
                  "give a table with the columns that the model was made from; this one has " +
                      listed(source.columns()));
}

} // namespace

Schema schema_for(const Model& model, const std::string& model_file, const Source& source) {
  check_has_columns(model, model_file, source);
  Schema dictionary;
  dictionary.columns = needed_attributes(model.preparation);
  for (const std::string& name : source.columns())
    if (name == model.id_name) dictionary.columns.push_back(described(name, Role::id));
  return match_header(dictionary, source.columns(), source.name());
}

void check_bad_rows(const std::string& model_file, const Source& source, const ReadReport& report,
                    double most_bad_rows) {
  const auto all = static_cast<double>(report.rows + report.bad_rows);
  if (static_cast<double>(report.bad_rows) <= most_bad_rows * all) return;
  const BadRow& first = report.first.front();
  throw DataError(
      Place{source.name(), first.line, first.column},
      fmt::format("{}{}; {} of {} rows cannot be read as in the table that {} was made "
                  "from",
                  first.what, first.name.empty() ? "" : fmt::format(" (column {})", first.name),
                  report.bad_rows, report.rows + report.bad_rows, model_in_words(model_file)),
      "write numbers, dates and words as they were written there, or allow more such rows with "
      "--most-bad-rows");
}

} // namespace ilk
