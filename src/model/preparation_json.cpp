#include "model/preparation_json.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "table/short_text.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t most_columns = 100'000;
constexpr std::size_t most_level_words = 1'000'000;

json schema_json(const ColumnSchema& schema) {
  json object = {{"name", schema.name},
                 {"kind", name_of(schema.kind)},
                 {"label", schema.label},
                 {"unit", schema.unit},
                 {"high", schema.high},
                 {"low", schema.low},
                 {"outside", name_of(schema.outside)}};
  if (schema.lowest) object["lowest"] = *schema.lowest;
  if (schema.highest) object["highest"] = *schema.highest;
  if (!schema.levels.empty()) object["levels"] = schema.levels;
  if (!schema.missing.empty()) object["missing"] = schema.missing;
  if (!schema.zero.empty()) object["zero"] = schema.zero;
  if (schema.blank_is_no) object["blank_is_no"] = true;
  if (schema.kind == Kind::date) object["date_order"] = name_of(schema.date_order);
  if (schema.latest_year != latest_of_two_digits) object["latest_year"] = schema.latest_year;
  if (schema.format)
    object["format"] = {{"decimal_point", std::string(1, schema.format->decimal_point)},
                        {"thousands", schema.format->thousands == '\0'
                                          ? std::string()
                                          : std::string(1, schema.format->thousands)},
                        {"signs", schema.format->signs}};
  return object;
}

std::vector<std::string> read_words(const JsonReader& in) {
  std::vector<std::string> words;
  for (const JsonReader& word : in.items(0, most_level_words)) words.push_back(word.text());
  return words;
}

NumberFormat read_format(const JsonReader& in) {
  NumberFormat format;
  const std::string point = in.at("decimal_point").text();
  if (point != "." && point != ",") in.at("decimal_point").fail("must be \".\" or \",\"");
  const std::string thousands = in.at("thousands").text();
  if (thousands.size() > 1 || thousands == point)
    in.at("thousands").fail("must be one character, not the decimal point, or nothing");
  format.decimal_point = point[0];
  format.thousands = thousands.empty() ? '\0' : thousands[0];
  format.signs = in.at("signs").truth();
  return format;
}

ColumnSchema read_schema(const JsonReader& in) {
  ColumnSchema schema;
  schema.name = short_text(in.at("name").text());
  schema.kind = in.at("kind").word(kind_from);
  schema.label = short_text(in.at("label").text());
  schema.unit = short_text(in.at("unit").text());
  schema.high = short_text(in.at("high").text());
  schema.low = short_text(in.at("low").text());
  schema.outside = in.at("outside").word(outside_from);
  if (in.has("lowest")) schema.lowest = in.at("lowest").number();
  if (in.has("highest")) schema.highest = in.at("highest").number();
  if (in.has("levels")) schema.levels = read_words(in.at("levels"));
  for (std::string& level : schema.levels) level = short_text(level);
  if (in.has("missing")) schema.missing = read_words(in.at("missing"));
  if (in.has("zero")) schema.zero = read_words(in.at("zero"));
  if (in.has("blank_is_no")) schema.blank_is_no = in.at("blank_is_no").truth();
  if (in.has("date_order")) schema.date_order = in.at("date_order").word(date_order_from);
  if (in.has("latest_year"))
    schema.latest_year = static_cast<int>(in.at("latest_year").count(1900, 2199));
  if (in.has("format")) schema.format = read_format(in.at("format"));
  return schema;
}

json column_json(const ColumnPreparation& column) {
  json object = schema_json(column.schema);
  object.update({{"part", name_of(column.part)},
                 {"center", column.center},
                 {"scale", column.scale},
                 {"filled", column.filled},
                 {"clipped", column.clipped},
                 {"reason", column.reason}});
  if (column.part == Part::level)
    object.update({{"codes", column.codes}, {"pooled", column.pooled}});
  if (column.part != Part::value) return object;
  object.update({{"fill", column.fill},
                 {"method", column.method->name},
                 {"transform", column.transform->name},
                 {"lambda", column.fitted.lambda}});
  const Knots& knots = column.fitted.knots;
  if (!knots.values.empty()) object["knots"] = {{"values", knots.values}, {"scores", knots.scores}};
  return object;
}

std::vector<double> read_rising(const JsonReader& in, std::size_t least, std::size_t most) {
  const auto numbers = in.numbers(least, most);
  for (std::size_t i = 1; i < numbers.size(); ++i)
    if (!(numbers[i - 1] < numbers[i])) in.at(i).fail("must be above the one before");
  return numbers;
}

std::vector<std::uint32_t> read_indices(const JsonReader& in, std::size_t end) {
  std::vector<std::uint32_t> indices;
  for (const JsonReader& index : in.items(0, end)) {
    const auto found = static_cast<std::uint32_t>(index.count(0, end == 0 ? 0 : end - 1));
    if (!indices.empty() && found <= indices.back()) index.fail("must be above the one before");
    indices.push_back(found);
  }
  return indices;
}

template <class Method>
const Method* read_method(const JsonReader& in, const MethodList<Method>& list) {
  const std::string name = in.text();
  const Method* found = list.find(name);
  if (found == nullptr) in.fail("is '" + name + "', which this version of ilk does not know");
  return found;
}

void read_value(const JsonReader& in, ColumnPreparation& column) {
  column.fill = in.at("fill").number();
  if (in.has("method")) column.method = read_method(in.at("method"), fill_methods());
  const Transform& transform = *read_method(in.at("transform"), transforms());
  column.transform = &transform;
  column.fitted.lambda = in.at("lambda").number();
  if (transform.most_knots == 0) return;
  const JsonReader knots = in.at("knots");
  auto& values = column.fitted.knots.values;
  values = read_rising(knots.at("values"), transform.least_knots, transform.most_knots);
  column.fitted.knots.scores = read_rising(knots.at("scores"), values.size(), values.size());
}

ColumnPreparation read_column(const JsonReader& in) {
  ColumnPreparation column;
  column.schema = read_schema(in);
  if (in.has("part")) column.part = in.at("part").word(part_from);
  column.center = in.at("center").number();
  column.scale = in.at("scale").number();
  if (column.scale <= 0) in.at("scale").fail("must be above 0");
  column.filled = in.at("filled").count();
  column.clipped = in.at("clipped").count();
  column.reason = in.at("reason").text();
  const bool category = column.schema.kind == Kind::category;
  if (category && column.part == Part::value) in.fail("must be a level of its category");
  if (column.part == Part::value) read_value(in, column);
  if (column.part == Part::level) {
    if (!category) in.at("part").fail("is a level of what is no category");
    column.codes = read_indices(in.at("codes"), column.schema.levels.size());
    column.pooled = in.at("pooled").truth();
  }
  if (category && column.part == Part::zero) in.at("part").fail("is a number's, and this is none");
  return column;
}

Fills read_fills(const JsonReader& in, const std::vector<ColumnPreparation>& columns) {
  Fills fills;
  for (const FillMethod* method : fill_methods()) {
    if (!method->by_others()) continue;
    if (in.has(method->key)) {
      fills.push_back({method, method->read(in.at(method->key), columns)});
      continue;
    }
    const bool used = std::ranges::any_of(
        columns, [&](const ColumnPreparation& column) { return column.is_filled_by(*method); });
    if (used && method->key_is_needed)
      in.fail(fmt::format("has no \"{}\", by which a column is filled", method->key));
  }
  return fills;
}

json errors_json(const std::vector<FillError>& errors) {
  json list = json::array();
  for (const FillError& error : errors)
    list.push_back({{"column", error.column},
                    {"method", name_of(error.method)},
                    {"rmse", error.rmse},
                    {"cells", error.cells}});
  return list;
}

std::vector<FillError> read_errors(const JsonReader& in) {
  std::vector<FillError> errors;
  for (const JsonReader& item : in.items(1, 10 * most_columns))
    errors.push_back({item.at("column").text(),
                      Fill{read_method(item.at("method"), fill_methods())->name},
                      item.at("rmse").number(), item.at("cells").count()});
  return errors;
}

json outliers_json(const RobustDistance& outliers) {
  return {{"columns", outliers.columns},
          {"center", outliers.center},
          {"precision", outliers.precision},
          {"limit", outliers.limit},
          {"regularised", outliers.regularised}};
}

RobustDistance read_outliers(const JsonReader& in, std::size_t columns) {
  RobustDistance outliers;
  outliers.columns = read_indices(in.at("columns"), columns);
  const std::size_t size = outliers.columns.size();
  if (size == 0) in.at("columns").fail("must not be empty");
  outliers.center = in.at("center").numbers(size, size);
  outliers.precision = in.at("precision").numbers(size * size, size * size);
  outliers.limit = in.at("limit").number();
  if (outliers.limit <= 0) in.at("limit").fail("must be above 0");
  outliers.regularised = in.at("regularised").truth();
  return outliers;
}

} // namespace

void add_json(const Preparation& preparation, json& object) {
  json columns = json::array(), dropped = json::array();
  for (const ColumnPreparation& column : preparation.columns)
    columns.push_back(column_json(column));
  for (const DroppedColumn& column : preparation.dropped)
    dropped.push_back({{"name", column.name}, {"reason", column.reason}});
  object["columns"] = std::move(columns);
  object["dropped"] = std::move(dropped);
  for (const FittedFill& fitted : preparation.fills)
    object[fitted.method->key] = fitted.fill->to_json();
  if (!preparation.fill_errors.empty())
    object["fill_errors"] = errors_json(preparation.fill_errors);
  if (preparation.outliers) object["outliers"] = outliers_json(*preparation.outliers);
}

Preparation read_preparation(const JsonReader& in) {
  Preparation preparation;
  auto& columns = preparation.columns;
  std::set<std::string> names;
  for (const JsonReader& column : in.at("columns").items(1, most_columns)) {
    ColumnPreparation next = read_column(column);
    const bool same = !columns.empty() && columns.back().schema.name == next.schema.name;
    if (!same && !names.insert(next.schema.name).second)
      column.fail("stands apart from the other columns of its attribute");
    if (same && (columns.back().schema.levels != next.schema.levels ||
                 columns.back().schema.kind != next.schema.kind))
      column.fail(
          "has other levels or another kind than the column before it, of the same attribute");
    columns.push_back(std::move(next));
  }
  for (const JsonReader& column : in.at("dropped").items(0, most_columns))
    preparation.dropped.push_back({column.at("name").text(), column.at("reason").text()});
  preparation.fills = read_fills(in, columns);
  if (in.has("fill_errors")) preparation.fill_errors = read_errors(in.at("fill_errors"));
  if (in.has("outliers")) preparation.outliers = read_outliers(in.at("outliers"), columns.size());
  return preparation;
}

} // namespace ilk
