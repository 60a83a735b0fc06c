// What a column's name tells of it. All take the name's words, as words_of gives them, in English
// and the commonest ones in German; O(words).
#pragma once

#include <string>
#include <vector>

namespace ilk {

/// "id", "cust_id", "CustomerID", "custid", "uuid", "row_key", "account number", "id_client",
/// "Kundennummer".
bool names_an_id(const std::vector<std::string>& words);

/// "customer", "user_id", "Kundennummer", "card no": tells of a person or of who stands for one.
bool names_a_person(const std::vector<std::string>& words);

/// Of names of ids: "branch_id" names what many customers have in common; "customer_id" and "id"
/// do not, and one that repeats tells that the table is not one of customers.
bool names_other_than_customers(const std::vector<std::string>& words);

/// Names of the row numbers that programs add on export; csv names an empty header "column_1".
bool names_a_row_number(const std::vector<std::string>& words);

/// Whole numbers under such names are mostly codes.
bool names_a_category(const std::vector<std::string>& words);

/// Numbers under such names neither add up nor lie on a scale.
bool names_a_place_or_line(const std::vector<std::string>& words);

/// What a customer did in the end; segments that are to foretell it must not be made from it. Names
/// that say so by themselves, such as "churned", "y", "default", "booking status", "award?".
bool names_an_outcome(const std::vector<std::string>& words);

/// "booking status": an outcome where its levels tell of one (tells_of_an_outcome).
bool names_a_status(const std::vector<std::string>& words);

/// "active", "cancelled", "no-show".
bool tells_of_an_outcome(const std::string& cell);

/// Names of what is an outcome where it is a matter of yes or no only: "revenue", "purchased".
bool names_an_outcome_of_yes_or_no(const std::vector<std::string>& words);

/// What is known only of those who are gone: "cancellation year", "churn reason", "exit date".
bool names_an_end(const std::vector<std::string>& words);

/// The result of an earlier analysis: "cluster", "kmeans label", "pca 1", "segment", "rfm score".
bool names_an_earlier_result(const std::vector<std::string>& words);

/// Calendar years: "year of birth", "cancellation year", "Geburtsjahr", "Kunde seit".
bool names_a_year(const std::vector<std::string>& words);

/// What goes by months, of which numbers such as 202403 tell: "cohort", "first month".
bool names_a_month(const std::vector<std::string>& words);

/// "signup date", "created at", "last login": what numbers of days or seconds may be counted for.
bool names_a_day(const std::vector<std::string>& words);

/// "dob", "Geburtsdatum", "date of birth", "naissance".
bool names_a_birth(const std::vector<std::string>& words);

/// What may be given per cent: "open rate", "pct_online".
bool names_per_cent(const std::vector<std::string>& words);

/// "X3", "v12", "col_4": names that say nothing.
bool names_nothing(const std::vector<std::string>& words);

/// What marketing may not act on everywhere: gender, religion, ethnicity, health and the like.
bool names_a_sensitive_trait(const std::vector<std::string>& words);

/// "best time to call", but not "time on site".
bool names_a_time_of_day(const std::vector<std::string>& words);

/// "purchases last 12 months" is not a length of time, "months since joining" is.
bool names_a_duration(const std::vector<std::string>& words);

/// The unit of a duration that the name tells, such as "days"; empty when it tells none.
std::string unit_of_duration(const std::vector<std::string>& words);

bool names_a_ratio(const std::vector<std::string>& words);
bool names_money(const std::vector<std::string>& words);

/// How plainly the name says what a customer is worth: 3 for what was spent ("purchases", "amount
/// spent"), 2 for totals and lifetime values ("clv", "total charges"), 1 for what is paid at a time
/// ("premium", "monthly charges"), 0 for nothing of the kind.
int rank_of_value(const std::vector<std::string>& words);

/// Any of them.
bool names_a_value(const std::vector<std::string>& words);

bool names_a_count(const std::vector<std::string>& words);

/// Whether the name tells that its numbers measure something: money, a count, a length of time, a
/// share or a score.
bool names_a_measure(const std::vector<std::string>& words);

/// Whether the last word does, or counts things: "phone spend", "agent calls". It goes before what
/// the others say.
bool ends_in_a_measure(const std::vector<std::string>& words);

/// Points on a scale, which do not count events although they are whole.
bool names_a_score(const std::vector<std::string>& words);

} // namespace ilk
