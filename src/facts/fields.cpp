#include "facts/fields.h"

#include <algorithm>

#include <fmt/format.h>

namespace ilk {
namespace {

std::string escaped_for_table(std::string text) {
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
    text.insert(at, "\\");
  return text;
}

} // namespace

bool FactShapes::has(const std::string& name) const {
  return std::ranges::find(shapes_, name, &FactShape::name) != shapes_.end();
}

std::string typescript_of(const FactShapes& shapes) {
  std::string text = "export interface Figure { value: number | null; text: string }\n";
  for (const FactShape& shape : shapes.shapes()) {
    text += fmt::format("\nexport interface {} {{\n", shape.name);
    for (const FieldShape& field : shape.fields)
      text += fmt::format("  /** {} */\n  {}: {};\n", field.meaning, field.name, field.type);
    text += "}\n";
  }
  // What a page is to find in each, where data lack it.
  text += "\n/** Fields with their types, by the name of the fact. */\n"
          "export const shapes: Record<string, Record<string, string>> = {\n";
  for (const FactShape& shape : shapes.shapes()) {
    text += fmt::format("  {}: {{ ", shape.name);
    for (const FieldShape& field : shape.fields)
      text += fmt::format("{}: \"{}\", ", field.name, field.type);
    text += "},\n";
  }
  text += "};\n";
  return text;
}

std::string markdown_of(const FactShapes& shapes) {
  std::string text;
  for (const FactShape& shape : shapes.shapes()) {
    text +=
        fmt::format("\n### {}\n\n| field | type | what it is |\n| --- | --- | --- |\n", shape.name);
    for (const FieldShape& field : shape.fields)
      text += fmt::format("| `{}` | {} | {} |\n", field.name, escaped_for_table(field.type),
                          escaped_for_table(field.meaning));
  }
  return text;
}

} // namespace ilk
