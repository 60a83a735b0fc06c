// The data dictionary as TOML. Layout and comments are written here; every text is
// quoted by toml++.
#include <fmt/format.h>

#include "base/listed.h"
#include "base/one_line.h"
#include "model/fill_methods.h"
#include "model/schema_toml.h"
#include "model/transforms.h"
#include "table/identity_text.h"
#include "table/toml_text.h"

namespace ilk {
namespace {

constexpr std::string_view introduction =
    R"(# What each column of the table is. Change whatever is wrong: segments are made from
# the attributes, and are named in the words of this file.
#
# name             the column's name in the header of the table
# role             "attribute": behaviour; segments are made from it
#                  "id": names the customer; never looked at
#                  "label": an outcome, such as churn: left out of the segments, and told of
#                  each segment afterwards
#                  "ignore": left out
# kind             "amount": of money or goods
#                  "count": whole number of events
#                  "ratio": share or frequency, usually from 0 to 1
#                  "duration": length of time
#                  "score": a rating or an index, which adds up to nothing
#                  "boolean": yes or no
#                  "category": one of a few words or codes
#                  "date": a day
# label            what people call it
# unit             what it is counted in, for example "months"
# value            true for the one amount that says what a customer is worth
# high, low        name a segment in which it is high or low
# lowest, highest  smallest and largest possible value; others are reported
# outside          what is done about an impossible value besides:
#                  "report" (nothing) or "clip" (moved to the nearest possible value)
# tail             what is done about a long tail before scaling:
#                  {tails}
# fill             what replaces a missing value:
#                  {fills}
#                  ("constant" is the column's fill_value)
# weight           how much it counts, against 1 of a number
# missing          further spellings of a missing value, for example ["-999"]
# decimal, thousands, signs
#                  how its numbers are written, where they are not written plainly: "," or ".",
#                  what stands between thousands, whether there are currency or percent signs
# date_order       "year_first", "day_first" or "month_first"
# latest_year      the last of the hundred years that two digits of a year may mean; 2068
# levels           the words of a category; found in the file when absent
#
# [[identity]]     a sum that should hold in every row, which is then checked
# equation         for example "total = first + second"; a name with blanks or signs
#                  stands between backquotes
# tolerance        how far from it a row may be; 0.01 unless said
)";

// The introduction with the names of the methods that there are.
std::string introduced() {
  return fmt::format(fmt::runtime(introduction), fmt::arg("tails", choice_of(names_of_tails())),
                     fmt::arg("fills", choice_of(names_of_fills())));
}

void line(std::string& out, std::string_view key, std::string_view text) {
  fmt::format_to(std::back_inserter(out), "{} = {}\n", key, toml_text(text));
}

void list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  fmt::format_to(std::back_inserter(out), "{} = {}\n", key, toml_list(texts));
}

void write_format(std::string& out, const NumberFormat& format) {
  line(out, "decimal", std::string(1, format.decimal_point));
  if (format.thousands != 0) line(out, "thousands", std::string(1, format.thousands));
  if (format.signs) out += "signs = true\n";
}

// How missing values and the file's spelling are dealt with, where that is not the usual.
void write_reading(std::string& out, const ColumnSchema& column, const ColumnSchema& usual) {
  if (column.fill != usual.fill) line(out, "fill", name_of(column.fill));
  if (column.fill_value != usual.fill_value)
    out += fmt::format("fill_value = {}\n", column.fill_value);
  if (column.weight) out += fmt::format("weight = {}\n", *column.weight);
  if (!column.missing.empty()) list(out, "missing", column.missing);
  if (!column.zero.empty()) list(out, "zero", column.zero);
  if (column.blank_is_no) out += "blank_is_no = true\n";
  if (column.format) write_format(out, *column.format);
  if (column.date_order != usual.date_order) line(out, "date_order", name_of(column.date_order));
  if (column.latest_year != usual.latest_year)
    fmt::format_to(std::back_inserter(out), "latest_year = {}\n", column.latest_year);
  if (!column.levels.empty()) list(out, "levels", column.levels);
}

// What load_schema supplies by itself is written only where a reader would look for
// it, that is, for attributes.
void write_column(std::string& out, const ColumnSchema& column) {
  const ColumnSchema usual = described(column.name, column.role);
  const bool attribute = column.role == Role::attribute || column.role == Role::label;
  out += "\n[[column]]\n";
  line(out, "name", column.name);
  out += fmt::format("role = {}{}\n", toml_text(name_of(column.role)),
                     column.reason.empty() ? "" : "  # " + one_line(column.reason));
  if (attribute || column.kind != usual.kind) line(out, "kind", name_of(column.kind));
  if (attribute || column.label != usual.label) line(out, "label", column.label);
  if (column.unit != usual.unit) line(out, "unit", column.unit);
  if (column.value) out += "value = true\n";
  if (attribute || column.high != usual.high) line(out, "high", column.high);
  if (attribute || column.low != usual.low) line(out, "low", column.low);
  if (column.lowest) out += fmt::format("lowest = {}\n", *column.lowest);
  if (column.highest) out += fmt::format("highest = {}\n", *column.highest);
  if (column.outside != usual.outside) line(out, "outside", name_of(column.outside));
  if (column.tail != usual.tail) line(out, "tail", name_of(column.tail));
  write_reading(out, column, usual);
}

void write_identity(std::string& out, const Identity& identity) {
  out += "\n[[identity]]\n";
  line(out, "equation", to_text(identity));
  if (identity.tolerance != Identity{}.tolerance)
    out += fmt::format("tolerance = {}\n", identity.tolerance);
}

} // namespace

std::string to_toml(const Schema& schema) {
  std::string out = introduced();
  for (const ColumnSchema& column : schema.columns) write_column(out, column);
  for (const Identity& identity : schema.identities) write_identity(out, identity);
  return out;
}

} // namespace ilk
