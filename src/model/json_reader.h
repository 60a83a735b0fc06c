// A JSON document read with distrust: every access says what it expects, and a mismatch is a
// ModelError that names the place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

class JsonReader {
 public:
  /// Neither is owned.
  JsonReader(const nlohmann::json& value, const std::string& file) : value_(&value), file_(&file) {}

  bool has(const char* key) const;
  JsonReader at(const char* key) const;
  JsonReader at(std::size_t index) const;

  /// The members of a list with least to most of them.
  std::vector<JsonReader> items(std::size_t least, std::size_t most) const;
  void needs_size(std::size_t size) const;

  bool is_null() const;
  std::string text() const;
  bool truth() const;
  double number() const; ///< finite
  std::size_t count(std::size_t least = 0,
                    std::size_t most = std::numeric_limits<std::size_t>::max()) const;
  std::vector<float> floats(std::size_t size) const;                      ///< all finite
  std::vector<double> numbers(std::size_t least, std::size_t most) const; ///< all finite

  /// One of the words that `from` knows.
  template <class Word>
  Word word(std::optional<Word> (*from)(std::string_view)) const {
    const std::string name = text();
    if (const auto found = from(name)) return *found;
    fail("is '" + name + "', which is not one of the words allowed here");
  }

  /// Throws ModelError: file, path within the document, fault.
  [[noreturn]] void fail(const std::string& fault) const;

 private:
  JsonReader(const nlohmann::json& value, const std::string& file, std::string path)
      : value_(&value), file_(&file), path_(std::move(path)) {}

  const nlohmann::json* value_;
  const std::string* file_;
  std::string path_;
};

} // namespace ilk
