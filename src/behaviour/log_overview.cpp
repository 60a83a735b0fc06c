#include "behaviour/log_overview.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

#include "base/hash.h"

namespace ilk {
namespace {

constexpr std::size_t overview_batch_bytes = std::size_t{32} << 20;
constexpr std::size_t most_log_levels = 10'000;
constexpr std::size_t most_bad_in_overview = 20;
constexpr std::size_t most_row_hashes = std::size_t{1} << 18;
constexpr int most_decimals = 9;

constexpr std::array<double, 10> powers_of_ten{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

// How many decimals the number is written with, 9 at most.
int decimals_of(double value, int at_least) {
  const double size = std::abs(value);
  for (int decimals = at_least; decimals < most_decimals; ++decimals) {
    const double scaled = size * powers_of_ten[static_cast<std::size_t>(decimals)];
    if (std::abs(scaled - std::round(scaled)) <= 1e-15 * scaled + 1e-10) return decimals;
  }
  return most_decimals;
}

// What one piece of the log shows.
struct PieceOverview {
  LogCounts counts = {};
  std::vector<BadLogCell> bad = {};
  std::map<Day, std::uint64_t> days = {};
  std::uint64_t with_time = 0, returned = 0, negative = 0;
  std::vector<int> decimals = {};
  std::vector<std::uint64_t> sizes = {}; // sums of magnitudes, each rounded up; at most 2^63
  std::vector<std::map<std::string, std::uint64_t, std::less<>>> levels = {};
  std::map<std::string, std::uint64_t, std::less<>> currencies = {};
  std::vector<LogReturn> returns = {};
  RowHashes hashes = {};
};

class OverviewMaker {
 public:
  OverviewMaker(const LogReader& reader, const std::vector<std::size_t>& level_columns, Day until)
      : reader_(reader), level_columns_(level_columns), until_(until) {
    for (std::size_t m = 0; m < reader.measures().size(); ++m)
      if (reader.measures()[m].name == "amount") amount_ = m;
  }

  PieceOverview empty_like(const PieceOverview& whole) const {
    PieceOverview piece = empty();
    piece.hashes = whole.hashes.none_seen();
    return piece;
  }

  PieceOverview empty() const {
    PieceOverview piece;
    piece.decimals.resize(reader_.measures().size());
    piece.sizes.resize(reader_.measures().size());
    piece.levels.resize(level_columns_.size());
    return piece;
  }

  void absorb(PieceOverview& into, LogBlock&& block) const {
    into.counts.add(block.counts);
    for (BadLogCell& cell : block.bad)
      if (into.bad.size() < most_bad_in_overview) into.bad.push_back(std::move(cell));
    count_days(into, block);
    for (std::size_t i = 0; i < block.size(); ++i) absorb_row(into, block, i);
  }

  void merge(PieceOverview& into, PieceOverview&& from) const {
    into.counts.add(from.counts);
    for (BadLogCell& cell : from.bad)
      if (into.bad.size() < most_bad_in_overview) into.bad.push_back(std::move(cell));
    for (const auto& [day, rows] : from.days) into.days[day] += rows;
    into.with_time += from.with_time;
    into.returned += from.returned;
    into.negative += from.negative;
    for (std::size_t m = 0; m < into.decimals.size(); ++m) {
      into.decimals[m] = std::max(into.decimals[m], from.decimals[m]);
      into.sizes[m] = size_sum(into.sizes[m], from.sizes[m]);
    }
    for (std::size_t l = 0; l < into.levels.size(); ++l)
      for (const auto& [word, rows] : from.levels[l]) {
        if (into.levels[l].size() > most_log_levels) break;
        into.levels[l][word] += rows;
      }
    for (const auto& [word, rows] : from.currencies) into.currencies[word] += rows;
    into.returns.insert(into.returns.end(), from.returns.begin(), from.returns.end());
    into.hashes.merge(from.hashes);
  }

  LogOverview finish(PieceOverview piece) const {
    LogOverview overview;
    overview.counts = piece.counts;
    overview.bad = std::move(piece.bad);
    overview.days = std::move(piece.days);
    overview.with_time = piece.with_time;
    overview.returned = piece.returned;
    overview.negative = piece.negative;
    for (std::size_t m = 0; m < piece.sizes.size(); ++m)
      overview.grids.push_back(grid_for(piece.decimals[m], piece.sizes[m]));
    for (auto& levels : piece.levels) {
      if (levels.size() > most_log_levels) levels.clear();
      overview.levels.emplace_back(levels.begin(), levels.end());
    }
    overview.currencies = {piece.currencies.begin(), piece.currencies.end()};
    std::ranges::sort(piece.returns);
    overview.returns = std::move(piece.returns);
    overview.copies = piece.hashes.copies();
    overview.copies_are_estimated = piece.hashes.is_estimate();
    return overview;
  }

 private:
  // As many decimals as are written, or as sums of them all can keep in 63 bits.
  static NumberGrid grid_for(int decimals, std::uint64_t whole_size) {
    const auto size = static_cast<double>(whole_size);
    while (decimals > 0 && size * powers_of_ten[static_cast<std::size_t>(decimals)] > 8e18)
      --decimals;
    return {decimals};
  }

  static std::uint64_t size_sum(std::uint64_t a, std::uint64_t b) {
    return std::min(a + b, std::uint64_t{1} << 63); // neither is larger
  }

  // Neighbours often have one day.
  static void count_days(PieceOverview& into, const LogBlock& block) {
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
      ++run;
      if (i + 1 < block.size() && block.days[i + 1] == block.days[i]) continue;
      into.days[block.days[i]] += run;
      run = 0;
    }
  }

  void absorb_row(PieceOverview& into, const LogBlock& block, std::size_t i) const {
    into.with_time += block.seconds[i] >= 0 ? 1 : 0;
    std::uint64_t hash = block.customers[i];
    hash = hash_with(hash, static_cast<std::uint64_t>(block.days[i]) * 100'000 +
                               static_cast<std::uint64_t>(block.seconds[i] + 1));
    hash = hash_with(hash_with(hash, block.orders[i]), block.products[i]);
    for (std::size_t m = 0; m < block.numbers.size(); ++m) {
      const double value = block.numbers[m][i];
      hash = hash_with(hash, std::bit_cast<std::uint64_t>(value));
      if (std::isnan(value)) continue;
      into.decimals[m] = decimals_of(value, into.decimals[m]);
      into.sizes[m] =
          size_sum(into.sizes[m], static_cast<std::uint64_t>(std::ceil(std::abs(value))));
    }
    const double amount = amount_ ? block.numbers[*amount_][i] : 0;
    if (amount < 0) ++into.negative;
    if (const std::string_view currency = reader_.currency(block, i); !currency.empty())
      if (into.currencies.size() <= most_log_levels) add_to(into.currencies, capitals(currency));
    for (std::size_t l = 0; l < level_columns_.size(); ++l)
      hash = hash_with(hash, count_level(into.levels[l], block, i, level_columns_[l]));
    into.hashes.add(hash);
    if (block.classes[i] != RowClass::returned) return;
    ++into.returned;
    if (block.days[i] <= until_ && amount < 0)
      into.returns.push_back({return_key(block, i, -amount), block.days[i], block.seconds[i]});
  }

  // Returns the word's hash.
  std::uint64_t count_level(std::map<std::string, std::uint64_t, std::less<>>& levels,
                            const LogBlock& block, std::size_t i, std::size_t column) const {
    const std::string_view word = reader_.cell(block, i, column);
    if (word.empty()) return 0;
    if (block.days[i] <= until_ && levels.size() <= most_log_levels) add_to(levels, word);
    return hash_of(word);
  }

  static std::string capitals(std::string_view word) {
    std::string text(word);
    for (char& c : text)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
  }

  static void add_to(std::map<std::string, std::uint64_t, std::less<>>& words,
                     std::string_view word) {
    auto found = words.find(word);
    if (found == words.end()) found = words.emplace(word, 0).first;
    ++found->second;
  }

  const LogReader& reader_;
  const std::vector<std::size_t>& level_columns_;
  Day until_;
  std::optional<std::size_t> amount_;
};

} // namespace

double NumberGrid::scale() const {
  return powers_of_ten[static_cast<std::size_t>(decimals)];
}
std::int64_t NumberGrid::steps_of(double value) const {
  return std::llround(value * scale());
}

std::uint64_t return_key(const LogBlock& block, std::size_t i, double amount) {
  const auto cents = static_cast<std::uint64_t>(std::llround(amount * 100));
  return hash_with(hash_with(block.customers[i], block.products[i]), cents);
}

void RowHashes::add(std::uint64_t hash, std::uint64_t times) {
  if (bound_shift_ > 0 && (hash >> (64 - bound_shift_)) != 0) return;
  times_[hash] += times;
  if (times_.size() > most_row_hashes) shrink();
}

RowHashes RowHashes::none_seen() const {
  RowHashes none;
  none.bound_shift_ = bound_shift_;
  return none;
}

void RowHashes::shrink() {
  ++bound_shift_;
  std::erase_if(times_, [&](const auto& entry) { return entry.first >> (64 - bound_shift_) != 0; });
}

void RowHashes::merge(const RowHashes& other) {
  while (bound_shift_ < other.bound_shift_) shrink();
  for (const auto& [hash, times] : other.times_) add(hash, times);
}

std::uint64_t RowHashes::copies() const {
  std::uint64_t copies = 0;
  for (const auto& [hash, times] : times_) copies += times - 1;
  return copies << bound_shift_;
}

LogOverview overview_of(Execution& execution, const Source& source, const LogReader& reader,
                        const std::vector<std::size_t>& level_columns, Day until) {
  const OverviewMaker maker(reader, level_columns, until);
  PieceOverview whole = maker.empty();
  ReadReport report;
  source.read_words(reader.columns(), execution, report, overview_batch_bytes,
                    [&](std::vector<Source::Words>&& pieces, double share) {
                      std::vector<PieceOverview> parts(pieces.size(), maker.empty_like(whole));
                      execution.for_each(pieces.size(), [&](std::size_t i) {
                        maker.absorb(parts[i], reader.read(std::move(pieces[i])));
                      });
                      for (PieceOverview& part : parts) maker.merge(whole, std::move(part));
                      execution.advance(share / 2);
                      return true;
                    });
  return maker.finish(std::move(whole));
}

} // namespace ilk
