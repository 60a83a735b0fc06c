#include "explain/phrase.h"

namespace ilk {
namespace {

bool says_none(const std::string& phrase) {
  return phrase.starts_with("No ") || phrase.starts_with("Not ") || phrase.starts_with("Without ");
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

} // namespace

bool is_true_of_most(const ColumnPreparation& column, const AttributeProfile& population,
                     const AttributeProfile& segment, bool high) {
  if (high) return segment.median > 0 || population.minimum < 0;
  const bool indicator = column.part != Part::value || column.schema.kind == Kind::boolean;
  return segment.median <= 0 || !(indicator || says_none(column.schema.low));
}

std::string inside_a_name(std::string phrase) {
  const bool abbreviation = phrase.size() > 1 && is_capital(phrase[1]);
  if (!phrase.empty() && is_capital(phrase[0]) && !abbreviation)
    phrase[0] = static_cast<char>(phrase[0] - 'A' + 'a');
  return phrase;
}

} // namespace ilk
