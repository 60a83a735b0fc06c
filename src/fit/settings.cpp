#include "fit/settings.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/closest_word.h"
#include "fit/option_table.h"
#include "ilk/error.h"
#include "io/sha256.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

std::string sections() {
  std::string names, last;
  for (const Option& option : option_table()) {
    if (option.section == last) continue;
    last = option.section;
    names += fmt::format("{}[{}]", names.empty() ? "" : ", ", last);
  }
  return names;
}

std::string keys_of(std::string_view section) {
  std::string names;
  for (const Option& option : option_table())
    if (option.section == section && option.in_file)
      names += (names.empty() ? "" : ", ") + option.key;
  return names;
}

std::optional<OptionValue> value_of(const toml::node& node) {
  if (const auto truth = node.value_exact<bool>()) return *truth;
  if (const auto whole = node.value_exact<std::int64_t>()) return *whole;
  if (const auto real = node.value_exact<double>()) return *real;
  if (const auto word = node.value_exact<std::string>()) return *word;
  const toml::array* array = node.as_array();
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> words;
  for (const toml::node& each : *array)
    if (const auto word = each.value_exact<std::string>()) words.push_back(*word);
  if (!words.empty() && words.size() == array->size()) return words;
  std::vector<std::int64_t> list;
  for (const toml::node& each : *array) {
    const auto whole = each.value_exact<std::int64_t>();
    if (!whole) return std::nullopt;
    list.push_back(*whole);
  }
  return list;
}

bool takes(const Option& option, const OptionValue& value) {
  RunOptions scratch;
  return option.set(value, scratch);
}

Setting setting_at(const TomlReader& reader, const std::filesystem::path& folder,
                   std::string_view section, const toml::key& name, const toml::node& node) {
  const Option* option = find_option(section, name.str());
  if (option == nullptr || !option->in_file)
    reader.fail(name.source(), fmt::format("there is no key '{}' in [{}]", name.str(), section),
                fmt::format("the keys there are: {}", keys_of(section)));
  std::optional<OptionValue> value = value_of(node);
  if (const auto* word = value ? std::get_if<std::string>(&*value) : nullptr) {
    if (std::holds_alternative<OptionFile>(option->by_default()))
      value = OptionFile{word->empty() ? "" : folder / *word};
    else
      value = value_from(*option, *word);
  }
  if (!value || !takes(*option, *value))
    reader.fail(node.source(), fmt::format("{}.{} does not fit", section, name.str()),
                fmt::format("it must be {}", option->allowed));
  return {option, *value};
}

Setting setting_of(const Option& option, std::string_view name, std::string_view text) {
  const OptionValue value = value_from(option, text);
  if (!takes(option, value))
    throw UsageError(fmt::format("{} {} makes no sense", name, text),
                     fmt::format("give {}", option.allowed));
  return {&option, value};
}

nlohmann::json json_of(const OptionValue& value) {
  if (const auto* file = std::get_if<OptionFile>(&value))
    return file->path.empty() ? nlohmann::json() : nlohmann::json(file->path.string());
  return std::visit(
      [](const auto& known) -> nlohmann::json {
        if constexpr (std::is_same_v<std::decay_t<decltype(known)>, OptionFile>)
          return nullptr;
        else
          return known;
      },
      value);
}

} // namespace

std::vector<Setting> read_settings(const std::filesystem::path& path) {
  const toml::table document = parse_toml(path);
  const std::string file = path.string();
  const TomlReader reader(file);
  std::vector<Setting> settings = {{find_flag("config"), OptionFile{path}}};
  for (const auto& [section, node] : document) {
    const toml::table* table = node.as_table();
    if (table == nullptr || keys_of(section.str()).empty())
      reader.fail(section.source(), fmt::format("there is no section [{}]", section.str()),
                  fmt::format("the sections are: {}", sections()));
    for (const auto& [name, value] : *table)
      settings.push_back(setting_at(reader, path.parent_path(), section.str(), name, value));
  }
  return settings;
}

Setting setting_of_flag(std::string_view flag, std::string_view text) {
  const Option* option = find_flag(flag);
  if (option == nullptr)
    throw UsageError(fmt::format("there is no option --{}", flag), "see ilk run --help");
  return setting_of(*option, fmt::format("--{}", flag), text);
}

Setting setting_of_key(std::string_view key, std::string_view text) {
  const std::size_t dot = key.find('.');
  const Option* option = dot == std::string_view::npos
                             ? nullptr
                             : find_option(key.substr(0, dot), key.substr(dot + 1));
  if (option == nullptr) {
    std::vector<std::string> names;
    for (const Option& each : option_table()) names.push_back(each.section + "." + each.key);
    throw UsageError(
        fmt::format("there is no option {}{}", key, did_you_mean(std::string(key), names)),
        "docs/configuration.md lists them");
  }
  return setting_of(*option, key, text);
}

RunOptions options_with(const std::vector<Setting>& settings) {
  RunOptions options;
  for (const bool first : {true, false})
    for (const Setting& setting : settings)
      if (setting.option->comes_first == first) setting.option->set(setting.value, options);
  return options;
}

nlohmann::json to_json(const RunOptions& options) {
  nlohmann::json record = nlohmann::json::object();
  for (const Option& option : option_table())
    record[option.section][option.key] = json_of(option.get(options));
  return record;
}

std::vector<FileRead> files_of(const RunOptions& options) {
  std::vector<FileRead> files;
  for (const Option& option : option_table()) {
    const OptionValue value = option.get(options);
    const auto* file = std::get_if<OptionFile>(&value);
    if (file != nullptr && !file->path.empty())
      files.push_back({option.key, file->path, sha256(read_file(file->path))});
  }
  return files;
}

} // namespace ilk
