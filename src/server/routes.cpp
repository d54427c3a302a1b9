// SPDX-License-Identifier: Apache-2.0
// Every address this server answers, in three tables.
#include <array>

#include "server/routes/desk.h"
#include "server/routes/programs.h"
#include "server/routes/public.h"

namespace cairn::server {

namespace {

// In this order: the first row that fits wins.
constexpr auto joined() {
  std::array<Route, std::size(rows::public_pages) + std::size(rows::desk_pages) +
                        std::size(rows::for_programs)>
      all{};
  auto place = all.begin();
  for (const auto& row : rows::public_pages) *place++ = row;
  for (const auto& row : rows::desk_pages) *place++ = row;
  for (const auto& row : rows::for_programs) *place++ = row;
  return all;
}
constexpr auto table = joined();

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace cairn::server
