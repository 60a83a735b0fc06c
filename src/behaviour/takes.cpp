#include "behaviour/take.h"

namespace ilk {

// Each beside its like. What stands here is all that there is: a new one is named twice below.
extern const Take take_sum, take_sum_if_any, take_mean, take_max, take_min, take_first, take_last,
    take_trend;
extern const Take take_left, take_days_kept;
extern const Take take_count, take_distinct, take_months, take_share_of_months;
extern const Take take_recency, take_tenure, take_first_day, take_last_day, take_is_new;
extern const Take take_orders, take_average_order, take_largest_order, take_pause,
    take_pause_spread;

MethodList<Take>& takes() {
  static MethodList<Take> list(
      "take", {&take_sum,     &take_sum_if_any,   &take_count,         &take_mean,
               &take_max,     &take_min,          &take_first,         &take_last,
               &take_trend,   &take_distinct,     &take_months,        &take_share_of_months,
               &take_recency, &take_tenure,       &take_first_day,     &take_last_day,
               &take_is_new,  &take_orders,       &take_average_order, &take_largest_order,
               &take_pause,   &take_pause_spread, &take_left,          &take_days_kept});
  return list;
}

} // namespace ilk
