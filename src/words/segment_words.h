// What makes a segment, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/concentration.h"
#include "explain/smallest_change.h"
#include "facts/segment_facts.h"

namespace ilk {

/// "well above average": by strength_of.
std::string difference_words(double difference);

/// "higher in 9 of 10 pairs": of a customer and one of the others, how often the first has more;
/// ties count half.
std::string pair_words(double auc);

/// "AUC 0.91, +1.3 SD".
std::string exact_words(double auc, double difference);

/// "median 2,580 USD, all customers 361", "mean ...", or of zeros and ones "80%, all customers
/// 50%".
std::string middle_words(const ColumnPreparation& column, const AttributeProfile& here,
                         const AttributeProfile& everybody);

/// The same without a term of statistics: "34; typical customer 7", "2.1 on average;
/// everybody 3.4", "11% against 50%".
std::string plain_words(const ColumnPreparation& column, const AttributeProfile& here,
                        const AttributeProfile& everybody);

/// "higher", "lower"; of zeros and ones "more often", "less often".
std::string side_words(const ColumnPreparation& column, const Driver& driver);

/// Whose name it is where that is not the one made from the data; else empty.
std::string name_source_words(const Segment& segment);

/// "The name came back in 48 of 50 redrawings of the customers."
std::string name_stability_words(const Segment& segment);

/// "cash advances: 1,340 USD instead of 1,180".
std::string change_words(const ColumnSchema& column, const SmallestChange& change);

/// "The top tenth of the customers holds 48% of all purchases (Gini 0.62)". `label`: of the total.
std::string concentration_words(const Concentration& concentration, const std::string& label);

/// "1 Savers".
std::string numbered(const Segment& segment);

/// "12.3% of customers, 48.1% of all purchases": of the total that says what customers are worth,
/// where there is one.
std::string who_words(const Explanation& explanation, const Segment& segment,
                      const std::vector<ColumnPreparation>& columns);

/// What is told of a segment on its card, and of these prepared columns.
SegmentFacts card_of(const Explanation& explanation, const Segment& segment,
                     const std::vector<ColumnPreparation>& columns,
                     const std::vector<std::size_t>& parts);

/// "1 Savers, balance far above average"; empty without any difference. `parts`, here and below:
/// the prepared columns that are told of.
std::string largest_difference_words(const std::vector<Segment>& segments,
                                     const std::vector<ColumnPreparation>& columns,
                                     const std::vector<std::size_t>& parts);

/// "12.3% of the customers hold 48.1% of all purchases"; empty where no segment stands out.
std::string largest_holding_words(const std::vector<Segment>& segments,
                                  const std::vector<ColumnPreparation>& columns,
                                  const std::vector<std::size_t>& parts);

/// "Purchases: higher, median 2,580 USD, all customers 361."
std::string driver_sentence(const ColumnPreparation& column, const Driver& driver,
                            const AttributeProfile& here, const AttributeProfile& everybody);

} // namespace ilk
