#include "words/silhouette_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "words/decimals.h"
#include "words/segment_words.h"
#include "words/space_words.h"

namespace ilk {
namespace {

constexpr std::size_t most_values = 1200; // of all bands

// "in the code, taken on a sample of 2,000 of 1,000,000 customers".
std::string where_taken(Space space, std::uint64_t rows, std::uint64_t fitted) {
  std::string words = fmt::format("in {}", space_words(space));
  if (rows < fitted)
    words += fmt::format(", taken on a sample of {} of {} customers", figure::count(rows).text,
                         figure::count(fitted).text);
  return words;
}

std::string title_of(double below, bool sampled) {
  if (below == 0)
    return fmt::format("No customer{} is, on average, nearer to another segment's customers",
                       sampled ? " of the sample" : "");
  std::string share = figure::share(below).text;
  if (sampled) share = "about " + share;
  share[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(share[0])));
  return share + " of the customers are, on average, nearer to another segment's customers";
}

std::string note_of(const std::vector<SilhouetteCurve>& curves,
                    const std::vector<Segment>& segments, const std::string& where) {
  std::string note = fmt::format(
      "Each band holds one segment's customers, the best placed on top; it is as tall as the "
      "segment is large. To the right of zero a customer is, on average, nearer to the customers "
      "of the own segment than to those of the next; to the left it is the other way round. "
      "Distances are {}.",
      where);
  const auto worst = std::ranges::max_element(curves, {}, &SilhouetteCurve::below_zero);
  if (worst != curves.end() && worst->below_zero > 0)
    note += fmt::format(" The largest share to the left: {} of segment {}.",
                        figure::rough_share(worst->below_zero).text,
                        numbered(segments[static_cast<std::size_t>(worst - curves.begin())]));
  return note;
}

} // namespace

SilhouettesFacts silhouettes_of(const Judged& judged, const std::vector<Segment>& segments) {
  SilhouettesFacts facts;
  facts.rows = judged.quality.sampled_rows;
  std::uint64_t fitted = 0;
  for (const Segment& segment : segments) fitted += segment.size;
  const std::string where = where_taken(judged.certificate.space, facts.rows, fitted);
  facts.title = title_of(share_nearer_elsewhere(segments, judged.curves), facts.rows < fitted);
  facts.note = note_of(judged.curves, segments, where);
  facts.mean = figure::decimal(judged.quality.silhouette_code, 3);
  facts.mean_words = fmt::format("mean {}", decimals(judged.quality.silhouette_code, 2));
  std::vector<std::string> told;
  for (std::size_t i = 0; i < judged.curves.size(); ++i) {
    SilhouetteBand band = silhouette_band(segments[i], judged.curves[i], judged.silhouettes[i],
                                          most_values / segments.size());
    const auto& texts = band.quarters.texts;
    if (!texts.empty()) band.span = fmt::format("{} to {}", texts.front(), texts.back());
    told.push_back(fmt::format("{}: mean {}, {} below zero", numbered(segments[i]),
                               decimals(judged.silhouettes[i], 2), band.below_zero.text));
    facts.segments.push_back(std::move(band));
  }
  facts.summary = fmt::format("Silhouettes {}. {}.", where, fmt::join(told, "; "));
  return facts;
}

} // namespace ilk
