#include "table/month_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/letter_case.h"

namespace ilk {
namespace {

// All names of a month, in small letters, with a blank between them.
constexpr std::array<std::string_view, 12> months{
    "january januar janvier enero janeiro gennaio januari jänner",
    "february februar février fevrier febrero fevereiro febbraio februari feber",
    "march märz maerz mrz mars marzo março marco maart",
    "april avril abril aprile",
    "may mai mayo maio maggio mei",
    "june juni juin junio junho giugno",
    "july juli juillet julio julho luglio",
    "august août aout agosto augustus",
    "september septembre septiembre setembro settembre set",
    "october oktober octobre octubre outubro ottobre",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dezembro dicembre",
};

constexpr std::string_view weekdays =
    "monday tuesday wednesday thursday friday saturday sunday tues thurs montag dienstag mittwoch "
    "donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche "
    "lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta lunedì "
    "martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag "
    "zaterdag zondag";

// Whether one of the names begins with the letters; `fewest` bytes of them.
bool begins_one_of(std::string_view names, std::string_view letters, std::size_t fewest) {
  if (letters.size() < fewest) return false;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end).starts_with(letters)) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

bool may_be_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z');
}

} // namespace

int month_named(std::string_view letters) {
  const std::string small = without_capitals(letters);
  for (std::size_t m = 0; m < months.size(); ++m)
    if (begins_one_of(months[m], small, 3)) return static_cast<int>(m + 1);
  return 0;
}

std::size_t weekday_in_front(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && may_be_letter(text[length])) ++length;
  if (length < 2 || !begins_one_of(weekdays, without_capitals(text.substr(0, length)), 2)) return 0;
  const std::size_t behind = text.find_first_not_of("., ", length);
  return behind == length || behind == std::string_view::npos ? 0 : behind;
}

} // namespace ilk
