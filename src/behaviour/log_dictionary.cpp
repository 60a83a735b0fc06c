#include "behaviour/log_dictionary.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/listed.h"
#include "table/date_text.h"
#include "table/number_text.h"
#include "table/schema_words.h"
#include "table/short_text.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

constexpr std::array<std::string_view, 6> comparison_signs{">=", "<=", "!=", ">", "<", "="};

class LogDictionaryReader : public TomlReader {
 public:
  using TomlReader::TomlReader;

  LogDictionary read(const toml::table& file) const {
    if (const toml::node* column = file.get("column"))
      fail(column->source(), "this file describes the columns of a table of customers, not a log",
           "name the file that ends in -transactions.toml, or leave --schema out");
    allow(file, "a description of a log",
          {"columns", "window", "attribute", "standard", "foretell"});
    LogDictionary dictionary;
    if (const toml::node* columns = file.get("columns")) read_columns(*columns, dictionary);
    if (const toml::node* window = file.get("window")) read_window(*window, dictionary);
    if (const toml::node* standard = file.get("standard"))
      dictionary.standard = truth(*standard, "standard");
    if (const toml::node* foretell = file.get("foretell"))
      dictionary.foretell = truth(*foretell, "foretell");
    if (file.get("attribute") == nullptr) {
      if (dictionary.standard == false)
        fail(file.get("standard")->source(), "without the standard attributes there are none",
             "add an [[attribute]], or leave `standard` out");
      return dictionary;
    }
    for (const toml::table* each : tables(file, "the file", "attribute", "[[attribute]]")) {
      AttributeSpec attribute = read_attribute(*each);
      const auto is_same = [&](const AttributeSpec& other) {
        return other.column.name == attribute.column.name;
      };
      if (std::ranges::any_of(dictionary.attributes, is_same))
        fail(each->source(),
             fmt::format("the attribute '{}' is there twice", attribute.column.name),
             "give each a name of its own");
      check_per(*each, attribute, dictionary.attributes);
      dictionary.attributes.push_back(std::move(attribute));
    }
    return dictionary;
  }

 private:
  void read_columns(const toml::node& node, LogDictionary& dictionary) const {
    for (const auto& [key, value] : table(node, "columns", "[columns]")) {
      if (key.str() == "unit") {
        dictionary.unit = text(value, "unit");
        continue;
      }
      if (key.str() == "date_order") {
        dictionary.date_order = date_order_from(text(value, "date_order"));
        if (!dictionary.date_order)
          fail(value.source(), fmt::format("'{}' is no order of dates", text(value, "date_order")),
               "use one of year_first, day_first, month_first");
        continue;
      }
      const auto role = log_role_from(key.str());
      if (!role || *role == LogRole::other) {
        std::vector<std::string> names;
        for (const std::string_view name : log_role_names()) names.emplace_back(name);
        names.back() = "unit"; // in the place of "other"
        names.emplace_back("date_order");
        fail(key.source(),
             fmt::format("'{}' is no role of a log's column{}", key.str(),
                         did_you_mean(key.str(), names)),
             fmt::format("use one of {}", fmt::join(names, ", ")));
      }
      const auto [at, is_new] = dictionary.roles.emplace(text(value, key.str()), *role);
      if (!is_new)
        fail(value.source(),
             fmt::format("the column '{}' is given as the {} and as the {}", at->first,
                         name_of(at->second), name_of(*role)),
             "give it one role");
    }
  }

  void read_window(const toml::node& node, LogDictionary& dictionary) const {
    const toml::table& window = table(node, "window", "[window]");
    allow(window, "[window]", {"from", "until", "length", "grain"});
    for (const auto& [key, value] : window) {
      const auto* date = value.as_date();
      std::string& written = dictionary.window[std::string(key.str())];
      written = date != nullptr ? fmt::format("{:04}-{:02}-{:02}", date->get().year,
                                              date->get().month, date->get().day)
                                : text(value, key.str());
      check_window(key.str(), written, value.source());
    }
  }

  void check_window(std::string_view key, const std::string& written,
                    const toml::source_region& where) const {
    if (key == "grain" && !grain_from(written))
      fail(where, fmt::format("'{}' is no grain", written), "write month, week or day");
    if (key == "length" && !time_length_from(written))
      fail(where, fmt::format("'{}' is no length of time", written), "write 90d, 12w, 6m or 2y");
    const bool is_day = key == "from" || key == "until";
    if (is_day && !(written.size() == 10 && read_date(written, DateOrder::year_first)))
      fail(where, fmt::format("'{}' is no day", written), "write it as 2024-01-31");
  }

  AttributeSpec read_attribute(const toml::table& given) const {
    allow(given, "an [[attribute]]",
          {"name", "take", "of", "where", "per", "kind", "role", "label", "unit", "value", "high",
           "low", "lowest", "highest"});
    AttributeSpec attribute;
    const std::string name =
        short_text(text(need(given, "an [[attribute]]", "name", "name = \"spent\""), "name"));
    attribute.column = described(name, Role::attribute);
    const toml::node& take = need(given, "an [[attribute]]", "take", "take = \"sum\"");
    attribute.take = takes().find(text(take, "take"));
    if (attribute.take == nullptr) fail_word(take, "take", takes().names());
    attribute.column.kind = attribute.take->kind;
    if (const toml::node* of = given.get("of")) attribute.of = text(*of, "of");
    check_of(given, attribute);
    if (const toml::node* where = given.get("where")) read_where(*where, attribute);
    if (const toml::node* per = given.get("per")) attribute.per = short_text(text(*per, "per"));
    set_words(given, attribute.column);
    return attribute;
  }

  [[noreturn]] void fail_word(const toml::node& node, std::string_view key,
                              std::vector<std::string_view> known) const {
    const std::vector<std::string> names(known.begin(), known.end());
    const std::string given = text(node, key);
    fail(node.source(), fmt::format("'{}' is no {}{}", given, key, did_you_mean(given, names)),
         fmt::format("use one of {}", fmt::join(names, ", ")));
  }

  void check_of(const toml::table& given, const AttributeSpec& attribute) const {
    const TakeNeeds needs = attribute.take->needs;
    const bool wants = needs == TakeNeeds::numbers || needs == TakeNeeds::words;
    if (wants && attribute.of.empty())
      fail(given.source(),
           fmt::format("the attribute '{}' does not say of which column it takes the {}",
                       attribute.column.name, attribute.take->name),
           "add of = \"amount\", for example");
    if (!wants && !attribute.of.empty())
      fail(given.get("of")->source(),
           fmt::format("take = \"{}\" looks at no column", attribute.take->name), "leave `of` out");
    if (needs == TakeNeeds::orders && given.get("where") != nullptr)
      fail(given.get("where")->source(),
           fmt::format("take = \"{}\" looks at all purchases", attribute.take->name),
           "leave `where` out");
  }

  void read_where(const toml::node& node, AttributeSpec& attribute) const {
    for (const auto& [key, value] : table(node, "where", "where = { KIND = \"purchase\" }"))
      attribute.where.push_back(condition(std::string(key.str()), value));
  }

  RowCondition condition(const std::string& key, const toml::node& value) const {
    static constexpr std::array<std::pair<std::string_view, RowCondition::What>, 3> truths{
        {{"weekend", RowCondition::What::weekend},
         {"night", RowCondition::What::night},
         {"returned", RowCondition::What::returned}}};
    for (const auto& [name, what] : truths)
      if (key == name && value.is_boolean()) return {.what = what, .truth = truth(value, key)};
    for (const auto& [name, what] : truths)
      if (key == name)
        fail(value.source(), fmt::format("{} is true or false", key),
             fmt::format("write {} = true", key));
    if (value.is_floating_point())
      fail(value.source(), fmt::format("a number is compared with {}, and no sign says how", key),
           fmt::format("write {} = \"= {}\"", key, value.as_floating_point()->get()));
    if (key == "quarter" && value.is_integer())
      return {.what = RowCondition::What::quarter, .number = number_between(value, key, 1, 4)};
    if (const auto* list = value.as_array()) {
      RowCondition words{.what = RowCondition::What::words, .column = key};
      for (const toml::node& word : *list) words.words.push_back(word_of(word, key));
      if (words.words.empty())
        fail(value.source(), fmt::format("the list for {} is empty", key), "name a word");
      return words;
    }
    if (const auto compared = comparison(key, value)) return *compared;
    return {.what = RowCondition::What::words, .column = key, .words = {word_of(value, key)}};
  }

  // ">= 100".
  std::optional<RowCondition> comparison(const std::string& key, const toml::node& value) const {
    const auto* written = value.as_string();
    if (written == nullptr) return std::nullopt;
    for (const std::string_view sign : comparison_signs) {
      if (!written->get().starts_with(sign)) continue;
      const std::string rest(trimmed(std::string_view(written->get()).substr(sign.size())));
      std::size_t end = 0;
      double number = 0;
      try {
        number = std::stod(rest, &end);
      } catch (const std::exception&) {
        end = 0;
      }
      if (end == 0 || end != rest.size())
        fail(value.source(),
             fmt::format("'{}' does not compare {} with a number", written->get(), key),
             fmt::format("write {} = \">= 100\", for example", key));
      return RowCondition{.what = RowCondition::What::number,
                          .column = key,
                          .comparison = std::string(sign),
                          .number = number};
    }
    return std::nullopt;
  }

  // Numbers and yes and no stand in the cells as text too.
  std::string word_of(const toml::node& node, const std::string& key) const {
    if (const auto* whole = node.as_integer()) return fmt::format("{}", whole->get());
    if (const auto* yes = node.as_boolean()) return yes->get() ? "true" : "false";
    return text(node, key);
  }

  void set_words(const toml::table& given, ColumnSchema& column) const {
    const auto set_text = [&](const char* key, std::string& to) {
      if (const toml::node* node = given.get(key)) to = short_text(text(*node, key));
    };
    set_text("label", column.label);
    set_text("unit", column.unit);
    set_text("high", column.high);
    set_text("low", column.low);
    if (const toml::node* kind = given.get("kind")) {
      const auto found = kind_from(text(*kind, "kind"));
      const bool is_yes_or_no = column.kind == Kind::boolean; // by the take
      if (!found || *found == Kind::category || (*found == Kind::boolean) != is_yes_or_no)
        fail(kind->source(), fmt::format("'{}' is no kind of number", text(*kind, "kind")),
             "use one of amount, count, ratio, duration, score, date");
      if ((*found == Kind::date) != (column.kind == Kind::date))
        fail(kind->source(), "this take gives no day, or nothing but days",
             "leave `kind` out, or write another one");
      column.kind = *found;
    }
    if (const toml::node* role = given.get("role")) {
      const auto found = role_from(text(*role, "role"));
      if (!found || *found == Role::id)
        fail(role->source(), fmt::format("'{}' is no role of an attribute", text(*role, "role")),
             "use one of attribute, label, ignore");
      column.role = *found;
    }
    if (const toml::node* value = given.get("value")) {
      column.value = truth(*value, "value");
      if (column.value && column.kind != Kind::amount)
        fail(value->source(), "only an amount says what a customer is worth",
             "write kind = \"amount\", or leave `value` out");
    }
    if (const toml::node* lowest = given.get("lowest")) column.lowest = number(*lowest, "lowest");
    if (const toml::node* highest = given.get("highest"))
      column.highest = number(*highest, "highest");
  }

  void check_per(const toml::table& given, const AttributeSpec& attribute,
                 const std::vector<AttributeSpec>& earlier) const {
    if (attribute.per.empty()) return;
    std::vector<std::string> names;
    for (const AttributeSpec& other : earlier) names.push_back(other.column.name);
    if (std::ranges::find(names, attribute.per) == names.end())
      fail(given.get("per")->source(),
           fmt::format("no attribute before this one is named '{}'{}", attribute.per,
                       did_you_mean(attribute.per, names)),
           "name one that stands above it");
  }
};

} // namespace

LogDictionary load_log_dictionary(const std::filesystem::path& path) {
  const std::string file = path.string();
  return LogDictionaryReader(file).read(parse_toml(path));
}

} // namespace ilk
