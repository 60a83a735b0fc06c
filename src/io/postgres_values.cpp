#include "io/postgres_values.h"

#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <system_error>

#include <fast_float/fast_float.h>

namespace ilk {
namespace {

// Of PostgreSQL's catalog pg_type; they never change.
enum : unsigned {
  type_boolean = 16,
  type_bigint = 20,
  type_smallint = 21,
  type_integer = 23,
  type_real = 700,
  type_double = 701,
  type_date = 1082,
  type_timestamp = 1114,
  type_timestamptz = 1184,
  type_numeric = 1700,
};

template <class Number>
std::optional<Number> whole(std::string_view text) {
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  return stop == end && fault == std::errc() ? std::optional(value) : std::nullopt;
}

// Numbers beyond the largest double are infinite; the reader of rows refuses them with their place.
std::optional<double> number(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, fault] = fast_float::from_chars(text.data(), end, value);
  if (stop != end || fault == std::errc::invalid_argument) return std::nullopt;
  return value;
}

// "2024-02-29", "2024-02-29 12:30:00+00", "0044-03-15 BC".
std::optional<std::int32_t> day(std::string_view text) {
  const bool before_christ = text.ends_with(" BC");
  const std::size_t end = text.find(' ');
  std::string_view date = text.substr(0, end);
  const std::size_t second = date.rfind('-');
  if (second == std::string_view::npos || second == 0) return std::nullopt;
  const std::size_t first = date.rfind('-', second - 1);
  if (first == std::string_view::npos) return std::nullopt;
  auto year = whole<std::int64_t>(date.substr(0, first));
  const auto month = whole<unsigned>(date.substr(first + 1, second - first - 1));
  const auto of_month = whole<unsigned>(date.substr(second + 1));
  if (!year || !month || !of_month) return std::nullopt;
  if (before_christ) year = 1 - *year;
  if (*year < -4800 || *year > 5'874'897) return std::nullopt; // the server's limits, about
  // std::chrono knows 65,536 years; 400 years have the same days wherever they begin.
  constexpr std::int64_t era_years = 400, era_days = 146'097;
  const std::int64_t era = (*year - (*year < 0 ? era_years - 1 : 0)) / era_years;
  const std::chrono::year_month_day known{
      std::chrono::year(static_cast<int>(*year - era * era_years)), std::chrono::month(*month),
      std::chrono::day(*of_month)};
  if (!known.ok()) return std::nullopt;
  const std::int64_t days =
      std::chrono::sys_days(known).time_since_epoch().count() + era * era_days;
  return static_cast<std::int32_t>(days);
}

char unescaped(char c) {
  constexpr std::string_view letters = "bfnrtv", meant = "\b\f\n\r\t\v";
  const std::size_t at = letters.find(c);
  return at == std::string_view::npos ? c : meant[at];
}

} // namespace

PostgresType postgres_type(unsigned type) {
  switch (type) {
  case type_smallint:
  case type_integer:
  case type_bigint:
    return PostgresType::integer;
  case type_real:
  case type_double:
    return PostgresType::number;
  case type_numeric:
    return PostgresType::numeric;
  case type_boolean:
    return PostgresType::boolean;
  case type_date:
  case type_timestamp:
  case type_timestamptz:
    return PostgresType::day;
  default:
    return PostgresType::text;
  }
}

GrowingColumn column_for(PostgresType type) {
  switch (type) {
  case PostgresType::integer:
    return GrowingColumn(Integers{});
  case PostgresType::number:
    return GrowingColumn(Numbers{});
  case PostgresType::numeric:
    return GrowingColumn();
  case PostgresType::boolean:
    return GrowingColumn(Booleans{});
  case PostgresType::day:
    return GrowingColumn(Days{});
  case PostgresType::text:
    break;
  }
  return GrowingColumn(Texts{});
}

bool add_value(PostgresType type, std::string_view text, GrowingColumn& to) {
  const bool digits_alone = text.find_first_not_of("-0123456789") == std::string_view::npos;
  const auto added = [](const auto& value, auto&& add) {
    if (value) add(*value);
    return value.has_value();
  };
  const auto add_whole = [&](std::int64_t value) { to.add_integer(value); };
  switch (type) {
  case PostgresType::integer:
    return added(whole<std::int64_t>(text), add_whole);
  case PostgresType::numeric:
    if (digits_alone && added(whole<std::int64_t>(text), add_whole)) return true;
    if (digits_alone) break; // more of them than a whole number of 64 bits has
    [[fallthrough]];
  case PostgresType::number:
    return added(number(text), [&](double value) { to.add_number(value); });
  case PostgresType::boolean:
    if (text != "t" && text != "f") return false;
    to.add_boolean(text == "t");
    return true;
  case PostgresType::day:
    if (text != "infinity" && text != "-infinity")
      return added(day(text), [&](std::int32_t value) { to.add_day(value); });
    to.add_missing();
    return true;
  case PostgresType::text:
    break;
  }
  to.add_text(text);
  return true;
}

std::string_view take_value(std::string_view& line, std::string& room, bool& is_null) {
  const std::size_t tab = line.find('\t');
  const std::string_view raw = line.substr(0, tab);
  line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  is_null = raw == "\\N";
  if (raw.find('\\') == std::string_view::npos) return raw;
  room.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escaped = raw[i] == '\\' && i + 1 < raw.size();
    room += escaped ? unescaped(raw[++i]) : raw[i];
  }
  return room;
}

} // namespace ilk
