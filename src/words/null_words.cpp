#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "facts/null_figure.h"
#include "judge/indices.h"
#include "words/certificate_words.h"

namespace ilk {
namespace {

struct IndexWords {
  std::string key, name, meaning;
  bool less_is_better = false;
};

std::string meaning_of(const Index& index) {
  if (index.name == "calinski_harabasz")
    return "Spread between segments over spread within; more is better.";
  if (index.name == "davies_bouldin") return "How alike neighbouring segments are; less is better.";
  return index.against_nulls == Better::lower ? "Less is better." : "More is better.";
}

// The plainest first.
std::vector<IndexWords> words_of_indices() {
  const std::string nearer = "How much nearer customers are to their own segment than to the next, "
                             "judged in ";
  std::vector<IndexWords> words = {{std::string(silhouette_attributes),
                                    "silhouette in the attributes", nearer + "your attributes."},
                                   {std::string(silhouette_code), "silhouette where made",
                                    nearer + "the space where segments were made."}};
  for (const Index* index : indices())
    if (index->against_nulls)
      words.push_back({std::string(index->name), std::string(index->title), meaning_of(*index),
                       index->against_nulls == Better::lower});
  return words;
}

std::string title_of(const std::vector<NullFigure>& figures, std::string_view index,
                     std::size_t k) {
  const auto here = std::ranges::find_if(figures, [&](const NullFigure& figure) {
    return figure.index == index && figure.k == k && figure.null == Null::copula;
  });
  if (here == figures.end()) return "The table against tables without segments";
  return fmt::format("At {} segments your table {} tables without any: {} against a limit of {}", k,
                     here->comparison.beaten() ? "beats" : "does not beat",
                     index_figure(index, here->comparison.observed).text,
                     index_figure(index, here->comparison.limit).text);
}

std::string summary_of(const std::vector<NullFigure>& figures, const IndexWords& words,
                       std::size_t k) {
  std::vector<std::string> told;
  for (const NullFigure& each : figures) {
    if (each.index != words.key || each.k != k) continue;
    const NullFact fact = null_fact(each);
    told.push_back(fmt::format("At {}: observed {}, {} null mean {}, limit {}", k,
                               fact.observed.text, fact.null, fact.mean.text, fact.limit.text));
  }
  return fmt::format("{} by number of segments. {}.", words.name, fmt::join(told, "; "));
}

std::string note_of(const IndexWords& words, std::size_t reruns) {
  return fmt::format(
      "A null is a set of tables made from yours in which there are no segments: in one every "
      "column is shuffled by itself, in the other distributions and rank correlations stay and "
      "nothing else. The square is their mean,{} the whisker ends at the limit that one more such "
      "table passes in 5% of cases. The limit assumes a normal spread of the reruns and rests on "
      "{} of them for each null. Your table should lie {} both whiskers. {}",
      has_quantile(reruns) ? " the small tick their own 95% quantile," : "", reruns,
      words.less_is_better ? "below" : "above", words.meaning);
}

} // namespace

std::vector<NullTitle> null_titles(const Certificate& certificate) {
  std::vector<NullTitle> titles;
  if (certificate.null.empty()) return titles;
  std::size_t reruns = 0;
  for (const NullFigure& each : certificate.null) reruns = std::max(reruns, each.comparison.reruns);
  for (const IndexWords& words : words_of_indices())
    titles.push_back(
        {words.key, words.name, title_of(certificate.null, words.key, certificate.figures.k),
         note_of(words, reruns), summary_of(certificate.null, words, certificate.figures.k),
         has_quantile(reruns)});
  return titles;
}

std::vector<NullKindFact> null_kinds() {
  return {
      {std::string(name_of(Null::independent)), "columns shuffled (independent null)",
       "independent null, mean"},
      {std::string(name_of(Null::copula)), "same correlations (copula null)", "copula null, mean"}};
}

} // namespace ilk
