// Every option is in one table, from which all else comes. Whoever drops a row, or adds a member
// without one, fails here.
#include <fstream>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "behaviour/log_role.h"
#include "fit/option_docs.h"
#include "fit/option_table.h"
#include "fit/settings.h"
#include "ilk/error.h"
#include "support/paths.h"
#include "support/process.h"

namespace ilk {
namespace {

// How many values an aggregate without inner aggregates is made of.
struct Anything {
  template <class Value>
  operator Value() const;
};

template <class Struct, class... Values>
constexpr std::size_t members() {
  if constexpr (requires { Struct{Values{}..., Anything{}}; })
    return members<Struct, Values..., Anything>();
  else
    return sizeof...(Values);
}

std::size_t rows_of(const std::string& section) {
  std::size_t rows = 0;
  for (const Option& option : option_table()) rows += option.section == section;
  return rows;
}

TEST(OptionTable, HasARowForEveryMember) {
  EXPECT_EQ(rows_of("evidence"), members<EvidenceOptions>());
  EXPECT_EQ(
      static_cast<std::ptrdiff_t>(rows_of("gates")),
      std::ranges::count_if(gate_rules(), [](auto* rule) { return rule->limit.has_value(); }));
  // Seeds follow the run's, and kinds say which zeros and tails are theirs; what is done about
  // outliers is the run's.
  EXPECT_EQ(rows_of("prepare"), members<PrepareOptions>() - 3 + 2);
  EXPECT_EQ(rows_of("encoder"), members<EnsembleOptions>() - 1 + (members<TrainOptions>() - 1) + 2);
  // Every role but "other" has a column, and the currency's is found.
  EXPECT_EQ(rows_of("transactions"), log_role_names().size() - 2 + 12);
  // The others of a run stand in it: five structs above, the table's reading without
  // one_row_per_customer, which is the command's.
  EXPECT_EQ(rows_of("roles"), members<GivenRoles>());
  EXPECT_EQ(rows_of("files") + rows_of("run") + rows_of("segments") + 4,
            members<RunOptions>() - 5 - 1 + members<ReadOptions>() - 2);
}

// Values to try, some of which an option takes.
std::vector<OptionValue> candidates(const Option& option) {
  const OptionValue value = option.by_default();
  if (const auto* truth = std::get_if<bool>(&value)) return {!*truth};
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return {*whole + 2, *whole - 1};
  if (const auto* real = std::get_if<double>(&value)) return {*real / 2, *real + 0.25};
  if (std::holds_alternative<OptionFile>(value)) return {OptionFile{"other.toml"}};
  if (std::holds_alternative<std::vector<std::int64_t>>(value))
    return {std::vector<std::int64_t>{8}};
  if (std::holds_alternative<std::vector<std::string>>(value))
    return {std::vector<std::string>{"a", "b"}};
  std::vector<OptionValue> words; // those that stand in quotes
  const std::string& allowed = option.allowed;
  for (std::size_t from = allowed.find('"'); from != std::string::npos;) {
    const std::size_t until = allowed.find('"', from + 1);
    words.emplace_back(allowed.substr(from + 1, until - from - 1));
    from = allowed.find('"', until + 1);
  }
  return words;
}

Setting changed(const Option& option) {
  for (const OptionValue& value : candidates(option)) {
    RunOptions options;
    if (option.set(value, options) && option.get(options) != option.by_default())
      return {&option, value};
  }
  ADD_FAILURE() << option.section << "." << option.key << " cannot be changed";
  return {&option, option.by_default()};
}

std::string as_toml(const OptionValue& value) {
  if (const auto* list = std::get_if<std::vector<std::int64_t>>(&value))
    return fmt::format("[{}]", list->front());
  if (const auto* names = std::get_if<std::vector<std::string>>(&value))
    return fmt::format("[\"{}\", \"{}\"]", names->at(0), names->at(1));
  const bool in_quotes =
      std::holds_alternative<std::string>(value) || std::holds_alternative<OptionFile>(value);
  return in_quotes ? "\"" + text_of(value) + "\"" : text_of(value);
}

TEST(OptionTable, EveryRowIsReadAndIsInTheRecord) {
  const test::TemporaryFolder folder;
  const nlohmann::json defaults = to_json(options_with({}));
  for (const Option& option : option_table()) {
    const std::string name = option.section + "." + option.key;
    const Setting setting = changed(option);
    const nlohmann::json record = to_json(options_with({setting}));
    EXPECT_NE(record[option.section][option.key], defaults[option.section][option.key]) << name;
    for (const auto& [section, keys] : defaults.items())
      for (const auto& [key, value] : keys.items())
        if (section + "." + key != name && !option.comes_first) {
          EXPECT_EQ(record[section][key], value) << name << " changes " << section << "." << key;
        }
    if (!option.in_file) continue;
    const auto file = folder.file("c.toml", fmt::format("[{}]\n{} = {}\n", option.section,
                                                        option.key, as_toml(setting.value)));
    const nlohmann::json read = to_json(options_with(read_settings(file)));
    if (option.section != "files") {
      EXPECT_EQ(read[option.section], record[option.section]) << name;
    } else {
      EXPECT_EQ(read["files"][option.key], (folder.path() / "other.toml").string());
    }
    const Setting by_key = setting_of_key(name, text_of(setting.value));
    EXPECT_EQ(by_key.value, setting.value) << name;
    if (!option.flag.empty()) {
      EXPECT_EQ(setting_of_flag(option.flag, text_of(setting.value)).value, setting.value) << name;
    }
  }
}

TEST(OptionTable, NamesAreThereOnce) {
  std::set<std::string> keys, flags;
  for (const Option& option : option_table()) {
    EXPECT_TRUE(keys.insert(option.section + "." + option.key).second) << option.key;
    EXPECT_TRUE(option.flag.empty() || flags.insert(option.flag).second) << option.flag;
    EXPECT_FALSE(option.meaning.empty() || option.allowed.empty()) << option.key;
  }
}

TEST(OptionTable, TheLaterSettingHoldsAndTheDepthComesFirst) {
  const auto options =
      options_with({setting_of_key("evidence.bootstraps", "7"), setting_of_flag("k", "4"),
                    setting_of_flag("k", "auto"), setting_of_flag("evidence", "full")});
  EXPECT_EQ(options.k, 0u);
  EXPECT_EQ(options.evidence.bootstraps, 7u);
  EXPECT_EQ(options.evidence.null_reruns, evidence_of(Depth::full).null_reruns);
}

TEST(OptionTable, RefusesWhatFlagsAndKeysCannotBe) {
  for (const auto& [flag, text] :
       std::vector<std::pair<const char*, const char*>>{{"k", "1"},
                                                        {"k", "101"},
                                                        {"k", "four"},
                                                        {"seed", "-1"},
                                                        {"seed", "1.5"},
                                                        {"encoders", "0"},
                                                        {"evidence", "deep"},
                                                        {"on-bad-row", "maybe"},
                                                        {"joint", "yes"},
                                                        {"schema", ""},
                                                        {"no-such", "1"}})
    EXPECT_THROW(setting_of_flag(flag, text), UsageError) << flag << " " << text;
  EXPECT_THROW(setting_of_key("segments", "4"), UsageError);
  EXPECT_THROW(setting_of_key("segments.largest", "4"), UsageError);
}

TEST(OptionTable, ConfigurationsNameNoOther) {
  const test::TemporaryFolder folder;
  const auto file = folder.file("c.toml", "[files]\nconfiguration = \"d.toml\"\n");
  EXPECT_THROW(read_settings(file), DataError);
}

TEST(OptionTable, FilesAreHashedAsTheyAre) {
  const test::TemporaryFolder folder;
  RunOptions options;
  options.names = folder.file("names.toml", "abc");
  const auto files = files_of(options);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].option, "names");
  EXPECT_EQ(files[0].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      << "of \"abc\", as FIPS 180-2 has it";
  options.follow = folder.path() / "none.json";
  EXPECT_THROW(files_of(options), IoError);
}

TEST(OptionTable, IsWhatTheDocumentationSays) {
  std::ifstream file(test::source_path("docs/configuration.md"));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find(markdown_of_options()), std::string::npos)
      << "docs/configuration.md differs from the table; the table is:\n"
      << markdown_of_options();
}

} // namespace
} // namespace ilk
