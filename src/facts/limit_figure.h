// Figures beside the limits that people give: never rounded onto the other side of them.
#pragma once

#include "facts/figure.h"

namespace ilk::figure {

/// A limit with all its digits (twelve at most): "0.25", "0.00041".
Figure limit(double limit);

/// The same of a share: "0.04%".
Figure share_limit(double limit);

/// A figure with so many decimals, and as many more (twelve at most) as tell it from the limit:
/// "0.312", "0.2503" beside 0.25.
Figure beside_limit(double figure, int decimals, double limit);

/// A share beside its limit, as share() and likewise: "1.4%", "1.44%" beside 0.014.
Figure share_beside_limit(double share, double limit);

/// A figure, its limit, and what else is told beside them with as many decimals.
struct BesideLimit {
  Figure figure;
  Figure limit;
  Figure other;
};

/// For limits that are made from other figures, and have digits without end: all with so many
/// decimals, and as many more (twelve at most) as tell the figure from the limit: 0.39267, 0.39312
/// are "0.3927", "0.3931".
BesideLimit told_apart(double figure, double limit, double other, int decimals);

/// The same of shares.
BesideLimit shares_told_apart(double share, double limit, double other);

/// A limit of a column with its unit and all its digits, since others would be of other customers:
/// "1,200 currency", "8%", "2024-03-01".
Figure limit_in(const ColumnSchema& column, double limit);

/// Two values of a column, as of_column, with as many digits as tell them apart: "33.3%" and
/// "33.1%".
struct ApartFigures {
  Figure first;
  Figure second;
};
ApartFigures apart_in(const ColumnSchema& column, double first, double second);

} // namespace ilk::figure
