#include "explain/naming.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "cluster/assignment.h"
#include "explain/phrase.h"
#include "table/short_text.h"

namespace ilk {
namespace {

constexpr std::size_t most_words = 4, most_words_of_lack = 6;
constexpr double cost_of_lack = 0.05; // of about equals, what they have names them better
constexpr double much_better = 0.05;  // by which a longer phrase must fit better than a shorter one

class Names {
 public:
  Names(const NamePhrases& phrases, const std::vector<std::vector<double>>& areas,
        std::size_t segments)
      : phrases_(phrases), candidates_(segments), said_(segments) {
    std::vector<double> of_segment(areas.size());
    for (std::size_t g = 0; g < segments; ++g) {
      for (std::size_t c = 0; c < areas.size(); ++c) of_segment[c] = areas[c][g];
      candidates_[g] = phrases_.fitting(g, of_segment);
    }
  }

  std::vector<MadeName> made() {
    say_first();
    for (std::size_t g = 0; g < said_.size(); ++g)
      if (!said_[g].empty()) say_what_they_have(g);
    say_what_they_lack();
    tell_apart_who_shares();
    make_different();
    std::vector<MadeName> names;
    std::map<std::string, int> counts, seen;
    for (std::size_t g = 0; g < said_.size(); ++g) {
      names.push_back({text_of(g), ordered(g)});
      ++counts[names.back().text];
    }
    for (MadeName& name : names) // words have run out
      if (counts[name.text] > 1)
        name.text = short_text(fmt::format("{} {}", name.text, ++seen[std::string(name.text)]));
    return names;
  }

 private:
  using Candidate = PhraseCandidate;

  void say_first() {
    const std::size_t segments = said_.size(), columns = phrases_.size() + segments;
    std::vector<double> costs(segments * columns, 100); // not its phrase
    for (std::size_t g = 0; g < segments; ++g) {
      for (std::size_t d = phrases_.size(); d < columns; ++d)
        costs[g * columns + d] = 10; // none of its own
      for (const Candidate& candidate : candidates_[g]) {
        double& cost = costs[g * columns + candidate.phrase];
        cost = std::min(cost, 1 - candidate.value + (candidate.high ? 0 : cost_of_lack));
      }
    }
    const auto phrase_of = least_cost_assignment(costs, segments, columns);
    for (std::size_t g = 0; g < segments; ++g) {
      if (candidates_[g].empty()) continue;
      const auto own = std::ranges::find(candidates_[g], phrase_of[g], &Candidate::phrase);
      said_[g].push_back(own == candidates_[g].end() ? candidates_[g].front() : *own);
    }
  }

  std::size_t words(const Candidate& a, const Candidate& b) const {
    return phrases_.words(a.phrase) + phrases_.words(b.phrase);
  }

  bool is_said_of_other(std::size_t segment, std::size_t phrase) const {
    for (std::size_t g = 0; g < said_.size(); ++g)
      if (g != segment && is_said(g, phrase)) return true;
    return false;
  }

  bool is_said(std::size_t segment, std::size_t phrase) const {
    return std::ranges::find(said_[segment], phrase, &Candidate::phrase) != said_[segment].end();
  }

  bool goes_beside(const Candidate& first, const Candidate& second) const {
    return second.dominance >= medium_dominance && second.value > 0 &&
           first.phrase != second.phrase && !phrases_.are_redundant(first.column, second.column);
  }

  // Best first, over all segments, so that a phrase goes to whom it fits best.
  void say_what_they_lack() {
    struct Offer {
      std::size_t segment;
      Candidate second;
    };
    std::vector<Offer> offers;
    for (std::size_t g = 0; g < said_.size(); ++g)
      for (const Candidate& second : candidates_[g])
        if (said_[g].front().high && !second.high && goes_beside(said_[g].front(), second) &&
            words(said_[g].front(), second) <= most_words)
          offers.push_back({g, second});
    std::ranges::stable_sort(offers, std::greater{},
                             [](const Offer& offer) { return offer.second.value; });
    for (const Offer& offer : offers)
      if (said_[offer.segment].size() == 1 && !is_said_of_other(offer.segment, offer.second.phrase))
        said_[offer.segment].push_back(offer.second);
  }

  // Who would be called by what they lack only: what most sets them apart of what they have, in few
  // words if that says about as much.
  void say_what_they_have(std::size_t segment) {
    auto& said = said_[segment];
    if (said.front().high) return;
    std::optional<Candidate> best;
    for (const Candidate& second : candidates_[segment]) { // best first
      if (!second.high || !goes_beside(said.front(), second)) continue;
      const std::size_t length = words(said.front(), second);
      if (best && best->value - second.value > much_better) break;
      if (length <= (best ? most_words : most_words_of_lack)) best = second;
      if (best && words(said.front(), *best) <= most_words) break;
    }
    if (best) said.push_back(*best);
  }

  void tell_apart_who_shares() {
    for (std::size_t g = 0; g < said_.size(); ++g) {
      auto& said = said_[g];
      if (said.size() != 1 || !is_said_of_other(g, said.front().phrase)) continue;
      for (const Candidate& second : candidates_[g]) {
        if (!goes_beside(said.front(), second) || words(said.front(), second) > most_words ||
            is_said_of_other(g, second.phrase))
          continue;
        said.push_back(second);
        break;
      }
    }
  }

  // More segments than phrases: those that share a name get further phrases while that helps.
  void make_different() {
    std::set<std::string> names;
    for (std::size_t g = 0; g < said_.size(); ++g) {
      for (const Candidate& further : candidates_[g]) {
        if (!names.contains(text_of(g)) || said_[g].size() == 3) break;
        if (is_said(g, further.phrase)) continue;
        said_[g].push_back(further);
        if (names.contains(text_of(g)) && said_[g].size() < 3) said_[g].pop_back();
      }
      names.insert(text_of(g));
    }
  }

  std::vector<Candidate> ordered(std::size_t segment) const {
    auto phrases = said_[segment];
    std::stable_partition(phrases.begin(), phrases.end(),
                          [](const Candidate& phrase) { return phrase.high; });
    return phrases;
  }

  std::string text_of(std::size_t segment) const {
    std::string text;
    for (const Candidate& each : ordered(segment)) {
      const std::string& phrase = phrases_.text(each.phrase);
      text += text.empty() ? phrase : ", " + inside_a_name(phrase);
    }
    return text.empty() ? "Average customers" : short_text(text);
  }

  const NamePhrases& phrases_;
  std::vector<std::vector<Candidate>> candidates_; // per segment, best first
  std::vector<std::vector<Candidate>> said_;
};

} // namespace

std::vector<MadeName> make_names(const NamePhrases& phrases,
                                 const std::vector<std::vector<double>>& areas,
                                 std::size_t segments) {
  return Names(phrases, areas, segments).made();
}

} // namespace ilk
