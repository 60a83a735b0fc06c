// A table of which nothing but its columns is there.
#pragma once

#include "ilk/error.h"

namespace ilk {

/// Thrown where a table is opened. A table of customers without any is an error; a list to which
/// nothing has been added yet, such as that of earlier contacts, is none.
class NoRows : public DataError {
  using DataError::DataError;
};

} // namespace ilk
