// Outcomes from a table.
#pragma once

#include <optional>
#include <string>

#include "base/execution.h"
#include "io/source.h"
#include "measure/campaign_arms.h"
#include "measure/outcomes.h"

namespace ilk {

/// What is done about customers of whom several rows tell.
enum class Repeated {
  automatic, ///< they are added up where rows have dates, else refused
  add,
  first, ///< the first row counts
  refuse,
};

struct OutcomeOptions {
  // Names of columns; empty ones are found out.
  std::string id;
  std::string date;
  std::string response;
  std::string amount;
  std::string before;
  std::optional<float> start; ///< first day of the campaign, days since 1970-01-01
  std::optional<float> end;   ///< last day that counts
  bool absent_is_none = true;
  Repeated repeated = Repeated::automatic;
};

/// Finds the columns: the id by the name that the plan's lists have, yes and no as the response,
/// the one column of numbers as the amount, and as what was before one whose name says so; sums it
/// up by customer. With a first day, what stands before it is the amount before. Customers without
/// a row are put down as the options say. Throws UsageError where it is open which column is meant,
/// and for a column or a date that is not there; DataError for repeated ids that are refused, where
/// a tenth of the rows cannot be read, and where no row tells of a customer on a list; Interrupted.
Outcomes read_outcomes(Execution& execution, const Source& source, const CampaignArms& arms,
                       const OutcomeOptions& options);

} // namespace ilk
