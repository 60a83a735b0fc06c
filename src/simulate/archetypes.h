// The archetypes of credit-card holders, fitted so that the simulated table comes
// near the marginals of CC_GENERAL.csv and the archetypes can be told apart. The
// fields are those of archetype.h: a habit is {share who have it, median monthly
// probability, spread}, an amount is {median, spread}.
#pragma once

#include <array>

#include "simulate/archetype.h"

namespace ilk::simulate {

/// In the order of their labels.
inline constexpr std::array archetypes = {
    // Large purchases of both kinds in most months, paid in full more often than
    // not. The limits are the highest.
    Archetype{"Big spenders",
              0.128,
              {.oneoff = {{0.97, 0.72, 0.53}, 2.21, {76, 1.09}},
               .instalments = {{0.98, 0.32, 0.35}, 9.3, {28, 0.75}},
               .cash = {{0.16, 0.098, 0.13}, 0.02, {610, 0.81}},
               .limit = {8150, 0.45},
               .opening = {0.01, 1.14},
               .full = {0.86, 0.83, 0.64},
               .early = {0.4, 0.034, 0.14},
               .never = 0.019,
               .part = {0.043, 0.24}}},
    // Both kinds of purchases and cash advances. The balance is carried from month
    // to month and only the minimum is paid.
    Archetype{"Buy-and-borrow revolvers",
              0.186,
              {.oneoff = {{0.99, 0.62, 1.39}, 0.25, {77, 0.47}},
               .instalments = {{0.93, 0.13, 0.15}, 4, {110, 0.22}},
               .cash = {{0.98, 0.32, 0.21}, 1.77, {310, 1.17}},
               .limit = {4850, 0.46},
               .opening = {0.21, 0.55},
               .full = {0.061, 0.034, 0.31},
               .early = {0.34, 0.029, 0.48},
               .never = 0.007,
               .part = {0.035, 0.48}}},
    // Small instalments in nearly every month and hardly anything else.
    Archetype{"Instalment buyers",
              0.209,
              {.oneoff = {{0.019, 0.053, 0.26}, 0.45, {110, 0.29}},
               .instalments = {{0.98, 0.38, 0.11}, 3.6, {25, 0.27}},
               .cash = {{0.076, 0.15, 0.16}, 0.04, {135, 0.25}},
               .limit = {1800, 0.5},
               .opening = {0.084, 1.15},
               .full = {0.8, 0.21, 1.65},
               .early = {0.17, 0.077, 0.33},
               .never = 0.018,
               .part = {0.041, 0.96}}},
    // A purchase every third month or so, paid for at once, on a balance that is
    // carried.
    Archetype{"One-off buyers",
              0.135,
              {.oneoff = {{0.96, 0.4, 0.1}, 0.02, {90, 0.78}},
               .instalments = {{0.016, 0.035, 0.11}, 3.8, {11, 1.14}},
               .cash = {{0.032, 0.2, 0.16}, 0.03, {89, 1.15}},
               .limit = {1900, 0.45},
               .opening = {0.42, 1.14},
               .full = {0.018, 0.63, 0.41},
               .early = {0.056, 0.027, 0.13},
               .never = 0.005,
               .part = {0.04, 0.95}}},
    // Cash advances several times a year and hardly a purchase. The balance is
    // carried.
    Archetype{"Cash borrowers",
              0.247,
              {.oneoff = {{0.3, 0.099, 0.15}, 0.32, {37, 0.2}},
               .instalments = {{0.016, 0.11, 1.5}, 4.1, {30, 0.91}},
               .cash = {{0.98, 0.37, 0.12}, 1.1, {250, 0.41}},
               .limit = {3600, 0.79},
               .opening = {0.55, 1.17},
               .full = {0.019, 0.52, 1.3},
               .early = {0.02, 0.045, 0.31},
               .never = 0.007,
               .part = {0.035, 0.27}}},
    // A small purchase now and then, paid before the statement is drawn or in
    // full, so that there is seldom a balance.
    Archetype{"Occasional users",
              0.095,
              {.oneoff = {{0.56, 0.17, 0.11}, 0.35, {27, 0.35}},
               .instalments = {{0.89, 0.053, 0.18}, 3.6, {37, 0.2}},
               .cash = {{0.39, 0.15, 0.1}, 0.02, {87, 0.33}},
               .limit = {2150, 0.52},
               .opening = {0.009, 1.16},
               .full = {0.88, 0.96, 0.33},
               .early = {0.98, 0.46, 0.22},
               .never = 0.074,
               .part = {0.054, 0.67}}},
};

} // namespace ilk::simulate
