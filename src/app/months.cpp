// SPDX-License-Identifier: Apache-2.0
#include "app/months.h"

#include <chrono>

namespace cairn::app {

Instant months_after(Instant instant, std::int64_t months) {
  using namespace std::chrono;
  const sys_time<microseconds> time{microseconds(instant.microseconds)};
  const auto day = floor<days>(time);
  const year_month_day from{day};
  auto until = year_month(from.year(), from.month()) + std::chrono::months(months);
  auto date = until / from.day();
  if (!date.ok()) date = year_month_day(until / last);
  return {(sys_days(date) + (time - day)).time_since_epoch().count()};
}

}  // namespace cairn::app
