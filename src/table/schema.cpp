#include "table/schema.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"
#include "table/column_name.h"
#include "table/identity_text.h"
#include "table/schema_words.h"
#include "table/short_text.h"

namespace ilk {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

// What to do about a column that the header lacks: most often it is there under
// another spelling, or the file is not the one that the dictionary is for.
std::string remedy_for(std::string_view missing, const std::vector<std::string>& header) {
  for (const std::string& name : header)
    if (lower_case(name) == lower_case(missing))
      return fmt::format("the header has '{}': use one spelling in both", name);
  constexpr std::size_t most = 12;
  std::string names;
  for (std::size_t i = 0; i < std::min(header.size(), most); ++i)
    names += (i == 0 ? "'" : ", '") + header[i] + "'";
  if (header.size() > most) names += fmt::format(" and {} more", header.size() - most);
  return fmt::format("take it out of the dictionary, or give the file that it describes; "
                     "the header has {}",
                     names);
}

void require_numbers(const Identity& identity, const Schema& dictionary,
                     const std::vector<std::string>& header, const std::string& file) {
  const auto require = [&](const std::string& name) {
    const ColumnSchema* const column = dictionary.find(name);
    if (column != nullptr && (column->kind == Kind::category || column->kind == Kind::date))
      throw DataError(Place{file},
                      fmt::format("the identity '{}' adds up '{}', which is a {}",
                                  to_text(identity), name, name_of(column->kind)),
                      "give the column another kind, or take the identity out");
    if (std::ranges::find(header, name) == header.end())
      throw DataError(Place{file},
                      fmt::format("the identity '{}' names the column '{}', which the header lacks",
                                  to_text(identity), name),
                      remedy_for(name, header));
  };
  require(identity.total);
  for (const Identity::Term& term : identity.terms) require(term.column);
}

} // namespace

const ColumnSchema* Schema::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      columns, [&](const ColumnSchema& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

std::string_view name_of(Role role) {
  return word_for(role_words, role);
}
std::string_view name_of(Kind kind) {
  return word_for(kind_words, kind);
}
std::string_view name_of(DateOrder order) {
  return word_for(date_order_words, order);
}
std::string_view name_of(Outside outside) {
  return word_for(outside_words, outside);
}

std::optional<Role> role_from(std::string_view name) {
  return value_of(role_words, name);
}
std::optional<Kind> kind_from(std::string_view name) {
  return value_of(kind_words, name);
}
std::optional<DateOrder> date_order_from(std::string_view name) {
  return value_of(date_order_words, name);
}
std::optional<Outside> outside_from(std::string_view name) {
  return value_of(outside_words, name);
}

ColumnSchema described(std::string_view name, Role role) {
  ColumnSchema column;
  column.name = name;
  column.role = role;
  column.label = short_text(in_words(name));
  column.high = short_text("High " + column.label);
  column.low = short_text("Low " + column.label);
  return column;
}

Schema match_header(const Schema& dictionary, const std::vector<std::string>& header,
                    const std::string& file) {
  for (const ColumnSchema& column : dictionary.columns) {
    if (column.role == Role::ignore || std::ranges::find(header, column.name) != header.end())
      continue;
    throw DataError(
        Place{file},
        fmt::format("the dictionary names the column '{}', which the header lacks", column.name),
        remedy_for(column.name, header));
  }
  for (const Identity& identity : dictionary.identities)
    require_numbers(identity, dictionary, header, file);
  Schema matched;
  matched.identities = dictionary.identities;
  matched.columns.reserve(header.size());
  for (const std::string& name : header) {
    const ColumnSchema* column = dictionary.find(name);
    matched.columns.push_back(column != nullptr ? *column : described(name, Role::ignore));
  }
  return matched;
}

} // namespace ilk
