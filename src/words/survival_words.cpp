#include "words/survival_words.h"

#include <cmath>

#include <fmt/format.h>

#include "base/one_line.h"
#include "facts/figure.h"

namespace ilk {
namespace {

constexpr double a_year = 365;

std::string half_words(const SurvivalCurve& curve) {
  const double median = curve.median();
  return std::isfinite(median)
             ? fmt::format("half of them stay {} days or longer", figure::number(median).text)
             : std::string("more than half of them are still there");
}

} // namespace

std::vector<std::string> survival_lines(const std::vector<SurvivalCurve>& curves,
                                        const std::vector<std::string>& names) {
  std::vector<std::string> lines;
  for (std::size_t s = 0; s < curves.size(); ++s) {
    const SurvivalCurve& curve = curves[s];
    const SurvivalInterval year = curve.interval_at(a_year);
    lines.push_back(fmt::format(
        "{}: {}; {} of them stay for a year ({} to {}, 95% interval)", one_line(names[s]),
        half_words(curve), figure::rough_share(curve.survival_at(a_year)).text,
        figure::rough_share(year.low).text, figure::rough_share(year.high).text));
  }
  return lines;
}

} // namespace ilk
