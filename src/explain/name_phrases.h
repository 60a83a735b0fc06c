// What may be said of a segment in its name: the dictionary's phrases, and how well each fits.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "explain/drivers.h"
#include "explain/segments.h"

namespace ilk {

/// A phrase that fits a segment.
struct PhraseCandidate {
  std::size_t phrase = 0; ///< index of its text; the same for equal texts
  std::size_t column = 0; ///< index into NamePhrases::columns
  bool high = false;
  double dominance = 0; ///< of the column in the segment, in size
  double value = 0;     ///< how well it names the segment, below 1
};

/// The phrases of some columns.
class NamePhrases {
 public:
  /// `segments` have their attributes; `columns` index into the preparation's columns. Nothing is
  /// owned.
  NamePhrases(const Preparation& preparation, const std::vector<Segment>& segments,
              const std::vector<AttributeProfile>& population, const Redundancy& redundancy,
              std::vector<std::size_t> columns);

  const std::vector<std::size_t>& columns() const { return columns_; }
  std::size_t size() const { return texts_.size(); }
  const std::string& text(std::size_t phrase) const { return texts_[phrase]; }
  std::size_t words(std::size_t phrase) const { return words_[phrase]; }
  bool are_redundant(std::size_t a, std::size_t b) const; ///< columns

  /// What fits a segment, best first; areas[c] is of column c. A phrase is worth the dominance of
  /// the strongest column that says much the same, less by what it falls behind: the dominance of
  /// its own column, or that of a redundant one times their correlation. What is 0.04 behind is not
  /// behind. So of phrases that say the same the shortest wins, then amounts before counts before
  /// all else, then the dictionary's order: nothing that depends on the draw of the customers.
  std::vector<PhraseCandidate> fitting(std::size_t segment, std::span<const double> areas) const;

 private:
  std::size_t add(const std::string& text);

  const Preparation& preparation_;
  const std::vector<Segment>& segments_;
  const std::vector<AttributeProfile>& population_;
  std::vector<std::size_t> columns_;
  struct Redundant {
    std::size_t column = 0;
    double correlation = 0;
  };
  std::vector<std::vector<Redundant>> redundant_; // per column, itself too
  std::vector<std::size_t> high_, low_;           // per column its phrase
  std::vector<std::string> texts_;
  std::vector<std::size_t> words_;
};

} // namespace ilk
