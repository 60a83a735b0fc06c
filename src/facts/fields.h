// What facts consist of, said once: from it come their JSON, the page's types and the table of the
// documentation.
//
// A fact is a struct of values with two static members:
//
//   struct Borders {
//     Figure customers;
//     std::vector<BorderPair> pairs;
//
//     static constexpr const char* type_name = "Borders";
//     template <class Self, class Fields>
//     static void fields(Self& self, Fields& field) {
//       field("customers", self.customers, "with a margin below a tenth");
//       field("pairs", self.pairs, "segments that border on one another, most customers first");
//     }
//   };
//
// Members are facts, Figures, strings, bools, numbers (which are not shown, such as the place of a
// mark in a chart), and vectors and optionals of those.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "facts/figure.h"

namespace ilk {

template <class Value>
concept Fact = requires {
  { Value::type_name } -> std::convertible_to<const char*>;
};

struct FieldShape {
  std::string name;
  std::string type; ///< in TypeScript: "Figure", "string[]", "Borders | null"
  std::string meaning;
};

struct FactShape {
  std::string name;
  std::vector<FieldShape> fields;
};

/// The shapes of a fact and of all that it holds, each before those that hold it.
class FactShapes {
 public:
  template <Fact Value>
  void add() {
    if (has(Value::type_name)) return;
    FactShape shape{Value::type_name, {}};
    Value value{};
    auto field = [&]<class Member>(const char* name, const Member&, const char* meaning) {
      shape.fields.push_back({name, type_of<Member>(), meaning});
    };
    Value::fields(value, field);
    shapes_.push_back(std::move(shape));
  }

  const std::vector<FactShape>& shapes() const { return shapes_; }

 private:
  template <class>
  struct Inner;
  template <class Value>
  struct Inner<std::vector<Value>> {
    using Type = Value;
  };
  template <class Value>
  struct Inner<std::optional<Value>> {
    using Type = Value;
  };

  // Adds what it holds on the way.
  template <class Member>
  std::string type_of() {
    if constexpr (Fact<Member>) {
      add<Member>();
      return Member::type_name;
    } else if constexpr (std::same_as<Member, Figure>) {
      return "Figure";
    } else if constexpr (std::same_as<Member, std::string>) {
      return "string";
    } else if constexpr (std::same_as<Member, bool>) {
      return "boolean";
    } else if constexpr (std::is_floating_point_v<Member>) {
      return "number | null"; // null: there is none
    } else if constexpr (std::is_arithmetic_v<Member>) {
      return "number";
    } else if constexpr (std::same_as<Member, std::optional<typename Inner<Member>::Type>>) {
      const std::string inner = type_of<typename Inner<Member>::Type>();
      return inner.ends_with("null") ? inner : inner + " | null";
    } else {
      const std::string inner = type_of<typename Inner<Member>::Type>();
      return (inner.find('|') == std::string::npos ? inner : "(" + inner + ")") + "[]";
    }
  }

  bool has(const std::string& name) const;

  std::vector<FactShape> shapes_;
};

/// The page's types, one interface per shape.
std::string typescript_of(const FactShapes& shapes);

/// One table of Markdown per shape: field, type, meaning.
std::string markdown_of(const FactShapes& shapes);

} // namespace ilk
