// Tables of Arrow's C data interface as typed data.
//
// The interface gives no sizes of buffers, so those are the producer's word; what can be checked
// is: numbers and presence of buffers and children, lengths, offsets of strings, codes of
// dictionaries.
#pragma once

#include <string>

#include "ilk/arrow.h"
#include "ilk/dataset.h"

namespace ilk {

/// The columns of a struct array. Whole numbers, decimals without a fraction among them, become
/// Integers, or Texts where one is beyond 64 bits, so that no digit is lost; floats and decimals
/// Numbers; dates and timestamps Days of UTC; strings Texts; strings by a dictionary Categories;
/// Arrow's nulls Numbers that are missing. Copies; releases nothing. `source`: for messages.
///
/// Throws UsageError when the schema is no struct of columns that ilk reads, naming the column and
/// its format, when the array does not fit the schema, or has been released. O(values).
Dataset dataset_of(const ArrowSchema& schema, const ArrowArray& array,
                   const std::string& source = "");

/// Puts the rows of `more`, with the same columns in the same order, behind those of `to`. A column
/// of whole numbers in one and of words in the other becomes one of words; levels are joined.
void append(Dataset& to, Dataset&& more);

} // namespace ilk
