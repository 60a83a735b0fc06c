// Where the repository and the data beside it lie. Only paths.cpp is told by the build, so that
// the same test has the same command to compile in every checkout.
#pragma once

#include <string>

namespace ilk::test {

/// A file or folder of the repository, as in source_path("examples/credit-card").
std::string source_path(const std::string& name);

/// A file of the example data, which is not part of the repository; it may be absent.
std::string shared_data_path(const std::string& name);

/// The program under test.
std::string program_path();

} // namespace ilk::test
