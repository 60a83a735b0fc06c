// Facts as JSON, without its library in what others include.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

#include <nlohmann/json_fwd.hpp>

#include "facts/fields.h"

namespace ilk {

/// Builds a JSON value: each call adds one, to the list or under the key of the object that is
/// open.
class FactWriter {
 public:
  explicit FactWriter(FigureForm form);
  ~FactWriter();
  FactWriter(const FactWriter&) = delete;

  void open_object();
  void open_list();
  void close();
  void key(const char* name);

  void nothing(); ///< null
  void add(bool value);
  void add(std::int64_t value);
  void add(std::uint64_t value);
  void add(double value); ///< null for what is no finite number
  void add(std::string_view text);
  void add(const Figure& figure); ///< whole ones as "120", not "120.0"

  /// The value, once all is closed.
  nlohmann::json& value();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Adds a fact, or what stands for a member: null for what there is none of.
template <class Value>
void write(FactWriter& writer, const Value& value) {
  if constexpr (Fact<Value>) {
    writer.open_object();
    auto field = [&](const char* name, const auto& member, const char*) {
      writer.key(name);
      write(writer, member);
    };
    Value::fields(value, field);
    writer.close();
  } else if constexpr (std::same_as<Value, Figure> || std::same_as<Value, bool>) {
    writer.add(value);
  } else if constexpr (std::is_floating_point_v<Value>) {
    writer.add(static_cast<double>(value));
  } else if constexpr (std::is_signed_v<Value>) {
    writer.add(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_unsigned_v<Value>) {
    writer.add(static_cast<std::uint64_t>(value));
  } else if constexpr (std::is_convertible_v<Value, std::string_view>) {
    writer.add(std::string_view(value));
  } else if constexpr (requires { value.has_value(); }) {
    if (value.has_value())
      write(writer, *value);
    else
      writer.nothing();
  } else {
    writer.open_list();
    for (const auto& each : value) write(writer, each);
    writer.close();
  }
}

/// The JSON of a fact or of a list of facts. Whoever calls it reads nlohmann/json.hpp.
template <class Value, class Json = nlohmann::json>
Json json_of(const Value& value, FigureForm form) {
  FactWriter writer(form);
  write(writer, value);
  return std::move(writer.value());
}

} // namespace ilk
