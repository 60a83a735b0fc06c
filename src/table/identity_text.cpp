#include "table/identity_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "table/short_text.h"

namespace ilk {
namespace {

constexpr std::string_view special = " \t`=+-";

// Reads names and signs from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) { skip_blanks(); }

  bool at_end() const { return rest_.empty(); }

  /// The sign that stands here, or 0 when something else does.
  char take_sign(std::string_view signs) {
    if (rest_.empty() || signs.find(rest_.front()) == std::string_view::npos) return 0;
    const char sign = rest_.front();
    rest_.remove_prefix(1);
    skip_blanks();
    return sign;
  }

  /// The name that stands here; empty when none does.
  std::string take_name() {
    const std::string name = !rest_.empty() && rest_.front() == '`' ? quoted() : plain();
    skip_blanks();
    return name;
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string plain() {
    const std::size_t end = std::min(rest_.find_first_of(special), rest_.size());
    const std::string name(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return name;
  }

  // Empty when the closing backquote is missing.
  std::string quoted() {
    std::string name;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      const bool quote = rest_[i] == '`';
      if (quote && !rest_.substr(i + 1).starts_with('`')) {
        rest_.remove_prefix(i + 1);
        return name;
      }
      if (quote) ++i; // the second of two
      name += rest_[i];
    }
    return {};
  }

  void skip_blanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
  }

  std::string_view rest_;
};

std::string quoted_if_needed(const std::string& name) {
  if (name.find_first_of(special) == std::string::npos) return name;
  std::string quoted = "`";
  for (const char c : name) quoted.append(c == '`' ? 2 : 1, c);
  return quoted + "`";
}

std::string fault_at(const Cursor& cursor, std::string_view wanted) {
  return cursor.at_end() ? fmt::format("{} is missing at the end", wanted)
                         : fmt::format("{} is missing before '{}'", wanted, cursor.rest());
}

} // namespace

ParsedIdentity parse_identity(std::string_view text) {
  Cursor cursor(text);
  Identity identity;
  identity.total = short_text(cursor.take_name());
  if (identity.total.empty()) return {std::nullopt, fault_at(cursor, "the name of the total")};
  if (cursor.take_sign("=") == 0) return {std::nullopt, fault_at(cursor, "'='")};
  char sign = cursor.take_sign("+-");
  do {
    Identity::Term term{short_text(cursor.take_name()), sign == '-' ? -1.0 : 1.0};
    if (term.column.empty()) return {std::nullopt, fault_at(cursor, "the name of a column")};
    const bool named = term.column == identity.total ||
                       std::ranges::any_of(identity.terms, [&](const Identity::Term& other) {
                         return other.column == term.column;
                       });
    if (named) return {std::nullopt, fmt::format("the column '{}' stands twice", term.column)};
    identity.terms.push_back(std::move(term));
    sign = cursor.take_sign("+-");
  } while (sign != 0);
  if (!cursor.at_end()) return {std::nullopt, fault_at(cursor, "'+' or '-'")};
  return {std::move(identity), {}};
}

std::string to_text(const Identity& identity) {
  std::string text = quoted_if_needed(identity.total) + " =";
  for (std::size_t t = 0; t < identity.terms.size(); ++t) {
    const Identity::Term& term = identity.terms[t];
    if (term.factor < 0)
      text += " -";
    else if (t > 0)
      text += " +";
    text += " " + quoted_if_needed(term.column);
  }
  return text;
}

} // namespace ilk
