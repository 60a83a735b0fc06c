#include "measure/list_file.h"

#include <charconv>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/csv_cell.h"
#include "ilk/error.h"

namespace ilk {
namespace {

constexpr const char* list_remedy =
    "lists are to stay as the plan wrote them; make the plan anew, or bring the list back";

std::uint32_t segment_number(const std::string& cell, const std::string& file, std::size_t line) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size() || number == 0)
    throw DataError(Place{file, line, 2}, "has no number of a segment there", list_remedy);
  return number;
}

} // namespace

std::vector<std::vector<std::string>> cells_of_list(std::string_view text,
                                                    const std::string& file) {
  std::vector<std::vector<std::string>> rows;
  bool in_quotes = false, in_row = false;
  std::string cell;
  const auto end_cell = [&] {
    if (!in_row) rows.emplace_back();
    in_row = true;
    rows.back().push_back(std::move(cell));
    cell.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_quotes && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      cell += text[++i];
    } else if (c == '"') {
      in_quotes = !in_quotes;
    } else if (!in_quotes && c == ',') {
      end_cell();
    } else if (!in_quotes && c == '\n') {
      if (cell.ends_with('\r')) cell.pop_back();
      if (in_row || !cell.empty()) end_cell();
      in_row = false;
    } else {
      cell += c;
    }
  }
  if (in_quotes) throw DataError(Place{file}, "has a quote that is not closed", list_remedy);
  if (in_row || !cell.empty()) end_cell();
  return rows;
}

std::vector<ListedCustomer> read_list(const std::filesystem::path& file) {
  const std::string name = file.string();
  const auto rows = cells_of_list(read_file(file), name);
  if (rows.empty() || rows[0].size() < 2 || rows[0][1] != "segment")
    throw DataError(Place{name}, "is no list of a plan: its second column is not 'segment'",
                    list_remedy);
  std::vector<ListedCustomer> customers;
  customers.reserve(rows.size() - 1);
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].size() != rows[0].size())
      throw DataError(
          Place{name, r + 1},
          fmt::format("has {} cells, where the header has {}", rows[r].size(), rows[0].size()),
          list_remedy);
    customers.push_back({without_guards(rows[r][0]), segment_number(rows[r][1], name, r + 1)});
  }
  return customers;
}

} // namespace ilk
