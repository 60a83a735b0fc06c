#include "base/without_passwords.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/letter_case.h"

namespace ilk {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view stars = "***";
constexpr auto nowhere = std::string_view::npos;

// A sign or its form in an address, %40 for @; `bytes` of it.
struct Sign {
  std::size_t at;
  std::size_t bytes;
};

// `text` in small letters, `form` too.
std::optional<Sign> first_sign(std::string_view text, char sign, std::string_view form) {
  const std::size_t plain = text.find(sign), coded = text.find(form);
  if (plain == nowhere && coded == nowhere) return std::nullopt;
  return plain < coded ? Sign{plain, 1} : Sign{coded, form.size()};
}

std::optional<std::size_t> last_at(std::string_view text) {
  const std::size_t plain = text.rfind('@'), coded = text.rfind("%40");
  if (plain == nowhere && coded == nowhere) return std::nullopt;
  return plain == nowhere ? coded : coded == nowhere ? plain : std::max(plain, coded);
}

bool names_database(std::string_view word) {
  constexpr std::array<std::string_view, 10> names = {"postgres", "psql",      "mysql",  "mariadb",
                                                      "mssql",    "sqlserver", "oracle", "mongodb",
                                                      "redis",    "jdbc"};
  return std::ranges::any_of(names,
                             [&](std::string_view name) { return word.find(name) != nowhere; });
}

// Behind "scheme:" and the slashes that follow it.
std::optional<std::size_t> behind_scheme(std::string_view word) {
  for (std::string_view slash : {":/", ":\\", "%3a%2f"})
    if (std::size_t at = word.find(slash); at != nowhere) {
      at += slash.starts_with('%') ? 3 : 1;
      while (at < word.size() && (word[at] == '/' || word[at] == '\\')) ++at;
      while (word.substr(at).starts_with("%2f")) at += 3;
      return at;
    }
  return std::nullopt;
}

bool is_port(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789,"), text.size());
  return digits == text.size() || std::string_view("/?:'\"").find(text[digits]) != nowhere;
}

struct Secret {
  std::size_t begin;
  std::size_t end;
};

// Of an address without an @: what stands behind a colon that no port follows.
std::optional<Secret> secret_without_at(std::string_view word) {
  const auto scheme = behind_scheme(word);
  if (!scheme || !names_database(word)) return std::nullopt;
  const auto colon = first_sign(word.substr(*scheme), ':', "%3a");
  if (!colon) return std::nullopt;
  const std::size_t begin = *scheme + colon->at + colon->bytes;
  if (begin >= word.size() || is_port(word.substr(begin))) return std::nullopt;
  return Secret{begin, word.size()};
}

std::optional<Secret> secret_in(std::string_view word) {
  const auto end = last_at(word);
  if (!end) return secret_without_at(word);
  // A name alone is no secret; of two @ the first was meant for a colon, perhaps.
  const std::size_t begin = behind_scheme(word.substr(0, *end)).value_or(0);
  const std::string_view person = word.substr(begin, *end - begin);
  const auto colon = first_sign(person, ':', "%3a");
  const auto another = first_sign(person, '@', "%40");
  if (!colon && !another) return std::nullopt;
  const Sign sign = !another || (colon && colon->at < another->at) ? *colon : *another;
  return Secret{begin + sign.at + sign.bytes, *end};
}

// Where an address ends that begins the text: at a blank, or behind one in a password, which has no
// slash before it and an @ behind it. ": " ends a place in a message.
std::size_t end_of_word(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(blanks), text.size());
  const std::string_view word = text.substr(0, end);
  const auto scheme = behind_scheme(word);
  if (!scheme || last_at(word) || word.ends_with(':')) return end;
  const auto colon = first_sign(word.substr(*scheme), ':', "%3a");
  const bool is_whole = word.find('/', *scheme) != nowhere &&
                        (!colon || is_port(word.substr(*scheme + colon->at + 1)));
  const std::string_view line = text.substr(0, std::min(text.find('\n'), text.find(": ")));
  const auto at = last_at(line);
  if (is_whole || !at) return end;
  return std::min(text.find_first_of(blanks, *at), text.size());
}

std::string without_userinfo(std::string_view text) {
  const std::string small = without_capitals(text);
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(blanks, at), text.size());
    safe += text.substr(at, begin - at);
    const std::size_t length = end_of_word(std::string_view(small).substr(begin));
    const std::string_view word = text.substr(begin, length);
    if (const auto secret = secret_in(std::string_view(small).substr(begin, length)))
      safe.append(word.substr(0, secret->begin)).append(stars).append(word.substr(secret->end));
    else
      safe += word;
    at = begin + length;
  }
  return safe;
}

// Behind the value that begins at `at`: its closing quote, or what no blank interrupts.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '\'' && text[at] != '"'))
    return std::min(text.find_first_of(blanks, at), text.size());
  const char quote = text[at];
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == '\\')
      ++end;
    else if (text[end] == quote)
      return std::min(text.find_first_of(blanks, end), text.size());
  }
  return text.size();
}

// Where the value begins of a key that ends at `at`; `text` in small letters.
std::optional<std::size_t> value_behind(std::string_view text, std::size_t at, bool is_option) {
  const std::size_t key_end = at;
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  const std::size_t sign = std::min(text.find_first_not_of(blanks, at), text.size());
  const std::string_view rest = text.substr(sign);
  const std::size_t bytes = rest.starts_with("%3d")                          ? 3
                            : rest.starts_with('=') || rest.starts_with(':') ? 1
                                                                             : 0;
  if (bytes > 0) return std::min(text.find_first_not_of(blanks, sign + bytes), text.size());
  const bool apart = sign > key_end && at == key_end;
  if (apart && (is_option || rest.starts_with('\''))) return sign; // as SQL has it
  return std::nullopt;
}

std::string without_values(std::string_view text) {
  constexpr std::array<std::string_view, 7> keys = {"password", "passwd", "passphrase", "passwort",
                                                    "pwd",      "pass",   "pw"};
  const std::string small = without_capitals(text);
  std::string safe;
  std::size_t copied = 0;
  for (std::size_t at = small.find('p'); at != nowhere; at = small.find('p', at + 1)) {
    if (at < copied) continue;
    const std::string_view rest = std::string_view(small).substr(at);
    const auto* const key =
        std::ranges::find_if(keys, [&](std::string_view each) { return rest.starts_with(each); });
    if (key == keys.end()) continue;
    const std::size_t end = at + key->size();
    // The short ones are words, or the ends of some.
    const bool is_short = key->size() <= 4;
    const bool begins_word =
        at == 0 ||
        std::string_view("abcdefghijklmnopqrstuvwxyz0123456789").find(small[at - 1]) == nowhere;
    if (is_short &&
        (!begins_word || end >= small.size() || (small[end] != '=' && small[end] != '%')))
      continue;
    const auto value = value_behind(small, end, at > 0 && small[at - 1] == '-');
    if (!value || *value >= text.size()) continue;
    safe.append(text.substr(copied, *value - copied)).append(stars);
    copied = end_of_value(text, *value);
  }
  return safe.append(text.substr(copied));
}

} // namespace

std::string without_passwords(std::string_view text) {
  return without_userinfo(without_values(text));
}

} // namespace ilk
