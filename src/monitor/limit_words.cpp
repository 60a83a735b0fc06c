#include "monitor/limit_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr int most_decimals = 12;

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

// Whether the figure still lies where it does when it is said with so many decimals.
bool is_told_apart(double figure, int decimals, double limit) {
  const double said = rounded(figure, decimals);
  return figure > limit ? said > limit : figure < limit ? said < limit : true;
}

int decimals_beside(double figure, int decimals, double limit) {
  while (decimals < most_decimals && !is_told_apart(figure, decimals, limit)) ++decimals;
  return decimals;
}

} // namespace

std::string limit_words(double limit) {
  return fmt::format("{:.12g}", limit);
}

std::string limit_percent(double limit) {
  return limit_words(100 * limit) + "%";
}

std::string beside_limit(double figure, int decimals, double limit) {
  return fmt::format("{:.{}f}", figure, decimals_beside(figure, decimals, limit));
}

BesideLimit told_apart(double figure, double limit, double other, int decimals) {
  while (decimals < most_decimals && figure != limit &&
         rounded(figure, decimals) == rounded(limit, decimals))
    ++decimals;
  const auto words = [&](double value) { return fmt::format("{:.{}f}", value, decimals); };
  return {words(figure), words(limit), words(other)};
}

BesideLimit percents_told_apart(double share, double limit, double other) {
  constexpr int usual = 1;
  if (share == limit || rounded(100 * share, usual) != rounded(100 * limit, usual))
    return {percent_words(share), percent_words(limit), percent_words(other)};
  BesideLimit words = told_apart(100 * share, 100 * limit, 100 * other, usual);
  for (std::string* each : {&words.figure, &words.limit, &words.other}) *each += '%';
  return words;
}

std::string percent_beside_limit(double share, double limit) {
  constexpr int usual = 1;
  const int of_limit = // until its first figure
      limit > 0 && limit < 0.001 ? static_cast<int>(std::ceil(-std::log10(100 * limit))) : usual;
  const int decimals = decimals_beside(100 * share, std::max(usual, of_limit), 100 * limit);
  return decimals == usual ? percent_words(share) : fmt::format("{:.{}f}%", 100 * share, decimals);
}

} // namespace ilk
