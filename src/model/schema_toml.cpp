// The data dictionary from TOML. The parser is toml++; here its values are checked
// one by one, so that every mistake is named with its line and what is allowed.
#include "model/schema_toml.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/ranges.h>

#include "model/fill_methods.h"
#include "model/transforms.h"
#include "table/identity_text.h"
#include "table/schema_words.h"
#include "table/short_text.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

constexpr std::string_view allowed_keys =
    "name, role, kind, label, unit, value, high, low, lowest, highest, outside, tail, fill, "
    "fill_value, "
    "weight, missing, zero, blank_is_no, decimal, thousands, signs, date_order, latest_year, "
    "levels";

class ColumnReader : public TomlReader {
 public:
  using TomlReader::TomlReader;

  ColumnSchema read(const toml::table& table) const {
    const toml::node* name = table.get("name");
    if (name == nullptr) fail(table.source(), "a [[column]] has no name", "add name = \"...\"");
    ColumnSchema column = described(short_text(text(*name, "name")), Role::attribute);
    if (column.name.empty())
      fail(name->source(), "the name of a column is empty", "write the name in the file's header");
    for (const auto& [key, node] : table) set(column, key, node);
    if (column.lowest && column.highest && *column.lowest > *column.highest)
      fail(table.get("lowest")->source(),
           fmt::format("lowest {} is above highest {}", *column.lowest, *column.highest),
           "exchange the two");
    if (column.format && column.format->decimal_point == column.format->thousands)
      fail(table.get("thousands")->source(), "decimal and thousands are the same sign",
           "write decimal = \",\" where thousands = \".\"");
    if (column.fill == Fill::constant && table.get("fill_value") == nullptr)
      fail(table.get("fill")->source(), "fill = \"constant\" needs a fill_value",
           "add fill_value = 0, for example");
    if (column.value) check_value(column, table);
    return column;
  }

  /// One [[identity]].
  Identity read_identity(const toml::table& table) const {
    const toml::node* equation = table.get("equation");
    if (equation == nullptr)
      fail(table.source(), "an [[identity]] has no equation", "add equation = \"total = a + b\"");
    const std::string given = text(*equation, "equation");
    auto [identity, fault] = parse_identity(given);
    if (!identity)
      fail(equation->source(), fmt::format("'{}' is no equation: {}", given, fault),
           "write total = a + b - c; a name with blanks or signs stands between backquotes");
    for (const auto& [key, node] : table) {
      if (key.str() == "tolerance")
        identity->tolerance = number(node, "tolerance");
      else if (key.str() != "equation")
        fail(key.source(), fmt::format("'{}' is not a key of an identity", key.str()),
             "use one of equation, tolerance");
    }
    if (identity->tolerance < 0)
      fail(table.get("tolerance")->source(), "tolerance is negative", "write a number from 0 on");
    return *identity;
  }

 private:
  void check_value(const ColumnSchema& column, const toml::table& table) const {
    const auto& where = table.get("value")->source();
    if (column.role != Role::attribute)
      fail(
          where,
          fmt::format("'{}' is no attribute, and cannot say what a customer is worth", column.name),
          "take value = true out, or write role = \"attribute\"");
    if (column.kind != Kind::amount)
      fail(where,
           fmt::format("'{}' is a {}, and only an amount can say what a customer is worth",
                       column.name, name_of(column.kind)),
           "take value = true out, or write kind = \"amount\"");
  }

  void set(ColumnSchema& column, const toml::key& key, const toml::node& node) const {
    const std::string_view k = key.str();
    if (k == "name") return;
    if (k == "role") return word(node, k, role_words, column.role);
    if (k == "kind") return word(node, k, kind_words, column.kind);
    if (k == "outside") return word(node, k, outside_words, column.outside);
    if (k == "tail") return method(node, k, names_of_tails(), tail_from, column.tail);
    if (k == "fill") return method(node, k, names_of_fills(), fill_from, column.fill);
    if (k == "date_order") return word(node, k, date_order_words, column.date_order);
    if (k == "latest_year") return assign(column.latest_year, year(node));
    if (k == "label") return assign(column.label, short_text(text(node, k)));
    if (k == "unit") return assign(column.unit, short_text(text(node, k)));
    if (k == "value") return assign(column.value, truth(node, k));
    if (k == "high") return assign(column.high, short_text(text(node, k)));
    if (k == "low") return assign(column.low, short_text(text(node, k)));
    if (k == "lowest") return assign(column.lowest, number(node, k));
    if (k == "highest") return assign(column.highest, number(node, k));
    if (k == "fill_value") return assign(column.fill_value, number(node, k));
    if (k == "weight") return assign(column.weight, weight(node));
    if (k == "missing") return assign(column.missing, texts(node, k));
    if (k == "zero") return assign(column.zero, texts(node, k));
    if (k == "levels") return assign(column.levels, levels(node));
    if (k == "decimal") return assign(format_of(column).decimal_point, sign(node, k, ".,"));
    if (k == "thousands") return assign(format_of(column).thousands, sign(node, k, ",.' "));
    if (k == "blank_is_no") return assign(column.blank_is_no, truth(node, k));
    if (k == "signs") return assign(format_of(column).signs, truth(node, k));
    fail(key.source(), fmt::format("'{}' is not a key of a column", k),
         fmt::format("use one of {}", allowed_keys));
  }

  template <class Target, class Value>
  static void assign(Target& target, Value&& value) {
    target = std::forward<Value>(value);
  }

  std::string text(const toml::node& node, std::string_view key) const {
    if (const auto* value = node.as_string()) return value->get();
    fail(node.source(), fmt::format("{} must be text", key),
         fmt::format("write {} = \"...\"", key));
  }

  int year(const toml::node& node) const {
    const double value = number(node, "latest_year");
    if (value >= 1900 && value <= 2199 && value == std::floor(value))
      return static_cast<int>(value);
    fail(node.source(), "latest_year must be a year from 1900 to 2199",
         "write for example latest_year = 2029");
  }

  static NumberFormat& format_of(ColumnSchema& column) {
    if (!column.format) column.format.emplace();
    return *column.format;
  }

  double weight(const toml::node& node) const {
    const double value = number(node, "weight");
    if (value > 0 && value <= 100) return value;
    fail(node.source(), fmt::format("weight is {}", value), "use a number above 0 and up to 100");
  }

  char sign(const toml::node& node, std::string_view key, std::string_view allowed) const {
    const auto* value = node.as_string();
    if (value != nullptr && value->get().size() == 1 &&
        allowed.find(value->get()[0]) != std::string_view::npos)
      return value->get()[0];
    std::string list;
    for (const char c : allowed) list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", c);
    fail(node.source(), fmt::format("{} is none of the signs that numbers are written with", key),
         fmt::format("use one of {}", list));
  }

  std::vector<std::string> texts(const toml::node& node, std::string_view key) const {
    const toml::array* list = node.as_array();
    const std::string remedy = fmt::format("write {} = [\"...\", \"...\"]", key);
    if (list == nullptr)
      fail(node.source(), fmt::format("{} must be a list of texts", key), remedy);
    std::vector<std::string> result;
    for (const toml::node& item : *list) {
      if (!item.is_string())
        fail(item.source(), fmt::format("{} must be a list of texts", key), remedy);
      result.push_back(item.as_string()->get());
    }
    return result;
  }

  std::vector<std::string> levels(const toml::node& node) const {
    auto result = texts(node, "levels");
    for (std::string& level : result) level = short_text(level); // as in the table
    for (std::size_t i = 1; i < result.size(); ++i)
      if (std::find(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(i), result[i]) !=
          result.begin() + static_cast<std::ptrdiff_t>(i))
        fail(node.source(), fmt::format("the level '{}' stands twice", result[i]),
             "take one of them out");
    return result;
  }

  template <class Value, std::size_t N>
  void word(const toml::node& node, std::string_view key, const Words<Value, N>& words,
            Value& target) const {
    word(
        node, key, list_of(words), [&](std::string_view name) { return value_of(words, name); },
        target);
  }

  // The name of a method, or "automatic".
  template <class Value>
  void method(const toml::node& node, std::string_view key,
              const std::vector<std::string_view>& names,
              std::optional<Value> (*from)(std::string_view), Value& target) const {
    word(node, key, fmt::format("{}", fmt::join(names, ", ")), from, target);
  }

  template <class Value, class From>
  void word(const toml::node& node, std::string_view key, const std::string& allowed,
            const From& from, Value& target) const {
    const std::string remedy = fmt::format("use one of {}", allowed);
    const auto* given = node.as_string();
    if (given == nullptr) fail(node.source(), fmt::format("{} must be a word", key), remedy);
    const auto value = from(given->get());
    if (!value) fail(node.source(), fmt::format("'{}' is not a {}", given->get(), key), remedy);
    target = *value;
  }
};

// The tables of one name. Throws when it is something else.
const toml::array& tables_of(const toml::node& node, std::string_view name,
                             const ColumnReader& reader) {
  if (!node.is_array_of_tables())
    reader.fail(node.source(), fmt::format("{} is not a list of tables", name),
                fmt::format("describe each {} by a table that begins with [[{}]]", name, name));
  return *node.as_array();
}

// The [[column]] tables. [[identity]] may stand beside them; anything else is a mistake.
const toml::array& column_tables(const toml::table& root, const ColumnReader& reader) {
  constexpr const char* remedy = "describe each column by a table that begins with [[column]]";
  for (const auto& [key, node] : root)
    if (key.str() != "column" && key.str() != "identity")
      reader.fail(key.source(), fmt::format("'{}' is not a key of a data dictionary", key.str()),
                  remedy);
  const toml::node* columns = root.get("column");
  if (columns == nullptr) reader.fail(root.source(), "the data dictionary has no column", remedy);
  return tables_of(*columns, "column", reader);
}

} // namespace

Schema load_schema(const std::filesystem::path& path) {
  const std::string file = path.string();
  const ColumnReader reader(file);
  const toml::table root = parse_toml(path);
  Schema schema;
  std::unordered_map<std::string, toml::source_index> line_of;
  const ColumnSchema* id = nullptr;
  const toml::array& tables = column_tables(root, reader);
  schema.columns.reserve(tables.size());
  Mistakes mistakes; // a column's first, of all columns
  for (const toml::node& node : tables)
    mistakes.gather([&] {
      const toml::table& table = *node.as_table();
      schema.columns.push_back(reader.read(table));
      const ColumnSchema& column = schema.columns.back();
      const auto [first, added] = line_of.emplace(column.name, table.source().begin.line);
      if (!added)
        reader.fail(table.get("name")->source(),
                    fmt::format("the column '{}' is described twice, first in the table at line {}",
                                column.name, first->second),
                    "remove one of the two tables");
      if (column.role != Role::id) return;
      if (id != nullptr)
        reader.fail(table.get("role")->source(),
                    fmt::format("'{}' is a second id beside '{}'", column.name, id->name),
                    "give one of the two the role \"ignore\"");
      id = &column;
    });
  mistakes.tell();
  if (const toml::node* identities = root.get("identity"))
    for (const toml::node& node : tables_of(*identities, "identity", reader))
      schema.identities.push_back(reader.read_identity(*node.as_table()));
  return schema;
}

} // namespace ilk
