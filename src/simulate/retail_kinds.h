// The kinds of shop customers, made so that their true rates tell them apart. The fields are those
// of retail_kind.h; groups are food, household, clothes, electronics, toys, books, garden and
// beauty, channels web, shop and app.
#pragma once

#include <array>

#include "simulate/retail_kind.h"

namespace ilk::simulate {

/// In the order of their labels.
inline constexpr std::array retail_kinds = {
    // Food and household goods about once a week, in the shop, for years.
    RetailKind{.name = "Weekly regulars",
               .share = 0.26,
               .orders = {4.2, 0.4},
               .drop_out = {0.012, 0.45},
               .holidays = {0.17, 0.1},
               .further_lines = {3.5, 0.3},
               .further_items = {0.5, 0.3},
               .groups = {58, 16, 3, 1, 2, 4, 2, 14},
               .channels = {8, 80, 12},
               .discounts = {0.12, 0.45},
               .returns = {0.01, 0.45}},
    // Toys, books and the like before the holidays, on the web, year after year.
    RetailKind{.name = "Seasonal gift buyers",
               .share = 0.2,
               .orders = {0.7, 0.4},
               .drop_out = {0.015, 0.45},
               .holidays = {0.7, 0.25},
               .further_lines = {2, 0.3},
               .further_items = {0.15, 0.3},
               .groups = {2, 3, 9, 5, 50, 22, 1, 8},
               .channels = {75, 15, 10},
               .discounts = {0.2, 0.45},
               .returns = {0.06, 0.45}},
    // What is reduced, by the app, and a good part of it back again.
    RetailKind{.name = "Bargain hunters",
               .share = 0.22,
               .orders = {1.3, 0.4},
               .drop_out = {0.05, 0.45},
               .holidays = {0.22, 0.15},
               .further_lines = {1, 0.3},
               .further_items = {0.8, 0.3},
               .groups = {10, 15, 35, 8, 4, 4, 4, 20},
               .channels = {28, 7, 65},
               .discounts = {0.75, 0.45},
               .returns = {0.12, 0.45}},
    // One thing that was needed, and mostly never seen again.
    RetailKind{.name = "Lapsed one-timers",
               .share = 0.18,
               .orders = {0.4, 0.4},
               .drop_out = {1.2, 0.45},
               .holidays = {0.2, 0.15},
               .further_lines = {0.15, 0.3},
               .further_items = {0.05, 0.3},
               .groups = {1, 2, 4, 85, 2, 4, 1, 1},
               .channels = {85, 10, 5},
               .discounts = {0.4, 0.45},
               .returns = {0.08, 0.45}},
    // A full trolley for house and garden every other month, in the shop.
    RetailKind{.name = "Big baskets on few visits",
               .share = 0.14,
               .orders = {0.5, 0.4},
               .drop_out = {0.015, 0.45},
               .holidays = {0.14, 0.15},
               .further_lines = {7, 0.3},
               .further_items = {0.7, 0.3},
               .groups = {6, 24, 3, 12, 3, 2, 47, 3},
               .channels = {27, 70, 3},
               .discounts = {0.1, 0.45},
               .returns = {0.03, 0.45}},
};

} // namespace ilk::simulate
