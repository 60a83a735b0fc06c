#include "prepare/preparation_fit.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"
#include "pass/run.h"
#include "prepare/copies.h"
#include "prepare/fill_choice.h"
#include "prepare/fills_fit.h"
#include "prepare/leaks.h"
#include "prepare/level_fit.h"
#include "prepare/missing_fit.h"
#include "prepare/value_fit.h"
#include "prepare/zero_fit.h"
#include "summary/moments.h"

namespace ilk {
namespace {

// Fits one preparation, step by step.
class Fit {
 public:
  Fit(Execution& execution, const Table& table, const PrepareOptions& options, const Table* labels)
      : execution_(execution), table_(table), options_(options), labels_(labels),
        moments_(run(execution, table.values.block(), Moments(table.values.columns()))),
        screen_(table) {}

  Preparation preparation() {
    for (std::size_t j = 0; j < table_.values.columns(); ++j)
      if (table_.attributes[j].role != Role::label) add_attribute(j);
    add_missing_parts(execution_, table_, options_, result_.columns);
    choose_fills();
    result_.fills =
        fit_fills(execution_, result_.columns,
                  {table_.values.block(), sources_in(result_.columns, attribute_names(table_))},
                  options_.seed);
    return std::move(result_);
  }

 private:
  void drop(std::size_t j, std::string reason) {
    result_.dropped.push_back({table_.attributes[j].name, std::move(reason)});
  }

  void add_attribute(std::size_t j) {
    std::string reason = reason_to_drop(table_, j, moments_[j], screen_);
    if (!reason.empty()) return drop(j, std::move(reason));
    const ColumnSchema& schema = table_.attributes[j];
    std::vector<ColumnPreparation> parts;
    if (schema.kind == Kind::category)
      parts = fit_levels(schema, table_.values.column(j), options_);
    else
      parts.push_back(fit(j, stated_fill(schema, options_)));
    if (parts.empty()) return drop(j, "has no two levels that are common enough");
    if (labels_ != nullptr) reason = label_told_by(parts, table_.values.column(j), *labels_);
    if (!reason.empty()) return drop(j, std::move(reason));
    for (ColumnPreparation& part : parts) result_.columns.push_back(std::move(part));
    if (auto zero = fit_zero(schema, table_.values.column(j), options_))
      result_.columns.push_back(std::move(*zero));
  }

  // Where the method is left open, the median for the time being.
  ColumnPreparation fit(std::size_t j, Fill method) {
    const Fill known = method == Fill::automatic ? Fill::median : method;
    if (options_.portable && !fill_methods().at(known.name).is_portable)
      throw UsageError(fmt::format("{} is to be filled by {}, which a portable model cannot keep",
                                   table_.attributes[j].name, known.name),
                       "take fill = \"ridge\", or leave portable out");
    ColumnPreparation column = fit_value(execution_, table_.attributes[j], table_.values.column(j),
                                         moments_[j], known, options_);
    set_words(column);
    return column;
  }

  void choose_fills() {
    std::vector<std::size_t> open;
    for (std::size_t j = 0; j < result_.columns.size(); ++j) {
      const ColumnPreparation& column = result_.columns[j];
      if (column.part == Part::value && column.filled > 0 &&
          stated_fill(column.schema, options_) == Fill::automatic)
        open.push_back(j);
    }
    if (open.empty()) return;
    const auto sources = sources_in(result_.columns, attribute_names(table_));
    result_.fill_errors =
        measure_fills(execution_, table_, result_.columns, open, options_.portable, options_.seed);
    for (const std::size_t j : open) {
      ColumnPreparation& column = result_.columns[j];
      const std::string words = choice_words(result_.fill_errors, column.schema.name);
      const Fill method = least_error(result_.fill_errors, column.schema.name);
      if (method != Fill::median) column = fit(sources[j], method);
      if (!words.empty()) column.reason += "; " + words;
    }
  }

  Execution& execution_;
  const Table& table_;
  const PrepareOptions& options_;
  const Table* labels_;
  std::vector<ColumnMoments> moments_;
  UnitsScreen screen_;
  Preparation result_;
};

} // namespace

Preparation fit_preparation(Execution& execution, const Table& table, const PrepareOptions& options,
                            const Table* labels) {
  return Fit(execution, table, options, labels).preparation();
}

void keep_fills(const Preparation& preparation, std::vector<ColumnSchema>& attributes) {
  for (const ColumnPreparation& column : preparation.columns)
    for (ColumnSchema& attribute : attributes)
      if (column.part == Part::value && attribute.name == column.schema.name)
        attribute.fill = {column.method->name};
}

} // namespace ilk
