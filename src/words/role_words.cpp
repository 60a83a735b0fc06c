#include "words/role_words.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/one_line.h"

namespace ilk {
namespace {

constexpr std::size_t most_named = 8;   // columns without a reason, side by side
constexpr std::size_t most_reasons = 6; // columns with one, a line each
constexpr std::size_t longest_name = 40;

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
    {"value", [](const ColumnSchema& column) { return column.value; }},
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

void add_line(std::string& text, std::string_view title, const std::string& words) {
  text += fmt::format("  {:<17}{}\n", title, words);
}

} // namespace

std::string role_words(const Schema& schema) {
  std::string text =
      "What the columns were taken for (--id, --attribute, --label or --ignore COLUMN "
      "says otherwise):\n";
  for (const Group& group : groups) {
    std::string plain;
    std::size_t named = 0, more = 0, reasons = 0;
    std::string_view title = group.title;
    std::vector<std::string> lines;
    for (const ColumnSchema& column : schema.columns) {
      if (!group.holds(column)) continue;
      if (!column.reason.empty()) {
        if (++reasons <= most_reasons)
          lines.push_back(fmt::format("{}: {}", cut(column.name), one_line(column.reason)));
      } else if (++named <= most_named) {
        plain += (plain.empty() ? "" : ", ") + cut(column.name);
      } else {
        ++more;
      }
    }
    if (more > 0) plain += fmt::format(" and {} more", more);
    if (reasons > most_reasons)
      lines.push_back(fmt::format("and {} more (ilk schema says why)", reasons - most_reasons));
    if (!plain.empty()) lines.insert(lines.begin(), plain);
    for (const std::string& line : lines) {
      add_line(text, title, line);
      title = "";
    }
  }
  return text;
}

} // namespace ilk
