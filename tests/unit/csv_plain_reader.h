// Delimited text read one character after the other, as the grammar in io/csv.h says: what the fast
// reader is held against.
#pragma once

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv.h"

namespace ilk::test {

struct PlainRecord {
  std::uint64_t line = 0;
  std::vector<std::string> fields;
  bool open = false;           // the text ended before the closing quote
  std::uint64_t swallowed = 0; // lines behind the first, if so
};

// Reads one character after the other, as the grammar in io/csv.h says.
class PlainReader {
 public:
  PlainReader(std::string_view text, const CsvDialect& dialect) : text_(text), dialect_(dialect) {}

  std::vector<PlainRecord> records() {
    std::vector<PlainRecord> all;
    while (at_ < text_.size()) {
      if (line_ends_here())
        end_line();
      else
        all.push_back(record());
    }
    return all;
  }

 private:
  // LF, or CR before LF or before the end of the text.
  bool line_ends_here() const {
    if (at_ == text_.size() || text_[at_] == '\n') return true;
    return text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n');
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ == text_.size()) return;
    ++at_;
    ++line_;
  }

  char take() {
    const char c = text_[at_++];
    if (c == '\n') ++line_;
    return c;
  }

  PlainRecord record() {
    PlainRecord record{line_, {}, false, 0};
    for (;;) {
      record.fields.push_back(field(record.open));
      if (line_ends_here()) break;
      ++at_; // the delimiter
    }
    if (record.open) record.swallowed = line_ - record.line - (text_.back() == '\n' ? 1 : 0);
    end_line();
    return record;
  }

  std::string field(bool& open) {
    std::string said;
    if (at_ < text_.size() && text_[at_] == dialect_.quote) {
      open = true;
      for (++at_; open && at_ < text_.size();) {
        const char c = take();
        if (c != dialect_.quote) {
          said += c;
        } else if (at_ < text_.size() && text_[at_] == dialect_.quote) {
          said += take();
        } else {
          open = false;
        }
      }
      if (open) return said;
    }
    while (!line_ends_here() && text_[at_] != dialect_.delimiter) said += take();
    return said;
  }

  std::string_view text_;
  CsvDialect dialect_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

enum class PlainCell { number, missing, bad };

inline PlainCell plain_cell(std::string cell, char decimal_point, double& value) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!cell.empty() && blank(cell.back())) cell.pop_back();
  while (!cell.empty() && blank(cell.front())) cell.erase(0, 1);
  std::string lower = cell;
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string& missing : CsvOptions().missing)
    if (lower == missing) return PlainCell::missing;
  for (char& c : cell) {
    if (c == '.' && decimal_point != '.') return PlainCell::bad;
    if (c == decimal_point) c = '.';
    if (std::string_view("0123456789.+-eE").find(c) == std::string_view::npos)
      return PlainCell::bad;
  }
  char* end = nullptr;
  value = std::strtod(cell.c_str(), &end);
  const auto nearest = static_cast<float>(value);
  if (std::abs(nearest) < 0x1p-126f) value = nearest; // smaller ones give up their last digits
  return *end == '\0' && std::isfinite(nearest) ? PlainCell::number : PlainCell::bad;
}

struct PlainTable {
  std::vector<std::string> ids;
  std::vector<std::uint64_t> lines;        // on which the rows begin
  std::vector<std::vector<double>> values; // by column
  std::vector<BadRow> bad;                 // without `what`
  std::uint64_t swallowed = 0;             // lines, by a quote that is not closed
};

inline PlainTable plain_table(const std::vector<PlainRecord>& records, const Schema& schema,
                              char decimal_point) {
  PlainTable table;
  table.values.resize(static_cast<std::size_t>(
      std::ranges::count(schema.columns, Role::attribute, &ColumnSchema::role)));
  for (const PlainRecord& record : records) {
    BadRow bad{record.line, 0, "", ""};
    std::vector<double> row;
    std::string id;
    const bool ragged = record.fields.size() != schema.columns.size();
    for (std::size_t j = 0; !ragged && j < record.fields.size(); ++j) {
      const ColumnSchema& column = schema.columns[j];
      double value = std::nan("");
      if (column.role == Role::id) {
        id = record.fields[j];
        if (plain_cell(id, decimal_point, value) == PlainCell::missing) id.clear();
      }
      if (column.role != Role::attribute) continue;
      const PlainCell cell = plain_cell(record.fields[j], decimal_point, value);
      if (cell == PlainCell::missing) value = std::nan("");
      if (cell == PlainCell::bad && bad.column == 0) bad = {record.line, j + 1, column.name, ""};
      row.push_back(value);
    }
    if (record.open) {
      const std::size_t field = record.fields.size();
      bad.column = field;
      table.swallowed += record.swallowed;
      bad.name = field <= schema.columns.size() ? schema.columns[field - 1].name : "";
    }
    if (ragged || record.open || bad.column > 0) {
      table.bad.push_back(bad);
      continue;
    }
    table.ids.push_back(id);
    table.lines.push_back(record.line);
    for (std::size_t j = 0; j < row.size(); ++j) table.values[j].push_back(row[j]);
  }
  return table;
}

} // namespace ilk::test
