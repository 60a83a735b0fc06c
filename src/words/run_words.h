// What a run says by the way: of rows and customers that it left out, and of names.
#pragma once

#include <cstddef>
#include <string>

#include "explain/given_names.h"
#include "io/read.h"
#include "judge/certificate.h"

namespace ilk {

/// "segment 2 would be named 'Big' as segment 1 is; it is named 'Big, high age'".
std::string gave_way_words(const GaveWay& name);

/// "16 customers far from everybody were left out of the fit; outliers.csv lists them".
std::string left_out_words(std::size_t outliers);

/// The verdict, and the keys of the gates that do not hold.
std::string failed_gates_words(const Certificate& certificate);

/// "2 of 40 rows of sales.csv could not be read and were left out; the first, 7: amount: 'x' is not
/// a number"; empty where all could be.
std::string bad_rows_words(const std::string& source, const ReadReport& report);

/// Rows that add up others: how many, and where the first stands.
std::string totals_words(std::size_t rows, const std::string& where);

/// The row that is the sum of all others.
std::string total_row_words(const std::string& where);

/// "3 customers have no id in column customer: ...".
std::string lacking_ids_words(std::size_t customers, const std::string& column);

/// What a run wrote where, a line each, and what to type next.
std::string written_words(const std::string& folder, bool has_plan);

} // namespace ilk
