// Whether customers may be named.
#pragma once

namespace ilk {

/// What of single customers, their ids and the cells of their rows, may stand in what is said.
enum class Ids { hidden, shown };

} // namespace ilk
