#include <algorithm>

#include <fmt/format.h>

#include "facts/null_figure.h"
#include "words/certificate_words.h"

namespace ilk {
namespace {

struct IndexWords {
  Index index;
  std::string_view name, meaning;
  bool less_is_better;
};

// The plainest first.
constexpr IndexWords words_of_indices[] = {
    {Index::silhouette_attributes, "silhouette in the attributes",
     "How much nearer customers are to their own segment than to the next, judged in your "
     "attributes.",
     false},
    {Index::silhouette_code, "silhouette where made",
     "How much nearer customers are to their own segment than to the next, judged in the space "
     "where segments were made.",
     false},
    {Index::calinski_harabasz, "Caliński–Harabasz",
     "Spread between segments over spread within; more is better.", false},
    {Index::davies_bouldin, "Davies–Bouldin",
     "How alike neighbouring segments are; less is better.", true}};

std::string title_of(const std::vector<NullFigure>& figures, Index index, std::size_t k) {
  const auto here = std::ranges::find_if(figures, [&](const NullFigure& figure) {
    return figure.index == index && figure.k == k && figure.null == Null::copula;
  });
  if (here == figures.end()) return "The table against tables without segments";
  return fmt::format("At {} segments your table {} tables without any: {} against a limit of {}", k,
                     here->comparison.beaten() ? "beats" : "does not beat",
                     index_figure(index, here->comparison.observed).text,
                     index_figure(index, here->comparison.limit).text);
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
  for (const IndexWords& words : words_of_indices)
    titles.push_back({std::string(name_of(words.index)), std::string(words.name),
                      title_of(certificate.null, words.index, certificate.figures.k),
                      note_of(words, reruns), has_quantile(reruns)});
  return titles;
}

} // namespace ilk
