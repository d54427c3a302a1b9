// SPDX-License-Identifier: Apache-2.0
// cairn_bench [NAME…]: one JSON line a figure. A name is a group below; without one, all run.
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "award.h"
#include "career.h"
#include "catalogue.h"
#include "core.h"
#include "formats.h"
#include "formats_folder.h"
#include "http.h"
#include "market.h"
#include "recommend.h"
#include "stacks.h"

namespace {

struct Group {
  std::string_view name;
  std::string_view family;
  void (*run)();
};

constexpr std::array groups{
    // First those that start processes: a child is charged with the peak memory of its parent.
    Group{"core-cold-start", "core", cairn::bench::core_cold_start},
    Group{"http-start", "http", cairn::bench::http_start},
    Group{"http-public-page", "http", cairn::bench::http_public_page},
    Group{"http-issue", "http", cairn::bench::http_issue},
    Group{"formats-folder", "formats", cairn::bench::formats_folder},
    Group{"award-bulk", "award", cairn::bench::award_bulk},  // early: it tells its own peak memory
    Group{"career-skills", "career", cairn::bench::career_skills},
    Group{"career-linker", "career", cairn::bench::career_linker},
    Group{"core-rates", "core", cairn::bench::core_rates},
    Group{"core-growth", "core", cairn::bench::core_growth},
    Group{"core-hostile", "core", cairn::bench::core_hostile},
    Group{"formats-selective", "formats", cairn::bench::formats_selective},
    Group{"career-catalogue", "career", cairn::bench::career_catalogue},
    Group{"catalogue-million", "catalogue", cairn::bench::catalogue_million},
    Group{"catalogue-import", "catalogue", cairn::bench::catalogue_import},
    Group{"career-adverts", "career", cairn::bench::career_adverts},
    Group{"career-plans", "career", cairn::bench::career_plans},
    Group{"catalogue-outcomes", "catalogue", cairn::bench::catalogue_outcomes},
    Group{"catalogue-market", "catalogue", cairn::bench::market_demand},  // minutes
    Group{"stack-evaluation", "stacks", cairn::bench::stack_evaluation},
    Group{"stack-stored", "stacks", cairn::bench::stack_stored},
    Group{"recommend-next", "catalogue", cairn::bench::recommend_next},
    Group{"plans-against-cbc", "cbc", cairn::bench::cbc_plans},  // many minutes
};

bool wanted(const Group& group, int count, char** names) {
  if (count == 0) return true;
  for (int i = 0; i < count; ++i)
    if (names[i] == group.name || names[i] == group.family) return true;
  return false;
}

}  // namespace

int main(int argc, char** argv) try {
  bool any = false;
  for (const auto& group : groups) {
    if (!wanted(group, argc - 1, argv + 1)) continue;
    any = true;
    group.run();
  }
  if (any) return 0;
  std::fputs("no such benchmark; there are:\n", stderr);
  for (const auto& group : groups) std::fprintf(stderr, "  %s\n", std::string(group.name).c_str());
  return 64;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 70;
}
