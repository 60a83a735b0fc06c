// Tables that were read twice, which must be the same.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "fuzz/harness.h"
#include "io/csv.h"

namespace ilk::fuzz {

struct TableRead {
  Table table;
  ReadReport report;
  std::string fault;
};

inline bool same_numbers(const Table& a, const Table& b) {
  if (a.rows() != b.rows() || a.attributes != b.attributes) return false;
  for (std::size_t j = 0; j < a.attributes.size(); ++j)
    for (std::size_t i = 0; i < a.rows(); ++i)
      if (std::bit_cast<std::uint64_t>(a.number(i, j)) !=
          std::bit_cast<std::uint64_t>(b.number(i, j)))
        return false;
  return true;
}

inline bool same_texts(const TextColumn& a, const TextColumn& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) return false;
  return true;
}

inline bool same_report(const ReadReport& a, const ReadReport& b) {
  return a.rows == b.rows && a.bad_rows == b.bad_rows &&
         std::ranges::equal(a.first, b.first, [](const BadRow& x, const BadRow& y) {
           return x.line == y.line && x.column == y.column && x.name == y.name && x.what == y.what;
         });
}

inline void require_same(const TableRead& a, const TableRead& b) {
  require(a.fault == b.fault, "the same error whatever the chunks");
  if (!a.fault.empty()) return;
  require(same_numbers(a.table, b.table), "the same numbers whatever the chunks");
  require(same_texts(a.table.ids, b.table.ids), "the same ids whatever the chunks");
  require(a.table.origins == b.table.origins, "the same origins whatever the chunks");
  require(same_report(a.report, b.report), "the same report whatever the chunks");
}

inline TableRead read(const CsvFile& file, const Schema& schema, Execution& execution) {
  TableRead result;
  result.fault = fault_of([&] { result.table = file.read(schema, execution, result.report); });
  return result;
}

} // namespace ilk::fuzz
