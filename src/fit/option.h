// One option of a run: all that TOML, run.json, command line, help and documentation need of it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/listed.h"
#include "fit/options.h"

namespace ilk {

/// The path of a file that is read; empty for none.
struct OptionFile {
  std::filesystem::path path;
  bool operator==(const OptionFile&) const = default;
};

using OptionValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>,
                                 OptionFile, std::vector<std::string>>;

struct Option {
  std::string section;
  std::string key;
  std::string allowed; ///< which values, in words: "a whole number from 2 to 100"
  std::string meaning; ///< for documentation and --help
  std::function<OptionValue(const RunOptions&)> get;
  /// false, and nothing changed, for a value of another type or out of range.
  std::function<bool(const OptionValue&, RunOptions&)> set;

  // What few options have.
  std::string flag;                                         ///< without dashes
  std::vector<std::pair<std::string, OptionValue>> words{}; ///< words for values: "auto" for 0
  bool comes_first = false;                                 ///< sets others, which may then change
  bool in_file = true;                                      ///< may stand in a configuration

  Option with_flag(std::string name) &&;
  Option with_word(std::string word, OptionValue value) &&;

  OptionValue by_default() const { return get(RunOptions{}); }
};

/// As text on the command line: "12", "true", "code", "64,32".
std::string text_of(const OptionValue& value);

/// The value that a text stands for, of the type that the option has; what is no such value comes
/// back as text, which `set` refuses.
OptionValue value_from(const Option& option, std::string_view text);

// Makers of options. `field` gives the member of const and other options alike.

template <class Field>
Option whole_option(std::string section, std::string key, Field field, std::int64_t least,
                    std::int64_t most, std::string allowed, std::string meaning) {
  return {std::move(section),
          std::move(key),
          std::move(allowed),
          std::move(meaning),
          [field](const RunOptions& options) {
            return OptionValue(static_cast<std::int64_t>(field(options)));
          },
          [field, least, most](const OptionValue& value, RunOptions& options) {
            const auto* number = std::get_if<std::int64_t>(&value);
            if (number == nullptr || *number < least || *number > most) return false;
            auto& member = field(options);
            member = static_cast<std::remove_reference_t<decltype(member)>>(*number);
            return true;
          },
          ""};
}

template <class Field>
Option real_option(std::string section, std::string key, Field field, double least, double most,
                   std::string allowed, std::string meaning) {
  return {std::move(section),
          std::move(key),
          std::move(allowed),
          std::move(meaning),
          [field](const RunOptions& options) { return OptionValue(field(options)); },
          [field, least, most](const OptionValue& value, RunOptions& options) {
            double number = 0;
            if (const auto* real = std::get_if<double>(&value))
              number = *real;
            else if (const auto* whole = std::get_if<std::int64_t>(&value))
              number = static_cast<double>(*whole);
            else
              return false;
            if (!(number >= least && number <= most)) return false;
            field(options) = number;
            return true;
          },
          ""};
}

template <class Field>
Option truth_option(std::string section, std::string key, Field field, std::string meaning) {
  return {std::move(section),
          std::move(key),
          "true or false",
          std::move(meaning),
          [field](const RunOptions& options) { return OptionValue(field(options)); },
          [field](const OptionValue& value, RunOptions& options) {
            const auto* truth = std::get_if<bool>(&value);
            if (truth != nullptr) field(options) = *truth;
            return truth != nullptr;
          },
          ""};
}

/// `words` are the values that are allowed, which name_of() names.
template <class Word, class Field>
Option word_option(std::string section, std::string key, Field field, std::vector<Word> words,
                   std::string meaning) {
  std::vector<std::string_view> names;
  for (const Word word : words) names.push_back(name_of(word));
  return {std::move(section),
          std::move(key),
          choice_of(names),
          std::move(meaning),
          [field](const RunOptions& options) {
            return OptionValue(std::string(name_of(field(options))));
          },
          [field, words](const OptionValue& value, RunOptions& options) {
            const auto* name = std::get_if<std::string>(&value);
            if (name == nullptr) return false;
            for (const Word word : words)
              if (name_of(word) == *name) {
                field(options) = word;
                return true;
              }
            return false;
          },
          ""};
}

/// The name of a method: `names` and `from` ask the list of them.
template <class Method, class Field>
Option method_option(std::string section, std::string key, Field field,
                     std::vector<std::string_view> (*names)(),
                     std::optional<Method> (*from)(std::string_view), std::string meaning) {
  return {
      std::move(section),
      std::move(key),
      choice_of(names()),
      std::move(meaning),
      [field](const RunOptions& options) { return OptionValue(std::string(field(options).name)); },
      [field, from](const OptionValue& value, RunOptions& options) {
        const auto* name = std::get_if<std::string>(&value);
        const auto method = name == nullptr ? std::nullopt : from(*name);
        if (method) field(options) = *method;
        return method.has_value();
      },
      ""};
}

/// Names of columns; as text one a line.
template <class Field>
Option columns_option(std::string section, std::string key, Field field, std::string meaning) {
  return {std::move(section),
          std::move(key),
          "names of columns",
          std::move(meaning),
          [field](const RunOptions& options) { return OptionValue(field(options)); },
          [field](const OptionValue& value, RunOptions& options) {
            const auto* names = std::get_if<std::vector<std::string>>(&value);
            if (names == nullptr || std::ranges::find(*names, "") != names->end()) return false;
            field(options) = *names;
            return true;
          },
          ""};
}

/// Free text, such as a name; empty for none.
template <class Field>
Option text_option(std::string section, std::string key, Field field, std::string allowed,
                   std::string meaning) {
  return {std::move(section),
          std::move(key),
          std::move(allowed),
          std::move(meaning),
          [field](const RunOptions& options) { return OptionValue(field(options)); },
          [field](const OptionValue& value, RunOptions& options) {
            const auto* text = std::get_if<std::string>(&value);
            if (text != nullptr) field(options) = *text;
            return text != nullptr;
          },
          ""};
}

template <class Field>
Option file_option(std::string key, Field field, std::string meaning) {
  return {"files",
          std::move(key),
          "the path of a file",
          std::move(meaning),
          [field](const RunOptions& options) {
            const auto& path = field(options);
            return OptionValue(OptionFile{path.value_or(std::filesystem::path())});
          },
          [field](const OptionValue& value, RunOptions& options) {
            const auto* file = std::get_if<OptionFile>(&value);
            if (file == nullptr || file->path.empty()) return false;
            field(options) = file->path;
            return true;
          },
          ""};
}

} // namespace ilk
