#include "report/customers_csv.h"

#include "base/csv_cell.h"
#include "table/typed_column.h"

namespace ilk {

void write_customers_csv(const Dataset& data, FunctionRef<void(std::string_view)> write) {
  constexpr std::size_t rows_at_once = 4096;
  std::string text;
  for (const Column& column : data.columns)
    text.append(text.empty() ? "" : ",").append(csv_cell(column.name));
  text += '\n';
  for (std::size_t row = 0; row < data.rows(); ++row) {
    for (std::size_t j = 0; j < data.columns.size(); ++j) {
      if (j > 0) text += ',';
      const Column& column = data.columns[j];
      if (!column.is_valid(row)) continue;
      text += csv_cell(word_at(column, row));
    }
    text += '\n';
    if ((row + 1) % rows_at_once == 0) {
      write(text);
      text.clear();
    }
  }
  write(text);
}

} // namespace ilk
