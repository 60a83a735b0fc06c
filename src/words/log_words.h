// What is said of a log of purchases: what its columns were taken for, and what was made of it.
#pragma once

#include <string>
#include <vector>

#include "behaviour/customers.h"
#include "behaviour/expected_value.h"

namespace ilk {

/// A line for each column: its name, what it is taken for and why; then what to type to change it.
std::vector<std::string> log_role_lines(const LogSchema& log);

/// A sentence each: the window, rows and customers, then what was left out and what to look at.
std::vector<std::string> log_lines(const LogSummary& log);

/// The same of what is expected: the model, and how it did on the last third of the window.
std::vector<std::string> expected_lines(const ExpectedValueSummary& expected);

} // namespace ilk
