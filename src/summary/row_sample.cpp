#include "summary/row_sample.h"

#include <algorithm>
#include <cassert>

namespace ilk {

void RowSample::offer(Summary& into, Entry entry) const {
  auto& heap = into.entries;
  if (heap.size() < size_) {
    heap.push_back(entry);
    std::push_heap(heap.begin(), heap.end());
  } else if (!heap.empty() && entry < heap.front()) {
    std::pop_heap(heap.begin(), heap.end());
    heap.back() = entry;
    std::push_heap(heap.begin(), heap.end());
  }
}

void RowSample::absorb(Summary& into, const RowBlock& rows) const {
  assert(keys_.empty() || rows.first_row + rows.rows <= keys_.size());
  for (std::uint64_t row = rows.first_row; row < rows.first_row + rows.rows; ++row)
    offer(into, {stream_.word(keys_.empty() ? row : keys_[row]), row});
}

void RowSample::merge(Summary& into, const Summary& from) const {
  for (const Entry& entry : from.entries) offer(into, entry);
}

std::vector<std::uint32_t> RowSample::finish(Summary summary) const {
  std::vector<std::uint32_t> rows;
  rows.reserve(summary.entries.size());
  for (const Entry& entry : summary.entries) rows.push_back(static_cast<std::uint32_t>(entry.row));
  std::sort(rows.begin(), rows.end());
  return rows;
}

} // namespace ilk
