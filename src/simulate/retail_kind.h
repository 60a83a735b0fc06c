// What tells one kind of shop customer from another. A kind is latent: it sets the rates around
// which its customers draw their own.
#pragma once

#include <array>
#include <string_view>

#include "simulate/archetype.h"

namespace ilk::simulate {

inline constexpr std::array<std::string_view, 8> product_groups = {
    "Food", "Household", "Clothes", "Electronics", "Toys", "Books", "Garden", "Beauty"};
inline constexpr std::array<std::string_view, 3> shop_channels = {"web", "shop", "app"};

using GroupShares = std::array<double, product_groups.size()>;
using ChannelShares = std::array<double, shop_channels.size()>;

/// A probability that is logit-normal among customers.
struct PersonalShare {
  double median; ///< in (0, 1)
  double spread; ///< standard deviation of the logit
};

/// Mixes are medians of the kind, in any unit; each customer's own adds up to 1.
struct RetailKind {
  std::string_view name;
  double share;           ///< of all customers; the shares add up to 1
  Amount orders;          ///< a month, averaged over the year
  Amount drop_out;        ///< hazard a month, from the first order on
  PersonalShare holidays; ///< share of a year's orders in November and December
  Amount further_lines;   ///< mean lines of an order beyond the first
  Amount further_items;   ///< mean items of a line beyond the first
  GroupShares groups;
  ChannelShares channels;
  PersonalShare discounts; ///< of the lines
  PersonalShare returns;   ///< of the lines
};

} // namespace ilk::simulate
