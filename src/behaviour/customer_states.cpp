#include "behaviour/customer_states.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/hash.h"
#include "behaviour/row_mask.h"

namespace ilk {
namespace {

constexpr std::int32_t seconds_at_noon = 43'200; // of rows that tell no time

// A block with what is looked up for each of its rows once.
struct PreparedBlock {
  const LogBlock* block = nullptr;
  std::vector<std::vector<std::uint8_t>> masks = {};         // by condition
  std::vector<std::vector<std::uint32_t>> rows_of_part = {}; // up to the window's end
  std::vector<std::vector<std::uint64_t>> words = {};        // hashes, by set
};

PreparedBlock prepare(const CustomerPlan& plan, const LogReader& reader, const LogBlock& block) {
  PreparedBlock prepared;
  prepared.block = &block;
  for (const auto& conditions : plan.conditions)
    prepared.masks.push_back(mask_of(conditions, reader, block));
  prepared.rows_of_part.resize(CustomerStates::parts);
  for (std::size_t i = 0; i < block.size(); ++i)
    if (block.days[i] <= plan.window.until() && block.classes[i] != RowClass::held)
      prepared.rows_of_part[block.customers[i] % CustomerStates::parts].push_back(
          static_cast<std::uint32_t>(i));
  prepared.words.resize(plan.sets);
  for (const PlannedTake& take : plan.takes) {
    if (take.take->needs != TakeNeeds::words) continue;
    auto& words = prepared.words[take.set];
    words.resize(block.size());
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::string_view cell = reader.cell(block, i, take.column);
      words[i] = cell.empty() ? 0 : hash_of(cell) | 1;
    }
  }
  return prepared;
}

class RowAbsorber {
 public:
  RowAbsorber(const CustomerPlan& plan, const LogReader& reader, CustomerPart& part)
      : plan_(plan), customer_(reader), part_(part) {}

  void absorb(const PreparedBlock& prepared, std::size_t i) {
    const LogBlock& block = *prepared.block;
    const std::size_t place =
        part_.find_or_add(plan_, block.customers[i], customer_.customer(block, i));
    const Day day = block.days[i];
    if (block.classes[i] == RowClass::purchase)
      part_.first[place] = std::min(part_.first[place], day);
    if (!plan_.window.holds(day)) return;
    if (block.classes[i] == RowClass::purchase) {
      ++part_.purchases[place];
      if (plan_.keeps_orders) add_order(block, i, place);
    }
    add_states(prepared, i, place);
  }

 private:
  void add_order(const LogBlock& block, std::size_t i, std::size_t place) {
    const std::uint64_t order = block.orders[i];
    const double amount = plan_.has_amount ? block.numbers[plan_.amount][i] : 0;
    part_.orders[place].add(
        {order != 0 ? order : hash_with(1, static_cast<std::uint64_t>(block.days[i])),
         std::isnan(amount) || !plan_.has_amount ? 0 : plan_.grids[plan_.amount].steps_of(amount),
         block.days[i]});
  }

  void add_states(const PreparedBlock& prepared, std::size_t i, std::size_t place) {
    const LogBlock& block = *prepared.block;
    LogEvent event{0, block.days[i], block.seconds[i] < 0 ? seconds_at_noon : block.seconds[i],
                   plan_.window.period_of(block.days[i])};
    std::byte* const state = part_.states.data() + place * plan_.state_bytes;
    for (const PlannedTake& take : plan_.takes) {
      const std::uint8_t mask = prepared.masks[take.mask][i];
      if ((mask & (take.take->takes_returns ? for_sums : for_others)) == 0) continue;
      if (take.take->needs == TakeNeeds::words) {
        if (const std::uint64_t word = prepared.words[take.set][i]; word != 0)
          part_.words[place * plan_.sets + take.set].add(word);
      } else if (take.take->needs == TakeNeeds::numbers) {
        const double value = block.numbers[take.measure][i];
        if (std::isnan(value)) continue;
        event.amount = plan_.grids[take.measure].steps_of(value);
        take.take->absorb(state + take.at, event);
      } else if (take.take->absorb != nullptr) {
        take.take->absorb(state + take.at, event);
      }
    }
  }

  const CustomerPlan& plan_;
  const LogReader& customer_;
  CustomerPart& part_;
};

} // namespace

std::size_t CustomerPart::find_or_add(const CustomerPlan& plan, std::uint64_t hash,
                                      std::string_view id) {
  if ((hashes.size() + 1) * 3 > slots_.size() * 2) grow();
  std::size_t slot = (hash >> 8) & (slots_.size() - 1);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const std::size_t place = slots_[slot] - 1;
    if (hashes[place] == hash && ids[place] == id) return place;
  }
  slots_[slot] = static_cast<std::uint32_t>(hashes.size()) + 1;
  hashes.push_back(hash);
  ids.push_back(id);
  states.resize(states.size() + plan.state_bytes);
  first.push_back(std::numeric_limits<Day>::max());
  purchases.push_back(0);
  if (plan.keeps_orders) orders.emplace_back();
  words.resize(words.size() + plan.sets);
  return hashes.size() - 1;
}

void CustomerPart::grow() {
  fill_slots(std::max<std::size_t>(64, slots_.size() * 2));
}

// `count`: a power of two.
void CustomerPart::fill_slots(std::size_t count) {
  slots_.assign(count, 0);
  for (std::size_t place = 0; place < hashes.size(); ++place) {
    std::size_t slot = (hashes[place] >> 8) & (count - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (count - 1);
    slots_[slot] = static_cast<std::uint32_t>(place) + 1;
  }
}

void CustomerPart::put_ids(std::vector<char>& letters, std::vector<std::uint32_t>& lengths) const {
  for (std::size_t place = 0; place < ids.size(); ++place) {
    letters.insert(letters.end(), ids[place].begin(), ids[place].end());
    lengths.push_back(static_cast<std::uint32_t>(ids[place].size()));
  }
}

void CustomerPart::take_ids(const std::vector<char>& letters,
                            const std::vector<std::uint32_t>& lengths) {
  ids = {};
  std::size_t at = 0;
  for (const std::uint32_t length : lengths) {
    if (length > letters.size() - at) throw ModelError("the summary is cut short");
    ids.push_back({letters.data() + at, length});
    at += length;
  }
  if (lengths.size() != hashes.size()) throw ModelError("the summary is not whole");
  fill_slots(std::bit_ceil(std::max<std::size_t>(64, 2 * hashes.size())));
}

void CustomerStates::absorb(Execution& execution, const LogReader& reader,
                            std::vector<LogBlock>& blocks) {
  std::vector<PreparedBlock> prepared(blocks.size());
  execution.for_each(blocks.size(),
                     [&](std::size_t b) { prepared[b] = prepare(*plan_, reader, blocks[b]); });
  execution.for_each(parts, [&](std::size_t p) {
    RowAbsorber absorber(*plan_, reader, parts_[p]);
    for (const PreparedBlock& block : prepared)
      for (const std::uint32_t i : block.rows_of_part[p]) absorber.absorb(block, i);
  });
}

void CustomerStates::merge(const CustomerStates& other) {
  for (std::size_t p = 0; p < parts; ++p) {
    CustomerPart& into = parts_[p];
    const CustomerPart& from = other.parts_[p];
    for (std::size_t c = 0; c < from.size(); ++c) {
      const std::size_t place = into.find_or_add(*plan_, from.hashes[c], from.ids[c]);
      into.first[place] = std::min(into.first[place], from.first[c]);
      into.purchases[place] += from.purchases[c];
      if (plan_->keeps_orders) into.orders[place].add(from.orders[c]);
      for (std::size_t s = 0; s < plan_->sets; ++s)
        into.words[place * plan_->sets + s].add(from.words[c * plan_->sets + s]);
      for (const PlannedTake& take : plan_->takes)
        if (take.take->merge != nullptr)
          take.take->merge(into.states.data() + place * plan_->state_bytes + take.at,
                           from.states.data() + c * plan_->state_bytes + take.at, take.bytes);
    }
  }
}

} // namespace ilk
