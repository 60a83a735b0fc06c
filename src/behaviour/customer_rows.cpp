#include "behaviour/customer_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "base/hash.h"
#include "base/letter_case.h"

namespace ilk {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

struct CustomerPlace {
  std::string_view id;
  std::uint32_t part = 0, place = 0;
};

bool is_digits(std::string_view id) {
  return !id.empty() && (id.front() != '0' || id.size() == 1) &&
         std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
}

// Without what people and programs change about an id: case, blanks, signs, zeros in front, ".0".
std::string plain_id(std::string_view id) {
  if (id.ends_with(".0")) id.remove_suffix(2);
  std::string plain;
  for (const char c : id) {
    const bool is_sign = c == ' ' || c == '-' || c == '_' || c == '.' || c == '/';
    if (!is_sign && !(plain.empty() && c == '0')) plain += lower_ascii(c);
  }
  return plain;
}

void count_spellings(const std::vector<CustomerPlace>& places, LogSummary& summary) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> plain;
  for (std::size_t i = 0; i < places.size(); ++i)
    plain.emplace_back(hash_of(plain_id(places[i].id)), static_cast<std::uint32_t>(i));
  std::ranges::sort(plain);
  for (std::size_t i = 1; i < plain.size(); ++i) {
    if (plain[i].first == plain[i - 1].first) ++summary.spelt_otherwise;
  }
}

class RowsMaker {
 public:
  RowsMaker(CustomerStates& states, const std::vector<AttributeSpec>& attributes)
      : states_(states), attributes_(attributes) {
    for (const AttributeSpec& attribute : attributes) {
      const auto per = std::ranges::find(attributes, attribute.per,
                                         [](const AttributeSpec& a) { return a.column.name; });
      per_.push_back(attribute.per.empty() ? attributes.size()
                                           : static_cast<std::size_t>(per - attributes.begin()));
    }
  }

  std::vector<CustomerPlace> find_places(LogSummary& summary) {
    std::vector<CustomerPlace> places;
    for (std::size_t p = 0; p < states_.by_part().size(); ++p) {
      const CustomerPart& part = states_.by_part()[p];
      for (std::size_t c = 0; c < part.size(); ++c) {
        if (part.purchases[c] == 0) {
          ++summary.without_purchase;
          continue;
        }
        places.push_back(
            {part.ids[c], static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(c)});
      }
    }
    const bool numbers =
        std::ranges::all_of(places, [](const CustomerPlace& place) { return is_digits(place.id); });
    std::ranges::sort(places, [&](const CustomerPlace& a, const CustomerPlace& b) {
      if (numbers && a.id.size() != b.id.size()) return a.id.size() < b.id.size();
      return a.id < b.id;
    });
    return places;
  }

  // The figures of one customer, by attribute.
  void figures(const CustomerPlace& at, std::vector<double>& values, CustomerOrders& orders) {
    CustomerPart& part = states_.by_part()[at.part];
    const CustomerPlan& plan = states_.plan();
    orders.first = part.first[at.place];
    orders.orders = part.orders[at.place].taken();
    std::vector<std::int64_t> amounts;
    for (std::size_t o = 0; o < orders.orders.size(); ++o)
      if (o > 0 && orders.orders[o].key == orders.orders[o - 1].key)
        amounts.back() += orders.orders[o].amount;
      else
        amounts.push_back(orders.orders[o].amount);
    std::ranges::sort(orders.orders, {}, &OrderEntry::day);
    TakenOf of{nullptr,
               plan.window,
               1,
               orders.first,
               orders.orders,
               amounts,
               plan.has_amount ? plan.grids[plan.amount].scale() : 1,
               0};
    for (std::size_t a = 0; a < plan.takes.size(); ++a) {
      const PlannedTake& take = plan.takes[a];
      of.state = part.states.data() + at.place * plan.state_bytes + take.at;
      of.scale = take.take->needs == TakeNeeds::numbers ? plan.grids[take.measure].scale() : 1;
      if (take.take->needs == TakeNeeds::words)
        of.words = part.words[at.place * plan.sets + take.set].taken().size();
      values[a] = take.take->finish(of);
    }
    divide(values);
  }

 private:
  void divide(std::vector<double>& values) const {
    const std::vector<double> whole = values;
    for (std::size_t a = 0; a < values.size(); ++a) {
      if (per_[a] == values.size()) continue;
      values[a] = whole[per_[a]] != 0 ? whole[a] / whole[per_[a]] : not_known;
    }
  }

  CustomerStates& states_;
  const std::vector<AttributeSpec>& attributes_;
  std::vector<std::size_t> per_;
};

Column column_for(const AttributeSpec& attribute, std::vector<double> values) {
  Column column{attribute.column.name, Numbers{}, {}};
  if (attribute.column.kind != Kind::date) {
    column.values = std::move(values);
    return column;
  }
  Days days;
  for (const double value : values) {
    days.days.push_back(std::isnan(value) ? 0 : static_cast<std::int32_t>(value));
    column.valid.push_back(std::isnan(value) ? 0 : 1);
  }
  column.values = std::move(days);
  return column;
}

} // namespace

CustomerTable customer_rows(Execution& execution, CustomerStates& states,
                            const std::vector<AttributeSpec>& attributes, const ColumnSchema& id,
                            LogSummary summary) {
  constexpr std::size_t rows_at_once = 4096;
  RowsMaker maker(states, attributes);
  const std::vector<CustomerPlace> places = maker.find_places(summary);
  summary.customers = places.size();
  count_spellings(places, summary);
  CustomerTable table{{}, {}, attributes, std::move(summary), {}};
  table.orders.resize(places.size());
  const CustomerPlan& plan = states.plan();
  table.order_scale = plan.has_amount ? plan.grids[plan.amount].scale() : 1;
  std::vector<std::vector<double>> columns(attributes.size(), std::vector<double>(places.size()));
  execution.for_each((places.size() + rows_at_once - 1) / rows_at_once, [&](std::size_t piece) {
    std::vector<double> values(attributes.size());
    const std::size_t end = std::min(places.size(), (piece + 1) * rows_at_once);
    for (std::size_t row = piece * rows_at_once; row < end; ++row) {
      maker.figures(places[row], values, table.orders[row]);
      for (std::size_t a = 0; a < values.size(); ++a) columns[a][row] = values[a];
    }
  });
  Column ids{id.name, Texts{}, {}};
  for (const CustomerPlace& place : places) std::get<Texts>(ids.values).push_back(place.id);
  table.data.columns.push_back(std::move(ids));
  ColumnSchema customer = described(id.name, Role::id);
  table.dictionary.columns.push_back(std::move(customer));
  for (std::size_t a = 0; a < attributes.size(); ++a) {
    table.data.columns.push_back(column_for(attributes[a], std::move(columns[a])));
    table.dictionary.columns.push_back(attributes[a].column);
  }
  return table;
}

} // namespace ilk
