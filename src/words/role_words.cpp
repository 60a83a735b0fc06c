#include "words/role_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/one_line.h"
#include "words/value_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_named = 8;   // columns without a reason, side by side
constexpr std::size_t most_reasons = 6; // columns with one, a line each
constexpr std::size_t longest_name = 40;

constexpr std::string_view value_title = "value";

struct Group {
  std::string_view title;
  bool (*holds)(const ColumnSchema& column);
};

template <Kind kind>
bool is_attribute(const ColumnSchema& column) {
  return column.role == Role::attribute && column.kind == kind && !column.value;
}

const Group groups[] = {
    {"customer", [](const ColumnSchema& column) { return column.role == Role::id; }},
    {value_title, [](const ColumnSchema& column) { return column.value; }},
    {"amounts", is_attribute<Kind::amount>},
    {"counts", is_attribute<Kind::count>},
    {"shares", is_attribute<Kind::ratio>},
    {"lengths of time", is_attribute<Kind::duration>},
    {"grades", is_attribute<Kind::score>},
    {"yes or no", is_attribute<Kind::boolean>},
    {"categories", is_attribute<Kind::category>},
    {"dates", is_attribute<Kind::date>},
    {"known afterwards", [](const ColumnSchema& column) { return column.role == Role::label; }},
    {"left out", [](const ColumnSchema& column) { return column.role == Role::ignore; }},
};

std::string cut(const std::string& name) {
  const std::string line = one_line(name);
  if (line.size() <= longest_name) return line;
  std::size_t end = longest_name - 3;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end; // a letter whole
  return line.substr(0, end) + "...";
}

void leave_out(ColumnSchema& column, const std::string& reason) {
  column.role = Role::ignore;
  column.value = false;
  column.reason = reason;
}

// Of several columns that add up to the value.
std::string sum_of_values(const Schema& schema) {
  std::vector<std::string> names;
  for (const ColumnSchema& column : schema.columns)
    if (column.value) names.push_back(cut(column.name));
  return names.size() > 1 ? sum_words(names) : "";
}

void add_line(std::string& text, std::string_view title, const std::string& words) {
  text += fmt::format("  {:<17}{}\n", title, words);
}

// What is told of one group, a line each; what needs no reason side by side in the first.
std::vector<std::string> lines_of(const Group& group, const Schema& schema) {
  std::string plain = group.title == value_title ? sum_of_values(schema) : "";
  const bool is_sum = !plain.empty(); // which tells of all its parts
  std::size_t named = 0, more = 0, reasons = 0;
  std::vector<std::string> lines;
  for (const ColumnSchema& column : schema.columns) {
    if (!group.holds(column)) continue;
    if (!column.reason.empty()) {
      if (++reasons <= most_reasons)
        lines.push_back(fmt::format("{}: {}", cut(column.name), one_line(column.reason)));
    } else if (!is_sum && ++named <= most_named) {
      plain += (plain.empty() ? "" : ", ") + cut(column.name);
    } else if (!is_sum) {
      ++more;
    }
  }
  if (more > 0) plain += fmt::format(" and {} more", more);
  if (reasons > most_reasons)
    lines.push_back(
        fmt::format("and {} more (ilk schema and the report say why)", reasons - most_reasons));
  if (!plain.empty()) lines.insert(lines.begin(), plain);
  return lines;
}

} // namespace

std::string role_words(Schema schema, const std::vector<DroppedColumn>& dropped) {
  for (const DroppedColumn& left_out : dropped)
    for (ColumnSchema& column : schema.columns)
      if (column.name == left_out.name && column.role == Role::attribute)
        leave_out(column, left_out.reason);
  std::string text =
      "What the columns were taken for (--id, --attribute, --label or --ignore COLUMN "
      "says otherwise):\n";
  for (const Group& group : groups) {
    std::string_view title = group.title;
    for (const std::string& line : lines_of(group, schema)) {
      add_line(text, title, line);
      title = "";
    }
  }
  return text;
}

} // namespace ilk
