#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "words/counted.h"
#include "words/verdict_words.h"

namespace ilk {
namespace {

constexpr std::size_t enough_held_out = 50; // a share of the variance of fewer says nothing

std::string_view grade_of(const Verdict& verdict) {
  switch (verdict.kind()) {
  case Verdict::Kind::segments:
    return "good";
  case Verdict::Kind::uncertain:
    return "unsure";
  default:
    return "bad";
  }
}

std::string_view badge_of(const Verdict& verdict) {
  switch (verdict.kind()) {
  case Verdict::Kind::segments:
    return "";
  case Verdict::Kind::uncertain:
    return "uncertain";
  case Verdict::Kind::continuum:
    return verdict.comes_back ? "no segments: a continuum, cut usefully"
                              : "no segments: a continuum, and its parts do not come back";
  case Verdict::Kind::too_few:
    break;
  }
  return "too few customers to tell";
}

std::string tests_words(const Certificate& certificate) {
  const auto& gates = certificate.gates;
  const auto held = std::ranges::count_if(gates, &Gate::passed);
  const std::string depth =
      certificate.depth.empty() ? "" : fmt::format(", {} evidence", certificate.depth);
  return fmt::format("{} of {} tests hold{}", held, gates.size(), depth);
}

// "8 of 9 tests hold, quick evidence, 1 caution", behind what the verdict is where that is not
// good.
std::string badge_words(const Certificate& certificate, const Verdict& verdict,
                        std::size_t cautions) {
  std::string words(badge_of(verdict));
  if (certificate.measured) words += (words.empty() ? "" : "; ") + tests_words(certificate);
  return cautions == 0 ? words : words + ", " + counted(cautions, "caution");
}

std::string_view sure_words(const Verdict& verdict) {
  switch (verdict.kind()) {
  case Verdict::Kind::segments:
    return verdict.reason == Verdict::Reason::all_pass
               ? "They are more than chance, and come back when they are made again from other "
                 "customers."
               : "There are gaps between them, and they come back when they are made again from "
                 "other customers.";
  case Verdict::Kind::uncertain:
    return verdict.beats_chance
               ? "They are more than chance, but not all that was asked of them holds: take them "
                 "as "
                 "a description, and try before you rely on them."
               : "They are not shown to be more than chance: take them as a description, and try "
                 "before you rely on them.";
  case Verdict::Kind::continuum:
    return verdict.comes_back
               ? "Nothing shows that your customers fall into groups by themselves: "
                 "this is a useful cut, and no more."
               : "Nothing shows that your customers fall into groups, and these come "
                 "out otherwise when they are made again.";
  case Verdict::Kind::too_few:
    break;
  }
  return "There are too few customers to tell whether these groups are more than chance.";
}

// "5", "4, 5 or 7": the others.
std::string numbers_words(const std::vector<std::size_t>& supported, std::size_t k) {
  struct Run {
    std::size_t first = 0, last = 0;
  };
  std::vector<Run> runs; // of numbers one after another
  for (const std::size_t each : supported)
    if (each != k) {
      if (runs.empty() || each != runs.back().last + 1) runs.push_back({each, each});
      runs.back().last = each;
    }
  std::vector<std::string> others;
  for (const auto& [first, last] : runs) {
    others.push_back(std::to_string(first));
    if (last > first + 1) others.back() += fmt::format(" to {}", last);
    if (last == first + 1) others.push_back(std::to_string(last));
  }
  const std::string end = others.back();
  others.pop_back();
  return others.empty() ? end : fmt::format("{} or {}", fmt::join(others, ", "), end);
}

std::string_view otherwise_words(const Redone& redone) {
  switch (redone.part) {
  case Redone::Part::fill:
    return "When missing values are filled in another way";
  case Redone::Part::outliers:
    return "When the most unusual customers are left out";
  default:
    return "When very large values are treated in another way";
  }
}

std::vector<std::string> points_of(const Judged& judged, const Verdict& verdict,
                                   std::uint64_t border, std::uint64_t fitted) {
  const Certificate& certificate = judged.certificate;
  std::vector<std::string> points = {
      verdict.beats_chance
          ? "More than chance: they stand out from tables made of yours in which there are no "
            "segments."
      : verdict.reason == Verdict::Reason::kinds_apart
          ? "There are gaps between them, as one kind of customers would not have."
          : "Not shown to be more than chance: tables made of yours without segments do as well."};
  if (certificate.sampling.reruns > 0)
    points.push_back(fmt::format("They {}come back when customers are drawn anew (agreement {} of "
                                 "1 over {} redrawings).",
                                 verdict.comes_back ? "" : "do not reliably ",
                                 figure::decimal(certificate.sampling.mean, 2).text,
                                 certificate.sampling.reruns));
  std::string apart(apart_words(certificate.figures));
  if (border > 0 && fitted > 0)
    apart += fmt::format(
        ": {} of the customers stand on a border",
        figure::rough_share(static_cast<double>(border) / static_cast<double>(fitted)).text);
  points.push_back(apart + ".");
  if (const std::string cleaning = cleaning_words(certificate); !cleaning.empty())
    points.push_back(cleaning);
  return points;
}

std::vector<TileFact> tiles_of(const Judged& judged) {
  const Certificate& certificate = judged.certificate;
  std::vector<TileFact> tiles = {
      {figure::decimal(judged.quality.silhouette_attributes, 2), "How far apart",
       "silhouette in the prepared attributes, the stricter judge: 1 wholly apart, 0 touching"}};
  if (certificate.sampling.reruns > 0)
    tiles.push_back({figure::decimal(certificate.sampling.mean, 2), "How well they come back",
                     "agreement (adjusted Rand index) when customers are drawn anew: 1 the same "
                     "segments, 0 as by chance"});
  const double r2 = judged.quality.reconstruction_r2;
  if (std::isfinite(r2) && certificate.faithfulness.held_out >= enough_held_out)
    tiles.push_back({figure::rough_share(r2), "How much the code keeps",
                     "of the variance of customers that no encoder trained on (R²)"});
  return tiles;
}

} // namespace

std::vector<std::string> cautions_of(const Certificate& certificate,
                                     const std::vector<std::string>& names,
                                     const std::vector<std::size_t>& supported) {
  std::vector<std::string> cautions;
  if (!certificate.measured) return cautions;
  if (const Agreement* weakest = much_depends_on(certificate))
    cautions.push_back(
        fmt::format("{}, the groups come out differently.", otherwise_words(weakest->redone)));
  for (const std::size_t s : unreliable_segments(certificate.sampling))
    cautions.push_back(
        fmt::format("{} hardly comes back when it is made again.",
                    s < names.size() ? "“" + names[s] + "”" : fmt::format("Segment {}", s + 1)));
  if (supported.size() > 1)
    cautions.push_back(fmt::format("{} segments cannot be told from {} by how well they fit.",
                                   numbers_words(supported, certificate.figures.k),
                                   certificate.figures.k));
  return cautions;
}

HeadlineFact headline_of(const Judged& judged, std::uint64_t customers, std::uint64_t border,
                         std::uint64_t fitted, const std::vector<std::string>& names,
                         const std::vector<std::size_t>& supported) {
  const Certificate& certificate = judged.certificate;
  const Verdict verdict = verdict_of(certificate);
  const std::size_t k = certificate.figures.k;
  HeadlineFact headline;
  headline.title = fmt::format("{} {} of {} customers", k, segments_word(verdict, k),
                               figure::count(customers).text);
  const auto cautions =
      verdict.passed() ? cautions_of(certificate, names, supported) : std::vector<std::string>();
  headline.grade = cautions.empty() ? grade_of(verdict) : "unsure";
  headline.badge = badge_words(certificate, verdict, cautions.size());
  headline.sure = sure_words(verdict);
  if (!cautions.empty()) headline.caution = cautions.front();
  if (certificate.measured) headline.points = points_of(judged, verdict, border, fitted);
  headline.tiles = tiles_of(judged);
  return headline;
}

} // namespace ilk
