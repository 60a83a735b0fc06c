#include "cli/option_flags.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/large_memory.h"
#include "fit/option_table.h"
#include "fit/settings.h"
#include "ilk/error.h"
#include "io/memory_limit.h"

namespace ilk::cli {
namespace {

std::string help_of(const Option& option) {
  std::string help = option.meaning;
  help[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(help[0])));
  const OptionValue value = option.by_default();
  if (std::holds_alternative<bool>(value) || std::holds_alternative<OptionFile>(value) ||
      std::holds_alternative<std::vector<std::string>>(value) ||
      value == OptionValue(std::string()))
    return help;
  std::string shown = text_of(value);
  for (const auto& [word, meant] : option.words)
    if (meant == value) shown = word;
  return fmt::format("{} (default {})", help, shown);
}

std::string type_of(const Option& option) {
  const OptionValue value = option.by_default();
  if (std::holds_alternative<OptionFile>(value)) return "FILE";
  if (std::holds_alternative<std::string>(value)) return "WORD";
  return option.words.empty() ? "NUMBER" : "NUMBER or WORD";
}

} // namespace

void OptionFlags::add_to(CLI::App& command) {
  std::vector<std::string> flags;
  for (const Option& option : option_table())
    if (!option.flag.empty()) flags.push_back(option.flag);
  add_to(command, flags);
}

void OptionFlags::add_to(CLI::App& command, const std::vector<std::string>& flags) {
  for (const Option& option : option_table()) {
    if (std::ranges::find(flags, option.flag) == flags.end()) continue;
    const std::string name = "--" + option.flag;
    if (command.get_option_no_throw(name) != nullptr) continue; // the input's
    if (std::holds_alternative<bool>(option.by_default()))
      command.add_flag(name, set_[option.flag], help_of(option));
    else if (std::holds_alternative<std::vector<std::string>>(option.by_default()))
      command.add_option(name, lists_[option.flag], help_of(option))
          ->type_name("COLUMN")
          ->allow_extra_args(false);
    else
      command.add_option(name, given_[option.flag], help_of(option))->type_name(type_of(option));
  }
}

RunOptions OptionFlags::options() const {
  std::vector<Setting> settings;
  if (const auto found = given_.find("config"); found != given_.end() && !found->second.empty())
    settings = read_settings(found->second);
  for (const auto& [flag, text] : given_)
    if (!text.empty() && flag != "config") settings.push_back(setting_of_flag(flag, text));
  for (const auto& [flag, names] : lists_)
    if (!names.empty())
      settings.push_back(setting_of_flag(flag, fmt::format("{}", fmt::join(names, "\n"))));
  for (const auto& [flag, is_set] : set_)
    if (is_set) settings.push_back(setting_of_flag(flag, "true"));
  return options_with(settings);
}

void agree_on_encoding(RunOptions& options, InputArguments& input) {
  if (input.encoding.empty())
    input.encoding = options.read.encoding;
  else
    options.read.encoding = input.encoding;
}

void add_threads(CLI::App& command, unsigned& threads) {
  command.add_option("--threads", threads, "Threads; the result does not depend on it")
      ->check(CLI::Range(1u, 1024u))
      ->capture_default_str();
}

void add_exact(CLI::App& command, ScoreDigits& digits) {
  command.add_flag_callback(
      "--exact", [&digits] { digits = ScoreDigits::exact; },
      "List distances and margins with all digits, not with three decimals");
}

std::size_t memory_from(std::string_view text) {
  constexpr std::string_view units = "KMG";
  constexpr std::size_t least = std::size_t{64} << 20, most = std::size_t{1} << 60;
  const std::string remedy = "write --memory 4G, for example: a whole number with K, M or G behind "
                             "it, or of bytes";
  std::string_view digits = text;
  int shift = 0;
  if (!digits.empty()) {
    const auto capital = static_cast<char>(std::toupper(static_cast<unsigned char>(text.back())));
    if (const std::size_t unit = units.find(capital); unit != std::string_view::npos) {
      shift = 10 * static_cast<int>(unit + 1);
      digits.remove_suffix(1);
    }
  }
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() ||
      number > (most >> shift))
    throw UsageError(fmt::format("'{}' behind --memory is no amount of memory", text), remedy);
  if ((number << shift) < least)
    throw UsageError(fmt::format("--memory {} is less than ilk itself takes", text),
                     "give at least 64M");
  return number << shift;
}

void add_memory(CLI::App& command) {
  struct Arguments {
    std::string memory, scratch;
  };
  const auto arguments = std::make_shared<Arguments>();
  command
      .add_option("--memory", arguments->memory,
                  "Memory to take at most, such as 4G; without it, that of the machine")
      ->type_name("BYTES");
  command
      .add_option("--scratch", arguments->scratch,
                  "Folder for files without a name that hold what does not fit in memory; without "
                  "it, $TMPDIR or /var/tmp")
      ->type_name("FOLDER");
  command.parse_complete_callback([arguments] {
    constexpr double share = 0.75; // of the machine's, for one program among others
    auto budget = static_cast<std::size_t>(share * static_cast<double>(memory_there_is()));
    if (!arguments->memory.empty()) {
      budget = memory_from(arguments->memory);
      keep_to_memory(budget);
    }
    const std::filesystem::path folder =
        arguments->scratch.empty() ? scratch_folder() : std::filesystem::path(arguments->scratch);
    if (!arguments->scratch.empty() && !std::filesystem::is_directory(folder))
      throw UsageError(fmt::format("'{}' behind --scratch is no folder", arguments->scratch),
                       "name a folder on a disk with room");
    set_memory_budget(budget, folder);
  });
}

} // namespace ilk::cli
