// Purchases that were given back whole.
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "behaviour/log_block.h"
#include "behaviour/log_overview.h"
#include "behaviour/log_reader.h"

namespace ilk {

/// Finds for each return the purchase that it undoes: the latest one before it of the same
/// customer, product and amount. Purchases that may be one are held back until all are known; there
/// are about as many as returns.
class UndonePurchases {
 public:
  UndonePurchases(const LogReader& reader, std::vector<LogReturn> returns, const Window& window);

  /// Takes the rows that may have been undone out of the block.
  void hold_back(LogBlock& block);

  /// The rows that were held back, those that were undone marked so.
  LogBlock released();

  std::uint64_t undone() const { return undone_; }

 private:
  void keep(const LogBlock& block, std::size_t i, std::uint64_t key);

  const LogReader& reader_;
  std::vector<LogReturn> returns_; // ascending
  Window window_;
  std::optional<std::size_t> amount_;
  std::unordered_set<std::uint64_t> keys_; // of the returns
  LogBlock held_;
  std::vector<std::uint64_t> held_keys_;
  std::uint64_t undone_ = 0;
};

} // namespace ilk
