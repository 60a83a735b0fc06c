#include "io/csv_dates.h"

#include <algorithm>
#include <string>

#include "io/csv_field.h"
#include "io/csv_scan.h"
#include "table/date_text.h"

namespace ilk::csv {
namespace {

struct OpenColumn {
  std::size_t field = 0;
  DateOrderVotes votes;
};

std::vector<OpenColumn> open_columns(const std::vector<std::vector<std::string>>& cells,
                                     const Schema& schema) {
  std::vector<OpenColumn> open;
  for (std::size_t j = 0; j < schema.columns.size(); ++j) {
    if (schema.columns[j].kind != Kind::date) continue;
    OpenColumn column{j, {}};
    for (const std::string& cell : cells[j]) column.votes.add(cell);
    if (column.votes.is_open()) open.push_back(column);
  }
  return open;
}

} // namespace

void settle_date_orders(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                        const std::vector<std::vector<std::string>>& cells, Schema& schema) {
  std::vector<OpenColumn> open = open_columns(cells, schema);
  const char* const end = text.data() + text.size();
  std::string buffer;
  std::vector<std::string_view> raw;
  for (const char* at = text.data() + begin; !open.empty() && at < end;) {
    at = skip_blank_lines(at, end);
    if (at == end) break;
    const char* const limit =
        at + std::min(static_cast<std::size_t>(end - at), most_record_bytes + 1);
    raw.clear();
    at = walk_record(at, limit, dialect, [&](std::string_view cell) { raw.push_back(cell); }).at;
    if (raw.size() != schema.columns.size()) continue;
    std::erase_if(open, [&](OpenColumn& column) {
      column.votes.add(said(raw[column.field], dialect.quote, buffer));
      schema.columns[column.field].date_order = column.votes.best();
      return !column.votes.is_open();
    });
  }
  for (const OpenColumn& column : open) {
    schema.columns[column.field].order_is_open = true;
    schema.columns[column.field].reason = "day and month could be exchanged: no day is above 12";
  }
}

} // namespace ilk::csv
