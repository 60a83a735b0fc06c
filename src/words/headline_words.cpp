#include <cmath>

#include <fmt/format.h>

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
    return verdict.reason == Verdict::Reason::all_pass ? "segments: every test passed"
                                                       : "segments: kinds with gaps between them";
  case Verdict::Kind::uncertain:
    return "uncertain: not every test passed";
  case Verdict::Kind::continuum:
    return verdict.comes_back ? "no segments: a continuum, cut usefully"
                              : "no segments: a continuum, and its parts do not come back";
  case Verdict::Kind::too_few:
    break;
  }
  return "too few customers to tell";
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

HeadlineFact headline_of(const Judged& judged, std::uint64_t customers, std::uint64_t border,
                         std::uint64_t fitted) {
  const Certificate& certificate = judged.certificate;
  const Verdict verdict = verdict_of(certificate);
  const std::size_t k = certificate.figures.k;
  HeadlineFact headline;
  headline.title = fmt::format("{} {} of {} customers", k, segments_word(verdict, k),
                               figure::count(customers).text);
  headline.grade = grade_of(verdict);
  headline.badge = badge_of(verdict);
  if (certificate.measured) headline.points = points_of(judged, verdict, border, fitted);
  headline.tiles = tiles_of(judged);
  return headline;
}

} // namespace ilk
